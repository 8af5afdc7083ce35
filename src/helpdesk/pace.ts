import type { Address } from './ticket.ts';

/**
 * Holds what Teams allows a bot to send: into one conversation 7 messages a second, 8 in two, 60 in 30 seconds and 1800 an hour; in one tenant 50 a second,
 * of which it leaves 20 to answers, which wait for nobody.
 * It counts the deliveries of this process; a replica more counts on its own, and so do answers. Teams' 429 corrects them all.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export interface Pace {
  /** How many milliseconds to wait before the next message, a minute at most: then ask again; 0 counts it as sent. */
  readonly wait: (to: Recipient, now: number) => number;
}

export type Recipient = Pick<Address, 'conversationId'> & { readonly tenantId: string };

type Limits = readonly { readonly most: number; readonly within: number }[];

const OF_CONVERSATION: Limits = [
  { most: 7, within: 1000 },
  { most: 8, within: 2000 },
  { most: 60, within: 30_000 },
  { most: 1800, within: 3_600_000 },
];
const OF_TENANT: Limits = [{ most: 30, within: 1000 }];
/** What was counted here may be wrong by then, and Teams may have changed its mind. */
const LONGEST_WAIT_MS = 60_000;

export function createPace(): Pace {
  const conversations = createCount(OF_CONVERSATION);
  const tenants = createCount(OF_TENANT);
  return {
    wait({ tenantId, conversationId }, now) {
      const wait = Math.max(conversations.wait(conversationId, now), tenants.wait(tenantId, now));
      if (wait === 0) {
        conversations.add(conversationId, now);
        tenants.add(tenantId, now);
      }
      return Math.min(wait, LONGEST_WAIT_MS);
    },
  };
}

interface Count {
  readonly wait: (key: string, now: number) => number;
  readonly add: (key: string, now: number) => void;
}

function createCount(limits: Limits): Count {
  const sent = new Map<string, readonly number[]>();
  const longest = Math.max(...limits.map(({ within }) => within));
  // A message of the future was sent before the clock was set back.
  const timesOf = (key: string, now: number) => (sent.get(key) ?? []).filter((time) => time > now - longest && time <= now);
  return {
    wait(key, now) {
      const times = timesOf(key, now);
      return Math.max(...limits.map(({ most, within }) => Math.max(0, (times.at(-most) ?? now - within) + within - now)));
    },
    add(key, now) {
      const times = [...timesOf(key, now), now];
      sent.delete(key);
      sent.set(key, times);
      forgetIdle(sent, now - longest);
    },
  };
}

/** The map is in the order of use: whoever has been quiet for long stands first. */
function forgetIdle(sent: Map<string, readonly number[]>, since: number): void {
  for (const [key, times] of sent) {
    if ((times.at(-1) ?? 0) > since) return;
    sent.delete(key);
  }
}

import { deliverDue } from '../../src/helpdesk/delivery.ts';
import { createHelpDesk, type HelpDesk } from '../../src/helpdesk/desk.ts';
import { createPace } from '../../src/helpdesk/pace.ts';
import type { Courier, Delivery, NewDelivery } from '../../src/helpdesk/ports.ts';
import { openStore } from '../../src/storage/open.ts';
import { ASSUMED, type Random } from './assumptions.ts';
import type { TeamsLimits } from './teams-limits.ts';
import type { Timeline } from './timeline.ts';

export const TENANT = 'tenant-1';
export const CHANNEL = '19:desk@thread.tacv2';

export const address = (conversationId: string) => ({
  channelId: 'msteams',
  serviceUrl: 'https://smba.example/',
  conversationId,
  botId: '28:bot',
});

export interface PostOffice {
  readonly help: HelpDesk;
  readonly requests: { desk: number; requester: number };
  readonly refused: { desk: number; requester: number };
  readonly dead: string[];
  /** The most that ever waited. */
  readonly longest: () => number;
  readonly close: () => Promise<void>;
}

interface Given {
  readonly timeline: Timeline;
  readonly teams: TeamsLimits;
  readonly random: Random;
  readonly onPosted: (delivery: NewDelivery) => void;
}

/**
 * The help desk and its delivery as they are, on a database in memory, with a courier that plays Teams. The rounds of the postman are kept here, by the rules of
 * `startPostman`, because that one waits in real time: a round ends when Teams has answered, and the next one begins then.
 */
export async function openPostOffice({ timeline, teams, random, onPosted }: Given): Promise<PostOffice> {
  const now = () => timeline.now();
  const store = await openStore('sqlite::memory:', { now });
  const { tickets, desks } = store;
  const counts = { waiting: 0, longest: 0, sent: 0 };
  const [requests, refused, dead] = [{ desk: 0, requester: 0 }, { desk: 0, requester: 0 }, [] as string[]];
  const courier: Courier = {
    async send({ to, ...delivery }, ticket) {
      const side = to === 'desk' ? 'desk' : 'requester';
      counts.sent += 1;
      requests[side] += 1;
      const afterMs = teams.request(side === 'desk' ? CHANNEL : ticket.requester.address.conversationId, now());
      if (afterMs !== undefined) refused[side] += 1;
      if (afterMs !== undefined) return { kind: 'later', code: 'http-429', afterMs };
      onPosted({ to, ...delivery });
      return { kind: 'sent', activityId: `${side}-${ticket.number}` };
    },
  };
  const waits = async () => {
    counts.waiting = (await store.backlog()).waiting;
    counts.longest = Math.max(counts.longest, counts.waiting);
  };
  const post = createRounds(timeline, {
    async deliver() {
      await waits();
      const before = counts.sent;
      const count = await deliverDue({
        tickets,
        desks,
        outbox: store.outbox,
        courier,
        pace: createdPace,
        hasWebhook: false,
        now,
        random,
        onTrouble,
      });
      return { count, wasSent: counts.sent > before };
    },
    nextDue: () => store.outbox.nextDue(),
  });
  const createdPace = createPace();
  const onTrouble = (event: string, code: string) => void (event === 'delivery-dead' && dead.push(code));
  await desks.register({ tenantId: TENANT, address: address(CHANNEL), locale: 'en' }, 0);
  const help = createHelpDesk({ tickets, desks, outbox: store.outbox, now, wake: post, hasWebhook: false });
  return { help, requests, refused, dead, longest: () => counts.longest, close: store.close };
}

interface Rounds {
  readonly deliver: () => Promise<{ readonly count: number; readonly wasSent: boolean }>;
  readonly nextDue: () => Promise<Delivery['createdAt'] | undefined>;
}

/** Gives back what wakes the postman. */
function createRounds(timeline: Timeline, { deliver, nextDue }: Rounds): () => void {
  let next = Number.POSITIVE_INFINITY;
  let busyUntil = 0;
  const plan = (at: number): void => {
    const time = Math.max(at, busyUntil);
    if (time >= next) return;
    next = time;
    timeline.at(time, () => (next === time ? round() : undefined));
  };
  const round = async (): Promise<void> => {
    next = Number.POSITIVE_INFINITY;
    const { count, wasSent } = await deliver();
    if (wasSent) busyUntil = timeline.now() + ASSUMED.requestMs;
    const due = count > 0 ? timeline.now() : await nextDue();
    if (due !== undefined) plan(due);
  };
  return () => plan(timeline.now());
}

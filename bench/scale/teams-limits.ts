/**
 * Teams as it says that it refuses: so many requests of a bot into one conversation, and of an app in one tenant. What was refused does not count.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export const PUBLISHED = {
  conversation: [
    { most: 7, within: 1000 },
    { most: 8, within: 2000 },
    { most: 60, within: 30_000 },
    { most: 1800, within: 3_600_000 },
  ],
  tenant: [{ most: 50, within: 1000 }],
} as const;

type Limits = readonly { readonly most: number; readonly within: number }[];

export interface TeamsLimits {
  /** Milliseconds of `Retry-After`, in whole seconds, when the request is refused; nothing when it is let in. */
  readonly request: (conversation: string, now: number) => number | undefined;
}

/** One app in one tenant. Times only ever grow. */
export function createTeamsLimits(): TeamsLimits {
  const tenant: number[] = [];
  const conversations = new Map<string, number[]>();
  return {
    request(conversation, now) {
      const times = conversations.get(conversation) ?? [];
      conversations.set(conversation, times);
      const wait = Math.max(waitOf(times, PUBLISHED.conversation, now), waitOf(tenant, PUBLISHED.tenant, now));
      if (wait > 0) return Math.ceil(wait / 1000) * 1000;
      add(times, now, 1800);
      add(tenant, now, 50);
      return undefined;
    },
  };
}

function waitOf(times: readonly number[], limits: Limits, now: number): number {
  return Math.max(0, ...limits.map(({ most, within }) => (times.at(-most) ?? Number.NEGATIVE_INFINITY) + within - now));
}

function add(times: number[], now: number, most: number): void {
  times.push(now);
  if (times.length > most) times.shift();
}

/**
 * Holds what Teams allows a bot to send into one conversation: 7 messages a second and 60 in 30 seconds.
 * It counts what this process sends; a replica more counts on its own, and Teams' 429 corrects both.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export interface Pace {
  /** How many milliseconds to wait before the next message; 0 counts it as sent. */
  readonly wait: (conversation: string, now: number) => number;
}

const LIMITS = [
  { most: 7, within: 1000 },
  { most: 60, within: 30_000 },
] as const;
const LONGEST = 30_000;

export function createPace(): Pace {
  const sent = new Map<string, readonly number[]>();
  return {
    wait(conversation, now) {
      const times = (sent.get(conversation) ?? []).filter((time) => time > now - LONGEST);
      const waits = LIMITS.map(({ most, within }) => {
        const first = times.at(-most);
        return first === undefined ? 0 : Math.max(0, first + within - now);
      });
      const wait = Math.max(...waits);
      if (wait === 0) times.push(now);
      sent.delete(conversation);
      if (times.length > 0) sent.set(conversation, times);
      forgetIdle(sent, now);
      return wait;
    },
  };
}

/** The map is in the order of use: whoever has been quiet for long stands first. */
function forgetIdle(sent: Map<string, readonly number[]>, now: number): void {
  for (const [conversation, times] of sent) {
    if ((times.at(-1) ?? 0) > now - LONGEST) return;
    sent.delete(conversation);
  }
}

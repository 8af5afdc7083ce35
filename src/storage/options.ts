/** How long what expires is kept. All in milliseconds. */
export interface Expiry {
  readonly now: () => number;
  /** From the last write of an item of state. */
  readonly stateMs: number;
  /** From the first sight of an activity; Teams repeats within minutes. */
  readonly seenMs: number;
}

const MINUTE = 60_000;
export const STATE_MS = 30 * 24 * 60 * MINUTE;
export const SEEN_MS = 60 * MINUTE;

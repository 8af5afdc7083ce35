/** How long what expires is kept. All in milliseconds. */
export interface Expiry {
  readonly now: () => number;
  /** From the last write of an item of state. */
  readonly stateMs: number;
  /** Of closed tickets from what happened last, of counts from their day. */
  readonly retentionMs: number;
  /** From the first sight of an activity; Teams repeats within minutes. */
  readonly seenMs: number;
}

const MINUTE = 60_000;
export const DAY_MS = 24 * 60 * MINUTE;
export const STATE_DAYS = 30;
export const STATE_MS = STATE_DAYS * DAY_MS;
export const RETENTION_MS = 180 * DAY_MS;
export const SEEN_MS = 60 * MINUTE;

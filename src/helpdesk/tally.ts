/**
 * What is counted of triages: causes that were found and that solved it, the languages of those who asked, and what our own knowledge
 * lacks, as AADSTS numbers and as `GET /path/{id}`.
 */
export const TALLY_NAMES = ['answered', 'solved', 'language', 'unknown-code', 'unknown-path'] as const;
export type TallyName = (typeof TALLY_NAMES)[number];

/** How often something happened in a tenant on a day. */
export interface Tally {
  readonly tenantId: string;
  /** UTC, `2026-11-29`. */
  readonly day: string;
  readonly name: TallyName;
  readonly value: string;
  readonly count: number;
}

/** Counts in memory; a turn does not wait for it. */
export interface Tallies {
  readonly add: (tenantId: string, name: TallyName, value: string) => void;
  /** Stores what was counted since the last time. What cannot be stored is kept for the next. */
  readonly write: () => Promise<void>;
}

export interface TallyParts {
  readonly store: (tallies: readonly Tally[]) => Promise<void>;
  /** Milliseconds. */
  readonly now: () => number;
}

/** What pastes bring could be anything: of one name no more values than these are kept for a tenant and a day, and the rest is `other`. */
export const MOST_VALUES = 200;
export const OTHER = 'other';

/**
 * Counts for whoever runs the help desk, so that no turn has to write. It holds no person, no text and no ticket: only names and values of the lists above.
 * A process that is killed loses what it has not written, which is up to ten seconds; it stores nothing by itself.
 */
export function createTallies({ store, now }: TallyParts): Tallies {
  let waiting = new Map<string, Tally>();
  const put = (tally: Tally): void => {
    const known = waiting.get(keyOf(tally));
    const isNew = known === undefined && isFull(waiting, tally);
    if (isNew && tally.value !== OTHER) return put({ ...tally, value: OTHER });
    waiting.set(keyOf(tally), { ...tally, count: tally.count + (known?.count ?? 0) });
  };
  const flush = async (): Promise<void> => {
    const batch = [...waiting.values()];
    if (batch.length === 0) return;
    waiting = new Map();
    try {
      await store(batch);
    } catch (error) {
      batch.forEach(put);
      throw error;
    }
  };
  // One after the other, so that whoever asks has everything stored that was counted before.
  let last: Promise<void> = Promise.resolve();
  return {
    add: (tenantId, name, value) => put({ tenantId, day: dayOf(now()), name, value, count: 1 }),
    write: () => (last = last.then(flush, flush)),
  };
}

/** The day of a moment in milliseconds, in UTC. */
export function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

function keyOf({ tenantId, day, name, value }: Tally): string {
  return JSON.stringify([tenantId, day, name, value]);
}

function isFull(tallies: ReadonlyMap<string, Tally>, { tenantId, day, name }: Tally): boolean {
  if (tallies.size < MOST_VALUES) return false;
  const same = [...tallies.values()].filter((one) => one.tenantId === tenantId && one.day === day && one.name === name);
  return same.length >= MOST_VALUES;
}

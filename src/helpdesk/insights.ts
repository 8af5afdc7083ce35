import { CAUSE_IDS, type CauseId } from '../triage/causes/index.ts';
import type { Tally } from './tally.ts';
import type { Ticket } from './ticket.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const PERIOD_DAYS = 30;
const WEEKS = 5;

/** How long a ticket is open: from which age on, in milliseconds. */
const AGES = [
  ['under-1-day', 0],
  ['1-to-3-days', DAY_MS],
  ['3-to-7-days', 3 * DAY_MS],
  ['7-to-30-days', 7 * DAY_MS],
  ['over-30-days', 30 * DAY_MS],
] as const;
export type Age = (typeof AGES)[number][0];
export const AGE_IDS: readonly Age[] = AGES.map(([age]) => age);

/** Whole UTC days, in milliseconds. The weeks may begin before the days. */
export interface Period {
  readonly from: number;
  readonly weeksFrom: number;
  readonly until: number;
}

/** What the tickets and tallies of a period say, without a person and without a text. */
export interface Figures {
  /** Opened in the period or its weeks. */
  readonly opened: readonly { readonly openedAt: number; readonly assignedAt: number | null; readonly locale: string }[];
  /** Resolved in the period or its weeks, and not opened again. */
  readonly resolved: readonly {
    readonly openedAt: number;
    readonly resolvedAt: number;
    readonly topCause: string | null;
    readonly actualCause: string | null;
  }[];
  /** When those were opened that nobody has closed yet, however old. */
  readonly open: readonly number[];
  readonly tallies: readonly Pick<Tally, 'name' | 'value' | 'count'>[];
}

/** Reads and adds to what insights are made of. */
export interface FigureStore {
  /** Adds to what is stored; all or nothing. Beyond the most values that are kept, it counts `other`. */
  readonly count: (tallies: readonly Tally[]) => Promise<void>;
  /** Of one tenant, or of all together. */
  readonly read: (period: Period, tenantId?: string) => Promise<Figures>;
  /** The tickets, resolved last first, whose cause was another than the triage thought. */
  readonly misjudged: (tenantId: string, from: number, most: number) => Promise<readonly Ticket[]>;
}

export interface Counted<Value extends string = string> {
  readonly value: Value;
  readonly count: number;
}
/** `count` cases, and how long half and nine tenths of them took at most, in milliseconds; nothing without a case. */
export interface Lasted {
  readonly count: number;
  readonly median?: number;
  readonly ninetieth?: number;
}
export type Found = CauseId | 'other';
export const FOUND_IDS: readonly Found[] = [...CAUSE_IDS, 'other'];

/** The numbers of one period. Lists are in the order of their counts, the largest first. */
export interface Insights {
  readonly opened: number;
  readonly resolved: number;
  readonly open: number;
  /** Every age, also without a ticket. */
  readonly ages: readonly Counted<Age>[];
  /** Of the tickets that were opened in the period. */
  readonly toAssign: Lasted;
  /** Of the tickets that were resolved in the period, whenever they were opened. */
  readonly toResolve: Lasted;
  /** ISO 8601, `2026-W48`, the oldest first; the last is not over. */
  readonly weeks: readonly { readonly week: string; readonly opened: number; readonly resolved: number }[];
  readonly answered: readonly Counted<Found>[];
  readonly solved: readonly Counted<Found>[];
  /** Of the resolved tickets for which the triage had a cause. */
  readonly predicted: {
    readonly right: number;
    readonly wrong: readonly { readonly predicted: Found; readonly actual: Found; readonly count: number }[];
  };
  readonly actual: readonly Counted<Found>[];
  readonly languages: readonly Counted[];
  readonly ticketLanguages: readonly Counted[];
  readonly unknownCodes: readonly Counted[];
  readonly unknownPaths: readonly Counted[];
}

/** Today and the days before it, and the ISO weeks around them. */
export function periodOf(now: number): Period {
  const today = now - (now % DAY_MS);
  return { from: today - (PERIOD_DAYS - 1) * DAY_MS, weeksFrom: mondayOf(now) - (WEEKS - 1) * 7 * DAY_MS, until: now };
}

/** Counts what was read. Pure; knows of no ticket more than when it was opened, taken and resolved, its language and its causes. */
export function insightsOf(figures: Figures, period: Period): Insights {
  const opened = figures.opened.filter(({ openedAt }) => openedAt >= period.from);
  const resolved = figures.resolved.filter(({ resolvedAt }) => resolvedAt >= period.from);
  const tallied = (name: Tally['name']) => figures.tallies.filter((tally) => tally.name === name);
  const causes = (name: Tally['name']) => ranked(tallied(name).map(({ value, count }) => [foundIn(value), count]));
  const plain = (name: Tally['name']) => ranked(tallied(name).map(({ value, count }) => [value, count]));
  return {
    opened: opened.length,
    resolved: resolved.length,
    open: figures.open.length,
    ages: agesOf(figures.open, period.until),
    toAssign: lasted(opened.flatMap(({ openedAt, assignedAt }) => (assignedAt === null ? [] : [assignedAt - openedAt]))),
    toResolve: lasted(resolved.map(({ openedAt, resolvedAt }) => resolvedAt - openedAt)),
    weeks: weeksOf(figures, period),
    answered: causes('answered'),
    solved: causes('solved'),
    predicted: predictedOf(resolved),
    actual: ranked(resolved.flatMap(({ actualCause }) => (actualCause === null ? [] : [[foundIn(actualCause), 1] as const]))),
    languages: plain('language'),
    ticketLanguages: ranked(opened.map(({ locale }) => [locale, 1])),
    unknownCodes: plain('unknown-code'),
    unknownPaths: plain('unknown-path'),
  };
}

export function total(counted: readonly { readonly count: number }[]): number {
  return counted.reduce((sum, { count }) => sum + count, 0);
}

function agesOf(open: readonly number[], now: number): readonly Counted<Age>[] {
  const ageOf = (openedAt: number) => AGES.findLast(([, from]) => now - openedAt >= from)?.[0] ?? 'under-1-day';
  const ages = open.map(ageOf);
  return AGE_IDS.map((value) => ({ value, count: ages.filter((age) => age === value).length }));
}

/** By the nearest rank: the value of a case, not one between two. Clocks of two replicas may differ, so nothing lasted less than no time. */
function lasted(durations: readonly number[]): Lasted {
  const sorted = durations.map((duration) => Math.max(0, duration)).toSorted((a, b) => a - b);
  const median = sorted[Math.ceil(sorted.length * 0.5) - 1];
  const ninetieth = sorted[Math.ceil(sorted.length * 0.9) - 1];
  return { count: sorted.length, ...(median !== undefined && ninetieth !== undefined && { median, ninetieth }) };
}

function weeksOf({ opened, resolved }: Figures, { weeksFrom }: Period): Insights['weeks'] {
  return Array.from({ length: WEEKS }, (_, i) => {
    const from = weeksFrom + i * 7 * DAY_MS;
    const isIn = (moment: number) => moment >= from && moment < from + 7 * DAY_MS;
    return {
      week: weekOf(from),
      opened: opened.filter(({ openedAt }) => isIn(openedAt)).length,
      resolved: resolved.filter(({ resolvedAt }) => isIn(resolvedAt)).length,
    };
  });
}

function predictedOf(resolved: Figures['resolved']): Insights['predicted'] {
  const known = resolved.flatMap(({ topCause, actualCause }) =>
    topCause === null || actualCause === null ? [] : [{ predicted: foundIn(topCause), actual: foundIn(actualCause) }],
  );
  const wrong = known.filter(({ predicted, actual }) => predicted !== actual);
  const pairs = ranked(wrong.map(({ predicted, actual }) => [`${predicted} ${actual}`, 1]));
  return {
    right: known.length - wrong.length,
    wrong: pairs.map(({ value, count }) => {
      const [predicted = '', actual = ''] = value.split(' ');
      return { predicted: foundIn(predicted), actual: foundIn(actual), count };
    }),
  };
}

/** A cause of another version is none that there are words for. */
function foundIn(cause: string): Found {
  return CAUSE_IDS.find((id) => id === cause) ?? 'other';
}

function ranked<Value extends string>(pairs: readonly (readonly [Value, number])[]): readonly Counted<Value>[] {
  const counts = new Map<Value, number>();
  for (const [value, count] of pairs) counts.set(value, (counts.get(value) ?? 0) + count);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function mondayOf(moment: number): number {
  const day = Math.floor(moment / DAY_MS);
  // 1970-01-01 was a Thursday.
  return (day - ((day + 3) % 7)) * DAY_MS;
}

/** The week of a Monday belongs to the year of its Thursday. @see https://www.iso.org/iso-8601-date-and-time-format.html */
function weekOf(monday: number): string {
  const year = new Date(monday + 3 * DAY_MS).getUTCFullYear();
  const first = mondayOf(Date.UTC(year, 0, 4));
  return `${year}-W${String((monday - first) / (7 * DAY_MS) + 1).padStart(2, '0')}`;
}

import type { Tally } from '../../src/helpdesk/tally.ts';
import { NOW } from '../storage/place.ts';
import { DAY, type Planned } from './month.ts';

/** Today is the last of thirty days. */
const FIRST_DAY = '2026-10-22';
/** ISO weeks; 2026-11-20 is a Friday. */
const MONDAYS = ['2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'];
const WEEKS = ['2026-W43', '2026-W44', '2026-W45', '2026-W46', '2026-W47'];

/**
 * What insights have to say of a plan, counted from the plan and by hand: dates as text, sorted arrays, a look at each ticket for each number.
 * It shares no code and no step with what it checks.
 */
export function counted(planned: readonly Planned[], tallies: readonly Tally[]) {
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  const done = planned.filter(({ resolvedAt, isReopened }) => resolvedAt !== undefined && !isReopened);
  const opened = planned.filter(({ openedAt }) => dayOf(openedAt) >= FIRST_DAY);
  const resolved = done.filter(({ resolvedAt = 0 }) => dayOf(resolvedAt) >= FIRST_DAY);
  const open = planned.filter((one) => !done.includes(one) && !one.isWithdrawn);
  const judged = resolved.filter(({ top }) => top !== undefined);
  const wrong = judged.filter(({ top, actual }) => top !== actual);
  const inWeek = (at: number, i: number) => dayOf(at) >= (MONDAYS[i] ?? '') && dayOf(at) < (MONDAYS[i + 1] ?? '9999');
  const days = open.map(({ openedAt }) => (NOW - openedAt) / DAY);
  const between = (from: number, to: number) => days.filter((age) => age >= from && age < to).length;
  const tallied = (name: string) =>
    counts(
      tallies
        .filter((one) => one.name === name && one.day >= FIRST_DAY)
        .flatMap(({ value, count }) => Array<string>(count).fill(value)),
    );
  return {
    opened: opened.length,
    resolved: resolved.length,
    open: open.length,
    ages: [
      { value: 'under-1-day', count: between(0, 1) },
      { value: '1-to-3-days', count: between(1, 3) },
      { value: '3-to-7-days', count: between(3, 7) },
      { value: '7-to-30-days', count: between(7, 30) },
      { value: 'over-30-days', count: between(30, 9999) },
    ],
    toAssign: spread(opened.flatMap(({ openedAt, takenAt }) => (takenAt === undefined ? [] : [takenAt - openedAt]))),
    toResolve: spread(resolved.map(({ openedAt, resolvedAt = 0 }) => resolvedAt - openedAt)),
    weeks: WEEKS.map((week, i) => ({
      week,
      opened: planned.filter(({ openedAt }) => inWeek(openedAt, i)).length,
      resolved: done.filter(({ resolvedAt = 0 }) => inWeek(resolvedAt, i)).length,
    })),
    answered: tallied('answered'),
    solved: tallied('solved'),
    predicted: {
      right: judged.length - wrong.length,
      wrong: counts(wrong.map(({ top, actual }) => `${top} ${actual}`)).map(({ value, count }) => ({
        predicted: value.replace(/ .*/, ''),
        actual: value.replace(/.* /, ''),
        count,
      })),
    },
    actual: counts(resolved.map(({ actual }) => actual)),
    languages: tallied('language'),
    ticketLanguages: counts(opened.map(({ locale }) => locale)),
    unknownCodes: tallied('unknown-code'),
    unknownPaths: tallied('unknown-path'),
  };
}

/** Runs of equal values in the sorted list, the longest first, then by name. */
function counts(values: readonly string[]): readonly { readonly value: string; readonly count: number }[] {
  const sorted = values.toSorted();
  const found: { value: string; count: number }[] = [];
  for (const value of sorted) {
    const last = found.at(-1);
    if (last?.value === value) last.count += 1;
    else found.push({ value, count: 1 });
  }
  return found.toSorted((a, b) => (a.count === b.count ? (a.value < b.value ? -1 : 1) : b.count - a.count));
}

/** The smallest of the values that so many tenths of all of them do not exceed. */
function spread(values: readonly number[]) {
  const atLeast = (tenths: number) =>
    Math.min(...values.filter((value) => values.filter((other) => other <= value).length * 10 >= values.length * tenths));
  return values.length === 0 ? { count: 0 } : { count: values.length, median: atLeast(5), ninetieth: atLeast(9) };
}

import { type Counted, type Found, type Insights, type Lasted, PERIOD_DAYS, total } from '../helpdesk/insights.ts';
import { OTHER } from '../helpdesk/tally.ts';
import type { Catalogue, Key } from '../words/catalogue.ts';
import { createWords, type LineParams, type Run, type Words } from '../words/words.ts';
import { type Action, press } from './actions.ts';
import type { CardData, InsightSection } from './card-data.ts';
import { barChart, donutChart, groupChart, tableOf } from './insight-charts.ts';
import { inlines } from './inlines.ts';

/** What a list shows; the CSV has the rest. */
const MOST_ROWS = 5;
type Line = readonly [Key, LineParams?];

export interface InsightsView {
  readonly insights: Insights;
  /** There is a resolved ticket that could become a case. */
  readonly hasCases: boolean;
}

/**
 * What the last thirty days say, for the help desk in its channel: charts, each with the same numbers as a table for whoever cannot draw it.
 * Counts only. Codes and paths, which came from pastes, stand as runs in tables alone.
 * @see https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards
 */
export function insightsCard(
  words: Words,
  catalogues: readonly Catalogue[],
  { insights, hasCases }: InsightsView,
): CardData['insights'] {
  const title = words.text('insights.title');
  return {
    lang: words.locale,
    fallbackText: title,
    title,
    period: inlines(words.line('insights.period', { days: PERIOD_DAYS })),
    sections: [
      openSection(words, insights),
      timesSection(words, insights),
      weeksSection(words, insights),
      causesSection(words, insights),
      predictedSection(words, insights),
      ...pairsSection(words, insights),
      ...languagesSection(words, catalogues, insights),
      ...unknownSection(words, 'codes', insights.unknownCodes),
      ...unknownSection(words, 'paths', insights.unknownPaths),
    ],
    actions: [button(words, 'csv'), ...(hasCases ? [button(words, 'cases')] : [])],
  };
}

function button(words: Words, what: 'csv' | 'cases'): Action {
  const origin = { session: 'desk', revision: 0, owner: '' };
  return press(`desk-insights-${what}`, words.text(`insights.buttons.${what}`), origin, { ignoresInputs: true });
}

function section(words: Words, id: string, lines: readonly Line[], parts: Partial<InsightSection> = {}): InsightSection {
  const draw = ([key, params]: Line) => ({ inlines: inlines(words.line(key, params)) });
  const none = { bars: [], groups: [], donut: [], table: [], notes: [] } as const;
  return { title: words.text(`insights.sections.${id}` as Key), lines: lines.map(draw), ...none, ...parts };
}

function openSection(words: Words, { open, ages }: Insights): InsightSection {
  const rows = ages.map(({ value, count }) => ({ label: plain(words.text(`insights.ages.${value}`)), counts: [count] }));
  const table = tableOf(words, ['age', 'tickets'], rows);
  return section(words, 'open', [['insights.lines.open', { count: open }]], { bars: open === 0 ? [] : [barChart(table, rows)] });
}

function timesSection(words: Words, { toAssign, toResolve }: Insights): InsightSection {
  return section(words, 'times', [lastedLine(words, 'assign', toAssign), lastedLine(words, 'resolve', toResolve)]);
}

function lastedLine(words: Words, what: 'assign' | 'resolve', { median, ninetieth }: Lasted): Line {
  if (median === undefined || ninetieth === undefined) return [`insights.lines.${what}-none`];
  return [
    `insights.lines.${what}`,
    { median: { runs: lastedRuns(words, median) }, ninetieth: { runs: lastedRuns(words, ninetieth) } },
  ];
}

/** In the unit that people would say it in, rounded up, so that it holds what it says. */
function lastedRuns(words: Words, ms: number): readonly Run[] {
  const minutes = Math.ceil(ms / 60_000);
  if (minutes < 120) return words.line('insights.lasted.minutes', { count: minutes });
  const hours = Math.ceil(ms / 3_600_000);
  if (hours < 72) return words.line('insights.lasted.hours', { count: hours });
  return words.line('insights.lasted.days', { count: Math.ceil(ms / 86_400_000) });
}

function weeksSection(words: Words, { weeks, opened, resolved }: Insights): InsightSection {
  const rows = weeks.map(({ week, ...counts }) => ({
    label: plain(words.text('insights.columns.week-number', { week: Number(week.slice(-2)) })),
    counts: [counts.opened, counts.resolved],
  }));
  const table = tableOf(words, ['week', 'opened', 'resolved'], rows);
  const isEmpty = total(weeks.flatMap((week) => [{ count: week.opened }, { count: week.resolved }])) === 0;
  const lines: readonly Line[] = [['insights.lines.month', { opened, resolved }]];
  return section(words, 'weeks', lines, { groups: isEmpty ? [] : [groupChart(table, rows)] });
}

function causesSection(words: Words, { answered, solved }: Insights): InsightSection {
  if (answered.length === 0) return section(words, 'causes', [['insights.lines.answered-none']]);
  const rows = answered
    .slice(0, MOST_ROWS)
    .map(({ value, count }) => ({ label: plain(words.text(titleOf(value))), counts: [count] }));
  const table = tableOf(words, ['cause', 'found'], rows);
  return section(words, 'causes', [['insights.lines.solved', { solved: total(solved), answered: total(answered) }]], {
    bars: [barChart(table, rows)],
    notes: moreOf(words, answered),
  });
}

function predictedSection(words: Words, { predicted: { right, wrong } }: Insights): InsightSection {
  const count = right + total(wrong);
  if (count === 0) return section(words, 'predicted', [['insights.lines.predicted-none']]);
  const outcomes = [
    { label: plain(words.text('insights.columns.right')), counts: [right] },
    { label: plain(words.text('insights.columns.wrong')), counts: [count - right] },
  ];
  const table = tableOf(words, ['outcome', 'tickets'], outcomes);
  return section(words, 'predicted', [['insights.lines.predicted', { right, count }]], { donut: [donutChart(table, outcomes)] });
}

function pairsSection(words: Words, { predicted: { wrong } }: Insights): readonly InsightSection[] {
  if (wrong.length === 0) return [];
  const rows = wrong.slice(0, MOST_ROWS).map(({ predicted, actual, count }) => ({
    label: words.line('insights.lines.pair', { predicted: { word: titleOf(predicted) }, actual: { word: titleOf(actual) } }),
    counts: [count],
  }));
  return [section(words, 'pairs', [], { table: [tableOf(words, ['outcome', 'tickets'], rows)], notes: moreOf(words, wrong) })];
}

/** Each by its own name. */
function languagesSection(words: Words, catalogues: readonly Catalogue[], { languages }: Insights): readonly InsightSection[] {
  if (languages.length === 0) return [];
  const isSpoken = (tag: string) => catalogues.some(({ locale }) => locale === tag);
  const nameOf = (tag: string) =>
    isSpoken(tag) ? createWords(catalogues, tag).text('cards.language.name') : words.text('insights.other');
  const rows = languages.slice(0, MOST_ROWS).map(({ value, count }) => ({ label: plain(nameOf(value)), counts: [count] }));
  const table = tableOf(words, ['language', 'people'], rows);
  return [section(words, 'languages', [], { donut: [donutChart(table, rows)], notes: moreOf(words, languages) })];
}

function unknownSection(words: Words, what: 'codes' | 'paths', counted: readonly Counted[]): readonly InsightSection[] {
  if (counted.length === 0) return [];
  const prefix = what === 'codes' ? 'AADSTS' : '';
  const labelOf = (value: string): readonly Run[] =>
    value === OTHER ? plain(words.text('insights.other')) : [{ text: prefix + value, style: 'mono' }];
  const rows = counted.slice(0, MOST_ROWS).map(({ value, count }) => ({ label: labelOf(value), counts: [count] }));
  const table = tableOf(words, [what === 'codes' ? 'code' : 'path', 'seen'], rows);
  return [section(words, what, [], { table: [table], notes: moreOf(words, counted) })];
}

function moreOf(words: Words, list: readonly unknown[]): InsightSection['notes'] {
  const count = list.length - MOST_ROWS;
  return count > 0 ? [{ inlines: inlines(words.line('insights.lines.more', { count })) }] : [];
}

function titleOf(cause: Found): Key {
  return cause === 'other' ? 'tickets.facts.other-cause' : `causes.${cause}.title`;
}

function plain(text: string): readonly Run[] {
  return [{ text, style: 'plain' }];
}

import { type Counted, type Insights, type Lasted, total } from '../helpdesk/insights.ts';

type Row = readonly [section: string, name: string, value: string, count: number];

const HEADER = 'section,name,value,count';
/** Teams takes 28 KB for a message: of the lists that may be long, the largest counts. */
const MOST_PAIRS = 100;
const MOST_CODES = 100;
const MOST_PATHS = 45;

/**
 * All that the card shows and more of its lists, as CSV for a spreadsheet: the same in every language, by ids, times in seconds. What a long list
 * has beyond its most rows is added up as its `rest`. No cell is taken for a formula.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function insightsCsv(insights: Insights): string {
  return [HEADER, ...rowsOf(insights).map(lineOf)].join('\r\n');
}

function rowsOf(insights: Insights): readonly Row[] {
  const { opened, resolved, open, weeks, predicted } = insights;
  const list = (section: string, counted: readonly Counted[], most?: number) =>
    upTo(
      most,
      counted.map(({ value, count }): Row => [section, value, '', count]),
    );
  return [
    ['tickets', 'opened', '', opened],
    ['tickets', 'resolved', '', resolved],
    ['tickets', 'open', '', open],
    ...list('open-by-age', insights.ages),
    ...lasted('seconds-to-assign', insights.toAssign),
    ...lasted('seconds-to-resolve', insights.toResolve),
    ...weeks.flatMap((week): readonly Row[] => [
      ['week', week.week, 'opened', week.opened],
      ['week', week.week, 'resolved', week.resolved],
    ]),
    ...list('answered', insights.answered),
    ...list('solved', insights.solved),
    ...list('actual', insights.actual),
    ['predicted', 'right', '', predicted.right],
    ['predicted', 'wrong', '', total(predicted.wrong)],
    ...list('language', insights.languages),
    ...list('ticket-language', insights.ticketLanguages),
    ...upTo(
      MOST_PAIRS,
      predicted.wrong.map((pair): Row => ['predicted-actual', pair.predicted, pair.actual, pair.count]),
    ),
    ...list('unknown-code', insights.unknownCodes, MOST_CODES),
    ...list('unknown-path', insights.unknownPaths, MOST_PATHS),
  ];
}

/** The sum of a section is the same, however much of it has room. */
function upTo(most: number | undefined, rows: readonly Row[]): readonly Row[] {
  const [first] = rows;
  if (most === undefined || first === undefined || rows.length <= most) return rows;
  const rest = rows.slice(most).reduce((sum, [, , , count]) => sum + count, 0);
  return [...rows.slice(0, most), [first[0], 'rest', '', rest]];
}

function lasted(section: string, { count, median, ninetieth }: Lasted): readonly Row[] {
  const seconds = (ms: number) => Math.round(ms / 1000);
  if (median === undefined || ninetieth === undefined) return [[section, 'cases', '', count]];
  return [
    [section, 'cases', '', count],
    [section, 'median', '', seconds(median)],
    [section, '90-percent', '', seconds(ninetieth)],
  ];
}

function lineOf(row: Row): string {
  return row.map((cell) => quoted(harmless(String(cell)))).join(',');
}

/** A spreadsheet calculates what begins like this. */
function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

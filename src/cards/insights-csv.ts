import { type Counted, type Insights, type Lasted, total } from '../helpdesk/insights.ts';

type Row = readonly [section: string, name: string, value: string, count: number];

/** Teams takes 28 KB for a message; what a client pastes stays whole below this. */
const MOST_BYTES = 20_000;
const HEADER = 'section,name,value,count';

/**
 * All that the card shows and the rest of its lists, as CSV for a spreadsheet: the same in every language, by ids, times in seconds.
 * The longest lists come last, and what has no room any more is counted in a last row. No cell is taken for a formula.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function insightsCsv(insights: Insights): string {
  const lines = rowsOf(insights).map(lineOf);
  const shown: string[] = [HEADER];
  let bytes = Buffer.byteLength(HEADER);
  for (const line of lines) {
    bytes += Buffer.byteLength(line) + 2;
    // the last row has to fit as well
    if (bytes > MOST_BYTES - 40) break;
    shown.push(line);
  }
  const more = lines.length - (shown.length - 1);
  return [...shown, ...(more > 0 ? [lineOf(['more-rows', '', '', more])] : [])].join('\r\n');
}

function rowsOf(insights: Insights): readonly Row[] {
  const { opened, resolved, open, weeks, predicted } = insights;
  const list = (section: string, counted: readonly Counted[]) =>
    counted.map(({ value, count }): Row => [section, value, '', count]);
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
    ...predicted.wrong.map((pair): Row => ['predicted-actual', pair.predicted, pair.actual, pair.count]),
    ...list('unknown-code', insights.unknownCodes),
    ...list('unknown-path', insights.unknownPaths),
  ];
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

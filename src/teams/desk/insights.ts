import { insightsCard } from '../../cards/insights.ts';
import { insightsCsv } from '../../cards/insights-csv.ts';
import { lineCard } from '../../cards/line.ts';
import type { Card } from '../../cards/render.ts';
import { type Insights, insightsOf, type Period, periodOf } from '../../helpdesk/insights.ts';
import type { Ticket } from '../../helpdesk/ticket.ts';
import type { CauseId } from '../../triage/causes/index.ts';
import { type ExportedCase, exportCase } from '../../triage/export-case.ts';
import { type Pressed, respondCard, sendCard, tellPresser, updateCard } from '../deliver.ts';
import type { Turn } from '../turn.ts';
import { deskWords, isAtDesk } from './channel.ts';

const MOST_CASES = 5;
/** Teams takes 28 KB for a message. */
const MOST_BYTES = 20_000;

/** `insights`, typed in the channel of the help desk: what the last thirty days say. Elsewhere it shows nothing. */
export async function showInsights(turn: Turn): Promise<void> {
  const { context, parts, words } = turn;
  if (isAtDesk(turn)) await sendCard(context, await drawn(turn));
  else await sendCard(context, parts.render('line', lineCard(words, 'tickets.place.not-desk')));
}

/** *Copy as CSV* and *Copy cases*: a message of plain text, which every client can copy whole. The card shows the numbers of now. */
export async function pressInsights(turn: Turn, verb: string, pressed: Pressed): Promise<void> {
  const { context } = turn;
  if (!isAtDesk(turn)) return tellPresser(context, pressed, turn.words.text('tickets.place.not-desk'));
  const text = verb === 'desk-insights-cases' ? await casesText(turn) : insightsCsv(await read(turn));
  if (text === undefined) return tellPresser(context, pressed, deskWords(turn).text('insights.cases-none'));
  await context.sendActivity({ type: 'message', text, textFormat: 'plain' });
  const card = await drawn(turn);
  if (pressed.isExecute) await respondCard(context, card);
  else await updateCard(context, pressed.activityId, card);
}

async function drawn(turn: Turn): Promise<Card> {
  const { parts } = turn;
  const [insights, cases] = [await read(turn), await misjudged(turn, 1)];
  const view = { insights, hasCases: cases.length > 0 };
  return parts.render('insights', insightsCard(deskWords(turn), parts.catalogues, view));
}

/** What this process has counted is stored first, so that nobody misses what they have just done. */
async function read({ parts, tenantId }: Turn): Promise<Insights> {
  const { figures, tallies } = parts.desk;
  await tallies.write();
  const period: Period = periodOf(parts.now());
  return insightsOf(await figures.read(period, tenantId), period);
}

function misjudged({ parts, tenantId }: Turn, most: number): Promise<readonly Ticket[]> {
  return parts.desk.figures.misjudged(tenantId, periodOf(parts.now()).from, most);
}

/** The newest cases that fit into a message; nothing when there is none. */
async function casesText(turn: Turn): Promise<string | undefined> {
  const cases = (await misjudged(turn, MOST_CASES)).flatMap((ticket, i) => caseOf(ticket, `ticket-${i + 1}`));
  const textOf = (some: readonly ExportedCase[]) => JSON.stringify(some, undefined, 1);
  while (cases.length > 1 && Buffer.byteLength(textOf(cases)) > MOST_BYTES) cases.pop();
  return cases.length === 0 ? undefined : textOf(cases);
}

function caseOf({ content, events }: Ticket, id: string): readonly ExportedCase[] {
  const cause = events
    .flatMap((event): readonly (CauseId | 'other')[] => (event.kind === 'resolved' ? [event.cause] : []))
    .at(-1);
  const at = events[0]?.at;
  return cause === undefined || cause === 'other' || at === undefined
    ? []
    : [exportCase(id, { evidence: content.evidence, at, cause })];
}

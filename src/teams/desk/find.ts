import { lineCard } from '../../cards/line.ts';
import { foundTicketsCard } from '../../cards/ticket-list.ts';
import { searchable } from '../../helpdesk/search-text.ts';
import { CAUSES, type CauseId } from '../../triage/causes/index.ts';
import { redact } from '../../triage/intake/redact.ts';
import type { Words } from '../../words/words.ts';
import { sendCard } from '../deliver.ts';
import type { Turn } from '../turn.ts';
import { deskWords } from './channel.ts';

const MOST_FOUND = 10;
/** A longer text is a paste, and stands in no ticket as it is. */
const LONGEST_QUERY = 200;

/** `find 65001`, typed at the desk: its tickets, open and closed, by number, code, cause, tenant, or words of a comment. */
export async function findTickets(turn: Turn, text: string): Promise<void> {
  const { parts, tenantId, context } = turn;
  const words = deskWords(turn);
  // What a ticket holds is redacted, so a mail address is found by its mask; and it is not repeated here.
  const query = redact(text).slice(0, LONGEST_QUERY);
  const found = await parts.desk.tickets.search(tenantId, { text: query, causes: causesIn(words, query), most: MOST_FOUND + 1 });
  const view = { query, tickets: found.slice(0, MOST_FOUND), hasMore: found.length > MOST_FOUND };
  await sendCard(context, parts.render('notice', foundTicketsCard(words, view)));
}

/** `find` alone. */
export async function explainFind(turn: Turn): Promise<void> {
  const words = deskWords(turn);
  await sendCard(turn.context, turn.parts.render('line', lineCard(words, 'tickets.find.how')));
}

/** The causes in whose titles the text stands, as the desk reads them. */
function causesIn(words: Words, query: string): readonly CauseId[] {
  const sought = searchable(query);
  if (sought === '') return [];
  return CAUSES.filter(({ id }) => searchable(words.text(`causes.${id}.title`)).includes(sought)).map(({ id }) => id);
}

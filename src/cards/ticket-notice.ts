import { type Ticket, TEXT_LIMIT, type TicketEvent } from '../helpdesk/ticket.ts';
import type { Key } from '../words/catalogue.ts';
import type { LineParams, Words } from '../words/words.ts';
import type { Action } from './actions.ts';
import type { CardData } from './card-data.ts';
import { type Inlines, inlines } from './inlines.ts';
import { lineCard } from './line.ts';
import { notice } from './notice.ts';
import { answerAction, reopenAction } from './ticket-actions.ts';
import { eventLine } from './ticket-thread.ts';
import { titleOf } from './ticket.ts';

type Notice = CardData['notice'];
/** What somebody is told of by a message of its own. */
export type About = TicketEvent | 'desk-unreachable';

/** What is left of a notice that has been answered: the ticket has a card of its own, but what was asked and said stays whole here. */
export function answeredNoticeCard(words: Words, ticket: Ticket): CardData['line'] {
  const line = lineCard(words, 'tickets.list.line', summary(ticket));
  const asked = ticket.events.findLast((event) => event.by.side === 'desk' && 'text' in event && event.kind !== 'commented');
  const answered = ticket.events.findLast(({ by }) => by.side === 'requester');
  const said = [asked, answered].flatMap((event) =>
    event === undefined ? [] : [{ type: 'TextRun', text: '\n' } as const, ...eventLine(words, event, TEXT_LIMIT)],
  );
  return { ...line, inlines: [...line.inlines, ...said] };
}

/** What somebody of the desk, or the opening, says in full, for the thread of the desk's own card. */
export function threadLineCard(words: Words, ticket: Ticket, event: TicketEvent): CardData['line'] {
  return { ...lineCard(words, 'tickets.list.line', summary(ticket)), inlines: eventLine(words, event, TEXT_LIMIT) };
}

/** News about a ticket for one side: what happened, what was said in full, and the way to answer. */
export function ticketNoticeCard(words: Words, ticket: Ticket, about: About): Notice {
  const actions = actionsOf(words, ticket, about);
  const card = notice(words, { title: newsOf(about), paragraphs: [['tickets.list.line', summary(ticket)]], actions });
  const lines = [...happened(words, about)].map((line) => ({ inlines: line }));
  const text = { ...card.text.make(), footer: lines.length === 0 ? ([] as const) : ([{ lines }] as const) };
  return { ...card, text: { make: () => text } };
}

function summary(ticket: Ticket): LineParams {
  const { number, state } = ticket;
  return { number, state: { word: `tickets.state.${state}` }, cause: { word: titleOf(ticket) } };
}

function* happened(words: Words, about: About): Iterable<Inlines> {
  if (about === 'desk-unreachable') return;
  if (about.kind === 'assigned' || 'text' in about) yield eventLine(words, about, TEXT_LIMIT);
  if (about.kind === 'resolved') yield inlines(words.line('tickets.notice.helped'));
}

function newsOf(about: About): Key {
  if (about === 'desk-unreachable') return 'tickets.notice.desk-unreachable';
  switch (about.kind) {
    case 'assigned':
    case 'asked':
    case 'resolved':
    case 'answered':
    case 'added':
    case 'withdrawn':
      return `tickets.notice.${about.kind}`;
    case 'reopened':
      return about.by.side === 'desk' ? 'tickets.notice.reopened' : 'tickets.notice.reopened-by-requester';
    default:
      return 'tickets.notice.changed';
  }
}

function actionsOf(words: Words, ticket: Ticket, about: About): readonly Action[] {
  if (about === 'desk-unreachable') return [];
  const data = { on: 'notice' };
  if (about.kind === 'asked') return [answerAction(words, ticket, data)];
  return about.kind === 'resolved' ? [reopenAction(words, ticket, data)] : [];
}

import type { DeadDelivery } from '../helpdesk/ports.ts';
import type { Ticket } from '../helpdesk/ticket.ts';
import type { Key } from '../words/catalogue.ts';
import type { Words } from '../words/words.ts';
import { type Action, press } from './actions.ts';
import type { CardData, Section } from './card-data.ts';
import { inlines } from './inlines.ts';
import { notice } from './notice.ts';
import { titleOf } from './ticket.ts';

type Notice = CardData['notice'];
/** Buttons beside lines: more than these do not fit on a phone. */
const MOST_BUTTONS = 5;

export interface OwnTickets {
  readonly tickets: readonly Ticket[];
  /** How many there are beside those that are listed. */
  readonly more: number;
  readonly hasDesk: boolean;
}

/** The tickets of one person. */
export function ownTicketsCard(words: Words, { tickets, more, hasDesk }: OwnTickets, owner: string): Notice {
  return notice(words, {
    title: 'tickets.list.title',
    paragraphs: tickets.length === 0 ? [[hasDesk ? 'tickets.list.none' : 'tickets.form.no-desk']] : [],
    footer: more > 0 ? [['tickets.list.more', { count: more }]] : [],
    ...(tickets.length > 0 && { list: { lines: tickets.map((ticket) => ticketLine(words, ticket)) } }),
    actions: tickets.slice(0, MOST_BUTTONS).map((ticket) => show(words, 'ticket-show', ticket, owner)),
  });
}

export interface DeskTickets {
  readonly mine: readonly Ticket[];
  readonly rest: readonly Ticket[];
  /** How many are open beside those that are listed. */
  readonly more: number;
  readonly dead: readonly DeadDelivery[];
}

/** What waits for the help desk: one's own tickets, then the others by age, and what could not be delivered. */
export function deskTicketsCard(words: Words, { mine, rest, more, dead }: DeskTickets): Notice {
  const heading = (key: Key) => ({ inlines: inlines([{ text: words.text(key), style: 'bold' }]) });
  const lines = [
    ...(mine.length > 0 ? [heading('tickets.list.mine'), ...mine.map((ticket) => ticketLine(words, ticket))] : []),
    ...(rest.length > 0 ? [heading('tickets.list.rest'), ...rest.map((ticket) => ticketLine(words, ticket))] : []),
    ...(more > 0 ? [{ inlines: inlines(words.line('tickets.list.more', { count: more })) }] : []),
    ...(dead.length > 0 ? [heading('tickets.list.dead'), ...dead.map((one) => deadLine(words, one))] : []),
  ];
  const origin = { session: 'desk', revision: 0, owner: '' };
  const retry = press('desk-retry', words.text('tickets.buttons.retry'), origin, { ignoresInputs: true });
  const shown = [...mine, ...rest].slice(0, MOST_BUTTONS).map((ticket) => show(words, 'desk-show', ticket, ''));
  return notice(words, {
    title: 'tickets.list.desk-title',
    paragraphs: mine.length + rest.length === 0 ? [['tickets.list.desk-none']] : [],
    ...(lines.length > 0 && { list: { lines } }),
    actions: [...shown, ...(dead.length > 0 ? [retry] : [])],
  });
}

export interface FoundTickets {
  readonly query: string;
  readonly tickets: readonly Ticket[];
  readonly hasMore: boolean;
}

/** What a search of the help desk found, the newest first. */
export function foundTicketsCard(words: Words, { query, tickets, hasMore }: FoundTickets): Notice {
  const lines = tickets.map((ticket) => ({
    inlines: inlines(words.line('tickets.find.line', { ...summaryOf(ticket), ...openedOf(ticket) })),
  }));
  return notice(words, {
    title: 'tickets.find.title',
    paragraphs: [[tickets.length === 0 ? 'tickets.find.none' : 'tickets.find.with', { query }]],
    footer: hasMore ? [['tickets.find.more']] : [],
    ...(lines.length > 0 && { list: { lines } }),
    actions: tickets.slice(0, MOST_BUTTONS).map((ticket) => show(words, 'desk-show', ticket, '')),
  });
}

const openedOf = ({ events }: Ticket) => ({ at: { moment: (events[0]?.at ?? 0) / 1000 } });

function summaryOf(ticket: Ticket) {
  const { number, state } = ticket;
  return { number, state: { word: `tickets.state.${state}` }, cause: { word: titleOf(ticket) } } as const;
}

/** A ticket in a list. */
export function ticketLine(words: Words, ticket: Ticket): Section['lines'][number] {
  return { inlines: inlines(words.line('tickets.list.line', summaryOf(ticket))) };
}

function deadLine(words: Words, { ticket, to, code }: DeadDelivery): Section['lines'][number] {
  return { inlines: inlines(words.line('tickets.list.dead-line', { number: ticket, to, code })) };
}

function show(words: Words, verb: string, { number, version }: Ticket, owner: string): Action {
  const origin = { session: `ticket-${number}`, revision: version, owner };
  return press(verb, words.text('tickets.buttons.show', { number }), origin, {
    data: { ticket: String(number) },
    ignoresInputs: true,
  });
}

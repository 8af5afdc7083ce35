import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { refusal, requesterTicketCard } from '../../cards/ticket.ts';
import { supportText } from '../../cards/support-text.ts';
import { lineCard } from '../../cards/line.ts';
import { answeredNoticeCard } from '../../cards/ticket-notice.ts';
import { ownTicketsCard } from '../../cards/ticket-list.ts';
import type { Card } from '../../cards/render.ts';
import type { Acted } from '../../helpdesk/desk.ts';
import { type Action, type Actor, isClosed, type Refusal, type Ticket } from '../../helpdesk/ticket.ts';
import { redact } from '../../triage/intake/redact.ts';
import { type Pressed, replaceCard, respondLine, sendCard, tellPresser } from '../deliver.ts';
import type { Turn } from '../turn.ts';
import { caseOf, caseOfTicket } from './cases.ts';

/** Tickets of one person on their list. */
const MOST_LISTED = 10;
const MOST_READ = 200;

const pressSchema = z.object({
  verb: z.enum(['ticket-show', 'ticket-answer', 'ticket-add', 'ticket-withdraw', 'ticket-reopen']),
  ticket: z.coerce.number().int().positive(),
  answer: z.string().default(''),
  add: z.string().default(''),
  reason: z.string().default(''),
  on: z.string().max(20).default(''),
});

/** A press of the requester on one of their tickets. Whose it is and what it allows stand in the store, not on the card. */
export async function pressOwnTicket(turn: Turn, data: unknown, pressed: Pressed): Promise<void> {
  const { words, context, parts, tenantId, personId } = turn;
  const parsed = pressSchema.safeParse(data);
  const found = parsed.success ? await parts.desk.tickets.find(tenantId, parsed.data.ticket) : undefined;
  if (!parsed.success || found?.requester.id !== personId)
    return tellPresser(context, pressed, words.text('tickets.place.unknown'));
  const action = actionOf(parsed.data);
  if (action === undefined) return replaceCard(context, pressed, drawn(turn, found, undefined, true)).then(ignore);
  const acted = await actAsRequester(turn, found.number, action);
  if (acted.kind === 'unknown') return tellPresser(context, pressed, words.text('tickets.place.unknown'));
  const isOnNotice = parsed.data.on === 'notice';
  if (acted.kind === 'done') {
    const left = isOnNotice ? parts.render('line', answeredNoticeCard(words, acted.ticket)) : drawn(turn, acted.ticket);
    return replaceCard(context, pressed, left).then(ignore);
  }
  if (isOnNotice || keepsInput(acted.reason, action))
    return tellPresser(context, pressed, plain(refusal(words, acted.ticket, acted.reason)));
  await replaceCard(context, pressed, drawn(turn, acted.ticket, acted.reason));
}

/** An answer that nobody waits for any more is told all the same. */
async function actAsRequester(turn: Turn, number: number, action: Action): Promise<Acted> {
  const { help } = turn.parts.desk;
  const place = { tenantId: turn.tenantId, number };
  const acted = await help.act(place, action, actorOf(turn, 'requester'));
  const isLate = acted.kind === 'refused' && acted.reason === 'not-asked' && action.kind === 'answer';
  return isLate ? help.act(place, { kind: 'add', text: action.text }, actorOf(turn, 'requester')) : acted;
}

/** Those that are open first. */
export async function showOwnTickets(turn: Turn): Promise<void> {
  const { parts, words, tenantId, personId } = turn;
  const tickets = await parts.desk.tickets.ofRequester(tenantId, personId, MOST_READ);
  const ordered = [...tickets.filter((ticket) => !isClosed(ticket)), ...tickets.filter(isClosed)];
  const view = {
    tickets: ordered.slice(0, MOST_LISTED),
    more: Math.max(0, ordered.length - MOST_LISTED),
    hasDesk: turn.hasDesk,
  };
  await sendCard(turn.context, parts.render('notice', ownTicketsCard(words, view, personId)));
}

/** `GT-1042`, typed: the ticket, if it is one's own. */
export async function showOwnTicket(turn: Turn, number: number): Promise<void> {
  const { parts, words, tenantId, personId } = turn;
  const ticket = await parts.desk.tickets.find(tenantId, number);
  if (ticket?.requester.id !== personId) {
    await sendCard(turn.context, parts.render('line', lineCard(words, 'tickets.place.unknown')));
    return;
  }
  await sendCard(turn.context, drawn(turn, ticket, undefined, true));
}

/** *Copy for support*: of a ticket, else of the triage, as one plain text. */
export async function copySupport(turn: Turn, pressed?: Pressed, number?: number): Promise<void> {
  const { words, parts, tenantId, personId } = turn;
  const ticket = number === undefined ? undefined : await parts.desk.tickets.find(tenantId, number);
  const own = ticket?.requester.id === personId ? ticket : undefined;
  const known = own === undefined ? caseOf(turn.conversation.session, worldOf(turn)) : caseOfTicket(own, worldOf(turn));
  const noDesk = pressed === undefined && !turn.hasDesk ? [plain(words.line('tickets.form.no-desk'))] : [];
  const text = [...noDesk, supportText(words, known, own?.number)].join('\n\n');
  await turn.context.sendActivity({ type: 'message', text, textFormat: 'plain' });
  if (pressed?.isExecute) await respondLine(turn.context, words.text('cards.settled.moved'));
}

function actionOf(press: z.infer<typeof pressSchema>): Action | undefined {
  switch (press.verb) {
    case 'ticket-answer':
      return { kind: 'answer', text: redact(press.answer.trim()) };
    case 'ticket-add':
      return { kind: 'add', text: redact(press.add.trim()) };
    case 'ticket-reopen':
      return { kind: 'reopen', text: redact(press.reason.trim()) };
    case 'ticket-withdraw':
      return { kind: 'withdraw' };
    case 'ticket-show':
      return undefined;
  }
}

/** The card stays as it is, with what was written into it. */
export function keepsInput(reason: Refusal, action: Action): boolean {
  return reason === 'too-long' || reason === 'empty' || ('text' in action && action.text !== undefined && action.text !== '');
}

export function actorOf({ context, personId }: Turn, side: Actor['side']): Actor {
  return { side, id: personId, name: nameOf(context.activity) };
}

/** As Teams names them; some tenants show a mail address for a name. */
export function nameOf({ from }: Activity): string {
  return redact(from.name ?? '');
}

/** A copy is not the card that changes as the help desk works. */
export function drawn(turn: Turn, ticket: Ticket, refused?: Refusal, isCopy = false): Card {
  const view = { ticket, known: caseOfTicket(ticket, worldOf(turn)), isCopy, ...(refused !== undefined && { refused }) };
  return turn.parts.render('ticket', requesterTicketCard(turn.words, view));
}

export function worldOf({ parts }: Turn) {
  return { now: parts.now(), permissions: parts.permissions };
}

export function plain(runs: readonly { readonly text: string }[]): string {
  return runs.map(({ text }) => text).join('');
}

const ignore = (): void => undefined;

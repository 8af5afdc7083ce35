import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { refusal, requesterTicketCard } from '../../cards/ticket.ts';
import { supportText } from '../../cards/support-text.ts';
import { answeredNoticeCard } from '../../cards/ticket-notice.ts';
import { ticketFormCard } from '../../cards/ticket-form.ts';
import { ownTicketsCard } from '../../cards/ticket-list.ts';
import type { Card } from '../../cards/render.ts';
import type { Draft } from '../../helpdesk/ports.ts';
import {
  type Action,
  type Actor,
  type Refusal,
  type Requester,
  TEXT_LIMIT,
  type Ticket,
  URGENCIES,
} from '../../helpdesk/ticket.ts';
import { redact } from '../../triage/intake/redact.ts';
import { type Pressed, replaceCard, respondLine, sendCard, tellPresser } from '../deliver.ts';
import { originOf, type Turn } from '../turn.ts';
import { caseOf, caseOfTicket, contentOf } from './cases.ts';

/** Tickets of one person on their list. */
const MOST_LISTED = 10;

const sendSchema = z.object({
  submitKey: z.string().min(1).max(64),
  urgency: z.enum(URGENCIES),
  comment: z.string().optional(),
});
const pressSchema = z.object({
  verb: z.enum(['ticket-show', 'ticket-answer', 'ticket-add', 'ticket-withdraw', 'ticket-reopen']),
  ticket: z.coerce.number().int().positive(),
  answer: z.string().default(''),
  add: z.string().default(''),
  reason: z.string().default(''),
  on: z.string().max(20).default(''),
});

/** *Ask the help desk*: the form, at any point of the triage. Without a desk, what an administrator needs as text. */
export async function askDesk(turn: Turn, pressed?: Pressed): Promise<void> {
  if (turn.desk === undefined) return copySupport(turn, pressed);
  await sendCard(turn.context, formCard(turn));
  if (pressed?.isExecute) await respondLine(turn.context, turn.words.text('cards.settled.moved'));
}

/** *Send*: one ticket, however often it is pressed. The form becomes the ticket's card. */
export async function sendTicket(turn: Turn, data: unknown, pressed: Pressed): Promise<void> {
  const opened = await openTicket(turn, data, { ...(pressed.activityId !== undefined && { card: pressed.activityId }) });
  if (opened.kind === 'refused') return tellPresser(turn.context, pressed, opened.line);
  await replaceCard(turn.context, pressed, drawn(turn, opened.ticket));
}

export type Opened = { readonly kind: 'opened'; readonly ticket: Ticket } | { readonly kind: 'refused'; readonly line: string };

/** Opens a ticket of the triage of this turn, with what was filled in; sends nothing. */
export async function openTicket(turn: Turn, data: unknown, shown: Pick<Draft, 'card' | 'postsCard'>): Promise<Opened> {
  const { words, desk, parts } = turn;
  const refused = (line: string): Opened => ({ kind: 'refused', line });
  const parsed = sendSchema.safeParse(data);
  if (desk === undefined) return refused(plain(words.line('tickets.form.no-desk')));
  if (!parsed.success) return refused(words.text('tickets.form.choose'));
  const { submitKey, urgency, comment = '' } = parsed.data;
  const said = redact(comment.trim());
  if (said.length > TEXT_LIMIT) return refused(plain(words.line('tickets.form.too-long', { limit: TEXT_LIMIT })));
  const { session } = turn.conversation;
  const ticket = await parts.desk.help.open({
    submitKey,
    tenantId: turn.tenantId,
    requester: requesterOf(turn),
    content: { ...contentOf(caseOf(session, worldOf(turn))), ...(session.source !== undefined && { source: session.source }) },
    ...(said !== '' && { comment: said }),
    urgency,
    ...shown,
    at: parts.now(),
  });
  return { kind: 'opened', ticket };
}

/** The form of the triage of this turn. */
export function formCard(turn: Turn): Card {
  const { words, parts } = turn;
  const view = { known: caseOf(turn.conversation.session, worldOf(turn)), submitKey: parts.newId() };
  return parts.render('ticket-form', ticketFormCard(words, view, originOf(turn)));
}

/** A press of the requester on one of their tickets. Whose it is and what it allows stand in the store, not on the card. */
export async function pressOwnTicket(turn: Turn, data: unknown, pressed: Pressed): Promise<void> {
  const { words, context, parts, tenantId, personId } = turn;
  const parsed = pressSchema.safeParse(data);
  const found = parsed.success ? await parts.desk.tickets.find(tenantId, parsed.data.ticket) : undefined;
  if (!parsed.success || found?.requester.id !== personId)
    return tellPresser(context, pressed, words.text('tickets.place.unknown'));
  const action = actionOf(parsed.data);
  if (action === undefined) return replaceCard(context, pressed, drawn(turn, found)).then(ignore);
  const acted = await parts.desk.help.act({ tenantId, number: found.number }, action, actorOf(turn, 'requester'));
  if (acted.kind === 'unknown') return tellPresser(context, pressed, words.text('tickets.place.unknown'));
  const isOnNotice = parsed.data.on === 'notice';
  if (acted.kind === 'done') {
    const left = isOnNotice ? parts.render('line', answeredNoticeCard(words, acted.ticket)) : drawn(turn, acted.ticket);
    return replaceCard(context, pressed, left).then(ignore);
  }
  if (isOnNotice || keepsInput(acted.reason))
    return tellPresser(context, pressed, plain(refusal(words, acted.ticket, acted.reason)));
  await replaceCard(context, pressed, drawn(turn, acted.ticket, acted.reason));
}

export async function showOwnTickets(turn: Turn): Promise<void> {
  const tickets = await turn.parts.desk.tickets.ofRequester(turn.tenantId, turn.personId, MOST_LISTED);
  await sendCard(turn.context, turn.parts.render('notice', ownTicketsCard(turn.words, tickets, turn.personId)));
}

/** *Copy for support*: of a ticket, else of the triage, as one plain text. */
export async function copySupport(turn: Turn, pressed?: Pressed, number?: number): Promise<void> {
  const { words, parts, tenantId, personId } = turn;
  const ticket = number === undefined ? undefined : await parts.desk.tickets.find(tenantId, number);
  const own = ticket?.requester.id === personId ? ticket : undefined;
  const known = own === undefined ? caseOf(turn.conversation.session, worldOf(turn)) : caseOfTicket(own, worldOf(turn));
  await turn.context.sendActivity({ type: 'message', text: supportText(words, known, own?.number), textFormat: 'plain' });
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
export function keepsInput(reason: Refusal): boolean {
  return reason === 'too-long' || reason === 'empty';
}

export function actorOf({ context, personId }: Turn, side: Actor['side']): Actor {
  return { side, id: personId, name: nameOf(context.activity) };
}

function requesterOf(turn: Turn): Requester {
  const { context, words, person, personId } = turn;
  const { channelId, serviceUrl, conversation, recipient } = context.activity;
  return {
    id: personId,
    name: nameOf(context.activity),
    address: { channelId, serviceUrl, conversationId: conversation.id, botId: recipient.id },
    locale: words.locale,
    ...(person.timeZone !== undefined && { timeZone: person.timeZone }),
  };
}

/** As Teams names them; some tenants show a mail address for a name. */
function nameOf({ from }: Activity): string {
  return redact(from.name ?? '');
}

function drawn(turn: Turn, ticket: Ticket, refused?: Refusal): Card {
  const view = { ticket, known: caseOfTicket(ticket, worldOf(turn)), ...(refused !== undefined && { refused }) };
  return turn.parts.render('ticket', requesterTicketCard(turn.words, view));
}

export function worldOf({ parts }: Turn) {
  return { now: parts.now(), permissions: parts.permissions };
}

export function plain(runs: readonly { readonly text: string }[]): string {
  return runs.map(({ text }) => text).join('');
}

const ignore = (): void => undefined;

import { z } from 'zod';
import type { Card } from '../../cards/render.ts';
import { ticketFormCard } from '../../cards/ticket-form.ts';
import type { Draft } from '../../helpdesk/ports.ts';
import { type Requester, TEXT_LIMIT, type Ticket, URGENCIES } from '../../helpdesk/ticket.ts';
import { redact } from '../../triage/intake/redact.ts';
import type { Session } from '../../triage/session.ts';
import { type Pressed, replaceCard, respondLine, sendCard, tellPresser } from '../deliver.ts';
import { isConflict, originOf, saveTurn, type Turn } from '../turn.ts';
import { caseOf, contentOf } from './cases.ts';
import { copySupport, drawn, nameOf, plain, worldOf } from './requester.ts';

const sendSchema = z.object({
  // One of ours, and too short for a credential: it is stored, and whoever forges a press writes into it.
  submitKey: z.string().regex(/^[\w-]{1,12}$/),
  urgency: z.enum(URGENCIES),
  comment: z.string().optional(),
});

/** *Ask the help desk*: the form, at any point of the triage. Without a desk, what an administrator needs as text. */
export async function askDesk(turn: Turn, pressed?: Pressed): Promise<void> {
  if (!turn.hasDesk) return copySupport(turn, pressed);
  const { session } = turn.conversation;
  const form = { submitKey: turn.parts.newId(), evidence: session.evidence, tried: session.tried, ...sourceOf(session) };
  const card = await sendCard(turn.context, formCard(turn, form.submitKey));
  const shown = { ...form, ...(card !== undefined && { card }) };
  await saveTurn(turn, { conversation: { ...turn.conversation, form: shown } }).catch(unlessConflict);
  if (pressed?.isExecute) await respondLine(turn.context, turn.words.text('cards.settled.moved'));
}

/** *Send*: one ticket, however often it is pressed. The form becomes the ticket's card. */
export async function sendTicket(turn: Turn, data: unknown, pressed: Pressed): Promise<void> {
  const opened = await openTicket(turn, data, { ...(pressed.activityId !== undefined && { card: pressed.activityId }) });
  if (opened.kind === 'refused') return tellPresser(turn.context, pressed, opened.line);
  await replaceCard(turn.context, pressed, drawn(turn, opened.ticket));
  await forgetForm(turn);
}

/** Best-effort: the ticket is stored and shown, and a fault here must not say that nothing was. A form that stays behind sends the same ticket. */
async function forgetForm(turn: Turn): Promise<void> {
  const { form, ...conversation } = turn.conversation;
  if (form !== undefined) await saveTurn(turn, { conversation }).catch(() => undefined);
}

export type Opened = { readonly kind: 'opened'; readonly ticket: Ticket } | { readonly kind: 'refused'; readonly line: string };

/** Opens a ticket of the triage of this turn, with what was filled in; sends nothing. */
export async function openTicket(turn: Turn, data: unknown, shown: Pick<Draft, 'card' | 'postsCard'>): Promise<Opened> {
  const { words, parts } = turn;
  const refused = (line: string): Opened => ({ kind: 'refused', line });
  const parsed = sendSchema.safeParse(data);
  if (!turn.hasDesk) return refused(plain(words.line('tickets.form.no-desk')));
  if (!parsed.success) return refused(words.text('tickets.form.choose'));
  const { submitKey, urgency, comment = '' } = parsed.data;
  const said = redact(comment.trim());
  if (said.length > TEXT_LIMIT) return refused(plain(words.line('tickets.form.too-long', { limit: TEXT_LIMIT })));
  const { session, form } = turn.conversation;
  const about = form?.submitKey === submitKey ? form : session;
  const ticket = await parts.desk.help.open({
    submitKey,
    tenantId: turn.tenantId,
    requester: requesterOf(turn),
    content: { ...contentOf(caseOf(about, worldOf(turn))), ...sourceOf(about) },
    ...(said !== '' && { comment: said }),
    urgency,
    ...shown,
    at: parts.now(),
  });
  return { kind: 'opened', ticket };
}

function sourceOf({ source }: Pick<Session, 'source'>): Pick<Session, 'source'> {
  return source === undefined ? {} : { source };
}

/** Another turn was faster: then the form sends the triage as it is when it is sent. */
function unlessConflict(error: unknown): void {
  if (!isConflict(error)) throw error;
}

/** The form of the triage of this turn. */
export function formCard(turn: Turn, submitKey = turn.parts.newId()): Card {
  const { words, parts } = turn;
  const view = { known: caseOf(turn.conversation.session, worldOf(turn)), submitKey };
  return parts.render('ticket-form', ticketFormCard(words, view, originOf(turn)));
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

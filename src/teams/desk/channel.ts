import { z } from 'zod';
import { deskTicketCard, type Refused, refusal } from '../../cards/ticket.ts';
import { deskTicketsCard } from '../../cards/ticket-list.ts';
import { lineCard } from '../../cards/line.ts';
import { deskReadyCard } from '../../cards/desk-ready.ts';
import type { Card } from '../../cards/render.ts';
import { isSameConversation } from '../../helpdesk/desk.ts';
import type { Action, Member, Ticket } from '../../helpdesk/ticket.ts';
import { CAUSES, type CauseId } from '../../triage/causes/index.ts';
import { redact } from '../../triage/intake/redact.ts';
import { createWords, type Words } from '../../words/words.ts';
import { type Pressed, replaceCard, respondCard, sendCard, tellPresser } from '../deliver.ts';
import { type Turn } from '../turn.ts';
import { caseOfTicket } from './cases.ts';
import { actorOf, keepsInput, plain, worldOf } from './requester.ts';

const MOST_LISTED = 12;
const MOST_DEAD = 5;

const pressSchema = z.object({
  verb: z.enum([
    'desk-claim',
    'desk-assign',
    'desk-ask',
    'desk-resolve',
    'desk-reopen',
    'desk-comment',
    'desk-show',
    'desk-retry',
  ]),
  ticket: z.coerce.number().int().positive().default(0),
  member: z.string().max(200).default(''),
  question: z.string().default(''),
  comment: z.string().default(''),
  cause: z.string().max(60).default(''),
  resolution: z.string().default(''),
  reason: z.string().default(''),
});
type Press = z.infer<typeof pressSchema>;

/** The channel in which the help desk works. What a card says of itself counts for nothing: the activity tells where it was pressed, and by whom. */
export function isAtDesk({ desk, context }: Turn): boolean {
  return desk !== undefined && isSameConversation(desk.address, context.activity.conversation.id);
}

/** A press of the help desk on a ticket of its tenant. */
export async function pressAtDesk(turn: Turn, data: unknown, pressed: Pressed): Promise<void> {
  const { context, parts, tenantId } = turn;
  if (!isAtDesk(turn)) return tellPresser(context, pressed, turn.words.text('tickets.place.not-desk'));
  const words = deskWords(turn);
  const parsed = pressSchema.safeParse(data);
  if (parsed.success && parsed.data.verb === 'desk-retry') return retry(turn, words, pressed);
  const found = parsed.success ? await parts.desk.tickets.find(tenantId, parsed.data.ticket) : undefined;
  if (!parsed.success || found === undefined) return tellPresser(context, pressed, words.text('tickets.place.unknown'));
  const show = async (ticket: Ticket, refused?: Refused): Promise<void> => {
    await replaceCard(context, pressed, await drawn(turn, words, { ticket, refused }));
  };
  if (parsed.data.verb === 'desk-show') return show(found);
  const action = await actionOf(turn, parsed.data);
  if (action === undefined) return show(found, 'not-member');
  const acted = await parts.desk.help.act({ tenantId, number: found.number }, action, actorOf(turn, 'desk'));
  if (acted.kind === 'unknown') return tellPresser(context, pressed, words.text('tickets.place.unknown'));
  if (acted.kind === 'done' && isToldAnyway(acted.ticket, pressed))
    return respondCard(context, await drawn(turn, words, { ticket: acted.ticket, refused: undefined }));
  if (acted.kind === 'done') return show(acted.ticket);
  if (keepsInput(acted.reason, action)) return tellPresser(context, pressed, plain(refusal(words, acted.ticket, acted.reason)));
  return show(acted.ticket, acted.reason);
}

/** The ticket's own card changes with the delivery of what was done: to change it here as well would cost the channel twice of what Teams allows it. */
function isToldAnyway({ cards }: Ticket, { isExecute, activityId }: Pressed): boolean {
  return isExecute && activityId !== undefined && activityId === cards.desk;
}

/** `@Graph Triage use this channel`: by an administrator of the bot, or in the team that the operators named. */
export async function registerDesk(turn: Turn): Promise<void> {
  const { context, parts, tenantId, words, person } = turn;
  const { activity } = context;
  const line = (card: ReturnType<typeof lineCard>) => sendCard(context, parts.render('line', card));
  if (activity.conversation.conversationType !== 'channel')
    return line(lineCard(words, 'tickets.desk.not-a-channel')).then(ignore);
  if (!mayRegister(turn)) return line(lineCard(words, 'tickets.desk.not-allowed', { variable: 'HELPDESK_ADMINS' })).then(ignore);
  const conversationId = activity.conversation.id.replace(/;messageid=.*$/, '');
  const { channelId, serviceUrl, recipient } = activity;
  const locale = parts.desk.rules.locale ?? words.locale;
  await parts.desk.help.register({
    tenantId,
    address: { channelId, serviceUrl, conversationId, botId: recipient.id },
    locale,
    ...(person.timeZone !== undefined && { timeZone: person.timeZone }),
  });
  await sendCard(context, parts.render('notice', deskReadyCard(createWords(parts.catalogues, locale, person.timeZone))));
}

/** In its channel the help desk chooses the language of its tickets. */
export async function chooseDeskLanguage(turn: Turn, locale: string, pressed: Pressed): Promise<void> {
  const { desk, parts, context } = turn;
  if (desk === undefined) return;
  await parts.desk.help.register({ ...desk, locale });
  const words = createWords(parts.catalogues, locale, desk.timeZone);
  await replaceCard(context, pressed, parts.render('line', lineCard(words, 'cards.language.done')));
}

/** `tickets` in the channel: one's own, the others by age, and what could not be delivered. */
export async function showDeskTickets(turn: Turn): Promise<void> {
  const { parts, tenantId, personId, context } = turn;
  const [tickets, count, dead] = await Promise.all([
    parts.desk.tickets.unsettled(tenantId, MOST_LISTED),
    parts.desk.tickets.countUnsettled(tenantId),
    parts.desk.outbox.dead(tenantId, MOST_DEAD),
  ]);
  const isMine = ({ assignee }: Ticket) => assignee?.id === personId;
  const view = {
    mine: tickets.filter(isMine),
    rest: tickets.filter((ticket) => !isMine(ticket)),
    more: count - tickets.length,
    dead,
  };
  await sendCard(context, parts.render('notice', deskTicketsCard(deskWords(turn), view)));
}

/** `GT-1042`, typed in the channel. */
export async function showDeskTicket(turn: Turn, number: number): Promise<void> {
  const { parts, context, tenantId } = turn;
  const words = deskWords(turn);
  const ticket = await parts.desk.tickets.find(tenantId, number);
  const card =
    ticket === undefined
      ? parts.render('line', lineCard(words, 'tickets.place.unknown'))
      : await drawn(turn, words, { ticket, refused: undefined });
  await sendCard(context, card);
}

async function retry({ context, parts, tenantId }: Turn, words: Words, pressed: Pressed): Promise<void> {
  await parts.desk.outbox.revive(tenantId, parts.now());
  parts.desk.wake();
  await tellPresser(context, pressed, words.text('tickets.list.revived'));
}

/** Nothing when it names somebody who is not in the team. */
async function actionOf({ context, parts }: Turn, press: Press): Promise<Action | undefined> {
  switch (press.verb) {
    case 'desk-assign': {
      const to = await parts.desk.roster.find(context, press.member);
      return to === undefined ? undefined : { kind: 'assign', to };
    }
    case 'desk-ask':
      return { kind: 'ask', text: redact(press.question.trim()) };
    case 'desk-comment':
      return { kind: 'comment', text: redact(press.comment.trim()) };
    case 'desk-resolve':
      return { kind: 'resolve', cause: causeOf(press.cause), text: redact(press.resolution.trim()) };
    case 'desk-reopen':
      return { kind: 'reopen', text: redact(press.reason.trim()) };
    default:
      return { kind: 'claim' };
  }
}

function causeOf(text: string): CauseId | 'other' {
  return CAUSES.find(({ id }) => id === text)?.id ?? 'other';
}

async function drawn(
  turn: Turn,
  words: Words,
  { ticket, refused }: { ticket: Ticket; refused: Refused | undefined },
): Promise<Card> {
  const { parts, context } = turn;
  const members: readonly Member[] = await parts.desk.roster.of(context);
  const view = { ticket, known: caseOfTicket(ticket, worldOf(turn)), members, ...(refused !== undefined && { refused }) };
  return parts.render('ticket', deskTicketCard(words, view));
}

/** The words of the desk, whoever of it writes. */
export function deskWords({ parts, desk, words }: Turn): Words {
  return createWords(parts.catalogues, desk?.locale ?? words.locale, desk?.timeZone);
}

interface TeamData {
  readonly team?: { readonly id?: unknown; readonly aadGroupId?: unknown };
}

function mayRegister({ context, parts, personId }: Turn): boolean {
  const { admins, teamId, isOpenToAll } = parts.desk.rules;
  const { team = {} } = Object(context.activity.channelData) as TeamData;
  const isSame = (a: unknown, b: string) => String(a).toLowerCase() === b.toLowerCase();
  const isAdmin = admins.some((id) => isSame(personId, id));
  return isOpenToAll || isAdmin || (teamId !== undefined && [team.id, team.aadGroupId].some((id) => isSame(id, teamId)));
}

const ignore = (): void => undefined;

import { z } from 'zod';
import { lineCard } from '../cards/line.ts';
import { askDeletionCard, deletedCard, type KeptDays, ownDataCard } from '../cards/privacy.ts';
import type { Card } from '../cards/render.ts';
import type { People, PersonIds } from '../helpdesk/people.ts';
import { type Pressed, replaceCard, sendCard, tellPresser } from './deliver.ts';
import { saveTurn, type Turn } from './turn.ts';

/** What the bot needs to show and delete what is kept of people. */
export interface PrivacyEdge {
  readonly people: People;
  readonly days: KeptDays;
}

/** Tickets on the card. */
const MOST_LISTED = 10;
/** What was asked longer ago is asked again, in milliseconds. */
const ASKED_MS = 3_600_000;

const pressSchema = z.object({
  verb: z.enum(['privacy-ask', 'privacy-delete', 'privacy-keep']),
  owner: z.string().max(200),
  asked: z.coerce.number().catch(0),
});

/** `my data`: in a person's own chat alone. */
export async function showOwnData(turn: Turn): Promise<void> {
  if (!turn.isPrivate) return tellElsewhere(turn);
  // What this message brings is kept as well.
  const saved = await saveTurn(turn, {});
  await sendCard(turn.context, await ownData(saved));
}

/** `delete my data`: asks once. */
export async function askDeletion(turn: Turn): Promise<void> {
  if (!turn.isPrivate) return tellElsewhere(turn);
  await sendCard(turn.context, asking(turn));
}

/**
 * A press on one of these cards. The deletion is stored before it is told of; nothing is written about the person afterwards, so the next thing they
 * write finds a beginning. A press on a card of long ago deletes nothing: it shows what is kept now.
 */
export async function pressPrivacy(turn: Turn, data: unknown, pressed: Pressed): Promise<void> {
  const { context, words, parts, personId } = turn;
  const press = pressSchema.safeParse(data);
  if (!turn.isPrivate) return tellPresser(context, pressed, words.text('privacy.elsewhere'));
  if (press.success && press.data.owner !== personId) return tellPresser(context, pressed, words.text('cards.foreign-press'));
  await replaceCard(context, pressed, await afterPress(turn, press.data, parts.now()));
}

async function afterPress(turn: Turn, press: z.infer<typeof pressSchema> | undefined, now: number): Promise<Card> {
  const { words, parts } = turn;
  if (press?.verb === 'privacy-ask') return asking(turn);
  if (press?.verb === 'privacy-keep') return parts.render('line', lineCard(words, 'privacy.kept'));
  const isRecent = press !== undefined && press.asked <= now && now - press.asked <= ASKED_MS;
  return isRecent ? erase(turn) : ownData(turn);
}

async function erase(turn: Turn): Promise<Card> {
  const { words, parts, person } = turn;
  const erased = await parts.privacy.people.erase(idsOf(turn), parts.now());
  // The card in the channel of the help desk changes.
  parts.desk.wake();
  return parts.render('notice', deletedCard(words, erased, Object.keys(person).length > 0));
}

async function ownData(turn: Turn): Promise<Card> {
  const { words, parts, person, personId, tenantId } = turn;
  const { people, days } = parts.privacy;
  const kept = await people.kept(idsOf(turn));
  const tickets = await parts.desk.tickets.ofRequester(tenantId, personId, MOST_LISTED);
  return parts.render('notice', ownDataCard(words, { person, kept, tickets, days }, personId));
}

function asking({ words, parts, personId }: Turn): Card {
  return parts.render('notice', askDeletionCard(words, personId, parts.now()));
}

function idsOf({ context, tenantId, personId }: Turn): PersonIds {
  const { from, conversation } = context.activity;
  const ids = [personId, from.id].filter((id) => id !== '');
  return { tenantId, ids: [...new Set(ids)], chatId: conversation.id };
}

async function tellElsewhere({ context, parts, words }: Turn): Promise<void> {
  await sendCard(context, parts.render('line', lineCard(words, 'privacy.elsewhere')));
}

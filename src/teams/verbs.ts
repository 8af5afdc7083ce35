import { z } from 'zod';
import { languagesCard } from '../cards/languages.ts';
import { lineCard } from '../cards/line.ts';
import { start } from '../cards/notice.ts';
import { welcomeCard } from '../cards/welcome.ts';
import type { QuestionId } from '../triage/causes/define-cause.ts';
import { type Input, newSession } from '../triage/session.ts';
import { createWords } from '../words/words.ts';
import { advance, showAgain } from './advance.ts';
import { copyCommands } from './copy.ts';
import { type Pressed, replaceCard, respondCard, sendCard, tellPresser, updateCard } from './deliver.ts';
import { chooseDeskLanguage, isAtDesk, pressAtDesk } from './desk/channel.ts';
import { askDesk, sendTicket } from './desk/form.ts';
import { pressInsights } from './desk/insights.ts';
import { copySupport, pressOwnTicket } from './desk/requester.ts';
import { continueInChat } from './extensions/chat.ts';
import { prevail } from './prevail.ts';
import { pressPrivacy } from './privacy.ts';
import { originOf, saveTurn, type Turn } from './turn.ts';

const VERBS = [
  'start',
  'answer',
  'unknown',
  'change',
  'back',
  'did-not-help',
  'solved',
  'copy',
  'language',
  'choose-language',
  'show',
  'ask-desk',
  'send-ticket',
  'copy-support',
  'to-chat',
] as const;

/** What a card sends. Nobody has checked it: it may come from an old card, another person or a forger. */
export const pressSchema = z.object({
  verb: z.enum(VERBS),
  session: z.string().max(64).optional(),
  revision: z.coerce.number().int().optional(),
  owner: z.string().max(200).optional(),
  question: z.string().max(40).optional(),
  value: z.string().optional(),
  locale: z.string().max(35).optional(),
  ticket: z.coerce.number().int().positive().optional(),
});
export type Press = z.infer<typeof pressSchema>;

/**
 * A press on a card, by Action.Execute or Action.Submit alike. What belongs to a state that is over shows the current one;
 * a press by somebody else changes nothing and tells them alone.
 */
export async function handlePress(turn: Turn, data: unknown, pressed: Pressed): Promise<void> {
  const verb = verbOf(data);
  if (verb.startsWith('desk-insights-')) return pressInsights(turn, verb, pressed);
  if (verb.startsWith('desk-')) return pressAtDesk(turn, data, pressed);
  if (verb.startsWith('privacy-')) return pressPrivacy(turn, data, pressed);
  if (verb.startsWith('ticket-')) return pressOwnTicket(turn, data, pressed);
  const parsed = pressSchema.safeParse(data);
  if (!parsed.success) return advance(turn, { kind: 'show' }, pressed);
  const press = parsed.data;
  if (press.owner !== undefined && press.owner !== turn.personId)
    return tellPresser(turn.context, pressed, turn.words.text('cards.foreign-press'));
  if (press.verb === 'language') return showLanguages(turn, pressed);
  if (press.verb === 'choose-language') return chooseLanguage(turn, press.locale, pressed);
  if (press.verb === 'ask-desk') return askDesk(turn, pressed);
  if (press.verb === 'send-ticket') return sendTicket(turn, data, pressed);
  if (press.verb === 'copy-support') return copySupport(turn, pressed, press.ticket);
  if (press.verb === 'to-chat') return moveToChat(turn, press, pressed);
  if (press.verb === 'copy' && isCurrent(press, turn)) return copyCommands(turn, pressed);
  const input = inputOf(press, turn);
  const isOutdated = input.kind === 'show' && turn.conversation.session.phase === 'new';
  return isOutdated ? beginAnew(turn, pressed) : advance(turn, input, pressed);
}

function verbOf(data: unknown): string {
  const { verb } = Object(data) as { readonly verb?: unknown };
  return typeof verb === 'string' ? verb : '';
}

/** From a group chat or channel: the triage goes on where nobody reads along, and ends here. */
async function moveToChat(turn: Turn, press: Press, pressed: Pressed): Promise<void> {
  const { context, words, parts, conversation } = turn;
  if (turn.isPrivate || press.session !== conversation.session.id) return advance(turn, { kind: 'show' }, pressed);
  if ((await continueInChat(turn, conversation.session)) === 'nowhere')
    return tellPresser(context, pressed, words.text('extensions.no-chat.text'));
  const session = newSession(parts.newId(), false);
  const next = await prevail(turn, (now) => ({ conversation: { ...now, session } }));
  const anew = start(words, originOf(next));
  await replaceCard(context, pressed, parts.render('line', lineCard(words, 'extensions.moved', {}, [anew])));
}

/** A card of yesterday, and nothing to go on with: says so, instead of leaving the person to wonder. */
async function beginAnew(turn: Turn, pressed: Pressed): Promise<void> {
  const { words, parts, isPrivate } = turn;
  const card = parts.render('notice', welcomeCard(words, originOf(turn), { isPrivate, isOutdated: true }));
  await replaceCard(turn.context, pressed, card);
}

function isCurrent({ session, revision }: Press, { conversation }: Turn): boolean {
  return session === conversation.session.id && revision === conversation.session.revision;
}

/** What a press means in the state as it is; what belongs to another state shows the current one. */
export function inputOf({ verb, session, revision, question, value }: Press, turn: Turn): Input {
  const current = turn.conversation.session;
  const show: Input = { kind: 'show' };
  if (verb === 'start') return { kind: 'start' };
  if (session !== current.id || verb === 'show' || verb === 'to-chat') return show;
  if (verb === 'change') return question === undefined ? show : { kind: 'change', question: question as QuestionId };
  if (revision !== current.revision || verb === 'copy') return show;
  if (verb === 'answer' || verb === 'unknown') {
    if (question === undefined) return show;
    const isUnknown = verb === 'unknown' || value === 'unknown';
    if (isUnknown) return { kind: 'unknown', question: question as QuestionId };
    return value === undefined ? show : { kind: 'answer', question: question as QuestionId, value };
  }
  return { kind: verb as 'back' | 'did-not-help' | 'solved' };
}

/** The list of languages, in place of the card whose button asked for it. */
export async function showLanguages(turn: Turn, pressed?: Pressed): Promise<void> {
  const card = turn.parts.render('languages', languagesCard(turn.words, turn.parts.catalogues, originOf(turn)));
  if (pressed === undefined) await sendCard(turn.context, card);
  else await replaceCard(turn.context, pressed, card);
}

async function chooseLanguage(turn: Turn, locale: string | undefined, pressed: Pressed): Promise<void> {
  const known = turn.parts.catalogues.some((catalogue) => catalogue.locale === locale);
  if (locale === undefined || !known) return showLanguages(turn, pressed);
  if (isAtDesk(turn)) return chooseDeskLanguage(turn, locale, pressed);
  const next = await saveTurn(turn, { person: { ...turn.person, chosenLocale: locale } });
  const words = createWords(turn.parts.catalogues, locale, turn.person.timeZone);
  const done = turn.parts.render('line', lineCard(words, 'cards.language.done'));
  await updateCard(turn.context, pressed.activityId, done);
  if (pressed.isExecute) await respondCard(turn.context, done);
  // The current state once more, in the new language.
  return showAgain({ ...next, words });
}

import type { Activity } from 'botbuilder';
import { lineCard } from '../cards/line.ts';
import { cancelledCard } from '../cards/notice.ts';
import { helpCard, tokenCard, welcomeCard } from '../cards/welcome.ts';
import { isClosed } from '../triage/answers.ts';
import { type Input, newSession, type Session } from '../triage/session.ts';
import { advance } from './advance.ts';
import type { Command, Understanding } from './commands.ts';
import { sendCard, updateCard } from './deliver.ts';
import { isAtDesk, registerDesk, showDeskTicket, showDeskTickets } from './desk/channel.ts';
import { explainFind, findTickets } from './desk/find.ts';
import { askDesk } from './desk/form.ts';
import { showInsights } from './desk/insights.ts';
import { copySupport, showOwnTicket, showOwnTickets } from './desk/requester.ts';
import { textOfAttachments } from './extensions/payload.ts';
import { prevail } from './prevail.ts';
import { askDeletion, showOwnData } from './privacy.ts';
import { originOf, saveTurn, type Turn } from './turn.ts';
import { showLanguages } from './verbs.ts';

/** Commands that are steps of the triage, and can be pressed as well as typed. */
const STEPS = { start: 'start', back: 'back', solved: 'solved', 'did-not-help': 'did-not-help' } as const;

/** A typed message: an answer to the current question, a command, or something pasted. */
export async function handleText(turn: Turn, understanding: Understanding): Promise<void> {
  const { session } = turn.conversation;
  const { locale } = turn.words;
  const { activity } = turn.context;
  // A card that somebody posts, such as a result of the search, has words as well.
  const text = textOf(activity) || textOfAttachments(activity.attachments ?? []);
  if (text === '' && hasAttachment(activity)) return advance(turn, { kind: 'attachment' });
  if (session.phase === 'asking' && session.current !== undefined) {
    const value = understanding.answer(text, session.current, locale);
    if (value !== undefined) return advance(turn, { kind: 'answer', question: session.current, value });
  }
  const number = /^(?:\p{L}+\s+)?GT-?(\d{1,9})$/iu.exec(text)?.[1];
  if (number !== undefined) return isAtDesk(turn) ? showDeskTicket(turn, Number(number)) : showOwnTicket(turn, Number(number));
  const sought = isAtDesk(turn) ? soughtIn(turn, understanding, text) : undefined;
  if (sought !== undefined) return sought === '' ? explainFind(turn) : findTickets(turn, sought);
  const command =
    understanding.command(text, locale) ??
    (isAtDesk(turn) ? understanding.command(text, turn.desk?.locale ?? locale) : undefined);
  return command === undefined ? advance(turn, inputOf(session, text)) : obey(turn, command);
}

/** Whoever works at the desk may write in the desk's language or in their own. */
function soughtIn({ words, desk }: Turn, { sought }: Understanding, text: string): string | undefined {
  return sought(text, words.locale) ?? (desk && sought(text, desk.locale));
}

/** Names of permissions answer the question for them; an error, a URL or JSON is a paste at any time. */
function inputOf({ phase, current }: Session, text: string): Input {
  const isAsked = phase === 'asking' && current !== undefined && !isClosed(current);
  return isAsked && !/[:/{]/.test(text) ? { kind: 'answer', question: current, value: text } : { kind: 'paste', text };
}

async function obey(turn: Turn, command: Command): Promise<void> {
  const { session } = turn.conversation;
  const { words, isPrivate } = turn;
  // these cards have no room for the offer of languages: it comes with the next one
  const quiet = { ...turn, offersLanguages: false };
  if (command in STEPS) return advance(turn, { kind: STEPS[command as keyof typeof STEPS] });
  switch (command) {
    case 'unknown':
      return advance(turn, session.current === undefined ? { kind: 'show' } : { kind: 'unknown', question: session.current });
    case 'language':
      return showLanguages(turn);
    case 'help':
      return show(quiet, helpCard(words, originOf(turn), { isPrivate }));
    case 'token':
      return show(quiet, tokenCard(words, originOf(turn), { isPrivate }));
    case 'cancel':
      return cancel(turn);
    case 'tickets':
      return isAtDesk(turn) ? showDeskTickets(turn) : showOwnTickets(turn);
    case 'ask-desk':
      return askDesk(turn);
    case 'copy-support':
      return copySupport(turn);
    case 'my-data':
      return showOwnData(quiet);
    case 'delete-my-data':
      return askDeletion(quiet);
    case 'insights':
      return showInsights(turn);
    case 'use-this-channel':
      return registerDesk(turn);
    default:
      return show(turn, welcomeCard(words, originOf(turn), { isPrivate, offersLanguages: turn.offersLanguages }));
  }
}

/** Ends the triage and forgets its evidence, whatever another turn does to it meanwhile. An answer stays readable, a question goes. */
async function cancel(turn: Turn): Promise<void> {
  const { words, parts, context, conversation } = turn;
  const session = newSession(parts.newId(), turn.isPrivate);
  const ended = { conversation: { session, welcomed: true } };
  const next = await prevail(turn, () => ended);
  // a form that shows what is forgotten must not be sent any more
  const isAsking = conversation.session.phase === 'asking';
  const live = conversation.form?.card ?? (isAsking ? conversation.card : undefined);
  await updateCard(context, live, parts.render('line', lineCard(words, 'cards.cancelled.title')));
  await sendCard(context, parts.render('notice', cancelledCard(words, originOf(next))));
}

async function show(turn: Turn, notice: ReturnType<typeof helpCard>): Promise<void> {
  await saveTurn(turn, {});
  await sendCard(turn.context, turn.parts.render('notice', notice));
}

interface Mention {
  readonly type?: string;
  readonly mentioned?: { readonly id?: unknown };
  readonly text?: unknown;
}

/** The text without the mention of the bot, which every message in a channel or group chat begins with. */
function textOf({ text = '', entities = [], recipient }: Partial<Activity>): string {
  const mention = entities.find(({ mentioned }: Mention) => mentioned?.id === recipient?.id) as Mention | undefined;
  return (typeof mention?.text === 'string' ? text.replace(mention.text, '') : text).trim();
}

/** Teams adds the text once more as HTML; that is no attachment of the person's. */
function hasAttachment(activity: Activity): boolean {
  return activity.attachments?.some(({ contentType }) => contentType !== 'text/html') ?? false;
}

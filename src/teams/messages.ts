import type { Activity } from 'botbuilder';
import { TurnContext } from 'botbuilder';
import { cancelledCard, helpCard, tokenCard, unreadableCard, welcomeCard } from '../cards/notice.ts';
import type { Card } from '../cards/render.ts';
import { PASTE_LIMIT } from '../triage/intake/index.ts';
import { newSession } from '../triage/session.ts';
import { advance } from './advance.ts';
import type { Command, Understanding } from './commands.ts';
import { sendCard } from './deliver.ts';
import { originOf, saveTurn, speaksAnother, type Turn } from './turn.ts';
import { showLanguages } from './verbs.ts';

/** Commands that are steps of the triage, and can be pressed as well as typed. */
const STEPS = { start: 'start', back: 'back', solved: 'solved', 'did-not-help': 'did-not-help' } as const;

/** A typed message: an answer to the current question, a command, or something pasted. */
export async function handleText(turn: Turn, understanding: Understanding): Promise<void> {
  const { session } = turn.conversation;
  const { locale } = turn.words;
  const text = textOf(turn.context.activity);
  if (text === '' && hasAttachment(turn.context.activity)) return reply(turn, 'attachment');
  if (session.phase === 'asking' && session.current !== undefined) {
    const value = understanding.answer(text, session.current, locale);
    if (value !== undefined) return advance(turn, { kind: 'answer', question: session.current, value });
  }
  const command = understanding.command(text, locale);
  return command === undefined ? advance(turn, { kind: 'paste', text }) : obey(turn, command);
}

async function obey(turn: Turn, command: Command): Promise<void> {
  const { session } = turn.conversation;
  if (command in STEPS) return advance(turn, { kind: STEPS[command as keyof typeof STEPS] });
  switch (command) {
    case 'unknown':
      return advance(turn, session.current === undefined ? { kind: 'show' } : { kind: 'unknown', question: session.current });
    case 'language':
      return showLanguages(turn);
    case 'help':
      return show(turn, helpCard(turn.words, originOf(turn)));
    case 'token':
      return show(turn, tokenCard(turn.words, turn.isPrivate, originOf(turn)));
    case 'cancel':
      return cancel(turn);
    default:
      return show(turn, welcomeCard(turn.words, originOf(turn), { offersLanguages: speaksAnother(turn) }));
  }
}

/** Ends the triage and forgets its evidence. */
async function cancel(turn: Turn): Promise<void> {
  const session = newSession(turn.parts.newId(), turn.isPrivate);
  const next = await saveTurn(turn, { conversation: { session, welcomed: true } });
  return show(next, cancelledCard(next.words, originOf(next)));
}

async function reply(turn: Turn, reason: 'attachment'): Promise<void> {
  return show(turn, unreadableCard(turn.words, reason, [], originOf(turn), PASTE_LIMIT));
}

async function show(turn: Turn, notice: Parameters<typeof drawNotice>[1]): Promise<void> {
  await saveTurn(turn, {});
  await sendCard(turn.context, drawNotice(turn, notice));
}

function drawNotice(turn: Turn, notice: ReturnType<typeof helpCard>): Card {
  return turn.parts.render('notice', notice);
}

/** The text without the mention of the bot, which every message in a channel or group chat begins with. */
function textOf(activity: Activity): string {
  return (TurnContext.removeRecipientMention({ ...activity }) ?? activity.text ?? '').trim();
}

/** Teams adds the text once more as HTML; that is no attachment of the person's. */
function hasAttachment(activity: Activity): boolean {
  return activity.attachments?.some(({ contentType }) => contentType !== 'text/html') ?? false;
}

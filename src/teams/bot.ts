import type { Activity, TurnContext } from 'botbuilder';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { failureCard, storageCard } from '../cards/notice.ts';
import { welcomeCard } from '../cards/welcome.ts';
import { createUnderstanding, type Understanding } from './commands.ts';
import { respond, respondLine, sendCard } from './deliver.ts';
import { openTokenDialog, submitTokenDialog } from './dialogs.ts';
import { takeUp } from './extensions/chat.ts';
import { handleExtension } from './extensions/index.ts';
import { createSearch, type Search } from './extensions/search.ts';
import { handleText } from './messages.ts';
import { beginTurn, type BotParts, isConflict, originOf, saveTurn, wordsFor } from './turn.ts';
import { handlePress } from './verbs.ts';

export interface Bot {
  /** Handles one activity. Throws only on faults; everything a person can do has an answer. */
  readonly turn: (context: TurnContext) => Promise<void>;
  /** Tells the person that something failed, with the reference that stands in the log. `code` is that of the fault. */
  readonly apologize: (context: TurnContext, reference: string, code?: string) => Promise<void>;
}

/** The bot: what each kind of activity leads to. Kinds that it has no answer for are politely ignored. */
export function createBot(parts: BotParts): Bot {
  const known = { understanding: createUnderstanding(parts.catalogues), search: createSearch(parts.catalogues) };
  return {
    turn: (context) => handleActivity(context, parts, known),
    apologize: async (context, reference, code) => {
      // The conversation behind a dialog or a search is none of the bot's; Teams says that it failed.
      if (context.activity.name?.startsWith('composeExtension/')) return;
      // The fault may be that the state cannot be read.
      const words = await beginTurn(context, parts).then(
        (turn) => turn.words,
        () => wordsFor(parts, {}, context.activity),
      );
      const isStorage = code === 'storage-unavailable';
      const isPress = context.activity.name === 'adaptiveCard/action';
      // The pressed card stays as it is, with what was written into it.
      if (isStorage && isPress) await respondLine(context, words.text('tickets.storage.title'));
      const card = isStorage ? storageCard(words, reference) : failureCard(words, reference);
      await sendCard(context, parts.render('notice', card));
    },
  };
}

/** What is made of the catalogues once. */
interface Known {
  readonly understanding: Understanding;
  readonly search: Search;
}

async function handleActivity(context: TurnContext, parts: BotParts, known: Known): Promise<void> {
  const { activity } = context;
  switch (activity.type) {
    case 'message':
      return handleMessage(context, parts, known.understanding);
    case 'invoke':
      return handleInvoke(context, parts, known.search);
    case 'installationUpdate':
      return activity.action === 'add' ? welcome(context, parts) : undefined;
    case 'conversationUpdate':
      return isBotAdded(activity) ? welcomeLater(context, parts) : undefined;
    default:
      return undefined;
  }
}

async function handleMessage(context: TurnContext, parts: BotParts, understanding: Understanding): Promise<void> {
  const { value, replyToId, id, conversation } = context.activity;
  // Teams delivers again what was not answered within 15 seconds, maybe to another replica.
  if (id !== undefined && !(await parts.seen.first(`${conversation.id}/${id}`, parts.now()))) return;
  const turn = await beginTurn(context, parts);
  if (value === undefined || value === null) return handleText(turn, understanding);
  return handlePress(turn, value, { activityId: replyToId, isExecute: false });
}

const executeSchema = z.object({
  action: z.object({ verb: z.string().optional(), data: z.looseObject({}).optional() }),
  trigger: z.string().optional().catch(undefined),
});

/** Invokes have three seconds. @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages */
async function handleInvoke(context: TurnContext, parts: BotParts, search: Search): Promise<void> {
  const { name, value, replyToId } = context.activity;
  switch (name) {
    case 'adaptiveCard/action': {
      const execute = executeSchema.safeParse(value);
      // Nobody pressed: a client redraws the card, which is as it should be.
      if (execute.success && execute.data.trigger === 'automatic') return respondLine(context, '');
      const data = execute.success ? { ...execute.data.action.data, verb: execute.data.action.verb } : undefined;
      return handlePress(await beginTurn(context, parts), data, { activityId: replyToId, isExecute: true });
    }
    case 'task/fetch':
      return openTokenDialog(await beginTurn(context, parts));
    case 'task/submit':
      return submitTokenDialog(await beginTurn(context, parts));
    default:
      return (await handleExtension(context, parts, search)) ? undefined : respond(context, 501);
  }
}

/** In a team this comes for a channel that nobody chose; `installationUpdate` names the one that was. */
function isBotAdded({ membersAdded, recipient, conversation }: Activity): boolean {
  return conversation.conversationType !== 'channel' && (membersAdded?.some(({ id }) => id === recipient.id) ?? false);
}

/** Teams sends `installationUpdate` at the same moment, and only that knows the language: it goes first. */
async function welcomeLater(context: TurnContext, parts: BotParts): Promise<void> {
  if (context.activity.locale === undefined) await wait(400);
  return welcome(context, parts);
}

/** One welcome per person and conversation, however often Teams says that the bot is there. */
async function welcome(context: TurnContext, parts: BotParts): Promise<void> {
  const turn = await beginTurn(context, parts);
  // What somebody chose to go on with before there was a chat says more than a welcome.
  if (await takeUp(turn)) return;
  if (turn.conversation.welcomed) return;
  try {
    await saveTurn(turn, { conversation: { ...turn.conversation, welcomed: true } });
  } catch (error) {
    if (isConflict(error)) return;
    throw error;
  }
  const { words, isPrivate, offersLanguages } = turn;
  await sendCard(context, parts.render('notice', welcomeCard(words, originOf(turn), { offersLanguages, isPrivate })));
}

import { setTimeout as wait } from 'node:timers/promises';
import { TurnContext } from 'botbuilder';
import { lineCard } from '../../cards/line.ts';
import type { Session } from '../../triage/session.ts';
import { showAgain } from '../advance.ts';
import { addressByIds } from '../by-ids.ts';
import { updateCard } from '../deliver.ts';
import { prevail } from '../prevail.ts';
import { beginTurn, isConflict, saveTurn, type Turn } from '../turn.ts';

/** `here`: the command was chosen in that chat. `nowhere`: the person has no chat with the bot; what was read waits for it. */
export type Continued = 'here' | 'there' | 'nowhere';

/** The connector library repeats a failed call for six seconds; an invoke has three for all that it does. */
const PATIENCE_MS = 1500;

/** Goes on with a triage in the person's own chat and shows its state there. What went on in that chat before is over. */
export async function continueInChat(turn: Turn, session: Session): Promise<Continued> {
  const chat = await chatOf(turn);
  if (chat !== undefined) {
    const isShown = await takeOver(await beginTurn(chat, turn.parts), session).catch(refusedByTeams);
    if (isShown) return isOwnChat(turn) ? 'here' : 'there';
  }
  await keepForChat(turn, session);
  return 'nowhere';
}

/** What waited for the chat, now that there is one: true when it is shown. */
export async function takeUp(turn: Turn): Promise<boolean> {
  if (!turn.isPrivate) return false;
  const kept = await beginTurn(turn.context, turn.parts, 'explained');
  const { awaitsChat, ...conversation } = kept.conversation;
  if (!awaitsChat) return false;
  try {
    await saveTurn(kept, { conversation });
  } catch (error) {
    // Teams tells of an arrival twice; the other one shows it.
    if (isConflict(error)) return true;
    throw error;
  }
  await takeOver(turn, conversation.session);
  return true;
}

/**
 * A context in which answers go to the person's own chat with the bot, which is made when there is none yet.
 * Nothing when the person has not added the bot, or when Teams does not say in time.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export async function chatOf(turn: Turn): Promise<TurnContext | undefined> {
  const { context, tenantId } = turn;
  if (isOwnChat(turn)) return context;
  const { recipient, from } = context.activity;
  const client = context.turnState.get<ConnectorClient | undefined>(context.adapter.ConnectorClientKey);
  const made = client?.conversations
    .createConversation({
      isGroup: false,
      bot: { id: recipient.id, name: '' },
      members: [{ id: from.id, name: '' }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    })
    .catch(() => undefined);
  const id = (await Promise.race([made, wait(PATIENCE_MS, undefined, { ref: false })]))?.id;
  return id === undefined ? undefined : elsewhere(context, { id, tenantId });
}

/** What this file needs of the connector that the adapter gives to each turn. */
interface ConnectorClient {
  readonly conversations: {
    readonly createConversation: (parameters: object) => Promise<{ readonly id?: string }>;
  };
}

/** A chat between people is personal as well; theirs have ids that begin like those of groups. */
function isOwnChat({ context: { activity } }: Turn): boolean {
  return (activity.conversation.conversationType ?? 'personal') === 'personal' && !activity.conversation.id.startsWith('19:');
}

function elsewhere(context: TurnContext, { id, tenantId }: { readonly id: string; readonly tenantId: string }): TurnContext {
  const { id: _reply, replyToId: _card, ...activity } = context.activity;
  const conversation = { id, tenantId, conversationType: 'personal', isGroup: false, name: '' };
  const there = new TurnContext(context.adapter, { ...activity, conversation });
  for (const [key, value] of context.turnState) there.turnState.set(key, value);
  addressByIds(there);
  return there;
}

/** The person has blocked the bot: that is an answer, and any other error is a fault. */
function refusedByTeams(error: unknown): false {
  const { statusCode } = Object(error) as { readonly statusCode?: unknown };
  if (typeof statusCode === 'number') return false;
  throw error;
}

async function takeOver(turn: Turn, session: Session): Promise<true> {
  const change = { session: { ...session, isPrivate: true }, welcomed: true };
  const { card } = turn.conversation;
  const next = await prevail(turn, () => ({ conversation: change }));
  await updateCard(turn.context, card, turn.parts.render('line', lineCard(turn.words, 'cards.settled.moved')));
  await showAgain(next);
  return true;
}

async function keepForChat(turn: Turn, session: Session): Promise<void> {
  const kept = await beginTurn(turn.context, turn.parts, 'explained');
  const waiting = { session: { ...session, isPrivate: true }, awaitsChat: true };
  await prevail(kept, (conversation) => ({ conversation: { ...conversation, ...waiting } }));
}

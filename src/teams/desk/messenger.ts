import { setTimeout as wait } from 'node:timers/promises';
import type { CloudAdapter, ConversationReference, TurnContext } from 'botbuilder';
import type { Sent } from '../../helpdesk/ports.ts';
import type { Address } from '../../helpdesk/ticket.ts';
import type { Card } from '../../cards/render.ts';
import { sendCard, withCard } from '../deliver.ts';

/** Writes first, without having been written to. */
export interface Messenger {
  readonly post: (address: Address, draw: Draw) => Promise<Sent>;
  /** Changes a card that was posted; posts it anew where it is gone. */
  readonly update: (address: Address, activityId: string, draw: Draw) => Promise<Sent>;
}
/** A card may need to know who is in the conversation. */
export type Draw = (context: TurnContext) => Promise<Card>;

/** The service may hang; the lease of a delivery is longer. */
const PATIENCE_MS = 15_000;
/** @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const WORTH_ANOTHER_TRY: readonly number[] = [408, 412, 429, 500, 502, 503, 504];
/** The person has blocked the bot, or it was removed. @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
const BLOCKED: readonly string[] = ['MessageWritesBlocked', 'BotNotInConversationRoster', 'ConversationBlockedByUser'];

/** Creates the way out to Teams. What the service answers comes back as a value; nothing is thrown, nothing is tried twice. */
export function createMessenger(adapter: CloudAdapter, botAppId: string): Messenger {
  const within = async (address: Address, write: (context: TurnContext) => Promise<Sent>): Promise<Sent> => {
    let sent: Sent = { kind: 'later', code: 'no-answer' };
    const reference = referenceTo(address);
    const turn = adapter.continueConversationAsync(botAppId, reference, async (context) => {
      sent = await write(context).catch(sentOf);
    });
    await Promise.race([turn.catch((error: unknown) => (sent = sentOf(error))), wait(PATIENCE_MS, undefined, { ref: false })]);
    return sent;
  };
  const post = async (context: TurnContext, card: Card): Promise<Sent> => {
    const activityId = await sendCard(context, card);
    return { kind: 'sent', ...(activityId !== undefined && { activityId }) };
  };
  return {
    post: (address, draw) => within(address, async (context) => post(context, await draw(context))),
    update: (address, id, draw) =>
      within(address, async (context) => {
        const card = await draw(context);
        try {
          await context.updateActivity({ type: 'message', id, ...withCard(card) });
          return { kind: 'sent', activityId: id };
        } catch (error) {
          if (statusOf(error) !== 404) throw error;
          return post(context, card);
        }
      }),
  };
}

function referenceTo({ channelId, serviceUrl, conversationId, botId }: Address): Partial<ConversationReference> {
  const isGroup = conversationId.startsWith('19:');
  return {
    channelId,
    serviceUrl,
    bot: { id: botId, name: '' },
    conversation: { id: conversationId, isGroup, conversationType: isGroup ? 'channel' : 'personal', name: '' },
  };
}

interface ServiceError {
  readonly statusCode?: unknown;
  readonly code?: unknown;
  readonly body?: { readonly error?: { readonly code?: unknown } };
  readonly response?: { readonly headers?: { get?: (name: string) => string | undefined } };
}

function statusOf(error: unknown): number | undefined {
  const { statusCode } = Object(error) as ServiceError;
  return typeof statusCode === 'number' ? statusCode : undefined;
}

/** What an error of the connector means for another try. Codes only: a message may quote what was sent. */
function sentOf(error: unknown): Sent {
  const { code, body, response } = Object(error) as ServiceError;
  const status = statusOf(error);
  const name = [body?.error?.code, code].find((one): one is string => typeof one === 'string' && /^[\w-]{1,60}$/.test(one));
  const stable = name ?? (status === undefined ? 'no-connection' : `http-${status}`);
  if (name !== undefined && BLOCKED.includes(name)) return { kind: 'blocked', code: stable };
  if (status !== undefined && !WORTH_ANOTHER_TRY.includes(status)) return { kind: 'impossible', code: stable };
  const seconds = Number(response?.headers?.get?.('retry-after'));
  return { kind: 'later', code: stable, ...(seconds > 0 && { afterMs: seconds * 1000 }) };
}

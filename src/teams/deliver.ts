import { CardFactory, type TurnContext } from 'botbuilder';
import type { Card } from '../cards/render.ts';

/** Sends a card as a new activity and returns its id. The summary is what a notification shows. */
export async function sendCard(context: TurnContext, card: Card): Promise<string | undefined> {
  const sent = await context.sendActivity({ type: 'message', summary: String(card.fallbackText), attachments: [attach(card)] });
  return sent?.id;
}

/**
 * Stores a card in place of another one. A failed update never loses the answer: the activity may be gone or too old, and the
 * new card is sent all the same, so a failure is nothing to act on.
 */
export async function updateCard(context: TurnContext, activityId: string | undefined, card: Card): Promise<void> {
  if (activityId === undefined) return;
  try {
    await context.updateActivity({
      type: 'message',
      id: activityId,
      summary: String(card.fallbackText),
      attachments: [attach(card)],
    });
  } catch {
    // Told by the invoke response or by the next card instead.
  }
}

/** Answers an Action.Execute with a card that replaces the pressed one, for the presser. */
export async function respondCard(context: TurnContext, card: Card): Promise<void> {
  await respond(context, 200, { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card });
}

/** Answers an Action.Execute with one line for the presser alone. */
export async function respondLine(context: TurnContext, text: string): Promise<void> {
  await respond(context, 200, { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text });
}

/** Answers an invoke. */
export async function respond(context: TurnContext, status: number, body?: object): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status, ...(body && { body }) } });
}

function attach(card: Card): ReturnType<typeof CardFactory.adaptiveCard> {
  return CardFactory.adaptiveCard(card);
}

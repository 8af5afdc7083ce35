import { setTimeout as wait } from 'node:timers/promises';
import { type Activity, CardFactory, type TurnContext } from 'botbuilder';
import type { Card } from '../cards/render.ts';

/** The card that was pressed, and whether the client waits for an invoke response. */
export interface Pressed {
  readonly activityId: string | undefined;
  readonly isExecute: boolean;
}

/** The connector library repeats a failed call for six seconds; an invoke has three. */
const PATIENCE_MS = 1000;

/** Sends a card as a new activity and returns its id. */
export async function sendCard(context: TurnContext, card: Card): Promise<string | undefined> {
  const sent = await context.sendActivity({ type: 'message', ...withCard(card) });
  return sent?.id;
}

/**
 * Stores a card in place of another one and says whether that is done. A failed update never loses the answer: the activity may be gone
 * or too old, and whatever matters is sent as well, so nobody waits long for it.
 */
export async function updateCard(context: TurnContext, activityId: string | undefined, card: Card): Promise<boolean> {
  if (activityId === undefined) return false;
  const update = context.updateActivity({ type: 'message', id: activityId, ...withCard(card) });
  const isDone = update.then(
    () => true,
    () => false,
  );
  return Promise.race([isDone, wait(PATIENCE_MS, false, { ref: false })]);
}

/** Puts a card in the place of the pressed one, or below it where that fails. Returns the activity that shows it. */
export async function replaceCard(context: TurnContext, pressed: Pressed, card: Card): Promise<string | undefined> {
  const isUpdated = await updateCard(context, pressed.activityId, card);
  if (pressed.isExecute) await respondCard(context, card);
  return isUpdated || pressed.isExecute ? pressed.activityId : sendCard(context, card);
}

/** Answers an Action.Execute with a card that replaces the pressed one, for the presser. */
export async function respondCard(context: TurnContext, card: Card): Promise<void> {
  await respond(context, 200, { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card });
}

/** Answers an Action.Execute with one line for the presser alone. */
export async function respondLine(context: TurnContext, text: string): Promise<void> {
  await respond(context, 200, { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text });
}

/** Tells the presser one thing and leaves the card as it is, with what was written into it. */
export async function tellPresser(context: TurnContext, { isExecute }: Pressed, line: string): Promise<void> {
  if (isExecute) return respondLine(context, line);
  await context.sendActivity({ type: 'message', text: line, textFormat: 'plain' });
}

/** Answers an invoke. */
export async function respond(context: TurnContext, status: number, body?: object): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status, ...(body && { body }) } });
}

/** A card as a message holds it. The summary is what a notification shows. */
export function withCard(card: Card): Pick<Activity, 'summary' | 'attachments'> {
  return { summary: String(card.fallbackText), attachments: [CardFactory.adaptiveCard(card)] };
}

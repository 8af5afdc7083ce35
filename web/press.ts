import { cardInvoke, cardMessage, dialogInvoke, extensionInvoke, type Scene } from './activity.ts';
import type { Press, PressAnswer } from './card.ts';
import { isRecord, textOf } from './dom.ts';
import { type Outcome, post } from './send.ts';

/** A dialog as the bot describes it in its answer to `task/fetch` or `task/submit`. */
export interface Task {
  readonly title: string;
  readonly width: unknown;
  readonly height: unknown;
  readonly card: unknown;
}

export type TaskAnswer =
  | { readonly kind: 'continue'; readonly task: Task }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed' };

const FAILED: PressAnswer = { kind: 'failed', word: 'press.failed' };

/** Whether this press asks for a dialog instead of sending a message. */
export function opensDialog(press: Press): boolean {
  return press.kind === 'submit' && isRecord(press.data) && textOf(press.data.msteams, 'type') === 'task/fetch';
}

/** Sends a press of a card in the chat: `Action.Execute` as an invoke, `Action.Submit` as a message with a value. */
export async function pressCard(scene: Scene, activityId: string, press: Press): Promise<PressAnswer> {
  if (press.kind === 'submit') {
    const outcome = await post(cardMessage(scene, activityId, press.data));
    return outcome.kind === 'taken' ? { kind: 'done' } : FAILED;
  }
  const { verb, title, data } = press;
  const outcome = await post(cardInvoke(scene, activityId, { title, verb, data }));
  return outcome.kind === 'taken' ? cardAnswer(outcome.body) : FAILED;
}

/** Asks for a dialog, or sends the form in it. */
export async function pressTask(scene: Scene, name: 'task/fetch' | 'task/submit', data: unknown): Promise<TaskAnswer> {
  return taskAnswer(await post(dialogInvoke(scene, name, data)));
}

/** Chooses a command on a message, or sends the form of its dialog. */
export async function pressCommand(scene: Scene, name: 'fetchTask' | 'submitAction', value: object): Promise<TaskAnswer> {
  return taskAnswer(await post(extensionInvoke(scene, name, value)));
}

function taskAnswer(outcome: Outcome): TaskAnswer {
  if (outcome.kind !== 'taken') return { kind: 'failed' };
  const task = isRecord(outcome.body) && isRecord(outcome.body.task) ? outcome.body.task : undefined;
  if (task?.type === 'message') return { kind: 'message', text: textOf(task, 'value') };
  if (task?.type !== 'continue' || !isRecord(task.value)) return { kind: 'closed' };
  const { title, width, height, card } = task.value;
  const content = isRecord(card) && 'content' in card ? card.content : card;
  return { kind: 'continue', task: { title: typeof title === 'string' ? title : '', width, height, card: content } };
}

function cardAnswer(body: unknown): PressAnswer {
  if (!isRecord(body)) return { kind: 'done' };
  if (typeof body.statusCode === 'number' && body.statusCode >= 400) return FAILED;
  if (body.type === 'application/vnd.microsoft.card.adaptive') return { kind: 'card', card: body.value };
  if (body.type === 'application/vnd.microsoft.activity.message') return { kind: 'line', text: textOf(body, 'value') };
  return { kind: 'done' };
}

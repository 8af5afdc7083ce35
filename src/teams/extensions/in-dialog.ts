import type { Action } from '../../cards/actions.ts';
import { lineCard } from '../../cards/line.ts';
import type { Card } from '../../cards/render.ts';
import type { Words } from '../../words/words.ts';

/** What a dialog cannot do: post into the chat behind it, choose a language, or end a triage that goes on elsewhere. */
const ELSEWHERE: readonly string[] = ['copy', 'copy-support', 'language', 'solved', 'to-chat'];
const MOST_ACTIONS = 6;

interface Framed {
  readonly words: Words;
  /** Somebody else may have written the message, and it holds a secret. */
  readonly tellsAuthor: boolean;
  /** The line that says whose dialog this is; a form has its own. */
  readonly hasLead: boolean;
  /** *Continue in chat*, where there is something to go on with. */
  readonly toChat?: Action;
  readonly render: (name: 'line', data: ReturnType<typeof lineCard>) => Card;
}

/**
 * A card of the chat as it stands in a dialog: its buttons submit the dialog, and those that need a chat are left out.
 * It changes neither texts nor inputs, and decides nothing about what a press may do.
 */
export function inDialog(card: Card, { words, tellsAuthor, hasLead, toChat, render }: Framed): Card {
  const actions = actionsOf(card).flatMap(submitted);
  // A new beginning matters less than the way on.
  const room = toChat === undefined ? MOST_ACTIONS : MOST_ACTIONS - 1;
  const kept = actions.length > room ? actions.filter((action) => verbOf(action) !== 'start') : actions;
  const lead = [
    ...(hasLead ? ['extensions.lead' as const] : []),
    ...(tellsAuthor ? ['extensions.tell-author' as const] : []),
  ].flatMap((key) => render('line', lineCard(words, key)).body);
  const body = Array.isArray(card.body) ? card.body : [];
  return { ...card, body: [...lead, ...body], actions: [...kept.slice(0, room), ...(toChat === undefined ? [] : [toChat])] };
}

export function actionsOf({ actions }: Card): readonly Action[] {
  return Array.isArray(actions) ? actions : [];
}

/** Inside a dialog only Action.Submit is known, and no dialog opens from it. */
function submitted(action: Action): readonly Action[] {
  const verb = verbOf(action);
  if (ELSEWHERE.includes(verb)) return [];
  const { msteams, ...data } = Object(action.data) as Readonly<Record<string, unknown>>;
  const { title, style, associatedInputs } = action;
  const optional = { ...(style !== undefined && { style }), ...(associatedInputs !== undefined && { associatedInputs }) };
  const opens = verb === 'token' && msteams !== undefined;
  return [{ type: 'Action.Submit', title, data: { ...data, ...(opens && { verb: 'open-token' }) }, ...optional }];
}

function verbOf({ data }: Action): string {
  const { verb } = Object(data) as { readonly verb?: unknown };
  return typeof verb === 'string' ? verb : '';
}

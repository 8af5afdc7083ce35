import type { SentActivity } from '../../src/preview/connector.ts';

export type Json = Readonly<Record<string, unknown>>;

/** A card as a person sees it: texts in reading order and buttons. */
export interface CardView {
  readonly json: Json;
  /** The activity that shows it; none when it came by an invoke response or in a dialog. */
  readonly id: string | undefined;
  /** Where it stands; a thread of a channel has a name of its own. */
  readonly conversation: string | undefined;
  readonly texts: readonly string[];
  /** All texts, in lines. */
  readonly text: string;
  readonly actions: readonly Json[];
  readonly buttons: readonly string[];
  /** The question that it asks, or else nothing. */
  readonly question: string | undefined;
  /** Values of the choices, if it offers any. */
  readonly choices: readonly string[];
}

export function cardView(
  json: Json,
  { id, conversation }: { readonly id?: string; readonly conversation?: string } = {},
): CardView {
  const elements = [...walk(json.body)];
  const texts = elements.filter(({ type }) => type === 'TextBlock' || type === 'RichTextBlock').map(textOf);
  const actions = (json.actions ?? []) as readonly Json[];
  return {
    json,
    id,
    conversation,
    texts,
    text: texts.join('\n'),
    actions,
    buttons: actions.map(({ title }) => String(title)),
    question: questionOf(actions),
    choices: elements
      .filter(({ type }) => type === 'Input.ChoiceSet')
      .flatMap(({ choices }) => (choices as readonly Json[]).map(({ value }) => String(value))),
  };
}

/** A card that asks has a button for the answer or for not knowing it; *Change* names its question too, but asks nothing. */
function questionOf(actions: readonly Json[]): string | undefined {
  const data = actions.map((action) => action.data as Json | undefined);
  const asking = data.find((one) => one?.verb === 'answer' || one?.verb === 'unknown');
  return asking === undefined ? undefined : String(asking.question);
}

/** Verb or title: what tests call a button. One that opens fields is named by its own title or by the verb of the button inside. */
export function buttonOf(card: CardView, name: string): Json | undefined {
  for (const action of card.actions) {
    const pressed = insideOf(action);
    if (action.title === name || (pressed.data as Json).verb === name) return pressed;
  }
  return undefined;
}

/** What is pressed in the end: the button itself, or the one below the fields that it opens. */
function insideOf(action: Json): Json {
  const { actions } = (action.card ?? {}) as { readonly actions?: readonly Json[] };
  return actions?.[0] ?? action;
}

/** The card of an activity, if it holds one. */
export function cardOf(activity: SentActivity): CardView | undefined {
  const content: unknown = activity.attachments?.[0]?.content;
  return isJson(content) ? cardView(content, { id: activity.id, conversation: activity.conversation.id }) : undefined;
}

/** Every object below a node, parents first: elements, actions, runs. */
export function* walk(node: unknown): Generator<Json> {
  if (Array.isArray(node)) for (const item of node) yield* walk(item);
  else if (isJson(node)) {
    yield node;
    for (const value of Object.values(node)) yield* walk(value);
  }
}

function textOf({ text, inlines }: Json): string {
  return inlines === undefined ? String(text) : (inlines as readonly Json[]).map((run) => String(run.text)).join('');
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

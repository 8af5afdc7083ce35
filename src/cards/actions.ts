/** Where a press belongs to: the triage, its revision when the card was drawn, and the person whose card it is. */
export interface Origin {
  readonly session: string;
  readonly revision: number;
  readonly owner: string;
}

export type Action = Readonly<Record<string, unknown>>;

interface Options {
  /** Further data of the press; strings only. */
  readonly data?: Readonly<Record<string, string>>;
  /** The button that most people want. */
  readonly primary?: boolean;
  /** Behind the "..." of the card. */
  readonly secondary?: boolean;
  /** The press does not need the inputs of the card. */
  readonly ignoresInputs?: boolean;
}

/**
 * A button that is pressed in place (Action.Execute), with Action.Submit for clients that lack it. Both carry the same data and meet the same handler.
 * @see https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/overview
 */
export function press(verb: string, title: string, origin: Origin, options: Options = {}): Action {
  const common = {
    title,
    data: { verb, ...origin, ...options.data },
    ...(options.primary && { style: 'positive' }),
    ...(options.secondary && { mode: 'secondary' }),
    ...(options.ignoresInputs && { associatedInputs: 'none' }),
  };
  return { type: 'Action.Execute', verb, ...common, fallback: { type: 'Action.Submit', ...common } };
}

/** A field that opens below its button. Every one of a card has an id of its own, so that what is written in one stays apart. */
export type Field =
  | { readonly kind: 'text'; readonly id: string; readonly label: string; readonly missing?: string }
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly label: string;
      readonly missing: string;
      readonly choices: readonly { readonly title: string; readonly value: string }[];
    };

/** A button that opens fields on the card itself and sends them with the press of the one inside. */
export function fold(title: string, fields: readonly Field[], action: Action, lang: string): Action {
  const card = { type: 'AdaptiveCard', version: '1.5', lang, body: fields.map(input), actions: [action] };
  return { type: 'Action.ShowCard', title, card };
}

function input(field: Field): object {
  const { id, label, missing } = field;
  const common = { id, label, ...(missing !== undefined && { isRequired: true, errorMessage: missing }) };
  if (field.kind === 'text') return { type: 'Input.Text', ...common, isMultiline: true, maxLength: 4000 };
  return { type: 'Input.ChoiceSet', ...common, style: 'compact', placeholder: missing, choices: field.choices };
}

/** A button that opens a dialog. Teams does this by Action.Submit only. */
export function openDialog(verb: string, title: string, origin: Origin, options: Options = {}): Action {
  return {
    type: 'Action.Submit',
    title,
    data: { msteams: { type: 'task/fetch' }, verb, ...origin },
    ...(options.primary && { style: 'positive' }),
    associatedInputs: 'none',
  };
}

/** A button inside a dialog. */
export function submit(verb: string, title: string, origin: Origin, options: Options = {}): Action {
  return { type: 'Action.Submit', title, data: { verb, ...origin }, ...(options.primary && { style: 'positive' }) };
}

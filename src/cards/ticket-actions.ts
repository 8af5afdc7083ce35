import { isClosed, type Member, type Ticket } from '../helpdesk/ticket.ts';
import { CAUSES } from '../triage/causes/index.ts';
import { harmless } from '../words/foreign.ts';
import type { Words } from '../words/words.ts';
import { type Action, type Field, fold, type Origin, press } from './actions.ts';

type Label = 'answer' | 'add' | 'question' | 'comment' | 'reason' | 'resolution';
type Button = 'assign-me' | 'assign' | 'ask' | 'resolve' | 'reopen' | 'comment' | 'answer' | 'add' | 'withdraw' | 'copy-support';

/** What a field may be left empty for. */
const OPTIONAL: readonly Label[] = ['reason', 'resolution'];

/** The buttons of one ticket. What a press names is checked against the store; nothing on a card is believed. */
class Buttons {
  readonly #words: Words;
  readonly #origin: Origin;
  readonly #data: Readonly<Record<string, string>>;

  constructor(words: Words, { number, version }: Ticket, owner: string, data: Readonly<Record<string, string>> = {}) {
    this.#words = words;
    this.#origin = { session: `ticket-${number}`, revision: version, owner };
    this.#data = { ticket: String(number), ...data };
  }

  press(verb: string, button: Button, options: { readonly primary?: boolean; readonly secondary?: boolean } = {}): Action {
    return press(verb, this.#title(button), this.#origin, { data: this.#data, ignoresInputs: true, ...options });
  }

  /** A button that asks for something first. */
  fold(verb: string, button: Button, fields: readonly Field[]): Action {
    // A choice is saved, words are sent.
    const title = this.#words.text(
      fields.some(({ kind }) => kind === 'choice') ? 'tickets.buttons.save' : 'tickets.buttons.tell',
    );
    const send = press(verb, title, this.#origin, { data: this.#data, primary: true });
    return fold(this.#title(button), fields, send, this.#words.locale);
  }

  field(id: Label): Field {
    const label = this.#words.text(`tickets.inputs.${id}`);
    return { kind: 'text', id, label, ...(!OPTIONAL.includes(id) && { missing: this.#words.text('tickets.inputs.write') }) };
  }

  #title(button: Button): string {
    return this.#words.text(`tickets.buttons.${button}`);
  }
}

/** What the help desk can do now. Anybody of the desk may press: who did is known from the press, not from the card. */
export function deskActions(words: Words, ticket: Ticket, members: readonly Member[]): readonly Action[] {
  const buttons = new Buttons(words, ticket, '');
  const comment = buttons.fold('desk-comment', 'comment', [buttons.field('comment')]);
  if (isClosed(ticket)) return [buttons.fold('desk-reopen', 'reopen', [buttons.field('reason')]), comment];
  return [
    ...(ticket.assignee === undefined ? [buttons.press('desk-claim', 'assign-me', { primary: true })] : []),
    ...(members.length > 0 ? [buttons.fold('desk-assign', 'assign', [memberField(words, members)])] : []),
    buttons.fold('desk-ask', 'ask', [buttons.field('question')]),
    buttons.fold('desk-resolve', 'resolve', [causeField(words, ticket), buttons.field('resolution')]),
    comment,
  ];
}

/** What its requester can do now. */
export function requesterActions(words: Words, ticket: Ticket): readonly Action[] {
  const buttons = new Buttons(words, ticket, ticket.requester.id);
  const copy = buttons.press('copy-support', 'copy-support', { secondary: true });
  if (isClosed(ticket)) return [reopenAction(words, ticket), copy];
  return [
    ...(ticket.state === 'waiting' ? [answerAction(words, ticket)] : []),
    buttons.fold('ticket-add', 'add', [buttons.field('add')]),
    buttons.press('ticket-withdraw', 'withdraw'),
    copy,
  ];
}

/** The requester's answer to a question of the help desk. */
export function answerAction(words: Words, ticket: Ticket, data?: Readonly<Record<string, string>>): Action {
  const buttons = new Buttons(words, ticket, ticket.requester.id, data);
  return buttons.fold('ticket-answer', 'answer', [buttons.field('answer')]);
}

export function reopenAction(words: Words, ticket: Ticket, data?: Readonly<Record<string, string>>): Action {
  const buttons = new Buttons(words, ticket, ticket.requester.id, data);
  return buttons.fold('ticket-reopen', 'reopen', [buttons.field('reason')]);
}

function memberField(words: Words, members: readonly Member[]): Field {
  return {
    kind: 'choice',
    id: 'member',
    label: words.text('tickets.inputs.member'),
    missing: words.text('tickets.inputs.choose'),
    choices: members.map(({ id, name }) => ({ title: plainName(name) || id, value: id })),
  };
}

/** The title of a choice may be drawn as Markdown: a name is left with nothing that Markdown knows, and with no address of a site. */
function plainName(name: string): string {
  return harmless(name, 40)
    .replace(/[^\p{L}\p{M}\p{N} .,'’()-]/gu, '')
    .replace(/\.(?=\S)/g, '. ')
    .trim();
}

/** The causes to choose from, the likeliest of this ticket first. */
function causeField(words: Words, { content }: Ticket): Field {
  const ranked = content.ranking.map(({ cause }) => cause);
  const rest = CAUSES.map(({ id }) => id).filter((id) => !ranked.includes(id));
  const choices = [...ranked, ...rest].map((id) => ({ title: words.text(`causes.${id}.title`), value: id as string }));
  return {
    kind: 'choice',
    id: 'cause',
    label: words.text('tickets.inputs.cause'),
    missing: words.text('tickets.inputs.choose'),
    choices: [...choices, { title: words.text('tickets.facts.other-cause'), value: 'other' }],
  };
}

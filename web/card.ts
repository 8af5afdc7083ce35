import {
  type Action,
  AdaptiveCard,
  ExecuteAction,
  GlobalRegistry,
  GlobalSettings,
  OpenUrlAction,
  SerializationContext,
  Strings,
  SubmitAction,
  Table,
  Versions,
} from 'adaptivecards';
import { isRecord, make } from './dom.ts';
import { createHostConfig } from './host-config.ts';
import { markdownToHtml } from './markdown.ts';
import { nameCard, tellStates } from './roles.ts';
import type { Words } from './words.ts';

/** A press that the bot must hear of; what the person filled in is part of `data`. */
export type Press =
  | { readonly kind: 'execute'; readonly verb: string; readonly title: string; readonly data: unknown }
  | { readonly kind: 'submit'; readonly data: unknown };

export type PressAnswer =
  | { readonly kind: 'card'; readonly card: unknown }
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly word: string };

/** A card on the page. It stays the same object when the bot changes the card. */
export interface CardView {
  readonly element: HTMLElement;
  /** Draws another card in place; nothing happens when it is the same one. */
  readonly show: (card: unknown) => void;
}

const hostConfig = createHostConfig();

// The package promises to have no side effects, so a bundle leaves out what registers itself and is not named.
GlobalRegistry.elements.register('Table', Table, Versions.v1_5);
GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
GlobalSettings.setTabIndexAtCardRoot = false;
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text);
  result.didProcess = true;
};

/** Draws a card and plays its presses. While one is on its way the buttons rest, and a failed one can be tried again as it was. */
export function createCardView(words: Words, press: (press: Press) => Promise<PressAnswer>): CardView {
  const body = make('div', 'card-body');
  const progress = words.put(make('div', 'progress'), 'press.working', 'label');
  const note = make('div', 'card-note');
  const element = make('div', 'card', body, progress, note);
  let shown = '';
  Strings.defaults.overflowButtonTooltip = () => words.say('card.more');
  element.tabIndex = -1;
  progress.setAttribute('role', 'progressbar');
  note.setAttribute('role', 'status');

  function show(card: unknown): void {
    const json = JSON.stringify(card);
    if (json === shown) return;
    if (shown !== '') flash(element);
    shown = json;
    const hadFocus = body.contains(document.activeElement);
    element.classList.toggle('compact', isCompact(card));
    nameCard(element, card);
    note.replaceChildren();
    body.replaceChildren(draw(card, words, (made) => void run(made)));
    rest(isBusy());
    if (hadFocus) element.focus({ preventScroll: true });
  }

  const isBusy = (): boolean => element.ariaBusy === 'true';
  function rest(isResting: boolean): void {
    element.ariaBusy = String(isResting);
    for (const button of body.querySelectorAll('button')) button.ariaDisabled = isResting ? 'true' : null;
  }

  async function run(made: Press): Promise<void> {
    if (isBusy()) return;
    note.replaceChildren();
    rest(true);
    const answer = await press(made);
    rest(false);
    if (answer.kind === 'card') show(answer.card);
    if (answer.kind === 'line') note.replaceChildren(answer.text);
    if (answer.kind === 'failed') note.replaceChildren(...retryLine(words, answer.word, () => void run(made)));
  }

  return { element, show };
}

/** Leads the eye to a card that has changed where it stands. */
function flash(element: HTMLElement): void {
  element.classList.remove('changed');
  requestAnimationFrame(() => element.classList.add('changed'));
}

/** A calm line and the way to try once more. */
export function retryLine(words: Words, word: string, again: () => void): readonly (Node | string)[] {
  const button = words.put(make('button', 'link'), 'retry');
  button.type = 'button';
  button.addEventListener('click', again);
  return [words.put(make('span', ''), word), ' ', button];
}

function draw(json: unknown, words: Words, press: (press: Press) => void): HTMLElement {
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig;
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) openUrl(action);
    const made = pressOf(action);
    if (made !== undefined) press(made);
  };
  card.onInlineCardExpanded = ({ card: fold }, isExpanded) => {
    if (isExpanded) fold.renderedElement?.scrollIntoView({ block: 'nearest' });
  };
  try {
    card.parse(json, new SerializationContext(Versions.v1_5));
    const rendered = card.render();
    if (rendered !== undefined && card.getItemCount() + card.getActionCount() > 0) {
      tellStates(card, rendered);
      return rendered;
    }
  } catch {
    // A card that the package cannot draw is a fault of the bot; the line below says so.
  }
  return words.put(make('p', 'unreadable'), 'card.unreadable');
}

function pressOf(action: Action): Press | undefined {
  if (action instanceof ExecuteAction) {
    return { kind: 'execute', verb: action.verb, title: action.title ?? '', data: action.data ?? {} };
  }
  if (action instanceof SubmitAction) return { kind: 'submit', data: action.data ?? {} };
  return undefined;
}

function openUrl({ url }: OpenUrlAction): void {
  if (url !== undefined && /^(https?|mailto):/i.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
}

/** A card of one line, as an answered question leaves it, is drawn as a chip. */
function isCompact(card: unknown): boolean {
  if (!isRecord(card) || !Array.isArray(card.body) || card.body.length > 1) return false;
  const actions = Array.isArray(card.actions) ? card.actions.length : 0;
  return actions <= 1 && !JSON.stringify(card.body).includes('"Input.');
}

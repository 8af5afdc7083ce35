import type { ReadMessage } from './activity.ts';
import { type CardView, createCardView, type Press, type PressAnswer, retryLine } from './card.ts';
import { isRecord, make, textOf } from './dom.ts';
import { createMenu } from './menu.ts';
import { answeredBy, type BotActivity } from './events.ts';
import type { Log, Speaker } from './log.ts';
import { markdownToHtml } from './markdown.ts';
import type { Said } from './memory.ts';
import type { Words } from './words.ts';

/** *Explain this error* was chosen on a message. */
export type Explain = (message: ReadMessage) => void;

/** Sends a press of the card in this activity and comes back with what to show for it. */
export type PressCard = (activity: BotActivity, press: Press) => Promise<PressAnswer>;

const CARD = 'application/vnd.microsoft.card.adaptive';
const LONG = { lines: 12, characters: 900 } as const;

/** Draws the two sides of the talk into the log: what the bot sends and changes, and what the person says. */
export class Chat {
  readonly #log: Log;
  readonly #words: Words;
  readonly #press: PressCard;
  readonly #explain: Explain | undefined;
  readonly #cards = new Map<string, CardView>();

  constructor(log: Log, words: Words, press: PressCard, explain?: Explain) {
    this.#log = log;
    this.#explain = explain;
    this.#words = words;
    this.#press = press;
  }

  /** Shows an activity of the bot or of somebody in the channel, or its new form in the old place. News is read out, once. */
  show(activity: BotActivity, isNews: boolean): void {
    const { id, timestamp: time, content } = activity;
    const known = this.#log.find(id);
    const speaker = speakerOf(content);
    const entry = known ?? this.#log.add({ id, speaker, time, thread: answeredBy(activity), isNews });
    const text = textOf(content, 'text');
    const words = speaker === 'bot' ? bubble(text, textOf(content, 'textFormat')) : this.#spoken(text, mentions(text));
    const parts: HTMLElement[] = text === '' ? [] : [this.#withMenu(words, { id, time, text, isBot: speaker === 'bot' })];
    for (const [index, card] of cardsOf(content).entries()) parts.push(this.#card(activity, index, card));
    if (!isSame(entry.body, parts)) entry.body.replaceChildren(...parts);
    if (known === undefined) this.#log.reveal(entry);
  }

  remove(id: string): void {
    this.#log.remove(id);
    for (const key of this.#cards.keys()) if (key.startsWith(`${id}/`)) this.#cards.delete(key);
  }

  clear(): void {
    this.#log.clear();
    this.#cards.clear();
  }

  /** Shows what the person said; a failed text stands there with the way to send it again. */
  say(said: Said, again: () => void): void {
    const known = this.#log.find(said.id);
    const entry = known ?? this.#log.add({ id: said.id, speaker: 'you', time: said.time });
    if (known === undefined) entry.body.append(this.#said(said));
    this.settle(said.id, said.failed ? again : undefined);
    this.#log.follow();
    this.#log.reveal(entry);
  }

  /** Marks a text as delivered, or as failed with the way to send it again. */
  settle(id: string, again: (() => void) | undefined): void {
    const entry = this.#log.find(id);
    entry?.body.querySelector('.failed')?.remove();
    entry?.item.classList.toggle('not-sent', again !== undefined);
    if (again === undefined) return;
    const line = make('div', 'failed', ...retryLine(this.#words, 'message.failed', again));
    line.role = 'alert';
    entry?.body.append(line);
  }

  /** Whatever comes next is brought into view. */
  follow(): void {
    this.#log.follow();
  }

  #card(activity: BotActivity, index: number, card: unknown): HTMLElement {
    const key = `${activity.id}/${index}`;
    const view =
      this.#cards.get(key) ??
      createCardView(this.#words, (press) => {
        this.#log.follow();
        return this.#press(activity, press);
      });
    this.#cards.set(key, view);
    view.show(card);
    return view.element;
  }

  #said({ id, time, text, card }: Said): HTMLElement {
    if (card === undefined) return this.#withMenu(this.#spoken(text), { id, time, text, isBot: false });
    const view = createCardView(this.#words, async () => ({ kind: 'done' }));
    view.show(card);
    return view.element;
  }

  /** Every text has the commands that an app adds to a message. */
  #withMenu(element: HTMLElement, message: ReadMessage): HTMLElement {
    const explain = this.#explain;
    if (explain === undefined) return element;
    const menu = createMenu(this.#words, [{ word: 'message.explain', choose: () => explain(message) }]);
    return make('div', 'message', element, menu);
  }

  #spoken(text: string, parts: readonly (Node | string)[] = [text]): HTMLElement {
    const isBlock = text.includes('\n');
    const words = make('div', isBlock ? 'bubble said block' : 'bubble said', ...parts);
    if (text.length <= LONG.characters && text.split('\n').length <= LONG.lines) return words;
    words.classList.add('folded');
    const button = this.#words.put(make('button', 'link'), 'message.more');
    button.type = 'button';
    button.ariaExpanded = 'false';
    button.addEventListener('click', () => {
      const isFolded = words.classList.toggle('folded');
      button.ariaExpanded = String(!isFolded);
      this.#words.put(button, isFolded ? 'message.more' : 'message.less');
    });
    return make('div', 'long', words, button);
  }
}

/** A person has an object id, and a bot has none. */
function speakerOf({ from }: Readonly<Record<string, unknown>>): Speaker {
  return textOf(from, 'aadObjectId') === '' ? 'bot' : { name: textOf(from, 'name') };
}

/** A mention as Teams shows it. */
function mentions(text: string): readonly (Node | string)[] {
  return text.split(/<at>([^<]*)<\/at>/).map((piece, index) => (index % 2 === 0 ? piece : make('b', 'mention', `@${piece}`)));
}

function bubble(text: string, format: string): HTMLElement {
  if (format === 'plain' || format === 'xml') return make('div', 'bubble plain', text);
  const element = make('div', 'bubble');
  // Safe: the renderer escapes HTML and drops links that are not http, https or mailto.
  element.innerHTML = markdownToHtml(text);
  return element;
}

function cardsOf({ attachments }: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (!Array.isArray(attachments)) return [];
  return attachments.flatMap((one: unknown) => (isRecord(one) && one.contentType === CARD ? [one.content] : []));
}

/** Whether a body holds these parts already: cards are compared by identity, so that a press in flight is not torn out. */
function isSame(body: HTMLElement, parts: readonly HTMLElement[]): boolean {
  return body.childElementCount === parts.length && parts.every((part, index) => body.children[index] === part);
}

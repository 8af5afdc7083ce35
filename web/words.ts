import { IntlMessageFormat } from 'intl-messageformat';
import type { Settings } from './settings.ts';

type Place = 'text' | 'label' | 'placeholder';

const ATTRIBUTES = { text: 'data-word', label: 'data-word-label', placeholder: 'data-word-placeholder' } as const;

/**
 * The words of the page. An element says in an attribute which word it shows (`data-word`, `data-word-label`,
 * `data-word-placeholder`), so that a change of language renews the whole page, also what was added later.
 * What the bot sent is not touched: that has the language of its turn. A part of the page may have words of its own (`data-tongue`).
 */
export class Words {
  readonly #settings: Settings;
  readonly #root: HTMLElement;
  #tag: string;

  constructor(settings: Settings, tag: string, root = document.documentElement) {
    this.#settings = settings;
    this.#tag = tag;
    this.#root = root;
  }

  get tag(): string {
    return this.#tag;
  }

  say(key: string): string {
    const { locales } = this.#settings;
    const text = locales.find(({ tag }) => tag === this.#tag)?.words[key] ?? locales[0].words[key] ?? key;
    return String(new IntlMessageFormat(text, this.#tag, undefined, { ignoreTag: true }).format());
  }

  time(iso: string): string {
    return new Intl.DateTimeFormat(this.#tag, { timeStyle: 'short' }).format(new Date(iso));
  }

  /** Gives an element a word now and for every language to come. */
  put<E extends Element>(element: E, key: string, place: Place = 'text'): E {
    element.setAttribute(ATTRIBUTES[place], key);
    this.#write(element, key, place);
    return element;
  }

  use(tag: string): void {
    this.#tag = tag;
    this.#root.lang = tag;
    if (this.#root === document.documentElement) document.title = this.say('app.name');
    for (const place of ['text', 'label', 'placeholder'] as const) {
      for (const element of this.#own(`[${ATTRIBUTES[place]}]`)) {
        this.#write(element, element.getAttribute(ATTRIBUTES[place]) ?? '', place);
      }
    }
    for (const element of this.#own('time')) element.textContent = this.time(element.getAttribute('datetime') ?? '');
  }

  /** Elements of this part of the page, without those of a part that has its own words. */
  #own(selector: string): readonly Element[] {
    const found = [this.#root, ...this.#root.querySelectorAll(selector)].filter((element) => element.matches(selector));
    return found.filter((element) => (element.closest('[data-tongue]') ?? document.documentElement) === this.#root);
  }

  #write(element: Element, key: string, place: Place): void {
    const text = this.say(key);
    if (place === 'text') element.textContent = text;
    if (place === 'placeholder') element.setAttribute('placeholder', text);
    if (place !== 'label') return;
    element.setAttribute('aria-label', text);
    if (element instanceof HTMLButtonElement) element.title = text;
  }
}

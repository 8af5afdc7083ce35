import { icon, make } from './dom.ts';
import type { Words } from './words.ts';

export type Side = 'bot' | 'you';

/** One message of the log: its list item, and the place for what it says. */
export interface Entry {
  readonly item: HTMLLIElement;
  readonly body: HTMLElement;
}

const NEAR = 120;
const MARGIN = 16;

/** The list of messages in the order of their time. It follows the talk unless the person has scrolled away from its end. */
export class Log {
  readonly #list: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #words: Words;
  readonly #entries = new Map<string, Entry>();
  #isFollowing = true;

  constructor(list: HTMLElement, scroller: HTMLElement, words: Words) {
    this.#list = list;
    this.#scroller = scroller;
    this.#words = words;
    scroller.addEventListener('wheel', () => this.#look(), { passive: true });
    scroller.addEventListener('touchmove', () => this.#look(), { passive: true });
  }

  find(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  add(id: string, side: Side, time: string): Entry {
    const body = make('div', 'body');
    const stamp = make('time', '', this.#words.time(time));
    stamp.dateTime = time;
    const who = make('div', 'who', this.#words.put(make('b', ''), `message.${side}`), ' ', stamp);
    const item = make('li', `entry ${side}`, who, body);
    if (side === 'bot') item.prepend(icon('mark', 'mark'));
    const later = [...this.#list.children].find((other) => (other.querySelector('time')?.dateTime ?? '') > time);
    this.#list.insertBefore(item, later ?? null);
    const entry = { item, body };
    this.#entries.set(id, entry);
    return entry;
  }

  remove(id: string): void {
    this.#entries.get(id)?.item.remove();
    this.#entries.delete(id);
  }

  clear(): void {
    this.#list.replaceChildren();
    this.#entries.clear();
    this.#isFollowing = true;
  }

  /** The person did something: whatever comes next should be seen. */
  follow(): void {
    this.#isFollowing = true;
  }

  /** Brings an entry into view: its end, or its beginning when it is taller than the window. */
  reveal({ item }: Entry): void {
    if (!this.#isFollowing) return;
    const top = item.offsetTop - MARGIN;
    const end = this.#scroller.scrollHeight - this.#scroller.clientHeight;
    this.#scroller.scrollTop = Math.min(top, end);
  }

  #look(): void {
    requestAnimationFrame(() => {
      const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
      this.#isFollowing = scrollHeight - scrollTop - clientHeight < NEAR;
    });
  }
}

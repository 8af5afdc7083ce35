import { icon, make } from './dom.ts';
import type { Words } from './words.ts';

/** Whose message it is: the bot's, that of the person in front of the page, or that of somebody in the channel, by name. */
export type Speaker = 'bot' | 'you' | { readonly name: string };

/** One message of the log: its list item, and the place for what it says. */
export interface Entry {
  readonly item: HTMLLIElement;
  readonly body: HTMLElement;
}

export interface Said {
  readonly id: string;
  readonly speaker: Speaker;
  readonly time: string;
  /** The id of the message that it answers, in a channel. */
  readonly thread?: string | undefined;
  /** It came while the page was open, and not from the one who reads it. */
  readonly isNews?: boolean;
}

const NEAR = 120;
const MARGIN = 16;
/** As long as a browser needs to tell a screen reader of an addition. */
const HEARD = 1_000;

/** The list of messages in the order of their time, a reply below what it answers. It follows the talk unless the person has scrolled away. */
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

  add({ id, speaker, time, thread, isNews = false }: Said): Entry {
    const body = make('div', 'body');
    const stamp = make('time', '', this.#words.time(time));
    stamp.dateTime = time;
    const who = make('div', 'who', this.#name(speaker), ' ', stamp);
    const item = make('li', `entry ${typeof speaker === 'string' ? speaker : 'person'}`, who, body);
    item.classList.toggle('reply', thread !== undefined);
    item.dataset.thread = thread ?? id;
    if (speaker !== 'you') item.prepend(faceOf(speaker));
    // What is not news is not read out, and neither is what changes later inside of what was.
    if (isNews) setTimeout(() => item.setAttribute('aria-live', 'off'), HEARD);
    else item.setAttribute('aria-live', 'off');
    this.#list.insertBefore(item, this.#next(time, thread));
    const entry = { item, body };
    this.#entries.set(id, entry);
    return entry;
  }

  remove(id: string): void {
    const item = this.#entries.get(id)?.item;
    if (item?.contains(document.activeElement)) this.#scroller.focus({ preventScroll: true });
    item?.remove();
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
    const { clientHeight, scrollHeight } = this.#scroller;
    const isLast = item.nextElementSibling === null;
    const end = isLast ? scrollHeight - clientHeight : item.offsetTop + item.offsetHeight + MARGIN - clientHeight;
    this.#scroller.scrollTop = Math.min(item.offsetTop - MARGIN, end);
  }

  #name(speaker: Speaker): HTMLElement {
    const place = make('b', '');
    if (typeof speaker === 'string') return this.#words.put(place, `message.${speaker}`);
    place.textContent = speaker.name;
    return place;
  }

  /** What comes after a message of this time: a reply goes to the end of its thread. */
  #next(time: string, thread: string | undefined): Element | null {
    const items = [...this.#list.children].filter((item) => item instanceof HTMLElement);
    const last = thread === undefined ? undefined : items.findLast((item) => item.dataset.thread === thread);
    if (last !== undefined) return last.nextElementSibling;
    const later = (item: HTMLElement): boolean => (item.querySelector('time')?.dateTime ?? '') > time;
    return items.find((item) => !item.classList.contains('reply') && later(item)) ?? null;
  }

  #look(): void {
    requestAnimationFrame(() => {
      const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
      this.#isFollowing = scrollHeight - scrollTop - clientHeight < NEAR;
    });
  }
}

/** The sign of the bot, or the initials of a person. */
function faceOf(speaker: 'bot' | { readonly name: string }): Element {
  if (speaker === 'bot') return icon('mark', 'mark');
  const initials = speaker.name.split(' ').map((part) => part.slice(0, 1));
  const face = make('span', 'mark face', initials.slice(0, 2).join(''));
  face.ariaHidden = 'true';
  return face;
}

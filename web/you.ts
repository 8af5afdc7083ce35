import { arrivals, type Scene, textMessage } from './activity.ts';
import { part } from './dom.ts';
import { createPicker } from './header.ts';
import { Memory, type Said } from './memory.ts';
import { Pane, type PaneParts } from './pane.ts';
import { post } from './send.ts';
import type { Settings, Theme } from './settings.ts';

export interface YouParts extends Omit<PaneParts, 'sceneOf'> {
  readonly settings: Settings;
  readonly theme: () => Theme;
}

/** The personal chat of one person with the bot. It belongs to this tab, with what the person said in it. */
export class You {
  readonly #parts: YouParts;
  readonly #memory = new Memory();
  readonly #pane: Pane;

  constructor(root: HTMLElement, parts: YouParts) {
    this.#parts = parts;
    this.#pane = new Pane(root, { ...parts, sceneOf: () => this.#scene() });
  }

  start(): void {
    const { settings, words } = this.#parts;
    createPicker(part('language', HTMLSelectElement), settings, words, 'locale');
    this.#pane.write(
      {
        draft: this.#memory.now.draft,
        send: (text) => void this.#say({ id: crypto.randomUUID(), text, time: new Date().toISOString() }),
        typed: (draft) => this.#memory.change({ draft }),
      },
      { placeholder: 'compose.placeholder', hint: 'compose.hint' },
    );
    part('new', HTMLButtonElement).addEventListener('click', () => this.#startOver());
    this.#enter();
  }

  #startOver(): void {
    this.#memory.startOver();
    this.#enter();
    this.#pane.focus();
  }

  /** Shows the conversation of the memory: what the person said is in this tab, what the bot said comes as events. */
  #enter(): void {
    this.#pane.enter(this.#memory.now.conversationId, () => void this.#opened());
    for (const said of this.#memory.now.said) this.#pane.chat.say(said, () => void this.#say(said));
  }

  async #opened(): Promise<void> {
    if (this.#memory.now.welcomed) return;
    this.#memory.change({ welcomed: true });
    const outcomes = await Promise.all(arrivals(this.#scene()).map(post));
    if (outcomes.some(({ kind }) => kind === 'taken')) return;
    this.#memory.change({ welcomed: false });
    this.#pane.lost();
  }

  async #say({ id, text, time }: Pick<Said, 'id' | 'text' | 'time'>): Promise<void> {
    const { conversationId } = this.#memory.now;
    const keep = (failed: boolean): void => {
      if (conversationId !== this.#memory.now.conversationId) return;
      const said = { id, text, time, failed };
      this.#memory.say(said);
      this.#pane.chat.say(said, () => void this.#say(said));
    };
    keep(false);
    const outcome = await post({ ...textMessage(this.#scene(), text), id });
    this.#pane.showTyping(false);
    if (outcome.kind !== 'taken') keep(true);
  }

  #scene(): Scene {
    const { settings, words, theme } = this.#parts;
    const place = { kind: 'personal', conversationId: this.#memory.now.conversationId } as const;
    return { settings, person: settings.you, place, locale: words.tag, theme: theme() };
  }
}

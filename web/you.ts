import { arrivals, commandValue, postedCard, type ReadMessage, type Scene, textMessage } from './activity.ts';
import { part } from './dom.ts';
import { createPicker } from './header.ts';
import { Memory, type Said } from './memory.ts';
import { Pane, type PaneParts } from './pane.ts';
import { pressCommand } from './press.ts';
import { createSearch } from './search.ts';
import { post } from './send.ts';
import type { Settings, Theme } from './settings.ts';

export interface YouParts extends Omit<PaneParts, 'sceneOf' | 'explain'> {
  readonly settings: Settings;
  readonly theme: () => Theme;
}

/** The personal chat of one person with the bot. It belongs to this tab, with what the person said in it. */
export class You {
  readonly #parts: YouParts;
  readonly #memory = new Memory();
  readonly #pane: Pane;
  readonly #root: HTMLElement;

  constructor(root: HTMLElement, parts: YouParts) {
    this.#root = root;
    this.#parts = parts;
    this.#pane = new Pane(root, {
      ...parts,
      sceneOf: () => this.#scene(),
      explain: (message) => void this.#explain(message),
    });
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
      { log: 'log.label', placeholder: 'compose.placeholder', hint: 'compose.hint' },
    );
    createSearch(this.#root, {
      words,
      scene: () => this.#scene(),
      pick: (card) => void this.#say({ id: crypto.randomUUID(), text: '', time: new Date().toISOString(), card }),
    });
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

  async #say({ id, text, time, card }: Omit<Said, 'failed'>): Promise<void> {
    const { conversationId } = this.#memory.now;
    const keep = (failed: boolean): void => {
      if (conversationId !== this.#memory.now.conversationId) return;
      const said = { id, text, time, failed, ...(card !== undefined && { card }) };
      this.#memory.say(said);
      this.#pane.chat.say(said, () => void this.#say(said));
    };
    keep(false);
    const message = card === undefined ? textMessage(this.#scene(), text) : postedCard(this.#scene(), card);
    const outcome = await post({ ...message, id });
    this.#pane.showTyping(false);
    if (outcome.kind !== 'taken') keep(true);
  }

  /** As Teams does when a command is chosen on a message: its dialog belongs to this person alone. */
  async #explain(message: ReadMessage): Promise<void> {
    const { dialog, words } = this.#parts;
    const scene = this.#scene();
    const value = commandValue(scene, 'explain', message);
    const answer = await pressCommand(scene, 'fetchTask', value);
    if (answer.kind === 'failed') dialog.tell(words.say('dialog.failed'));
    if (answer.kind === 'message') dialog.tell(answer.text);
    if (answer.kind !== 'continue') return;
    dialog.open(answer.task, (data) => {
      this.#pane.chat.follow();
      return pressCommand(scene, 'submitAction', { ...value, data });
    });
  }

  #scene(): Scene {
    const { settings, words, theme } = this.#parts;
    const place = { kind: 'personal', conversationId: this.#memory.now.conversationId } as const;
    return { settings, person: settings.you, place, locale: words.tag, theme: theme() };
  }
}

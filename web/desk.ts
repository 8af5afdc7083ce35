import { mentionMessage, type Scene } from './activity.ts';
import { inside, part } from './dom.ts';
import { placeOf } from './events.ts';
import { createPicker } from './header.ts';
import { Pane } from './pane.ts';
import { post, postInChannel } from './send.ts';
import { type Account, loadDesk, type PageLocale } from './settings.ts';
import type { YouParts } from './you.ts';

/**
 * The channel of the help desk, as one of its people sees it. All tabs share it: what is written there lies with the server.
 * Whether it is the help desk yet, only the bot knows.
 */
export class Desk {
  readonly #root: HTMLElement;
  readonly #parts: YouParts;
  readonly #pane: Pane;
  readonly #person = part('person', HTMLSelectElement);
  #isRegistered = false;

  constructor(root: HTMLElement, parts: YouParts) {
    this.#root = root;
    this.#parts = parts;
    const onNews = (kind: string): void => {
      parts.onNews(kind);
      if (!this.#isRegistered) void this.#look();
    };
    this.#pane = new Pane(root, { ...parts, onNews, sceneOf: (activity) => this.#scene(placeOf(activity)) });
  }

  start(): void {
    const { settings, words } = this.#parts;
    createPicker(part('desk-language', HTMLSelectElement), settings, words, 'desk-locale');
    for (const { id, name } of settings.desk.people) this.#person.append(new Option(name, id));
    this.#pane.write(
      { draft: '', send: (text) => void this.#say(text), typed: () => undefined },
      { log: 'desk.label', placeholder: 'desk.placeholder', hint: 'desk.hint' },
    );
    for (const command of ['use-this-channel', 'tickets'] as const) {
      const button = inside(this.#root, `[data-command="${command}"]`, HTMLButtonElement);
      button.addEventListener('click', () => {
        // The button goes when it has worked.
        this.#pane.focusLog();
        void this.#say(this.#tongue().commands[command]);
      });
    }
    words.use(words.tag);
    this.#pane.enter(settings.desk.channelId, () => void this.#look());
  }

  /** Shows whether the channel is the help desk. */
  async #look(): Promise<void> {
    this.#isRegistered = (await loadDesk()).locale !== undefined;
    for (const [name, isShown] of [
      ['unset', !this.#isRegistered],
      ['ready', this.#isRegistered],
    ] as const)
      inside(this.#root, `.empty.${name}`, HTMLDivElement).hidden = !isShown;
  }

  /** A new post, that the channel shows to everybody; then the bot hears of it, in its thread. */
  async #say(text: string): Promise<void> {
    const { settings } = this.#parts;
    this.#pane.chat.follow();
    const id = await postInChannel(settings, this.#acting(), text);
    if (id === undefined) return this.#keep(text);
    await this.#tell(id, text);
    if (!this.#isRegistered) await this.#look();
  }

  async #tell(id: string, text: string): Promise<void> {
    const scene = this.#scene(`${this.#parts.settings.desk.channelId};messageid=${id}`);
    const outcome = await post({ ...mentionMessage(scene, text), id });
    this.#pane.showTyping(false);
    this.#pane.chat.settle(id, outcome.kind === 'taken' ? undefined : () => void this.#tell(id, text));
  }

  /** What could not be posted stays in the log, with the way to try again. */
  #keep(text: string): void {
    const id = crypto.randomUUID();
    const said = { id, text, time: new Date().toISOString(), failed: true };
    this.#pane.chat.say(said, () => {
      this.#pane.chat.remove(id);
      void this.#say(text);
    });
  }

  #scene(conversationId: string): Scene {
    const { settings, words, theme } = this.#parts;
    const place = { kind: 'channel', conversationId } as const;
    return { settings, person: this.#acting(), place, locale: words.tag, theme: theme() };
  }

  #acting(): Account {
    const { people } = this.#parts.settings.desk;
    return people.find(({ id }) => id === this.#person.value) ?? people[0];
  }

  #tongue(): PageLocale {
    const { locales } = this.#parts.settings;
    return locales.find(({ tag }) => tag === this.#parts.words.tag) ?? locales[0];
  }
}

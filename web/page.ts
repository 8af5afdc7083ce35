import { arrivals, type Scene, textMessage } from './activity.ts';
import type { Press, PressAnswer } from './card.ts';
import { Chat } from './chat.ts';
import { createCompose } from './compose.ts';
import { Dialog } from './dialog.ts';
import { part } from './dom.ts';
import { type BotActivity, type Events, listen } from './events.ts';
import { createPicker } from './header.ts';
import { Log } from './log.ts';
import { Memory, type Said } from './memory.ts';
import { opensDialog, pressCard, pressTask } from './press.ts';
import { post } from './send.ts';
import { firstLocale, type Settings, type Theme } from './settings.ts';
import { createTyping } from './typing.ts';
import { Words } from './words.ts';

/** The personal chat of one person with the bot, from its parts. What the bot sends comes as events, never as an answer to a text. */
export class Page {
  readonly #settings: Settings;
  readonly #words: Words;
  readonly #theme: () => Theme;
  readonly #memory = new Memory();
  readonly #dialog: Dialog;
  readonly #typing: (isTyping: boolean) => void;
  readonly #chat: Chat;
  readonly #connection = part('connection', HTMLDivElement);
  #events: Events | undefined;

  constructor(settings: Settings, theme: () => Theme) {
    this.#settings = settings;
    this.#theme = theme;
    this.#words = new Words(settings, firstLocale(settings));
    this.#dialog = new Dialog(this.#words);
    this.#typing = createTyping(this.#words);
    const log = new Log(part('log', HTMLOListElement), part('scroller', HTMLDivElement), this.#words);
    this.#chat = new Chat(log, this.#words, (activityId, press) => this.#press(activityId, press));
  }

  start(): void {
    createPicker(this.#settings, this.#words);
    createCompose(this.#memory.now.draft, {
      send: (text) => void this.#say({ id: crypto.randomUUID(), text, time: new Date().toISOString() }),
      typed: (draft) => this.#memory.change({ draft }),
    });
    part('new', HTMLButtonElement).addEventListener('click', () => this.#startOver());
    this.#connection.querySelector('button')?.addEventListener('click', () => this.#events?.reconnect());
    this.#words.use(this.#words.tag);
    document.body.classList.add('ready');
    this.#enter();
  }

  #startOver(): void {
    this.#memory.startOver();
    this.#enter();
    part('text', HTMLTextAreaElement).focus();
  }

  /** Shows the conversation of the memory: what the person said is in this tab, what the bot said comes as events. */
  #enter(): void {
    this.#events?.close();
    this.#typing(false);
    this.#chat.clear();
    for (const said of this.#memory.now.said) this.#chat.say(said, () => void this.#say(said));
    this.#events = listen(this.#memory.now.conversationId, {
      told: (kind, activity) => this.#told(kind, activity),
      opened: () => void this.#opened(),
      lost: () => this.#lost(),
    });
  }

  async #opened(): Promise<void> {
    this.#connection.hidden = true;
    if (this.#memory.now.welcomed) return;
    this.#memory.change({ welcomed: true });
    const outcomes = await Promise.all(arrivals(this.#scene()).map(post));
    if (outcomes.some(({ kind }) => kind === 'taken')) return;
    this.#memory.change({ welcomed: false });
    this.#lost();
  }

  #lost(): void {
    this.#typing(false);
    this.#connection.hidden = false;
  }

  #told(kind: string, activity: BotActivity): void {
    if (activity.type === 'typing') this.#typing(true);
    if (activity.type !== 'message') return;
    if (kind === 'created') this.#typing(false);
    if (kind === 'deleted') this.#chat.remove(activity.id);
    else this.#chat.show(activity);
  }

  async #say({ id, text, time }: Pick<Said, 'id' | 'text' | 'time'>): Promise<void> {
    const { conversationId } = this.#memory.now;
    const keep = (failed: boolean): void => {
      if (conversationId !== this.#memory.now.conversationId) return;
      const said = { id, text, time, failed };
      this.#memory.say(said);
      this.#chat.say(said, () => void this.#say(said));
    };
    keep(false);
    const outcome = await post({ ...textMessage(this.#scene(), text), id });
    this.#typing(false);
    if (outcome.kind !== 'taken') keep(true);
  }

  async #press(activityId: string, press: Press): Promise<PressAnswer> {
    if (!opensDialog(press)) return pressCard(this.#scene(), activityId, press);
    const answer = await pressTask(this.#scene(), 'task/fetch', press.data);
    if (answer.kind === 'failed') return { kind: 'failed', word: 'dialog.failed' };
    if (answer.kind === 'continue') this.#dialog.open(answer.task, (data) => pressTask(this.#scene(), 'task/submit', data));
    if (answer.kind === 'message') this.#dialog.tell(answer.text);
    return { kind: 'done' };
  }

  #scene(): Scene {
    const { conversationId } = this.#memory.now;
    return { settings: this.#settings, conversationId, locale: this.#words.tag, theme: this.#theme() };
  }
}

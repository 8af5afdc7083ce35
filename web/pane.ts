import type { Scene } from './activity.ts';
import type { Press, PressAnswer } from './card.ts';
import { Chat, type Explain } from './chat.ts';
import { createCompose, type Writing } from './compose.ts';
import type { Dialog } from './dialog.ts';
import { inside, part } from './dom.ts';
import { type BotActivity, type Events, listen } from './events.ts';
import { Log } from './log.ts';
import { opensDialog, pressCard, pressTask } from './press.ts';
import { createTyping } from './typing.ts';
import type { Words } from './words.ts';

export interface PaneParts {
  readonly words: Words;
  readonly dialog: Dialog;
  /** What is sent when this activity is pressed. */
  readonly sceneOf: (activity: BotActivity) => Scene;
  /** Where messages have commands of the app. */
  readonly explain?: Explain;
  /** Told of what came or changed since the page was opened. */
  readonly onNews: (kind: string) => void;
}

/**
 * One conversation on the page: its log, its box, and its line to the server. What the bot sends comes as events, never as an answer to a text.
 * It does not know who writes, nor what happens to a text.
 */
export class Pane {
  readonly chat: Chat;
  readonly showTyping: (isTyping: boolean) => void;
  readonly #root: HTMLElement;
  readonly #parts: PaneParts;
  readonly #connection: HTMLElement;
  readonly #since = new Date().toISOString();
  #events: Events | undefined;

  constructor(root: HTMLElement, parts: PaneParts) {
    this.#root = root;
    this.#parts = parts;
    root.append(part('conversation', HTMLTemplateElement).content.cloneNode(true));
    const list = inside(root, '.log', HTMLOListElement);
    inside(root, '.talk', HTMLDivElement).after(...root.querySelectorAll('.empty'));
    this.showTyping = createTyping(root, parts.words);
    const log = new Log(list, inside(root, '.scroller', HTMLDivElement), parts.words);
    this.chat = new Chat(log, parts.words, (activity, press) => this.#press(activity, press), parts.explain);
    this.#connection = inside(root, '.connection', HTMLDivElement);
    this.#connection.querySelector('button')?.addEventListener('click', () => this.#events?.reconnect());
  }

  write(writing: Writing, words: { readonly log: string; readonly placeholder: string; readonly hint: string }): void {
    this.#parts.words.put(inside(this.#root, '.scroller', HTMLDivElement), words.log, 'label');
    const hint = this.#parts.words.put(inside(this.#root, '.hint', HTMLParagraphElement), words.hint);
    const box = inside(this.#root, '.compose textarea', HTMLTextAreaElement);
    hint.id = `${this.#root.id}-hint`;
    box.setAttribute('aria-describedby', hint.id);
    this.#parts.words.put(box, words.placeholder, 'placeholder');
    createCompose(this.#root, writing);
  }

  /** Leaves the conversation that is shown and shows another one, or the same anew. */
  enter(conversationId: string, opened: () => void): void {
    this.#events?.close();
    this.showTyping(false);
    this.chat.clear();
    this.#events = listen(conversationId, {
      told: (kind, activity) => this.#told(kind, activity),
      opened: () => {
        this.#connection.hidden = true;
        opened();
      },
      lost: () => this.lost(),
    });
  }

  /** Says that the bot cannot be reached. */
  lost(): void {
    this.showTyping(false);
    this.#connection.hidden = false;
  }

  focusLog(): void {
    inside(this.#root, '.scroller', HTMLDivElement).focus({ preventScroll: true });
  }

  focus(): void {
    inside(this.#root, '.compose textarea', HTMLTextAreaElement).focus();
  }

  #told(kind: string, activity: BotActivity): void {
    if (activity.type === 'typing') this.showTyping(true);
    if (activity.type !== 'message') return;
    if (kind === 'created') this.showTyping(false);
    if (kind === 'deleted') this.chat.remove(activity.id);
    else this.chat.show(activity, activity.timestamp > this.#since);
    if (kind === 'updated' || activity.timestamp > this.#since) this.#parts.onNews(kind);
  }

  async #press(activity: BotActivity, press: Press): Promise<PressAnswer> {
    const { sceneOf, dialog } = this.#parts;
    const scene = sceneOf(activity);
    if (!opensDialog(press)) return pressCard(scene, activity.id, press);
    const answer = await pressTask(scene, 'task/fetch', press.data);
    if (answer.kind === 'failed') return { kind: 'failed', word: 'dialog.failed' };
    if (answer.kind === 'continue') dialog.open(answer.task, (data) => pressTask(scene, 'task/submit', data));
    if (answer.kind === 'message') dialog.tell(answer.text);
    return { kind: 'done' };
  }
}

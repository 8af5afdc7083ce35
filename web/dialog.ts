import { createCardView, type PressAnswer } from './card.ts';
import { make, part } from './dom.ts';
import type { Task, TaskAnswer } from './press.ts';
import type { Words } from './words.ts';

const WIDTHS: Readonly<Record<string, number>> = { small: 400, medium: 600, large: 800 };

/** Sends the form of the dialog. */
export type SubmitTask = (data: unknown) => Promise<TaskAnswer>;

/**
 * The one modal dialog of the page. The browser keeps the focus inside, closes it on Escape and gives the focus back;
 * what was typed is dropped when it closes, as in Teams.
 */
export class Dialog {
  readonly #element = part('dialog', HTMLDialogElement);
  readonly #title = part('dialog-title', HTMLHeadingElement);
  readonly #body = part('dialog-body', HTMLDivElement);
  readonly #words: Words;
  #opener: HTMLElement | undefined;

  constructor(words: Words) {
    this.#words = words;
    part('dialog-close', HTMLButtonElement).addEventListener('click', () => this.#element.close());
    this.#element.addEventListener('close', () => {
      this.#body.replaceChildren();
      // The browser has given the focus back, unless the button is gone; then its card has it.
      if (document.activeElement === document.body) this.#opener?.focus({ preventScroll: true });
    });
  }

  open(task: Task, submit: SubmitTask): void {
    const view = createCardView(this.#words, async (press) => this.#follow(await submit(press.data), submit));
    this.#title.textContent = task.title;
    this.#element.style.width = size(task.width, WIDTHS);
    this.#element.style.minHeight = typeof task.height === 'number' ? size(task.height, {}) : '';
    this.#body.replaceChildren(view.element);
    view.show(task.card);
    this.#title.lang = view.element.lang;
    this.#show();
    // Without a field there is something to read, which begins at the top.
    (this.#body.querySelector<HTMLElement>('input, textarea, select') ?? view.element).focus({ preventScroll: true });
    this.#body.scrollTop = 0;
  }

  /** Says a text in the dialog, which stays until the person has read it and closes it. */
  tell(text: string): void {
    const button = this.#words.put(make('button', 'button'), 'dialog.close');
    button.type = 'button';
    button.addEventListener('click', () => this.#element.close());
    const words = make('p', '', text);
    words.id = 'dialog-told';
    button.setAttribute('aria-describedby', words.id);
    this.#body.replaceChildren(make('div', 'dialog-message', words, button));
    this.#show();
    button.focus();
  }

  close(): void {
    this.#element.close();
  }

  #show(): void {
    if (this.#element.open) return;
    this.#opener = document.activeElement?.closest<HTMLElement>('.card') ?? undefined;
    this.#element.showModal();
  }

  #follow(answer: TaskAnswer, submit: SubmitTask): PressAnswer {
    if (answer.kind === 'failed') return { kind: 'failed', word: 'press.failed' };
    if (!this.#element.open) return { kind: 'done' };
    if (answer.kind === 'continue') this.open(answer.task, submit);
    if (answer.kind === 'message') this.tell(answer.text);
    if (answer.kind === 'closed') this.close();
    return { kind: 'done' };
  }
}

/** A size in pixels, or the name of one; the style sheet keeps it inside the window. */
function size(value: unknown, names: Readonly<Record<string, number>>): string {
  const pixels = typeof value === 'number' ? value : names[String(value)];
  return pixels === undefined ? '' : `${pixels}px`;
}

import { inside, part } from './dom.ts';

/** Which pane a narrow window shows: a button for each, and a mark on the one that is hidden and has news. A wide window shows both. */
export class Tabs {
  constructor() {
    for (const button of part('tabs', HTMLDivElement).querySelectorAll('button'))
      button.addEventListener('click', () => this.#show(button));
  }

  /** Something came or changed there. */
  mark(pane: HTMLElement): void {
    if (getComputedStyle(pane).visibility === 'visible') return;
    inside(document, `[aria-controls="${pane.id}"] .news`, HTMLSpanElement).hidden = false;
  }

  #show(chosen: HTMLButtonElement): void {
    document.body.dataset.pane = chosen.getAttribute('aria-controls') ?? '';
    for (const button of part('tabs', HTMLDivElement).querySelectorAll('button')) button.ariaPressed = String(button === chosen);
    inside(chosen, '.news', HTMLSpanElement).hidden = true;
  }
}

import { icon, make } from './dom.ts';
import type { Words } from './words.ts';

export interface MenuItem {
  readonly word: string;
  readonly choose: () => void;
}

let menus = 0;

/**
 * The "..." of a message and what it offers. It opens by a click, Enter or the arrow down, and closes by Escape, Tab or a click elsewhere;
 * the focus is then on the button again, also for whatever the choice opens.
 */
export function createMenu(words: Words, items: readonly MenuItem[]): HTMLElement {
  const button = words.put(make('button', 'more', icon('icon-more')), 'message.actions', 'label');
  const list = make('div', 'menu');
  const element = make('div', 'menu-of', button, list);
  menus += 1;
  list.id = `menu-${menus}`;
  list.hidden = true;
  list.setAttribute('role', 'menu');
  words.put(list, 'message.actions', 'label');
  button.type = 'button';
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-controls', list.id);
  button.ariaExpanded = 'false';

  const away = ({ target }: Event): void => {
    if (!(target instanceof Node && element.contains(target))) close();
  };
  const close = (): void => {
    list.hidden = true;
    button.ariaExpanded = 'false';
    document.removeEventListener('pointerdown', away);
  };
  const open = (): void => {
    list.hidden = false;
    list.classList.remove('back');
    const edge = element.closest('.scroller')?.getBoundingClientRect().right ?? innerWidth;
    list.classList.toggle('back', list.getBoundingClientRect().right > edge);
    button.ariaExpanded = 'true';
    document.addEventListener('pointerdown', away);
    list.querySelector('button')?.focus();
    list.scrollIntoView({ block: 'nearest' });
  };
  for (const { word, choose } of items) {
    const item = words.put(make('button', 'menu-item'), word);
    item.type = 'button';
    item.setAttribute('role', 'menuitem');
    item.addEventListener('click', () => {
      close();
      button.focus();
      choose();
    });
    list.append(item);
  }
  button.addEventListener('click', () => (list.hidden ? open() : close()));
  element.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && list.hidden) {
      event.preventDefault();
      open();
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
      button.focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      step(list, event.key === 'ArrowDown' ? 1 : -1);
    }
  });
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !element.contains(relatedTarget)) close();
  });
  return element;
}

function step(list: HTMLElement, by: number): void {
  const items = [...list.querySelectorAll('button')];
  const at = items.findIndex((item) => item === document.activeElement);
  items.at((at + by) % items.length)?.focus();
}

import { inside, make } from './dom.ts';
import type { Words } from './words.ts';

const LONGEST = 10_000;

/** The three dots. Like in Teams they vanish after ten seconds when nothing came. */
export function createTyping(root: ParentNode, words: Words): (isTyping: boolean) => void {
  const place = inside(root, '.typing', HTMLDivElement);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (isTyping) => {
    clearTimeout(timer);
    place.replaceChildren();
    if (!isTyping) return;
    place.append(make('span', 'dots', make('i', ''), make('i', ''), make('i', '')), words.put(make('span', ''), 'typing'));
    place.scrollIntoView({ block: 'nearest' });
    timer = setTimeout(() => place.replaceChildren(), LONGEST);
  };
}

import { contrast } from './contrast.ts';

const MOST_LINES = 2;
/** Below this, text of this size is hard to read. @see https://www.w3.org/TR/WCAG22/#contrast-minimum */
const LEAST_CONTRAST = 4.5;
/** Half a pixel is rounding. */
const SLACK = 1;

/**
 * What is wrong with the look of a card as the browser laid it out: cut or overflowing text, buttons of many lines, broken words, faint text.
 * It judges no beauty, and nothing that is folded away.
 */
export function flaws(card: HTMLElement): readonly string[] {
  const elements = [...card.querySelectorAll<HTMLElement>('*')].filter((element) => element.checkVisibility());
  return [
    ...elements.filter(isOverflowing).map(told('overflows')),
    ...elements.filter((element) => isOutside(element, card)).map(told('outside-card')),
    ...elements.filter((element) => element.matches('button') && isLongButton(element)).map(told('long-button')),
    ...texts(card).flatMap(brokenWords),
    ...texts(card)
      .filter(isFaint)
      .map(({ parentElement }) => told('faint')(parentElement ?? card)),
  ];
}

const told =
  (fault: string) =>
  (element: Element): string =>
    `${fault}: ${element.className || element.localName}: ${textOf(element).slice(0, 80)}`;

function textOf(element: Element): string {
  return (element.textContent || element.getAttribute('placeholder') || '').replaceAll(/\s+/g, ' ').trim();
}

/** Text or boxes that need more room than they have. */
function isOverflowing(element: HTMLElement): boolean {
  const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
  if (clientWidth === 0 || element.closest('button') !== null) return false;
  const isCutBelow = getComputedStyle(element).overflowY !== 'visible' && scrollHeight > clientHeight + SLACK;
  return scrollWidth > clientWidth + SLACK || isCutBelow;
}

function isOutside(element: Element, card: Element): boolean {
  const { left, right } = card.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  return box.width > 0 && (box.left < left - SLACK || box.right > right + SLACK);
}

/** Its title is cut, by an ellipsis or without, or takes many lines. */
function isLongButton(button: HTMLElement): boolean {
  const parts = [button, ...button.querySelectorAll('*')];
  const isCut = parts.some(({ clientWidth, scrollWidth }) => clientWidth > 0 && scrollWidth > clientWidth + SLACK);
  return isCut || texts(button).some((text) => linesOf(text, 0, text.length) > MOST_LINES);
}

/** Every text that is drawn. */
function texts(root: HTMLElement): readonly Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && node.data.trim() !== '' && node.parentElement?.checkVisibility() === true) found.push(node);
  }
  return found;
}

function linesOf(text: Text, start: number, end: number): number {
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
}

/** Our own words that a line break cuts in two. Identifiers may break anywhere, and so may the text of scripts without spaces. */
function brokenWords(text: Text): readonly string[] {
  const parent = text.parentElement;
  if (parent === null || getComputedStyle(parent).fontFamily.includes('monospace')) return [];
  return [...text.data.matchAll(/\p{Script=Latin}{2,}/gu)]
    .filter(({ 0: word, index }) => linesOf(text, index, index + word.length) > 1)
    .map(([word]) => told(`broken-word ${word}`)(parent));
}

function isFaint({ parentElement }: Text): boolean {
  if (parentElement === null || parentElement.closest('[aria-disabled="true"]') !== null) return false;
  return contrast(parentElement) < LEAST_CONTRAST;
}

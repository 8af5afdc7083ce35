import { mapText, parseMessage, printMessage } from '../../tools/locale/message.ts';
import type { Catalogue } from '../../src/words/catalogue.ts';
import { load } from '../words/catalogues.ts';
import { filesOf, treeOf } from './catalogues.ts';

/**
 * The tag of the language that nobody speaks. `Intl` writes dates and lists of Japanese without a Latin letter, so that whatever Latin letter
 * is on a card came from nowhere but the code.
 */
export const PSEUDO_LOCALE = 'ja-XA';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'áƀçðéƒĝĥíĵķļɱñöþɋŕšţúṽŵẋýžÁƁÇÐÉƑĜĤÍĴĶĻṀÑÖÞɊŔŠŢÚṼŴẊÝŽ';
const PADDING = 0.4;
const TYPED = /^commands\.|\.typed\./;

/**
 * A message as no language has it: every letter accented, 40 % longer, between brackets. What ICU reads, parameters, identifiers in
 * backticks and bold stay. It shows which text on a card did not come from a catalogue; it is not meant to be read.
 */
export function pseudo(text: string): string {
  const message = parseMessage(text);
  let letters = 0;
  const accented = mapText(message, (own) =>
    own.replace(/`[^`]+`|[A-Za-z]/g, (found) => {
      if (found.length > 1) return found;
      letters += 1;
      return ACCENTED[PLAIN.indexOf(found)] ?? found;
    }),
  );
  return `[${printMessage(accented)}${'·'.repeat(Math.ceil(letters * PADDING))}]`;
}

/** English and the pseudo-locale, read as any other language. */
export function pseudoCatalogues(): readonly Catalogue[] {
  const english = filesOf('en').map((file) => [file, treeOf('en', file)] as const);
  const made = english.map(([file, tree]) => [file, pseudoTree(tree, file.replace('.json', ''))] as const);
  return load({ en: Object.fromEntries(english), [PSEUDO_LOCALE]: Object.fromEntries(made) });
}

/** What people type is never shown, so it stays. */
function pseudoTree(tree: unknown, key: string): unknown {
  if (typeof tree === 'string') return TYPED.test(key) ? tree : pseudo(tree);
  if (Array.isArray(tree)) return tree.map((item, i) => pseudoTree(item, `${key}.${i}`));
  return Object.fromEntries(Object.entries(tree as object).map(([name, value]) => [name, pseudoTree(value, `${key}.${name}`)]));
}

/** What of a text did not come from the pseudo-locale: letters without an accent, and letters outside of its brackets. */
export function hardCoded(text: string): readonly string[] {
  const said = text.replace(/^\[(.*)\]\(https:[^()]*\)$/s, '$1');
  let depth = 0;
  const outside = Array.from(said, (character) => {
    if (character === ']') depth -= 1;
    const isOutside = depth <= 0;
    if (character === '[') depth += 1;
    return isOutside ? character : ' ';
  }).join('');
  return [...(said.match(/[A-Za-z]+/g) ?? []), ...(outside.match(/\p{L}+/gu) ?? [])].filter(
    (word, i, all) => all.indexOf(word) === i,
  );
}

/** Properties of a card that a person sees or hears. */
const SEEN = ['text', 'title', 'label', 'placeholder', 'altText', 'errorMessage', 'fallbackText', 'summary', 'speak', 'subtitle'];

/** Every text of a card that a person may see, without identifiers and values from outside, which are monospace. */
export function* seenIn(node: unknown): Iterable<string> {
  if (Array.isArray(node)) for (const item of node) yield* seenIn(item);
  else if (typeof node === 'object' && node !== null) {
    const { inlines, data: _, ...own } = node as Readonly<Record<string, unknown>>;
    if (Array.isArray(inlines)) yield inlines.map(({ text, fontType }) => (fontType === undefined ? text : '')).join('');
    for (const [name, value] of Object.entries(own)) {
      if (typeof value !== 'string') yield* seenIn(value);
      else if (SEEN.includes(name)) yield value;
    }
  }
}

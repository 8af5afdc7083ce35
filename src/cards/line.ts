import type { LineParams, Words } from '../words/words.ts';
import type { Key } from '../words/catalogue.ts';
import type { Action } from './actions.ts';
import type { CardData } from './card-data.ts';
import { inlines } from './inlines.ts';

/** A card that has shrunk to one line, such as an answered question. */
export function lineCard(words: Words, key: Key, params: LineParams = {}, actions: readonly Action[] = []): CardData['line'] {
  const runs = words.line(key, params);
  return { lang: words.locale, fallbackText: runs.map(({ text }) => text).join('') || ' ', inlines: inlines(runs), actions };
}

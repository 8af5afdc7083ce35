import { MESSAGES } from '../knowledge/messages.ts';
import type { MessageId } from '../knowledge/messages.ts';

/** A phrase in its parts, with the words that it cannot do without. */
interface Phrase {
  readonly parts: readonly string[];
  readonly words: readonly string[];
}

const NO_WORD = /[^a-z]+/;
// eslint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant
const IDS = Object.keys(MESSAGES) as readonly MessageId[];
const PHRASES = IDS.map((id): readonly [MessageId, readonly Phrase[]] => [id, MESSAGES[id].map(phraseOf)]);
/** How much text a `*` may stand for. */
const GAP = 160;

/** The text in one line, with the escapes of JSON undone, so that a phrase is found however it was wrapped. */
export function flatten(text: string): string {
  const plain = text.includes('\\')
    ? text
        .replace(/\\{1,9}u00([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        .replace(/\\{1,9}[nrt]/g, ' ')
        .replace(/\\{1,9}(["'/])/g, '$1')
    : text;
  return plain.replace(/\s+/g, ' ');
}

/** The known service messages in a text that was flattened. Does not weigh them: that is the causes' business. */
export function findMessages(flat: string): readonly MessageId[] {
  const lower = flat.toLowerCase();
  const words = new Set(lower.split(NO_WORD));
  const isThere = ({ parts, words: needed }: Phrase): boolean => needed.every((word) => words.has(word)) && holds(lower, parts);
  return PHRASES.filter(([, phrases]) => phrases.some(isThere)).map(([id]) => id);
}

/** The first and the last word of a part may stand within a longer one; those between are whole. */
function phraseOf(phrase: string): Phrase {
  const parts = phrase.split('*').map((part) => part.trim());
  return { parts, words: parts.flatMap((part) => part.split(NO_WORD).slice(1, -1)) };
}

function holds(text: string, [first = '', ...rest]: readonly string[]): boolean {
  for (let at = text.indexOf(first); at !== -1; at = text.indexOf(first, at + 1)) {
    if (follows(text, at + first.length, rest)) return true;
    if (rest.length === 0) break;
  }
  return false;
}

function follows(text: string, start: number, parts: readonly string[]): boolean {
  let at = start;
  for (const part of parts) {
    const next = text.slice(at, at + GAP + part.length).indexOf(part);
    if (next === -1) return false;
    at += next + part.length;
  }
  return true;
}

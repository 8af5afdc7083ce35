import { MESSAGES } from '../knowledge/messages.ts';
import type { MessageId } from '../knowledge/messages.ts';

type Phrase = readonly string[];
// eslint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant
const IDS = Object.keys(MESSAGES) as readonly MessageId[];
const PHRASES = IDS.map((id): readonly [MessageId, readonly Phrase[]] => [
  id,
  MESSAGES[id].map((phrase) => phrase.split('*').map((part) => part.trim())),
]);
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
  return PHRASES.filter(([, phrases]) => phrases.some((phrase) => holds(lower, phrase))).map(([id]) => id);
}

function holds(text: string, [first = '', ...rest]: Phrase): boolean {
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

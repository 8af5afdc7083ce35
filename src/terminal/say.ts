import type { Key } from '../words/catalogue.ts';
import type { LineParams, Words } from '../words/words.ts';

/** How the commands are called from the folder of the project. */
export const CALL = 'npm run --silent triage --';

/** One line of words without colours, not wrapped. */
export function plain(words: Words, key: Key, params?: LineParams): string {
  const runs = words.line(key, params);
  return `${runs.map(({ text }) => text).join('')}\n`;
}

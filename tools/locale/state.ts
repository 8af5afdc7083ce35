import { IntlMessageFormat } from 'intl-messageformat';
import { isUntranslated } from './untranslated.ts';

/** The words of a language as they stand in its files, broken ones included. */
export interface Files {
  readonly words: ReadonlyMap<string, string>;
  /** Files that are no JSON. */
  readonly unreadable: readonly string[];
}

/** Keys by what is wrong with them. */
export interface State {
  readonly words: number;
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
  readonly untranslated: readonly string[];
  readonly broken: readonly string[];
}

/**
 * How far a language is, against English: what it lacks, what English does not have, what still stands in English, and what cannot be read.
 * It does not judge whether a translation is right, nor its style: `npm test` and a reader do.
 */
export function stateOf(locale: string, own: Files, english: ReadonlyMap<string, string>): State {
  const keys = [...own.words.keys()];
  return {
    words: own.words.size,
    missing: [...english.keys()].filter((key) => !own.words.has(key)),
    surplus: keys.filter((key) => !english.has(key)),
    untranslated: [...english]
      .filter(([key, text]) => isUntranslated(key, own.words.get(key) ?? '', text, locale))
      .map(([key]) => key),
    broken: [...own.unreadable, ...[...own.words].filter(([, text]) => isBroken(text, locale)).map(([key]) => key)],
  };
}

function isBroken(text: string, locale: string): boolean {
  try {
    return new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst().length === 0;
  } catch {
    return true;
  }
}

import { ANSWERS, isClosed } from '../triage/answers.ts';
import type { QuestionId } from '../triage/causes/define-cause.ts';
import type { Catalogue, Key } from '../words/catalogue.ts';
import { SOURCE_LOCALE } from '../words/catalogue.ts';
import { createWords, type Words } from '../words/words.ts';

export const COMMANDS = [
  'hello',
  'start',
  'help',
  'cancel',
  'language',
  'token',
  'back',
  'unknown',
  'solved',
  'did-not-help',
  'tickets',
  'ask-desk',
  'copy-support',
  'my-data',
  'delete-my-data',
  'use-this-channel',
  'insights',
] as const;
export type Command = (typeof COMMANDS)[number];

/** Longer texts are pastes, never commands or typed answers. */
const LONGEST = 60;

/** Understands what people type: commands and answers, in the reader's language and in English. Everything else is a paste. */
export interface Understanding {
  readonly command: (text: string, locale: string) => Command | undefined;
  readonly answer: (text: string, question: QuestionId, locale: string) => string | undefined;
  /** What stands behind the word for `find`, such as `65001` of `find 65001`; empty when nothing does. */
  readonly sought: (text: string, locale: string) => string | undefined;
}

/** Reads the synonyms of every language once. */
export function createUnderstanding(catalogues: readonly Catalogue[]): Understanding {
  const tables = new Map(catalogues.map(({ locale }) => [locale, tableOf(catalogues, locale)]));
  const find = (kind: string, text: string, locale: string): string | undefined => {
    if (text.length > LONGEST) return undefined;
    for (const tag of [locale, SOURCE_LOCALE]) {
      const hit = tables.get(tag)?.get(`${kind} ${fold(text, tag)}`);
      if (hit !== undefined) return hit;
    }
    return undefined;
  };
  return {
    command: (text, locale) => find('command', text, locale) as Command | undefined,
    answer: (text, question, locale) => find(question, text, locale),
    sought: (text, locale) =>
      sought(
        text,
        [locale, SOURCE_LOCALE].map((tag) => createWords(catalogues, tag)),
      ),
  };
}

/** The longest word first. A Chinese word needs no space behind it. */
function sought(text: string, languages: readonly Words[]): string | undefined {
  for (const words of languages) {
    for (const word of words.synonyms('commands.find').toSorted((a, b) => b.length - a.length)) {
      if (!text.toLocaleLowerCase(words.locale).startsWith(word)) continue;
      const rest = text.slice(word.length);
      if (rest === '' || /^[\s:：]/.test(rest) || /\p{Script=Han}$/u.test(word)) return rest.replace(/^[\s:：]+/, '').trim();
    }
  }
  return undefined;
}

function tableOf(catalogues: readonly Catalogue[], locale: string): ReadonlyMap<string, string> {
  const words = createWords(catalogues, locale);
  const table = new Map<string, string>();
  const add = (kind: string, texts: readonly string[], value: string) => {
    for (const text of texts) table.set(`${kind} ${fold(text, locale)}`, value);
  };
  for (const command of COMMANDS) add('command', words.synonyms(`commands.${command}`), command);
  for (const question of Object.keys(ANSWERS) as QuestionId[]) {
    if (!isClosed(question)) continue;
    for (const value of ANSWERS[question]) {
      const label = words.text(`questions.${question}.answers.${value}` as Key);
      add(question, [value, label, ...words.synonyms(`questions.${question}.typed.${value}` as Key)], value);
    }
  }
  return table;
}

/** NFKC makes full-width digits and letters ordinary; case, curly apostrophes and closing marks do not matter, unless there is nothing else. */
function fold(text: string, locale: string): string {
  const plain = text.normalize('NFKC').toLocaleLowerCase(locale).replaceAll('’', "'").replace(/\s+/g, ' ').trim();
  return plain.replace(/^["'“”]+|[\s.!?。！？"'“”]+$/g, '') || plain;
}

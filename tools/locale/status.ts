import { SOURCE_LOCALE } from '../../src/words/catalogue.ts';
import { filesOf, localesIn } from './read.ts';
import { type State, stateOf } from './state.ts';

/** `npm run locale:status [-- de]`: how far each language is. Exit code 0 when nothing is left to do, 1 when something is, 2 when the call was wrong. */
const FAULTS = ['missing', 'surplus', 'untranslated', 'broken'] as const;
const wanted = process.argv.slice(2);
const translations = localesIn().filter((locale) => locale !== SOURCE_LOCALE);
const unknown = wanted.filter((locale) => !translations.includes(locale));
if (unknown.length > 0) {
  process.stderr.write(`There is no translation ${unknown.join(', ')}. There are ${translations.join(', ')}.\n`);
  process.exitCode = 2;
} else {
  const { words: english } = filesOf(SOURCE_LOCALE);
  const locales = wanted.length > 0 ? wanted : translations;
  const states = locales.map((locale) => ({ locale, state: stateOf(locale, filesOf(locale), english) }));
  const lines = [
    ...states.map(({ locale, state }) => summary(locale, state)),
    ...states.flatMap(({ locale, state }) => details(locale, state)),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = states.every(({ state }) => isDone(state)) ? 0 : 1;
}

function isDone(state: State): boolean {
  return FAULTS.every((fault) => state[fault].length === 0);
}

function summary(locale: string, state: State): string {
  const counts = FAULTS.map((fault) => `${fault} ${state[fault].length}`.padEnd(19));
  return `${locale.padEnd(8)}words ${state.words}  ${counts.join('')}`.trimEnd();
}

function details(locale: string, state: State): readonly string[] {
  return FAULTS.filter((fault) => state[fault].length > 0).flatMap((fault) => [
    '',
    `${locale} ${fault}`,
    ...state[fault].map((key) => `  ${key}`),
  ]);
}

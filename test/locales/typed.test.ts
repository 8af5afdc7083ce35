import assert from 'node:assert/strict';
import { COMMANDS, createUnderstanding } from '../../src/teams/commands.ts';
import { ANSWERS } from '../../src/triage/answers.ts';
import type { QuestionId } from '../../src/triage/causes/define-cause.ts';
import { loadCatalogues } from '../../src/words/catalogue.ts';
import { FOLDER, LOCALES, wordsOf } from './catalogues.ts';

const understanding = createUnderstanding(loadCatalogues(FOLDER));
const QUESTIONS = Object.entries(ANSWERS) as [QuestionId, readonly string[]][];

/** As a person's words are compared: without case, curly marks or stops. */
const folded = (text: string, locale: string) =>
  text
    .normalize('NFKC')
    .toLocaleLowerCase(locale)
    .replaceAll('’', "'")
    .replace(/(?<=.)[.!?。！？]+$/, '');
const listed = (locale: string, key: string) => (wordsOf(locale).get(key) ?? '').split('|');

/** What may be typed for each meaning: synonyms, and of an answer its label and its value. */
function meanings(
  locale: string,
  question: QuestionId,
  answers: readonly string[],
): readonly (readonly [typed: string, answer: string])[] {
  return answers.flatMap((answer) => {
    const label = wordsOf(locale).get(`questions.${question}.answers.${answer}`) ?? '';
    return [answer, label, ...listed(locale, `questions.${question}.typed.${answer}`)].map(
      (typed) => [folded(typed, locale), answer] as const,
    );
  });
}
const commandsOf = (locale: string) =>
  COMMANDS.flatMap((command) => listed(locale, `commands.${command}`).map((typed) => [folded(typed, locale), command] as const));

/** What is typed alike for two meanings. */
function ambiguous(pairs: readonly (readonly [string, string])[]): readonly string[] {
  return pairs.flatMap(([typed, meaning]) =>
    pairs
      .filter(([other, second]) => other === typed && second !== meaning)
      .map(([, second]) => `${typed}: ${meaning}, ${second}`),
  );
}

for (const locale of LOCALES) {
  describe(`what is typed in ${locale}`, () => {
    it('is a list without gaps, spaces around, or doubles, of texts that a person would type', () => {
      for (const [key, text] of wordsOf(locale)) {
        if (!/^commands\.|\.typed\./.test(key)) continue;
        const items = text.split('|');
        assert.ok(
          items.every((item) => item !== '' && item === item.trim() && item.length <= 60),
          key,
        );
        assert.equal(new Set(items).size, items.length, key);
      }
    });

    it('means one answer of a question', () => {
      const found = QUESTIONS.flatMap(([question, answers]) =>
        ambiguous(meanings(locale, question, answers)).map((line) => `${question}: ${line}`),
      );
      assert.deepEqual(found, []);
    });

    it('means one command', () => assert.deepEqual(ambiguous(commandsOf(locale)), []));

    it('means a command or an answer, not both', () => {
      const commands = new Map(commandsOf(locale));
      const found = QUESTIONS.flatMap(([question, answers]) =>
        meanings(locale, question, answers)
          .filter(([typed]) => commands.has(typed))
          .map(([typed, answer]) => `${typed}: ${commands.get(typed)}, ${question} ${answer}`),
      );
      assert.deepEqual(found, []);
    });

    it('is understood, in any case and with a stop behind it', () => {
      for (const [typed, command] of commandsOf(locale)) {
        // a letter whose capital has two forms may not come back
        const isWord = /\p{L}/u.test(typed);
        for (const text of isWord ? [typed, typed.toLocaleUpperCase(locale), ` ${typed}. `] : [typed])
          if (folded(text.trim(), locale) === typed) assert.equal(understanding.command(text, locale), command, text);
      }
      for (const [question, answers] of QUESTIONS)
        for (const [typed, answer] of meanings(locale, question, answers))
          assert.equal(understanding.answer(typed, question, locale), answer, `${question}: ${typed}`);
    });

    it('may be English instead, unless it means something else in this language', () => {
      const own = new Map(commandsOf(locale));
      for (const [typed, command] of commandsOf('en'))
        assert.equal(understanding.command(typed, locale), own.get(typed) ?? command, typed);
    });

    it('is taken for nothing when it is nothing of that', () => {
      for (const text of ['', '   ', 'AADSTS65001', '__proto__', 'x'.repeat(61)]) {
        assert.equal(understanding.command(text, locale), undefined);
        for (const [question] of QUESTIONS) assert.equal(understanding.answer(text, question, locale), undefined);
      }
    });
  });
}

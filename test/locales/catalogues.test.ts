import assert from 'node:assert/strict';
import { ANSWERS } from '../../src/triage/answers.ts';
import { loadCatalogues } from '../../src/words/catalogue.ts';
import { ADDRESSES, CODES, isUntranslated, NAMES, REASONS } from '../../tools/locale/untranslated.ts';
import { filesOf, FOLDER, LOCALES, TRANSLATIONS, treeOf, wordsOf } from './catalogues.ts';
import doNot from './do-not.json' with { type: 'json' };
import { parametersOf, pluralsOf, selectsOf } from './icu.ts';

const english = wordsOf('en');
const catalogues = new Map(loadCatalogues(FOLDER).map(({ locale, messages }) => [locale, messages]));
const messagesOf = (locale: string) => catalogues.get(locale) ?? new Map();
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The shape of a tree: its keys, and the lengths of its lists. */
function shape(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(shape);
  if (typeof tree !== 'object' || tree === null) return typeof tree;
  return Object.fromEntries(
    Object.entries(tree)
      .map(([name, value]) => [name, shape(value)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Keys of the words that break a rule. */
function offending(locale: string, breaks: (text: string, key: string) => boolean): readonly string[] {
  return [...wordsOf(locale)].filter(([key, text]) => breaks(text, key)).map(([key, text]) => `${key}: ${text}`);
}
/** Keys of the words that differ from English in what must not differ. */
function differing(locale: string, of: (text: string, locale: string, key: string) => unknown): readonly string[] {
  return offending(locale, (text, key) => !same(of(text, locale, key), of(english.get(key) ?? '', 'en', key)));
}

const sorted = (found: Iterable<string>) => [...found].toSorted();
const matches = (text: string, pattern: RegExp) => sorted((text.match(pattern) ?? []).map((match) => match.replace(/\s/g, ' ')));
const PIECES = /\*\*[^*]+\*\*|`[^`]+`/g;
/** A column wide for Latin, two for Han and the like. */
const cells = (text: string) =>
  Array.from(text).reduce((sum, character) => sum + (/\p{Script=Han}|[\u3000-\u30ff\uff00-\uffef]/u.test(character) ? 2 : 1), 0);

/** What a person types to the bot stands in backticks as well, but in each language by its own word. */
function identifiers(text: string, locale: string): readonly string[] {
  const commands = [...wordsOf(locale)].filter(([key]) => key.startsWith('commands.'));
  return sorted(
    (text.match(/`[^`]+`/g) ?? []).map((code) => {
      const word = code.slice(1, -1).toLocaleLowerCase(locale);
      return commands.find(([, synonyms]) => synonyms.split('|').includes(word))?.[0] ?? code;
    }),
  );
}

const BUTTON = /^cards\.buttons\.|^questions\.\w+\.answers\./;

describe('the words of every language', () => {
  it('are in English and in one more language at least', () => assert.ok(LOCALES.includes('en') && LOCALES.length >= 2));

  for (const locale of LOCALES) {
    describe(locale, () => {
      it('stand in a folder named by a canonical language tag', () => {
        assert.deepEqual(Intl.getCanonicalLocales(locale), [locale]);
        assert.deepEqual(Intl.PluralRules.supportedLocalesOf(locale), [locale]);
      });

      it('are text, none empty, without spaces around, doubled or invisible', () => {
        assert.deepEqual(
          offending(
            locale,
            (text) =>
              text.trim() === '' ||
              text !== text.trim() ||
              /[ \t\n]{2,}|[\n\t\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/.test(text),
          ),
          [],
        );
        const strays = filesOf(locale).filter((file) =>
          /"(?:number|boolean|object)"/.test(JSON.stringify(shape(treeOf(locale, file)))),
        );
        assert.deepEqual(strays, []);
      });

      it('are composed, not decomposed, Unicode', () =>
        assert.deepEqual(
          offending(locale, (text) => text !== text.normalize('NFC')),
          [],
        ));

      it('have exactly the plural branches of the language, and other everywhere', () => {
        const categories = sorted(new Intl.PluralRules(locale).resolvedOptions().pluralCategories);
        const wrong = [...messagesOf(locale)].flatMap(([key, message]) =>
          pluralsOf(message)
            .filter((branches) => !same(sorted(branches.filter((branch) => !branch.startsWith('='))), categories))
            .map((branches) => `${key}: ${branches.join(' ')}`),
        );
        assert.deepEqual(wrong, []);
      });

      it('close what they open: backticks, asterisks, brackets, quotation marks', () => {
        const isOpen = (text: string) => /[*`]/.test(text.replace(PIECES, ''));
        const isUnpaired = (text: string) =>
          [/[(（]/g, /[“„]/g, /[「]/g].some(
            (opening, i) => count(text, opening) > count(text, [/[)）]/g, /[”“]/g, /[」]/g][i] ?? /x/g),
          );
        assert.deepEqual(
          offending(locale, (text) => isOpen(text) || isUnpaired(text)),
          [],
        );
      });

      it('have no mark around a parameter, which brings its own look', () => {
        assert.deepEqual(
          offending(locale, (text) => (text.match(PIECES) ?? []).some((piece) => /[{}]/.test(piece))),
          [],
        );
      });

      it('have no straight apostrophe before a brace, which would quote it', () => {
        assert.deepEqual(
          offending(locale, (text) => /'[{}#|]/.test(text)),
          [],
        );
      });

      it('keep buttons and answers within 30 cells', () => {
        assert.deepEqual(
          offending(locale, (text, key) => BUTTON.test(key) && cells(text) > 30),
          [],
        );
      });

      it('tell the answers to one question apart', () => {
        for (const [question, answers] of Object.entries(ANSWERS)) {
          const labels = answers.map((answer) => wordsOf(locale).get(`questions.${question}.answers.${answer}`));
          assert.equal(new Set(labels).size, answers.length, question);
        }
      });

      it('have titles of links that cannot break a link, and titles without marks', () => {
        assert.deepEqual(
          offending(locale, (text, key) => key.startsWith('links.') && /[[\]()<>*_`\\|]/.test(text.replace(/\([^()]*\)/g, ''))),
          [],
        );
        assert.deepEqual(
          offending(locale, (text, key) => key.endsWith('.title') && /[*`]/.test(text)),
          [],
        );
      });
    });
  }
});

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

for (const locale of TRANSLATIONS) {
  describe(`${locale} against English`, () => {
    it('has the same files, keys and lengths of lists', () => {
      assert.deepEqual(filesOf(locale), filesOf('en'));
      for (const file of filesOf('en')) assert.deepEqual(shape(treeOf(locale, file)), shape(treeOf('en', file)), file);
    });

    it('has the same parameters, in the same form', () => {
      const parameters = (_: string, of: string, key: string) => parametersOf(messagesOf(of).get(key));
      assert.deepEqual(differing(locale, parameters), []);
    });

    it('chooses by the same words, which stay English', () => {
      const selects = (_: string, of: string, key: string) => selectsOf(messagesOf(of).get(key));
      assert.deepEqual(differing(locale, selects), []);
    });

    it('keeps identifiers in backticks as they are', () => {
      assert.deepEqual(differing(locale, identifiers), []);
    });

    it('keeps addresses, codes, permissions and reason phrases as they are', () => {
      for (const pattern of [ADDRESSES, CODES, REASONS])
        assert.deepEqual(
          differing(locale, (text) => matches(text, pattern)),
          [],
        );
    });

    it('names products by their names', () => {
      const lost = [...wordsOf(locale)].flatMap(([key, text]) =>
        NAMES.filter((name) => english.get(key)?.includes(name) && !text.replace(/\s/g, ' ').includes(name)).map(
          (name) => `${key}: ${name}`,
        ),
      );
      assert.deepEqual(lost, []);
    });

    it('says nothing in English but names, codes and parameters', () => {
      const isCopied = (text: string, key: string) => isUntranslated(key, text, english.get(key) ?? '', locale);
      assert.deepEqual(offending(locale, isCopied), []);
    });

    it('says none of the words that the glossary warns of', () => {
      const warned = (doNot as Readonly<Record<string, readonly string[]>>)[locale] ?? [];
      assert.ok(warned.length > 0, `test/locales/do-not.json has no list for ${locale}`);
      // what people type is theirs
      const own = [...wordsOf(locale)].filter(([key]) => !/\.typed\.|^commands\./.test(key));
      const said = own.flatMap(([key, text]) => warned.filter((word) => text.includes(word)).map((word) => `${key}: ${word}`));
      assert.deepEqual(said, []);
    });
  });
}

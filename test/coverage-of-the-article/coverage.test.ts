import assert from 'node:assert/strict';
import type { Answers } from '../../src/triage/causes/define-cause.ts';
import { CAUSES } from '../../src/triage/causes/index.ts';
import { LOCALES, wordsOf } from '../locales/catalogues.ts';
import concepts from './concepts.json' with { type: 'json' };
import { type Concept, type Page, type Segment, SEGMENTS } from './segments.ts';

const [FIRST, LAST] = [102, 149];
/** The segments that were a link, or held one. */
const LINKED = [104, 107, 108, 109, 115, 123, 124, 128, 129, 130, 131, 135, 148, 149];

const STEMS: Readonly<Record<Concept, Readonly<Record<string, readonly string[]>>>> = concepts;
const stemsOf = (concept: Concept, locale: string): readonly string[] => STEMS[concept][locale] ?? [];
const placesOf = ({ keys, pages = [] }: Segment): readonly string[] => [...keys, ...pages.map((page) => `links.${page}`)];

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** A stem begins a word; Han has no words to begin. */
const hasStem = (text: string, stem: string) =>
  new RegExp(/^[\p{Script=Han}*]/u.test(stem) ? escaped(stem) : `(?<![\\p{L}\\p{N}])${escaped(stem)}`, 'iu').test(text);
/** An identifier stands whole and in its own case; Han and endings behind a mark may touch it. */
const hasIdentifier = (text: string, name: string) =>
  new RegExp(`(?<![\\p{Script=Latin}\\p{N}_])${escaped(name)}(?![\\p{Script=Latin}\\p{N}_])`, 'u').test(text);

/** What a segment asks for and a text does not say. */
function unsaid(said: string, segment: Segment, locale: string): readonly string[] {
  const text = said.normalize('NFC').replace(/\s/g, ' ');
  return [
    ...segment.concepts.filter((concept) => !stemsOf(concept, locale).some((stem) => hasStem(text, stem))),
    ...segment.identifiers.filter((name) => !hasIdentifier(text, name)),
  ];
}

const named = (segments: readonly Segment[]) => segments.map(({ segment }) => segment);
const isOffered = (page: Page) => CAUSES.some(({ links }) => links.some((link) => link === page));
const weightOf = (id: string, status: Answers['status']) => {
  const expects = CAUSES.find((cause) => cause.id === id)?.expects;
  return (typeof expects === 'function' ? expects({}) : expects)?.status?.[status] ?? 1;
};

describe('the old article', () => {
  it('has a place for each of its 48 segments, once', () => {
    const numbers = Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i);
    assert.deepEqual(
      named(SEGMENTS).toSorted((a, b) => a - b),
      numbers,
    );
  });

  it('is asked of words that somebody reads, and of terms that can be missing from them', () => {
    assert.deepEqual(named(SEGMENTS.filter((segment) => placesOf(segment).length === 0)), []);
    assert.deepEqual(named(SEGMENTS.filter((segment) => unsaid('', segment, 'en').length === 0)), []);
  });

  it('has a successor for each of its links, which some cause offers', () => {
    assert.deepEqual(named(SEGMENTS.filter(({ pages = [] }) => pages.length > 0)), LINKED);
    assert.deepEqual(
      SEGMENTS.flatMap(({ pages = [] }) => pages).filter((page) => !isOffered(page)),
      [],
    );
  });

  it('leads from a status to causes that it makes likelier', () => {
    const unlikely = SEGMENTS.flatMap(({ segment, status = {} }) =>
      Object.entries(status)
        .filter(([cause, code]) => weightOf(cause, code) <= 1)
        .map(([cause, code]) => `${segment}: ${cause} ${code}`),
    );
    assert.deepEqual(unlikely, []);
  });

  it('is put right where it is outdated, by a page of Microsoft’s', () => {
    const outdated = SEGMENTS.filter(({ replaced }) => replaced !== undefined);
    assert.deepEqual(named(outdated), [103, 104, 121, 122, 129, 131, 133, 134, 140, 141, 142, 146]);
  });

  it('needs no term that no segment names', () => {
    const used = new Set(SEGMENTS.flatMap((segment) => segment.concepts));
    assert.deepEqual(
      Object.keys(concepts).filter((concept) => ![...used].some((name) => name === concept)),
      [],
    );
  });
});

for (const locale of LOCALES) {
  const words = wordsOf(locale);
  const textOf = (segment: Segment) => placesOf(segment).map((place) => words.get(place) ?? '');

  describe(`the old article in ${locale}`, () => {
    it('has stems for every term', () => {
      const without = SEGMENTS.flatMap((segment) => segment.concepts).filter((concept) => stemsOf(concept, locale).length === 0);
      assert.deepEqual([...new Set(without)], [], `test/coverage-of-the-article/concepts.json lacks stems for ${locale}`);
    });

    it('stands under words that exist', () => {
      const lost = SEGMENTS.flatMap((segment) => placesOf(segment).filter((place) => !words.has(place)));
      assert.deepEqual([...new Set(lost)], []);
    });

    it('is said with its terms and identifiers', () => {
      const lacking = SEGMENTS.map((segment) => [segment, unsaid(textOf(segment).join('\n'), segment, locale)] as const)
        .filter(([, missing]) => missing.length > 0)
        .map(([{ segment, fact }, missing]) => `${segment} (${fact}): ${missing.join(', ')}`);
      assert.deepEqual(lacking, []);
    });
  });
}

import assert from 'node:assert/strict';
import { leaves, loadCatalogues, missingWords, SOURCE_LOCALE } from '../../src/words/catalogue.ts';
import { FOLDER, LOCALES } from '../locales/catalogues.ts';
import { load } from './catalogues.ts';

describe('loadCatalogues', () => {
  it('takes each folder for a language, and nothing else', () => {
    const catalogues = load({ sv: { 'a.json': { x: 'x' } }, en: { 'a.json': { x: 'x' }, 'notes.md': 'not words' } });
    assert.deepEqual(
      catalogues.map(({ locale }) => locale),
      ['en', 'sv'],
    );
    assert.deepEqual([...(catalogues[0]?.messages.keys() ?? [])], ['a.x']);
  });

  it('names each text by file and path, and the items of a list by number', () => {
    const [catalogue] = load({ en: { 'a.json': { deep: { er: 'one' }, list: ['two', 'three'] } } });
    assert.deepEqual([...(catalogue?.messages.keys() ?? [])], ['a.deep.er', 'a.list.0', 'a.list.1']);
  });

  it('reads every catalogue of the project', () => {
    const catalogues = loadCatalogues(FOLDER);
    assert.deepEqual(
      catalogues.map(({ locale }) => locale),
      LOCALES,
    );
    assert.ok(catalogues.some(({ locale }) => locale === SOURCE_LOCALE));
  });

  it('leads to the words that a language lacks', () => {
    const catalogues = load({ sv: { 'a.json': { x: 'x', own: 'y' } }, en: { 'a.json': { x: 'x', list: ['two', 'three'] } } });
    assert.deepEqual(
      catalogues.map((catalogue) => missingWords(catalogues, catalogue)),
      [[], ['a.list.0', 'a.list.1']],
    );
  });

  it('takes a tag in a text for text, since no message holds markup', () => {
    const [catalogue] = load({ en: { 'a.json': { x: 'a <token> here' } } });
    assert.equal(catalogue?.messages.get('a.x')?.format(), 'a <token> here');
  });

  const broken: readonly (readonly [name: string, text: string])[] = [
    ['an open brace', 'The token {exp'],
    ['a parameter without a name', 'The token {}'],
    ['a plural without other', '{n, plural, one {# token}}'],
    ['a select without other', '{kind, select, delegated {x}}'],
    ['a type that does not exist', '{n, tokens}'],
  ];
  for (const [name, text] of broken)
    it(`stops at ${name}, and names language, file and key`, () => {
      assert.throws(
        () => load({ en: { 'a.json': { ok: 'ok' } }, sv: { 'cards.json': { deep: { er: [text] } } } }),
        /locales\/sv\/cards\.json: cards\.deep\.er\.0 /,
      );
    });

  it('stops at a file that is no JSON, and names it', () => {
    assert.throws(() => load({ sv: { 'cards.json': '{ "x": ' } }), /locales\/sv\/cards\.json/);
  });
});

describe('leaves', () => {
  it('passes over what is no text', () => {
    assert.deepEqual(
      [...leaves({ a: 'x', b: 1, c: null, d: [true, 'y'], e: {} }, 'f')],
      [
        ['f.a', 'x'],
        ['f.d.1', 'y'],
      ],
    );
  });
});

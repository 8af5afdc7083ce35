import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { type Card, loadCards } from '../../src/cards/render.ts';
import { CAUSE_IDS } from '../../src/triage/causes/index.ts';
import { CATALOGUES } from '../teams/english.ts';
import { type Drawing, QUESTIONS } from './gallery.ts';
import { typical } from './typical.ts';

const CARDS = new URL('../../cards/', import.meta.url);
const render = loadCards(CARDS);
const draw = ({ name, data }: Drawing): Card => (render as (name: string, data: unknown) => Card)(name, data);
const drawings = [...typical('en')];
const named = (what: string): boolean => drawings.some((drawing) => drawing.what === what);

describe('the typical cards', () => {
  for (const { locale } of CATALOGUES)
    it(`are drawn in ${locale}`, () => {
      const cards = [...typical(locale)].map(draw);
      assert.deepEqual([cards.length, new Set(cards.map(({ lang }) => lang))], [drawings.length, new Set([locale])]);
    });

  it('answer with every cause, from pastes that lead to it', () =>
    assert.deepEqual(
      CAUSE_IDS.filter((id) => !named(`answer ${id}`)),
      [],
    ));

  it('ask every question, first and later', () => {
    const wanted = QUESTIONS.flatMap((question) => [`question ${question}, first`, `question ${question}, later`]);
    assert.deepEqual(
      wanted.filter((what) => !named(what)),
      [],
    );
  });

  it('use every template', () => {
    const templates = readdirSync(CARDS).filter((name) => name.endsWith('.json'));
    const used = new Set(drawings.map(({ name }) => `${name}.json`));
    assert.deepEqual(
      templates.filter((name) => !used.has(name as `${Drawing['name']}.json`)),
      [],
    );
  });

  it('have names of their own', () => assert.equal(new Set(drawings.map(({ what }) => what)).size, drawings.length));
});

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { type Card, loadCards } from '../../src/cards/render.ts';
import { CAUSE_IDS } from '../../src/triage/causes/index.ts';
import { CATALOGUES } from '../teams/english.ts';
import { walk } from '../teams/card-view.ts';
import { type Drawing, QUESTIONS } from './gallery.ts';
import { typical, VOICES } from './typical.ts';

const CARDS = new URL('../../cards/', import.meta.url);
const render = loadCards(CARDS);
const draw = ({ name, data }: Drawing): Card => (render as (name: string, data: unknown) => Card)(name, data);
const drawings = [...typical('en')];
const named = (what: string): boolean => drawings.some((drawing) => drawing.what === what);

/** English words that no other of our languages has, wherever a person reads: neither identifiers nor portal labels, nor what somebody wrote. */
const ENGLISH =
  /\b(?:the|and|with|your|this|that|which|from|because|should|does|what|when|answer|question|permissions?|requests?)\b/i;
/** Addresses, quotations, reason phrases, and the one label of the portal that stands in a heading: Latvians read the portal in English. */
const ENGLISH_ON_PURPOSE = /\]\([^)]*\)|https?:\S+|"[^"]*"|“[^”]*”|‘[^’]*’|\b[45]\d\d(?: [A-Z][a-z]+)+|API permissions/g;
const READ = ['text', 'title', 'label', 'placeholder', 'errorMessage', 'fallbackText'];

function* readOn(card: Card): Iterable<string> {
  for (const node of walk(card)) {
    if (node.fontType === 'Monospace' || node.weight === 'Bolder') continue;
    for (const name of READ) {
      const text = node[name];
      if (typeof text === 'string' && !text.includes(VOICES.said)) yield text.replace(ENGLISH_ON_PURPOSE, '');
    }
  }
}

describe('the typical cards', () => {
  for (const { locale } of CATALOGUES)
    it(`are drawn in ${locale}`, () => {
      const cards = [...typical(locale)].map(draw);
      assert.deepEqual([cards.length, new Set(cards.map(({ lang }) => lang))], [drawings.length, new Set([locale])]);
    });

  for (const { locale } of CATALOGUES.filter((catalogue) => catalogue.locale !== 'en'))
    it(`hold not one English word in ${locale}, but identifiers, names and labels of the portal`, () => {
      const found = [...typical(locale)].flatMap((drawing) =>
        [...readOn(draw(drawing))].filter((text) => ENGLISH.test(text)).map((text) => `${drawing.what}: ${text}`),
      );
      assert.deepEqual([...new Set(found)], []);
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

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import type { Cause } from '../../../src/triage/causes/define-cause.ts';
import { CAUSE_IDS, CAUSES } from '../../../src/triage/causes/index.ts';
import { causeOfCode, CODES_BY_CAUSE, OTHER_CODES } from '../../../src/triage/knowledge/aadsts.ts';
import { type ObservationId, OBSERVATIONS } from '../../../src/triage/observations.ts';
import { LOCALES, wordsOf } from '../../locales/catalogues.ts';

const HERE = new URL('../../../src/triage/causes/', import.meta.url);
const files = (folder: URL, ending: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .toSorted();
const observationsOf = ({ proves = [], excludes = [], bits = {} }: Cause): readonly ObservationId[] => [
  ...proves,
  ...excludes,
  ...(Object.keys(bits) as ObservationId[]),
];
const repeated = <T>(items: readonly T[]): readonly T[] => items.filter((item, i) => items.indexOf(item) !== i);
const ids = [...CAUSE_IDS].toSorted();

describe('the causes', () => {
  it('are the files of their folder, all in the list, in one order', () => {
    assert.deepEqual(
      files(HERE, '.ts').filter((name) => !['index', 'define-cause'].includes(name)),
      ids,
    );
    assert.deepEqual(
      CAUSES.map(({ id }) => id),
      [...CAUSE_IDS],
    );
  });

  it('have a test each', () => {
    assert.deepEqual(
      files(new URL('.', import.meta.url), '.test.ts').filter((name) => name !== 'index'),
      ids,
    );
  });

  it('use every observation that exists', () => {
    const used = new Set<string>(CAUSES.flatMap(observationsOf));
    assert.deepEqual(
      Object.keys(OBSERVATIONS).filter((id) => !used.has(id)),
      [],
    );
  });

  it('weigh an observation once, and not as a proof and as its contrary', () => {
    assert.deepEqual(
      CAUSES.flatMap((cause) => repeated(observationsOf(cause)).map((id) => `${cause.id}: ${id}`)),
      [],
    );
  });

  it('share no proof, nor a code', () => {
    assert.deepEqual(repeated(CAUSES.flatMap(({ proves = [] }) => proves)), []);
    assert.deepEqual(repeated(CAUSES.flatMap(({ codes = [] }) => codes)), []);
    assert.deepEqual(repeated([...Object.values(CODES_BY_CAUSE).flat(), ...OTHER_CODES]), []);
  });

  it('are proven only by codes that point to them', () => {
    const strays = CAUSES.flatMap(({ id, codes = [] }) => codes.filter((code) => causeOfCode(code) !== id));
    assert.deepEqual(strays, []);
  });

  it('expect no answer with a weight of 0, which no later fact could outweigh', () => {
    for (const { id, expects } of CAUSES) {
      const tables = [{}, { flow: 'obo' }, { flow: 'client-credentials' }] as const;
      for (const evidence of tables) {
        const expected = typeof expects === 'function' ? expects(evidence) : expects;
        for (const weight of Object.values(expected).flatMap((rates) => Object.values(rates))) assert.ok(weight > 0, id);
      }
    }
  });

  it('name who acts, and two links or more, each a path at Microsoft Learn', () => {
    for (const { id, actors, links } of CAUSES) {
      assert.ok(actors.length > 0 && repeated(actors).length === 0, id);
      assert.ok(links.length >= 2 && repeated(links).length === 0, id);
      for (const link of links) assert.match(link, /^(\/[a-z0-9][a-z0-9-]*){2,}$/);
    }
  });

  for (const locale of LOCALES) {
    describe(`in ${locale}`, () => {
      const words = wordsOf(locale);

      it('have title, summary, four to six steps and what to avoid', () => {
        for (const { id } of CAUSES) {
          for (const key of ['title', 'summary', 'avoid']) assert.ok(words.has(`causes.${id}.${key}`), `${id}.${key}`);
          const steps = [...words.keys()].filter((key) => key.startsWith(`causes.${id}.steps.`));
          assert.ok(steps.length >= 4 && steps.length <= 6, `${id}: ${steps.length} steps`);
        }
      });

      it('have no words for causes that do not exist', () => {
        const known: readonly string[] = CAUSE_IDS;
        const named = new Set([...words.keys()].filter((key) => key.startsWith('causes.')).map((key) => key.split('.')[1] ?? ''));
        assert.deepEqual(
          [...named].filter((id) => !known.includes(id)),
          [],
        );
      });

      it('have words for every observation', () => {
        const missing = CAUSES.flatMap(observationsOf).filter((id) => !words.has(`because.${id}`));
        assert.deepEqual(missing, []);
      });

      it('have a title for every link', () => {
        const missing = CAUSES.flatMap(({ links }) => links).filter((link) => !words.has(`links.${link}`));
        assert.deepEqual(missing, []);
      });
    });
  }
});

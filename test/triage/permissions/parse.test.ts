import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { parse } from '../../../src/triage/permissions/parse.ts';
import { OWN_DATA, OWN_FILE, own, request } from './own.ts';

const permission = (change: object) => ({
  permissions: {
    'Mail.Read': {
      authorizationType: 'oAuth2',
      schemes: { DelegatedWork: { privilegeLevel: 1 } },
      pathSets: [{ schemeKeys: ['DelegatedWork'], methods: ['GET'], paths: { '/me/messages': '', ...change } }],
    },
  },
});
const withSet = (set: unknown) => ({ permissions: { 'Mail.Read': { schemes: {}, pathSets: [set] } } });
const SET = { schemeKeys: [], methods: [], paths: {} };

const REFUSED: readonly (readonly [fact: string, json: unknown, reason: string])[] = [
  ['nothing', undefined, 'not-an-object'],
  ['a string, as a page of HTML would be', '<html>', 'not-an-object'],
  ['a list', [], 'not-an-object'],
  ['another JSON object', { value: [] }, 'foreign'],
  ['a list of permissions', { permissions: [] }, 'foreign'],
  ['an object without permissions', { permissions: {} }, 'empty'],
  ['permissions that open nothing', { permissions: { 'Mail.Read': { schemes: {} } } }, 'empty'],
  ['a permission that is no object', { permissions: { 'Mail.Read': 1 } }, 'wrong-shape'],
  ['a permission without schemes', { permissions: { 'Mail.Read': { pathSets: [] } } }, 'wrong-shape'],
  ['path sets that are no list', { permissions: { 'Mail.Read': { schemes: {}, pathSets: {} } } }, 'wrong-shape'],
  ['a path set that is no object', withSet(null), 'wrong-shape'],
  ['schemes that are no list', withSet({ ...SET, schemeKeys: 'DelegatedWork' }), 'wrong-shape'],
  ['methods that are no texts', withSet({ ...SET, methods: [1] }), 'wrong-shape'],
  ['a method that is none', withSet({ ...SET, methods: ['FETCH'] }), 'wrong-shape'],
  ['paths that are no object', withSet({ ...SET, paths: ['/me'] }), 'wrong-shape'],
  ['attributes that are no text', permission({ '/me': 1 }), 'wrong-shape'],
  ['a path without a slash', permission({ me: '' }), 'wrong-shape'],
];

describe('parse', () => {
  it('reads a file of the published shape', () => {
    assert.deepEqual({ source: OWN_DATA.source, date: OWN_DATA.date }, { source: 'file', date: '2026-03-04' });
    assert.equal(parse(permission({}), '2026-01-01').kind, 'data');
  });

  for (const [fact, json, reason] of REFUSED) {
    it(`refuses ${fact}`, () => assert.deepEqual(parse(json, '2026-01-01'), { kind: 'refused', reason }));
  }

  it('leaves out schemes and attributes that are not known yet', () => {
    assert.equal(own.needed(request('GET /future'), 'delegated')?.least, 'Future.Read');
    assert.equal(own.needed(request('GET /future'), 'application'), undefined);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (json) => {
        assert.ok(['data', 'refused'].includes(parse(json, '2026-01-01').kind));
      }),
    );
  });

  it('never throws when any one value of a good file is another', () => {
    const good = readFileSync(OWN_FILE, 'utf8');
    const values = [...good.matchAll(/: ("[^"]*"|\d+|false)/g)].map(({ index }) => index);
    fc.assert(
      fc.property(fc.constantFrom(...values), fc.json(), (at, json) => {
        const broken = good.slice(0, at) + good.slice(at).replace(/: ("[^"]*"|\d+|false)/, () => `: ${json}`);
        assert.ok(['data', 'refused'].includes(parse(JSON.parse(broken), '2026-01-01').kind));
      }),
      { numRuns: 200 },
    );
  });
});

import assert from 'node:assert/strict';
import { BUILT_IN_PERMISSIONS } from '../../src/triage/diagnose.ts';
import type { Evidence, Request } from '../../src/triage/evidence.ts';
import { intake } from '../../src/triage/intake/index.ts';
import { unknownsOf } from '../../src/triage/unknowns.ts';

const of = (evidence: Evidence) => unknownsOf(evidence, BUILT_IN_PERMISSIONS);
const asked = (path: string, more: Request = {}): Evidence => ({
  request: { method: 'GET', host: 'graph.microsoft.com', cloud: 'global', path, ...more },
});

describe('what is not known', () => {
  it('of codes is what no table has, each once', () =>
    assert.deepEqual(of({ aadsts: [65001, 7_000_999, 7_000_999, 50076, 59_999, 123_456_789] }).codes, [7_000_999, 59_999]));

  for (const path of [
    '/things',
    '/users/{id}/nothingOfThat',
    '/users/{id}/microsoft.graph.guess()',
    '/things/$count',
    '/reports/over_90-days',
  ])
    it(`of requests holds GET ${path}`, () => assert.equal(of(asked(path)).path, `GET ${path}`));

  for (const [why, evidence] of [
    ['the data has it', asked('/me/messages')],
    ['it went to another API', { request: { method: 'GET', host: 'api.contoso.com', path: '/things' } }],
    ['its method is not known', { request: { path: '/things' } }],
    ['its method is none', asked('/things', { method: 'STEAL' })],
    ['it is long', asked(`/${'things/'.repeat(20)}`)],
    ['it may hold an address', asked('/things/alex@contoso.com')],
    ['it may hold a number of somebody', asked('/things/1234')],
    ['it may hold an id', asked('/things/3fa85f64-5717-4562-b3fc-2c963f66afa6')],
    ['it holds the argument of a function', asked("/things/range(address='A1')")],
    ['it holds what no path of Graph does', asked('/things/[a](https:evil)')],
    ['it holds an empty segment', asked('/things//more')],
    ['there is none', {}],
  ] as const)
    it(`of requests is nothing when ${why}`, () => assert.equal(of(evidence).path, undefined));

  it('of a paste holds none of its ids', () => {
    const text = 'GET https://graph.microsoft.com/v1.0/users/alex@contoso.com/nothingOfThat/AAMkAGI2TG93AAA=?$filter=x 403';
    const read = intake(text, 0);
    assert.equal(read.kind === 'read' && of(read.evidence).path, 'GET /users/{id}/nothingOfThat/{id}');
  });
});

import assert from 'node:assert/strict';
import type { Evidence } from '../../../src/triage/evidence.ts';
import { distinct, filled, united } from '../../../src/triage/intake/failures.ts';
import { call, OTHER_ID, REQUEST_ID } from './read.ts';

const ME: Evidence = { status: 403, request: call('GET', '/me') };
const DENIED: Evidence = { graphError: { code: 'AccessDenied' } };

describe('failures', () => {
  it('are the same by status, codes, method and path', () =>
    assert.equal(
      distinct([
        { ...ME, ids: { requestId: REQUEST_ID } },
        { ...ME, ids: { requestId: OTHER_ID } },
      ]).length,
      1,
    ));

  const others: readonly (readonly [string, Evidence])[] = [
    ['status', { ...ME, status: 404 }],
    ['method', { ...ME, request: call('PUT', '/me') }],
    ['path', { ...ME, request: call('GET', '/users') }],
    ['code', { ...ME, ...DENIED }],
    ['sign-in code', { ...ME, aadsts: [65001] }],
    ['OAuth error', { ...ME, oauthError: 'invalid_grant' }],
  ];
  for (const [title, other] of others) it(`differ by their ${title}`, () => assert.equal(distinct([ME, other]).length, 2));

  it('of a text are told in pieces', () =>
    assert.deepEqual(united([{ ...ME, ...DENIED }, DENIED]), [{ ...ME, ...DENIED, from: {} }]));
  it('of a text stay apart when nothing joins them', () => assert.equal(united([ME, DENIED]).length, 2));
  it('of a text stay apart when a fact contradicts', () =>
    assert.equal(
      united([
        { ...ME, ...DENIED },
        { ...DENIED, status: 404 },
      ]).length,
      2,
    ));

  it('keep their own facts when others are filled in', () =>
    assert.deepEqual(
      filled(
        { status: 403, ids: { requestId: REQUEST_ID } },
        { status: 404, flow: 'obo', ids: { requestId: OTHER_ID, traceId: OTHER_ID } },
      ),
      {
        status: 403,
        flow: 'obo',
        ids: { requestId: REQUEST_ID, traceId: OTHER_ID },
        from: { ids: 'paste' },
      },
    ));
});

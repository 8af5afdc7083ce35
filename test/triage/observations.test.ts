import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Evidence } from '../../src/triage/evidence.ts';
import { codesFor, isAppOnly, isDelegated, isSignInError, OBSERVATIONS, permissionsHeld } from '../../src/triage/observations.ts';
import { call, evidences, GRAPH, NOW, seconds, token } from './evidence.ts';

const observe = (id: keyof typeof OBSERVATIONS, evidence: Evidence) => {
  const match = OBSERVATIONS[id](evidence, NOW);
  return match === undefined ? false : match;
};

describe('observations', () => {
  const rows: readonly (readonly [name: string, id: keyof typeof OBSERVATIONS, evidence: Evidence, match: unknown])[] = [
    [
      'tell the needed permissions from those in the token',
      'required-not-in-token',
      { required: { anyOf: ['Mail.Read'] }, ...token({ scp: 'Mail.ReadWrite' }) },
      { needed: ['Mail.Read'], held: ['Mail.ReadWrite'] },
    ],
    [
      'name the needed permission that the token holds',
      'required-in-token',
      { required: { anyOf: ['Mail.Read', 'Mail.ReadWrite'] }, ...token({ scp: 'Mail.ReadWrite' }) },
      { name: 'Mail.ReadWrite' },
    ],
    [
      'take what the refusal saw for the token, when the token shows no permission',
      'required-not-in-token',
      { required: { anyOf: ['Mail.Read'], present: [] }, ...token({ idtyp: 'app' }) },
      { needed: ['Mail.Read'], held: [] },
    ],
    [
      'do not take what is granted for what is in the token',
      'required-in-token',
      { required: { anyOf: ['Mail.Read'] }, granted: ['Mail.Read'] },
      false,
    ],
    [
      'see a permission for selected resources',
      'selected-permission',
      token({ roles: ['Sites.Selected'] }),
      { name: 'Sites.Selected' },
    ],
    ['see none in a name that only begins so', 'selected-permission', token({ roles: ['Sites.SelectedX.All'] }), false],
    [
      'name audience and host of a token for another API',
      'audience-is-other',
      { ...call('GET', '/me'), ...token({ aud: 'https://management.azure.com', scp: 'user_impersonation' }) },
      { aud: 'https://management.azure.com', host: 'graph.microsoft.com' },
    ],
    [
      'do not judge the audience at a host that nobody knows',
      'audience-is-other',
      { request: { host: 'api.contoso.example' }, ...token({ aud: 'api://own', scp: 'a.b' }) },
      false,
    ],
    [
      'do not judge the audience of an id token, which is never for an API',
      'audience-is-other',
      { ...call('GET', '/me'), token: { kind: 'id-token', claims: { aud: ['app'] } } },
      false,
    ],
    [
      'take a token for ended at the very second of its end',
      'token-ended-before-error',
      { ...token({ scp: 'a.b', exp: seconds('2025-11-03T10:00:00Z') }), ids: { timestamp: '2025-11-03T10:00:00Z' } },
      { exp: { time: seconds('2025-11-03T10:00:00Z') }, at: { time: seconds('2025-11-03T10:00:00Z') } },
    ],
    [
      'leave a token alone when the time of the error is no time',
      'token-ended-before-error',
      { ...token({ scp: 'a.b', exp: 1 }), ids: { timestamp: 'yesterday' } },
      false,
    ],
    ['see /me without a user', 'me-without-user', { ...call('GET', '/me/messages'), flow: 'client-credentials' }, true],
    ['do not see /me in a longer word', 'me-without-user', { ...call('GET', '/meetings'), flow: 'client-credentials' }, false],
    ['see a change of a password by its path', 'changes-password', call('POST', '/me/changePassword'), true],
    [
      'do not take reading a password method for a change',
      'changes-password',
      call('GET', '/me/authentication/passwordMethods'),
      false,
    ],
    [
      'see a search of sites without a user',
      'site-search-app-only',
      { ...call('GET', '/sites', { query: ['$search'] }), flow: 'managed-identity' },
      true,
    ],
    [
      'see no search in reading one site',
      'site-search-app-only',
      { ...call('GET', '/sites/{id}'), flow: 'managed-identity' },
      false,
    ],
    [
      'name the host of a national cloud',
      'host-of-national-cloud',
      { request: { host: 'graph.microsoft.us', cloud: 'us-gov' } },
      { host: 'graph.microsoft.us' },
    ],
    ['take the global cloud for none', 'host-of-national-cloud', call('GET', '/me'), false],
    [
      'name a host that is not Graph',
      'host-is-not-graph',
      { request: { host: 'outlook.office.com' } },
      { host: 'outlook.office.com' },
    ],
    ['see a fault of the service', 'status-5xx', { status: 503 }, { status: 503 }],
    ['see a revocation in a challenge, not a demand', 'challenge-asks', { challenge: { asks: ['nbf'], notBefore: 1 } }, false],
  ];
  for (const [name, id, evidence, match] of rows) it(name, () => assert.deepEqual(observe(id, evidence), match));

  it('never throw, and observe nothing on an empty record', () => {
    for (const [id, test] of Object.entries(OBSERVATIONS)) assert.ok(!test({}, NOW), id);
    fc.assert(fc.property(evidences, (evidence) => Object.values(OBSERVATIONS).forEach((test) => test(evidence, NOW))));
  });

  it('give parameters that are text, numbers, lists or times', () => {
    fc.assert(
      fc.property(evidences, (evidence) => {
        for (const test of Object.values(OBSERVATIONS)) {
          const match = test(evidence, NOW);
          if (typeof match !== 'object') continue;
          for (const value of Object.values(match)) {
            const isTime = typeof value === 'object' && 'time' in value && Number.isFinite(value.time);
            assert.ok(['string', 'number'].includes(typeof value) || Array.isArray(value) || isTime, JSON.stringify(match));
          }
        }
      }),
    );
  });
});

describe('isAppOnly and isDelegated', () => {
  const rows: readonly (readonly [string, Evidence, boolean, boolean])[] = [
    ['know nothing of an empty record', {}, false, false],
    ['take the token for truer than the flow', { flow: 'client-credentials', ...token({ scp: 'User.Read' }) }, false, true],
    ['take the flow for truer than the account', { flow: 'managed-identity', account: 'work' }, true, false],
    ['take the account when nothing else tells', { account: 'app-only' }, true, false],
    ['take a guest for a user', { account: 'guest' }, false, true],
    ['fall back on the flow when the token does not tell', { flow: 'obo', token: { kind: 'encrypted' } }, false, true],
    ['do not look at an id token', { token: { kind: 'id-token', claims: { aud: [GRAPH], scp: ['User.Read'] } } }, false, false],
  ];
  for (const [name, evidence, appOnly, delegated] of rows)
    it(name, () => assert.deepEqual([isAppOnly(evidence), isDelegated(evidence)], [appOnly, delegated]));

  it('are never both true', () => {
    fc.assert(fc.property(evidences, (evidence) => assert.ok(!(isAppOnly(evidence) && isDelegated(evidence)))));
  });
});

describe('isSignInError', () => {
  it('is told by a code or an OAuth error, but not by the challenge of an API', () => {
    assert.equal(isSignInError({ aadsts: [50076] }), true);
    assert.equal(isSignInError({ oauthError: 'invalid_grant' }), true);
    assert.equal(isSignInError({ oauthError: 'insufficient_claims' }), false);
    assert.equal(isSignInError({ aadsts: [] }), false);
  });
});

describe('permissionsHeld', () => {
  it('prefers the token, then what the refusal saw', () => {
    assert.deepEqual(permissionsHeld({ required: { anyOf: ['A.B'], present: ['C.D'] }, ...token({ scp: 'E.F' }) }), ['E.F']);
    assert.deepEqual(permissionsHeld({ required: { anyOf: ['A.B'], present: ['C.D'] } }), ['C.D']);
    assert.equal(permissionsHeld({ granted: ['A.B'] }), undefined);
  });
});

describe('codesFor', () => {
  it('gives the codes that point to a cause, in their order', () => {
    assert.deepEqual(codesFor({ aadsts: [65001, 50076, 90094] }, 'consent-missing'), [65001, 90094]);
    assert.deepEqual(codesFor({}, 'consent-missing'), []);
  });
});

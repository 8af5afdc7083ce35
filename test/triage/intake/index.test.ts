import assert from 'node:assert/strict';
import type { Evidence } from '../../../src/triage/evidence.ts';
import { intake, PASTE_LIMIT } from '../../../src/triage/intake/index.ts';
import { tokenOf } from '../tokens.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const ID = '11111111-2222-3333-4444-555555555555';
const LIVE = tokenOf({ aud: 'https://graph.microsoft.com', scp: 'User.Read', exp: NOW / 1000 + 600 });

function evidenceOf(text: string): Evidence {
  const read = intake(text, NOW);
  assert.equal(read.kind, 'read', text);
  const { from: _, ...evidence } = read.kind === 'read' ? read.evidence : {};
  return evidence;
}

describe('intake', () => {
  const rows: readonly (readonly [string, string, Evidence])[] = [
    ['a bare status', '403', { status: 403 }],
    ['a bare sign-in code', '65001', { aadsts: [65001] }],
    ['a bare error code', 'Authorization_RequestDenied', { graphError: { code: 'Authorization_RequestDenied' } }],
    [
      'an error body',
      `{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation.","innerError":{"request-id":"${ID}","date":"2019-08-13T02:30:24"}}}`,
      {
        graphError: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.' },
        messages: ['insufficient-privileges'],
        ids: { requestId: ID, timestamp: '2019-08-13T02:30:24.000Z' },
      },
    ],
    [
      'a body behind a status whose space was lost',
      '401Unauthorized{"error":{"code":"InvalidAuthenticationToken","message":"Access token is empty."}}',
      {
        status: 401,
        graphError: { code: 'InvalidAuthenticationToken', message: 'Access token is empty.' },
        messages: ['token-empty'],
      },
    ],
    [
      'an answer of the token endpoint',
      '{"error":"invalid_grant","error_description":"AADSTS65001: The user or administrator has not consented to use the application with ID.","error_codes":[65001],"suberror":"consent_required"}',
      { aadsts: [65001], oauthError: 'invalid_grant', suberror: 'consent_required', messages: ['consent-required'] },
    ],
    [
      'a redirect',
      'http://localhost/?error=access_denied&error_description=AADSTS65001%3a+The+user+or+administrator+has+not+consented+to+use+the+application',
      { aadsts: [65001], oauthError: 'access_denied', messages: ['consent-required'] },
    ],
    [
      'a refusal that names permissions',
      "Code: Forbidden\nMessage: Missing scope permissions on the request. API requires one of 'Chat.Read, Chat.ReadWrite'. Scopes on the request 'User.Read'",
      {
        graphError: {
          code: 'Forbidden',
          message:
            "Missing scope permissions on the request. API requires one of 'Chat.Read, Chat.ReadWrite'. Scopes on the request 'User.Read'",
        },
        messages: ['missing-scope'],
        required: { anyOf: ['Chat.Read', 'Chat.ReadWrite'], present: ['User.Read'], kind: 'delegated' },
      },
    ],
    [
      'a request and its answer',
      'POST https://graph.microsoft.com/beta/deviceManagement/configurationPolicies HTTP/2.0 403 Forbidden\n\nUser is not authorized to perform this operation',
      {
        status: 403,
        messages: ['user-not-authorized'],
        request: {
          method: 'POST',
          host: 'graph.microsoft.com',
          cloud: 'global',
          version: 'beta',
          path: '/deviceManagement/configurationPolicies',
        },
      },
    ],
    [
      'the HTML of a chat client',
      '<p><at>Graph Triage</at>&nbsp;{<br>"error": {<br>"code": "AccessDenied", "message": "Insufficient privileges &lt;to&gt; complete"}}</p>',
      {
        graphError: { code: 'AccessDenied', message: 'Insufficient privileges <to> complete' },
        messages: ['insufficient-privileges', 'access-denied'],
      },
    ],
    [
      'a token request',
      'POST https://login.microsoftonline.com/t/oauth2/v2.0/token\n\nclient_id=a&grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default',
      { flow: 'client-credentials', loginCloud: 'global' },
    ],
    [
      'a command that changes a password',
      'PATCH https://graph.microsoft.com/v1.0/users/jdoe {"passwordProfile":{"forceChangePasswordNextSignIn":true}}',
      {
        request: {
          method: 'PATCH',
          host: 'graph.microsoft.com',
          cloud: 'global',
          version: 'v1.0',
          path: '/users/{id}',
          changesPassword: true,
        },
      },
    ],
    [
      'claims',
      '{"aud":"app","roles":["User.Read.All"]}',
      { token: { kind: 'access-token', access: 'app-only', claims: { aud: ['app'], roles: ['User.Read.All'] } } },
    ],
    [
      'claims as jwt.ms shows them',
      '{"typ":"JWT","alg":"RS256"}.{"scp":"User.Read","oid":"x"}.[Signature]',
      { token: { kind: 'access-token', access: 'delegated', claims: { aud: [], scp: ['User.Read'], oid: 'x' } } },
    ],
    ['a token that is none', 'eyJ0eXAiOiJKV1Qi...', { token: { kind: 'malformed', reason: 'one-part' } }],
    [
      'what a program sent for want of a token',
      'Authorization: Bearer undefined',
      { token: { kind: 'malformed', reason: 'no-dots' } },
    ],
    ['a client secret', 'abc8Q~dEfGhIjKlMnOpQrStUvWxYz0123456789a', { token: { kind: 'client-secret' } }],
  ];
  for (const [title, text, expected] of rows) it(`reads ${title}`, () => assert.deepEqual(evidenceOf(text), expected));

  it('says where each fact came from', () => {
    const read = intake(`403 Forbidden\nAuthorization: Bearer ${LIVE}`, NOW);
    assert.ok(read.kind === 'read');
    assert.deepEqual(read.evidence.from, { status: 'paste', token: 'token' });
  });

  it('finds nothing where there is nothing', () => {
    for (const text of ['hello', 'What does it cost?', '{}', '{"a":1}', 'https://learn.microsoft.com/graph/errors']) {
      assert.deepEqual(intake(text, NOW), { kind: 'nothing', warnings: [] }, text);
    }
  });

  it('knows an empty paste', () => {
    for (const text of ['', ' \n\t', '\u200b\u00a0', '<p>&nbsp;</p>']) assert.deepEqual(intake(text, NOW), { kind: 'empty' });
  });

  it('refuses what is too long', () => {
    assert.deepEqual(intake('4'.repeat(PASTE_LIMIT + 1), NOW), { kind: 'too-long', limit: PASTE_LIMIT });
    assert.notEqual(intake('4'.repeat(PASTE_LIMIT), NOW).kind, 'too-long');
  });
});

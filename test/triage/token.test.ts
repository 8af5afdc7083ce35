import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readDecodedClaims, readToken } from '../../src/triage/token.ts';
import { base64url, tokenOf } from './tokens.ts';

const GRAPH = { aud: 'https://graph.microsoft.com', scp: 'User.Read', exp: 1700000000 };
const TOKEN = tokenOf(GRAPH);
const READING = { kind: 'access-token', access: 'delegated', claims: { aud: [GRAPH.aud], scp: ['User.Read'], exp: 1700000000 } };
const PERSONAL = `EwBwA8l6BAAU7p9QDpi/D7xJLwsTgCg3TskyTaQAATu5${'bC3d+/'.repeat(40)}`;

describe('readToken', () => {
  const same: readonly (readonly [string, string])[] = [
    ['a bare token', TOKEN],
    ['a token behind Bearer', `Bearer ${TOKEN}`],
    ['a token behind a header', `Authorization: Bearer ${TOKEN}`],
    ['a token in quotes', `"${TOKEN}"`],
    ['a token with an ellipsis of a log', `${TOKEN}...`],
    ['a token in lines', TOKEN.replace(/.{60}/g, '$&\r\n ')],
    ['header and payload without signature', TOKEN.split('.').slice(0, 2).join('.')],
    ['a token whose signature is empty', `${TOKEN.split('.').slice(0, 2).join('.')}.`],
    [
      'a token with padding',
      `${Buffer.from('{"alg":"RS256"}').toString('base64')}.${Buffer.from(JSON.stringify(GRAPH)).toString('base64')}.x`,
    ],
  ];
  for (const [title, raw] of same) it(`reads ${title}`, () => assert.deepEqual(readToken(raw), READING));

  const rows: readonly (readonly [string, string, object])[] = [
    ['an id token by its nonce', tokenOf({ aud: 'app', nonce: 'n' }), { kind: 'id-token', claims: { aud: ['app'] } }],
    [
      'an id token by its audience',
      tokenOf({ aud: 'app', azp: 'app' }),
      { kind: 'id-token', claims: { aud: ['app'], appid: 'app' } },
    ],
    ['a nonce beside scp as no id token', tokenOf({ ...GRAPH, nonce: 'n' }), READING],
    ['a time that is a string', tokenOf({ ...GRAPH, exp: '1700000000' }), READING],
    ['an encrypted token by its five parts', `${base64url({ alg: 'dir' })}..iv.text.tag`, { kind: 'encrypted' }],
    ['an encrypted token by its header', tokenOf('x', { alg: 'RSA-OAEP', enc: 'A256GCM' }), { kind: 'encrypted' }],
    ['a token of a personal account', PERSONAL, { kind: 'opaque-personal' }],
    ['a refresh token', `0.AXoA${'aB3_'.repeat(20)}`, { kind: 'refresh-or-code' }],
    ['a refresh token of the newer kind', `1.AXoA${'aB3_'.repeat(20)}`, { kind: 'refresh-or-code' }],
    ['a refresh token of a personal account', `M.C546_BAY.0.U.-${'aB3*!'.repeat(20)}`, { kind: 'refresh-or-code' }],
    ['SAML', '<saml:Assertion ID="x">', { kind: 'saml' }],
    ['SAML in base64', Buffer.from('<samlp:Response ID="x">').toString('base64'), { kind: 'saml' }],
    ['a client secret', 'abc8Q~dEfGhIjKlMnOpQrStUvWxYz0123456789a', { kind: 'client-secret' }],
    ['nothing', ' \n ', { kind: 'empty' }],
    ['Bearer alone', 'Bearer ', { kind: 'empty' }],
    ['quotes alone', '""', { kind: 'empty' }],
  ];
  for (const [title, raw, expected] of rows) it(`knows ${title}`, () => assert.deepEqual(readToken(raw), expected));

  const malformed: readonly (readonly [string, string, string])[] = [
    ['too long', TOKEN + 'x'.repeat(16_384), 'too-long'],
    ['a word', 'undefined', 'no-dots'],
    ['a header alone', TOKEN.split('.')[0] ?? '', 'one-part'],
    ['a header and a dot', `${TOKEN.split('.')[0]}.`, 'one-part'],
    ['four parts', 'a.b.c.d', 'wrong-parts'],
    ['other characters', 'eyJ0.ey?J.x', 'not-base64'],
    ['a payload that was cut off', TOKEN.slice(0, TOKEN.indexOf('.') + 20), 'not-json'],
    ['a payload null', tokenOf(null), 'not-an-object'],
    ['a payload that is a list', tokenOf(['aud']), 'not-an-object'],
    ['a payload that is a string', `${base64url({ alg: 'none' })}.${base64url('"text"')}.x`, 'not-an-object'],
    ['a header that is no JSON', `eyJhbGci.${TOKEN.split('.')[1]}.x`, 'not-json'],
  ];
  for (const [title, raw, reason] of malformed) {
    it(`says of ${title} that it is ${reason}`, () => assert.deepEqual(readToken(raw), { kind: 'malformed', reason }));
  }

  it('never throws and never repeats its input', () => {
    const part = fc.oneof(fc.string(), fc.json().map(base64url), fc.base64String());
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const raw = parts.join('.');
        const answer = JSON.stringify(readToken(raw));
        assert.ok(raw.length < 12 || !answer.includes(raw));
      }),
    );
  });

  it('keeps nothing of a payload but the claims on the list', () => {
    const answer = JSON.stringify(
      readToken(tokenOf({ ...GRAPH, name: 'Canary One', ipaddr: '192.0.2.7', email: 'canary@a.example' })),
    );
    assert.doesNotMatch(answer, /canary|192\.0\.2/i);
  });
});

describe('readDecodedClaims', () => {
  const claims: readonly (readonly [object, string])[] = [
    [{ roles: ['User.Read.All'] }, 'access-token'],
    [{ scp: 'User.Read' }, 'access-token'],
    [{ aud: 'https://graph.windows.net' }, 'access-token'],
    [{ exp: 1700000000 }, 'access-token'],
    [{ aud: 'app', roles: ['Approver'] }, 'access-token'],
    [{ aud: 'app', iss: 'https://login.microsoftonline.com/t/v2.0', exp: 1, preferred_username: 'a@b.example' }, 'id-token'],
    [{ aud: 'app', nonce: 'n' }, 'id-token'],
  ];
  for (const [payload, kind] of claims)
    it(`takes ${JSON.stringify(payload)} for claims`, () => assert.equal(readDecodedClaims(payload)?.kind, kind));

  const others: readonly unknown[] = [
    { error: { code: 'Forbidden', message: '' } },
    { error: 'invalid_grant', error_description: 'AADSTS65001', error_codes: [65001] },
    { access_token: { nbf: { essential: true, value: '1657834417' } } },
    { token_type: 'Bearer', scope: 'User.Read', expires_in: 3599, access_token: 'x' },
    { roles: ['write'], grantedToIdentities: [{ application: { id: 'x' } }] },
    { roles: ['owner'] },
    { '@odata.type': '#microsoft.graph.aadUserConversationMember', roles: ['owner'], 'user@odata.bind': 'x' },
    { typ: 'JWT', alg: 'RS256', kid: 'x' },
    { id: 'x', displayName: 'x' },
    { aud: 7, scp: null },
    {},
    [],
    null,
    'aud',
  ];
  for (const payload of others)
    it(`takes ${JSON.stringify(payload)} for no claims`, () => assert.equal(readDecodedClaims(payload), undefined));
});

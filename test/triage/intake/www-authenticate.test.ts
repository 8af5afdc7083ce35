import assert from 'node:assert/strict';
import { challengeOf, findChallenge } from '../../../src/triage/intake/www-authenticate.ts';

const REVOKED = { access_token: { nbf: { essential: true, value: '1657834417' } } };
const STEP_UP = { access_token: { acrs: { essential: true, values: ['c1', 'c25'] }, xms_cc: { values: ['cp1'] } } };
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');

describe('findChallenge', () => {
  const revoked = { notBefore: 1657834417, asks: ['nbf'] };
  const stepUp = { contexts: ['c1', 'c25'], asks: ['acrs', 'xms_cc'] };
  const rows: readonly (readonly [string, string, object | undefined])[] = [
    ['a header', `WWW-Authenticate: Bearer realm="", error="insufficient_claims", claims="${base64(REVOKED)}"`, revoked],
    [
      'fields in another order',
      `WWW-Authenticate: Bearer claims="${base64(STEP_UP)}", realm="", error="insufficient_claims"`,
      stepUp,
    ],
    [
      'the second of two headers',
      `WWW-Authenticate: Basic realm="x"\nWWW-Authenticate: Bearer claims="${base64(REVOKED)}"`,
      revoked,
    ],
    ['a value with padding', `claims="${base64({ ...REVOKED, a: '' })}="`, revoked],
    ['base64 for URLs', `claims="${Buffer.from(JSON.stringify(STEP_UP)).toString('base64url')}"`, stepUp],
    ['a header in JSON', JSON.stringify({ 'WWW-Authenticate': `Bearer claims="${base64(REVOKED)}"` }), revoked],
    [
      'an answer of the token endpoint',
      JSON.stringify({ error: 'interaction_required', claims: JSON.stringify(STEP_UP) }),
      stepUp,
    ],
    ['an answer that is escaped itself', JSON.stringify(JSON.stringify({ claims: JSON.stringify(STEP_UP) })), stepUp],
    ['a parameter of a URL', `?claims=${encodeURIComponent(JSON.stringify(REVOKED))}&a=b`, revoked],
    ['a challenge alone', JSON.stringify(REVOKED), revoked],
    ['a challenge alone, encoded', base64(REVOKED), revoked],
    ['nothing in a header without claims', 'WWW-Authenticate: Bearer realm="", authorization_uri="x"', undefined],
    ['nothing in claims that are none', 'claims="abcdefgh", claims="{}"', undefined],
    ['nothing in the claims of a token', '{"claims":{"aud":"x"}}', undefined],
  ];
  for (const [title, text, expected] of rows) it(`reads ${title}`, () => assert.deepEqual(findChallenge(text), expected));

  it('keeps no value but times and authentication contexts', () => {
    assert.deepEqual(
      challengeOf(JSON.stringify({ access_token: { polids: { values: ['canary'] }, acrs: { value: 'canary' } } })),
      { asks: ['polids', 'acrs'] },
    );
  });
});

import assert from 'node:assert/strict';
import type { Evidence } from '../../../src/triage/evidence.ts';
import { intake } from '../../../src/triage/intake/index.ts';
import { tokenOf } from '../tokens.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const LIVE = tokenOf({ aud: 'https://graph.microsoft.com', scp: 'User.Read', exp: NOW / 1000 + 600 });
const EXPIRED = tokenOf({ aud: 'https://graph.windows.net', roles: ['Directory.Read.All'], exp: NOW / 1000 - 600 });

function evidenceOf(text: string): Evidence {
  const read = intake(text, NOW);
  assert.equal(read.kind, 'read', text);
  const { from: _, ...evidence } = read.kind === 'read' ? read.evidence : {};
  return evidence;
}

function warningsOf(text: string) {
  const read = intake(text, NOW);
  return 'warnings' in read ? read.warnings : [];
}

describe('tokens in a paste', () => {
  it('warns of a live token and says until when it lives', () => {
    assert.deepEqual(warningsOf(`GET https://graph.microsoft.com/v1.0/me\nAuthorization: Bearer ${LIVE}`), [
      { kind: 'live-token', until: NOW / 1000 + 600 },
    ]);
    assert.deepEqual(warningsOf(tokenOf({ scp: 'User.Read' })), [{ kind: 'live-token' }]);
  });

  it('warns of an expired token as such', () => assert.deepEqual(warningsOf(EXPIRED), [{ kind: 'expired-token' }]));

  it('warns of secrets, also when there is nothing else to read', () => {
    for (const text of [
      'client_secret=qWgdYAmab0YSkuL1qKv5bPX',
      `0.AXoA${'aB3_'.repeat(20)}`,
      '-----BEGIN PRIVATE KEY-----\nMIIE',
      'AccountKey=abcdefgh1234==',
    ]) {
      assert.deepEqual(warningsOf(text), [{ kind: 'secret' }], text);
    }
  });

  it('does not warn of placeholders', () => {
    for (const text of [
      'client_secret=<your secret>&a=b',
      '403 {"password":"********"}',
      'client_secret=$env:SECRET',
      'Bearer {token} 403',
    ]) {
      assert.deepEqual(warningsOf(text), [], text);
    }
  });

  it('does not take a token that was shortened in a longer paste for a malformed one', () => {
    assert.equal(
      evidenceOf('GET https://graph.microsoft.com/v1.0/me\nAuthorization: Bearer eyJ0eXAiOiJKV1Qi...\n\n401 Unauthorized').token,
      undefined,
    );
  });

  it('does not take the assertion of an app for the token of a call', () => {
    assert.equal(evidenceOf(`grant_type=client_credentials&client_assertion=${LIVE}`).token, undefined);
  });

  it('warns of the assertion of an app all the same', () => {
    assert.deepEqual(warningsOf(`client_assertion=${LIVE}`), [{ kind: 'live-token', until: NOW / 1000 + 600 }]);
  });

  it('prefers the access token to other tokens', () => {
    const token = evidenceOf(`${tokenOf({ aud: 'app', nonce: 'n' })}\n\n${EXPIRED}`).token;
    assert.equal(token?.kind, 'access-token');
  });
});

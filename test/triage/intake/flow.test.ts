import assert from 'node:assert/strict';
import { findFlow } from '../../../src/triage/intake/flow.ts';

describe('findFlow', () => {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['grant_type=client_credentials&scope=x', 'client-credentials'],
    ['{"grant_type": "client_credentials"}', 'client-credentials'],
    ["'grant_type' => 'client_credentials'", 'client-credentials'],
    ['grant_type=password&username=x', 'ropc'],
    ['grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code', 'device-code'],
    ['grant_type=urn:ietf:params:oauth:grant-type:device_code', 'device-code'],
    ['grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&requested_token_use=on_behalf_of', 'obo'],
    ['grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer', undefined],
    ['grant_type=authorization_code&code=<secret>', 'auth-code'],
    ['client_id=x&code_verifier=<secret>', 'auth-code'],
    ['/authorize?response_type=code&client_id=x', 'auth-code'],
    ['/authorize?response_type=id_token+token', 'implicit'],
    ['response_type=id_token', undefined],
    ['http://169.254.169.254/metadata/identity/oauth2/token?resource=x', 'managed-identity'],
    ['grant_type=refresh_token', undefined],
    ['we use client credentials', undefined],
  ];
  for (const [text, flow] of rows) it(`reads ${flow} from ${text}`, () => assert.equal(findFlow(text), flow));
});

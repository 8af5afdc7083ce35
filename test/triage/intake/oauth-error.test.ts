import assert from 'node:assert/strict';
import { describedInUrl, findOauthError } from '../../../src/triage/intake/oauth-error.ts';

describe('findOauthError', () => {
  const rows: readonly (readonly [string, object])[] = [
    ['{"error":"invalid_grant","suberror":"bad_token"}', { oauthError: 'invalid_grant', suberror: 'bad_token' }],
    ['{"suberror":"consent_required","error":"invalid_grant"}', { oauthError: 'invalid_grant', suberror: 'consent_required' }],
    ['errorCode:  invalid_grant\nsubError:   bad_token', { oauthError: 'invalid_grant', suberror: 'bad_token' }],
    ['ServerError: invalid_client: AADSTS7000215', { oauthError: 'invalid_client' }],
    ['Bearer error="invalid_token", error_description="x"', { oauthError: 'invalid_token' }],
    ['WWW-Authenticate: Bearer realm="", error="insufficient_claims"', { oauthError: 'insufficient_claims' }],
    ['{\\"error\\":\\"interaction_required\\"}', { oauthError: 'interaction_required' }],
    ['?error=access_denied&error_subcode=cancel', { oauthError: 'access_denied' }],
    ['InteractionRequiredAuthError: interaction_required: x', { oauthError: 'interaction_required' }],
    ['suberror: consent_required', { suberror: 'consent_required' }],
    ['{"error":{"code":"Forbidden"}}', {}],
    ['error: something_else', {}],
    ['my_invalid_grant_handler', {}],
  ];
  for (const [text, expected] of rows) it(`reads ${text}`, () => assert.deepEqual(findOauthError(text), expected));
});

describe('describedInUrl', () => {
  it('decodes the description of a redirect', () => {
    assert.equal(describedInUrl('?error=x&error_description=AADSTS1%3a+a%20b%27s&state=1'), "AADSTS1: a b's");
  });
  it('gives nothing for a description that is not encoded', () =>
    assert.equal(describedInUrl('error_description=AADSTS1: a'), ''));
});

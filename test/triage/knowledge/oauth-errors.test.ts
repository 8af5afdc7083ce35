import assert from 'node:assert/strict';
import { CAUSE_IDS, type CauseId } from '../../../src/triage/causes/index.ts';
import { intake } from '../../../src/triage/intake/index.ts';
import { classOfOAuthError, type ErrorClass, OAUTH_ERRORS, SUBERRORS } from '../../../src/triage/knowledge/oauth-errors.ts';
import { NOW } from '../evidence.ts';

const tables = [...Object.entries(OAUTH_ERRORS), ...Object.entries(SUBERRORS)];
const heaviest = (weights: ErrorClass = {}) => Object.entries(weights).toSorted(([, a], [, b]) => b - a)[0]?.[0];

describe('classOfOAuthError', () => {
  const rows: readonly (readonly [string | undefined, string | undefined, CauseId | undefined])[] = [
    ['invalid_client', undefined, 'app-credentials'],
    ['invalid_grant', undefined, 'token-expired'],
    ['interaction_required', undefined, 'conditional-access'],
    ['login_required', undefined, 'token-expired'],
    ['consent_required', undefined, 'consent-missing'],
    ['unauthorized_client', undefined, 'app-misconfigured'],
    ['invalid_scope', undefined, 'app-misconfigured'],
    ['invalid_resource', undefined, 'wrong-tenant'],
    ['invalid_request', undefined, 'app-misconfigured'],
    ['access_denied', undefined, 'consent-missing'],
    ['temporarily_unavailable', undefined, 'not-authorization'],
    ['server_error', undefined, 'not-authorization'],
    ['unsupported_grant_type', undefined, 'app-misconfigured'],
    ['invalid_token', undefined, 'token-invalid'],
    ['insufficient_claims', undefined, 'conditional-access'],
    ['INVALID_CLIENT', undefined, 'app-credentials'],
    ['invalid_grant', 'bad_token', 'token-expired'],
    ['invalid_grant', 'token_expired', 'token-expired'],
    ['invalid_grant', 'consent_required', 'consent-missing'],
    ['interaction_required', 'basic_action', 'conditional-access'],
    ['interaction_required', 'additional_action', 'conditional-access'],
    ['interaction_required', 'message_only', 'conditional-access'],
    ['interaction_required', 'user_password_expired', 'token-expired'],
    ['invalid_grant', 'client_mismatch', 'app-misconfigured'],
    ['unauthorized_client', 'protection_policy_required', 'conditional-access'],
    ['invalid_grant', 'something_new', 'token-expired'],
    [undefined, 'consent_required', 'consent-missing'],
    ['something_new', undefined, undefined],
    [undefined, undefined, undefined],
  ];
  for (const [error, suberror, cause] of rows)
    it(`points from ${error} and ${suberror} to ${cause}`, () =>
      assert.equal(heaviest(classOfOAuthError(error, suberror)), cause));

  it('weighs causes that exist, for and never as a proof', () => {
    const causes: readonly string[] = CAUSE_IDS;
    for (const [name, weights] of tables) {
      assert.ok(Object.keys(weights).length > 0, name);
      for (const [cause, bits] of Object.entries(weights)) assert.ok(causes.includes(cause) && bits > 0 && bits <= 5, name);
    }
  });

  it('knows only errors that the intake reads', () => {
    for (const error of Object.keys(OAUTH_ERRORS)) {
      const read = intake(JSON.stringify({ error, error_description: 'Something.' }), NOW);
      assert.equal(read.kind === 'read' && read.evidence.oauthError, error);
    }
    for (const suberror of Object.keys(SUBERRORS)) {
      const read = intake(JSON.stringify({ error: 'invalid_grant', suberror }), NOW);
      assert.equal(read.kind === 'read' && read.evidence.suberror, suberror);
    }
  });
});

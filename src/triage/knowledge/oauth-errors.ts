import type { CauseId } from '../causes/index.ts';

/** What an error speaks for, in bits (+1 doubles the odds). Nothing here proves a cause. */
export type ErrorClass = Readonly<Partial<Record<CauseId, number>>>;

/**
 * What the error of an OAuth answer points to when its AADSTS code is not known. The weights are our own judgement.
 * @see https://datatracker.ietf.org/doc/html/rfc6749#section-5.2 errors of the token endpoint
 * @see https://datatracker.ietf.org/doc/html/rfc6749#section-4.1.2.1 errors of the sign-in page
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export const OAUTH_ERRORS: Readonly<Record<string, ErrorClass>> = {
  // The app did not authenticate: a bad credential, or none where one is due.
  invalid_client: { 'app-credentials': 3, 'app-misconfigured': 2 },
  // What was to be exchanged is not (or no longer) good, or a rule was not met: read the suberror first.
  invalid_grant: {
    'token-expired': 2,
    'conditional-access': 1.5,
    'consent-missing': 1,
    'wrong-tenant': 1,
    'user-assignment': 0.5,
  },
  // The person has to take part: another factor, a device, a consent.
  interaction_required: { 'conditional-access': 3, 'consent-missing': 1, 'token-expired': 0.5 },
  // Nobody is signed in, and the request forbade asking. @see https://openid.net/specs/openid-connect-core-1_0.html#AuthError
  login_required: { 'token-expired': 1.5, 'conditional-access': 1, 'app-misconfigured': 0.5 },
  // As above, for consent.
  consent_required: { 'consent-missing': 5 },
  // The app may not use this flow, or Entra does not find it for these accounts or in this tenant.
  unauthorized_client: { 'app-misconfigured': 2, 'wrong-tenant': 2, 'personal-account': 1 },
  // A scope is unknown, malformed, or of the other kind than the flow.
  invalid_scope: { 'app-misconfigured': 3, 'token-type-mismatch': 1, 'consent-missing': 0.5 },
  // The API is unknown in this tenant: not there, not licensed, or misspelt.
  invalid_resource: { 'wrong-tenant': 2, 'wrong-audience': 1.5, 'app-misconfigured': 1, 'user-not-licensed': 1 },
  // A parameter is missing, doubled or wrong, such as the redirect URI.
  invalid_request: { 'app-misconfigured': 3, 'personal-account': 1, 'wrong-tenant': 0.5 },
  // The person or the service said no on the sign-in page.
  access_denied: { 'consent-missing': 2, 'user-assignment': 1.5, 'conditional-access': 1.5 },
  // The service is busy or faulty.
  temporarily_unavailable: { 'not-authorization': 4 },
  server_error: { 'not-authorization': 4 },
  // The flow or the kind of answer is unknown to the service or not switched on for the app.
  unsupported_grant_type: { 'app-misconfigured': 4 },
  unsupported_response_type: { 'app-misconfigured': 4 },
  // The authority of the request is none that the service knows.
  invalid_instance: { 'app-misconfigured': 3, 'wrong-tenant': 1 },
  // An API refused the token. @see https://datatracker.ietf.org/doc/html/rfc6750#section-3.1
  invalid_token: { 'token-invalid': 3, 'token-expired': 2, 'wrong-audience': 1.5 },
  insufficient_scope: { 'permission-missing': 4, 'token-type-mismatch': 1 },
  // A claims challenge. @see https://learn.microsoft.com/entra/identity-platform/claims-challenge
  insufficient_claims: { 'conditional-access': 4, 'token-expired': 1 },
  // Device code: still waiting, declined, ended, or not the code that was issued. @see https://datatracker.ietf.org/doc/html/rfc8628#section-3.5
  authorization_pending: { 'not-authorization': 3 },
  slow_down: { 'not-authorization': 3 },
  authorization_declined: { 'consent-missing': 2 },
  expired_token: { 'token-expired': 2 },
  code_expired: { 'token-expired': 2 },
  bad_verification_code: { 'app-misconfigured': 2 },
  bad_token: { 'token-expired': 2.5, 'token-invalid': 1 },
};

/**
 * What the suberror of `invalid_grant` or `interaction_required` points to; it says more than the error itself.
 * @see https://learn.microsoft.com/dotnet/api/microsoft.identity.client.uirequiredexceptionclassification
 * @see https://github.com/AzureAD/microsoft-authentication-library-for-dotnet
 */
export const SUBERRORS: Readonly<Record<string, ErrorClass>> = {
  // The refresh token is of no use any more: revoked, replaced or out of date.
  bad_token: { 'token-expired': 3, 'token-invalid': 1 },
  token_expired: { 'token-expired': 5 },
  consent_required: { 'consent-missing': 5 },
  // A step during sign-in, or one outside of it such as enrolling a device.
  basic_action: { 'conditional-access': 3 },
  additional_action: { 'conditional-access': 3 },
  // Signing in again will not help: a message of the administrator is shown, most often that access is blocked.
  message_only: { 'conditional-access': 3, 'user-assignment': 0.5 },
  // The password has run out; the sign-in that lives on it ends too.
  user_password_expired: { 'token-expired': 1 },
  // The refresh token belongs to another app.
  client_mismatch: { 'app-misconfigured': 2, 'token-invalid': 2 },
  // Policy asks for a managed app, or the device did not authenticate.
  protection_policy_required: { 'conditional-access': 5 },
  device_authentication_failed: { 'conditional-access': 4 },
};

/** What an OAuth error points to, by its suberror where that is known; `undefined` when neither is. */
export function classOfOAuthError(error: string | undefined, suberror?: string): ErrorClass | undefined {
  return SUBERRORS[suberror?.toLowerCase() ?? ''] ?? OAUTH_ERRORS[error?.toLowerCase() ?? ''];
}

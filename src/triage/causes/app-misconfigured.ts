import { defineCause } from './define-cause.ts';

/**
 * The sign-in request and the app registration do not fit: redirect URI, platform, scope, account types, endpoint.
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export const appMisconfigured = defineCause({
  id: 'app-misconfigured',
  actors: ['developer'],
  prior: 0.8,
  proves: [
    'says-credential-parameter-missing',
    'says-reply-address-mismatch',
    'says-not-supported-over-common',
    'says-api-version-not-supported',
  ],
  excludes: ['token-was-accepted'],
  bits: { 'says-scope-not-valid': 4, 'says-app-not-in-tenant': 2.5, 'says-consent-required': 1 },
  codes: [
    50011, 50148, 50194, 65002, 70003, 70011, 90124, 90130, 500111, 500112, 500113, 500117, 650053, 700025, 700051, 700054,
    900144, 1002012, 7000218, 9001023, 9002325, 9002326, 9002327,
  ],
  expects: {
    status: { 400: 3, 401: 0.8, 403: 0.03, 404: 0.1, 429: 0.02, 500: 0.05 },
    flow: { ropc: 3, implicit: 2, 'client-credentials': 0.4, 'managed-identity': 0.05 },
    onset: { 'never-worked': 2, 'stopped-suddenly': 0.7, 'after-a-while': 0.1 },
    reach: { everything: 2, 'some-users': 0.5, 'some-resources': 0.4, 'some-requests': 0.6 },
    operation: { 'sign-in': 4, read: 0.2, write: 0.1 },
    consent: { 'not-granted': 0.5 },
  },
  reveals: { text: 0.85 },
  links: [
    '/entra/identity-platform/reference-error-codes',
    '/entra/identity-platform/v2-oauth2-auth-code-flow',
    '/entra/identity-platform/reply-url',
  ],
});

import { defineCause } from './define-cause.ts';

/**
 * The token lacks a permission that this request needs.
 * The refusal names the permissions, or published data does; a bare 403 alone never settles it.
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export const permissionMissing = defineCause({
  id: 'permission-missing',
  actors: ['developer', 'administrator'],
  prior: 1.8,
  proves: ['required-not-in-token', 'required-named', 'permission-lacking'],
  excludes: ['required-in-token'],
  bits: {
    'permission-not-granted': 5,
    'permission-second-needed': 3,
    'permission-own-only': 1.5,
    'permission-held': -5,
    'permission-granted': -1.2,
    'says-missing-scope': 4,
    'says-missing-role': 4,
    'says-required-permissions-named': 3,
    'says-no-permissions-in-token': 3.5,
    'says-insufficient-privileges': 1.2,
    'says-access-denied-check-credentials': 0.8,
    'says-access-denied': 0.5,
    'says-request-authorization-failed': 2,
    'says-user-not-authorized': 0.5,
    'says-app-only-without-application-permissions': 2,
    'says-unauthorized-operation': -1,
    'reads-authentication-methods': 1,
    'intune-request': 1,
    'sign-in-error': -2.5,
  },
  codes: [650055, 650057],
  expects: {
    status: { 400: 0.1, 401: 0.4, 403: 3, 404: 0.1, 429: 0.05, 500: 0.15 },
    consent: { granted: 1, 'not-granted': 1 },
    reach: { everything: 1, 'some-users': 0.6, 'some-resources': 0.4, 'some-requests': 2 },
    onset: { 'never-worked': 1.2, 'after-a-while': 0.3 },
    account: { personal: 0.4, guest: 0.4 },
    operation: { 'sign-in': 0.15, read: 1.2, write: 1.2 },
  },
  reveals: { text: 0.35, granted: 0.4, token: 0.4 },
  links: ['/graph/permissions-reference', '/graph/permissions-overview', '/entra/identity/enterprise-apps/grant-admin-consent'],
});

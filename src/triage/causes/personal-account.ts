import { defineCause } from './define-cause.ts';

/**
 * A personal Microsoft account met an API or an app that serves work or school accounts only.
 * @see https://learn.microsoft.com/graph/resolve-auth-errors
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export const personalAccount = defineCause({
  id: 'personal-account',
  actors: ['user', 'developer'],
  prior: -0.3,
  proves: ['says-personal-profile-service', 'personal-token-not-served'],
  excludes: ['app-only'],
  bits: {
    'personal-account-not-served': 4,
    'says-personal-accounts-not-supported': 6,
    'token-is-opaque-personal': 5,
    'token-is-personal': 5,
    'says-query-not-valid': 1,
    'says-tenant-not-known-to-service': 1,
  },
  codes: [500200, 500201, 500202, 500207, 500208, 9002331, 9002332, 9002339],
  expects: {
    status: { 400: 2, 401: 0.5, 403: 0.3, 404: 3, 429: 0.05, 500: 0.3 },
    flow: { 'client-credentials': 0.02, 'managed-identity': 0.02, obo: 0.3 },
    account: { work: 0.02, personal: 20, guest: 0.2, 'app-only': 0.01 },
    permissionKind: { application: 0.1 },
    reach: { 'some-users': 4 },
    role: { admin: 0.3 },
  },
  reveals: { text: 0.4, token: 0.5 },
  links: ['/graph/resolve-auth-errors', '/graph/permissions-reference', '/entra/identity-platform/supported-accounts-validation'],
});

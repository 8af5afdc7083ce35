import { defineCause } from './define-cause.ts';

/**
 * The grant or the role is newer than the token: a token is a snapshot and does not learn of it.
 * Only a fresh token settles it; a managed identity may keep its token for a day.
 * @see https://learn.microsoft.com/entra/identity-platform/access-tokens
 * @see https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identities-faq
 */
export const staleToken = defineCause({
  id: 'stale-token',
  actors: ['developer', 'user'],
  prior: -1,
  bits: {
    'permission-held': -4,
    'permission-granted': 0.5,
    'changed-after-grant': 3.5,
    'token-may-predate-change': 1.5,
    'says-insufficient-privileges': 0.4,
    'says-missing-scope': 0.3,
    'says-missing-role': 0.3,
    'says-no-permissions-in-token': 0.3,
    'required-in-token': -3,
    'sign-in-error': -3,
    'me-without-user': -1,
  },
  expects: {
    status: { 400: 0.1, 401: 0.4, 403: 3, 404: 0.1, 429: 0.02, 500: 0.05 },
    flow: { 'managed-identity': 15, 'device-code': 1.2 },
    changed: { yes: 8, no: 0.05 },
    consent: { granted: 2, 'not-granted': 0.08 },
    onset: { 'never-worked': 1, 'stopped-suddenly': 0.4, 'after-a-while': 0.4 },
    account: { personal: 0.3 },
    operation: { 'sign-in': 0.1 },
  },
  reveals: { token: 0.3 },
  links: [
    '/entra/identity-platform/access-tokens',
    '/entra/identity/managed-identities-azure-resources/managed-identities-faq',
    '/entra/identity/enterprise-apps/grant-admin-consent',
  ],
});

import { defineCause } from './define-cause.ts';

/**
 * User, app or resource are looked for in a tenant where they are not.
 * @see https://learn.microsoft.com/entra/identity-platform/howto-convert-app-to-be-multi-tenant
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export const wrongTenant = defineCause({
  id: 'wrong-tenant',
  actors: ['developer', 'administrator'],
  prior: -0.3,
  proves: ['says-account-not-in-tenant'],
  bits: {
    'says-app-not-in-tenant': 2,
    'says-caller-identity-not-found': 4,
    'says-tenant-not-found': 1,
    'says-tenant-not-known-to-service': 2,
    'says-not-supported-over-common': 0.5,
    'says-resource-not-found': 1,
    'token-is-guest': 0.5,
    'says-insufficient-privileges': -1.5,
  },
  codes: [50020, 50059, 90019, 90072, 500011, 500021, 500022, 500211, 500212, 500213, 700011],
  expects: {
    status: { 400: 3, 401: 0.5, 403: 0.1, 404: 0.8, 429: 0.02, 500: 0.05 },
    flow: { 'client-credentials': 0.5, 'managed-identity': 0.2 },
    account: { personal: 4, guest: 2, 'app-only': 0.4 },
    reach: { 'some-users': 3, everything: 0.8 },
    onset: { 'never-worked': 1.3, 'after-a-while': 0.1 },
    operation: { 'sign-in': 2.5, read: 0.4, write: 0.3 },
    consent: { granted: 0.8 },
  },
  reveals: { text: 0.8, token: 0.15 },
  links: [
    '/entra/identity-platform/howto-convert-app-to-be-multi-tenant',
    '/entra/identity-platform/reference-error-codes',
    '/graph/deployments',
  ],
});

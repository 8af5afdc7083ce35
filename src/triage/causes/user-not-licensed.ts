import { defineCause } from './define-cause.ts';

/**
 * The service behind the call is not there for this user or tenant: no licence, no mailbox, no subscription.
 * @see https://learn.microsoft.com/graph/resolve-auth-errors
 * @see https://learn.microsoft.com/graph/errors
 */
export const userNotLicensed = defineCause({
  id: 'user-not-licensed',
  actors: ['administrator'],
  prior: -0.3,
  proves: ['says-mailbox-not-enabled', 'says-service-not-licensed'],
  bits: {
    'permission-held': 1,
    'says-tenant-not-known-to-service': 4,
    'says-insufficient-privileges': -2,
    'premium-report': 2,
    'says-resource-not-found': -1,
    'token-is-guest': 1,
    'intune-request': 0.5,
  },
  codes: [500014, 650052, 650058],
  expects: {
    status: { 400: 0.4, 401: 0.4, 403: 0.6, 404: 8, 429: 0.02, 500: 0.2 },
    account: { guest: 4, personal: 0.6 },
    reach: { everything: 0.5, 'some-users': 5, 'some-resources': 1, 'some-requests': 0.6 },
    service: { 'mail-calendar': 3, 'security-reports': 3, teams: 1.5, 'files-sites': 1.2, devices: 1.5, directory: 0.3 },
    operation: { 'sign-in': 0.4 },
  },
  reveals: { text: 0.6 },
  links: ['/graph/resolve-auth-errors', '/graph/errors', '/entra/fundamentals/license-users-groups'],
});

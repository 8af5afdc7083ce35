import { defineCause } from './define-cause.ts';

/**
 * The app may, the person may not: the signed-in user lacks a directory role, a membership or a share.
 * With delegated access the effective rights are those of the app and of the user together.
 * @see https://learn.microsoft.com/graph/permissions-overview
 */
export const userNotPrivileged = defineCause({
  id: 'user-not-privileged',
  actors: ['administrator', 'resource-owner'],
  prior: 0.2,
  proves: ['says-administrators-only'],
  bits: {
    'permission-held': 2,
    'permission-granted': 0.7,
    'permission-own-only': 1,
    'says-user-not-authorized': 2.8,
    'says-insufficient-privileges': 0.4,
    'says-access-denied-check-credentials': 0.7,
    'says-access-denied': 0.7,
    'required-in-token': 3,
    'token-is-guest': 1.5,
    'mailbox-of-another': 2.2,
    'teams-messages-delegated': 1.5,
    'site-or-drive': 0.8,
    'intune-request': 0.8,
    'sensitive-admin-request': 1,
    'says-request-authorization-failed': 0.5,
    'app-only': -2,
    'sign-in-error': -2.5,
  },
  codes: [240001, 240005],
  expects: {
    status: { 400: 0.1, 401: 0.15, 403: 4, 404: 0.2, 429: 0.05, 500: 0.1 },
    flow: { 'client-credentials': 0.15, 'managed-identity': 0.2 },
    account: { work: 1.3, guest: 5, personal: 0.2, 'app-only': 0.15 },
    permissionKind: { delegated: 1.3, application: 0.3 },
    consent: { granted: 1.3, 'not-granted': 0.5 },
    reach: { everything: 0.5, 'some-users': 3, 'some-resources': 4, 'some-requests': 0.7 },
    role: { admin: 0.4, 'not-admin': 4 },
    operation: { 'sign-in': 0.1 },
  },
  reveals: { text: 0.15, request: 0.1 },
  links: [
    '/entra/identity/role-based-access-control/permissions-reference',
    '/graph/permissions-overview',
    '/graph/resolve-auth-errors',
  ],
});

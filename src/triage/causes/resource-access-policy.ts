import { defineCause } from './define-cause.ts';

/**
 * The permission is there, but a policy of the resource keeps this app or user out: mailbox, meeting, site, chat.
 * @see https://learn.microsoft.com/graph/auth-limit-mailbox-access
 * @see https://learn.microsoft.com/graph/cloud-communication-online-meeting-application-access-policy
 * @see https://learn.microsoft.com/graph/permissions-selected-overview
 */
export const resourceAccessPolicy = defineCause({
  id: 'resource-access-policy',
  actors: ['administrator', 'developer'],
  prior: -0.7,
  proves: [
    'says-odata-disabled',
    'says-no-application-access-policy',
    'says-app-only-access-policy',
    'says-not-authorized-on-behalf-of',
  ],
  bits: {
    'permission-held': 1.5,
    'permission-granted': 0.7,
    'selected-permission': 3,
    'meeting-app-only': 1.8,
    'mailbox-app-only': 0.8,
    'required-in-token': 2,
    'says-unauthorized-operation': 2,
    'says-access-denied-check-credentials': 0.4,
    'says-access-denied': 0.5,
    'says-insufficient-privileges': -2,
    'sign-in-error': -3,
  },
  expects: {
    status: { 400: 0.1, 401: 0.3, 403: 3, 404: 0.3, 429: 0.02, 500: 0.1 },
    flow: { 'client-credentials': 2, 'managed-identity': 1.5, 'device-code': 0.4 },
    reach: { everything: 0.6, 'some-users': 2, 'some-resources': 5, 'some-requests': 0.6 },
    consent: { granted: 1.6, 'not-granted': 0.2 },
    service: { 'mail-calendar': 1.8, teams: 1.8, 'files-sites': 1.8, directory: 0.1, devices: 0.1, 'security-reports': 0.1 },
    account: { personal: 0.1 },
    operation: { 'sign-in': 0.1 },
  },
  reveals: { text: 0.6, granted: 0.15, request: 0.1 },
  links: [
    '/graph/auth-limit-mailbox-access',
    '/graph/cloud-communication-online-meeting-application-access-policy',
    '/graph/permissions-selected-overview',
  ],
});

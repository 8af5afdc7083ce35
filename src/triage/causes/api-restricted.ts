import { defineCause } from './define-cause.ts';

/**
 * The API itself is restricted: protected, paid, in preview or switched off by a setting of the tenant.
 * These rules change often; the page of the API is the word that counts.
 * @see https://learn.microsoft.com/graph/metered-api-list
 * @see https://learn.microsoft.com/graph/teams-protected-apis
 */
export const apiRestricted = defineCause({
  id: 'api-restricted',
  actors: ['developer', 'administrator'],
  prior: -1,
  proves: ['says-protected-api', 'says-payment-required', 'status-402'],
  bits: {
    'teams-messages-app-only': 3.2,
    'says-not-allowed': 2,
    'says-insufficient-privileges': -2,
    'says-missing-role': -1.5,
    'says-missing-scope': -2,
    'sign-in-error': -3,
  },
  expects: {
    status: { 400: 0.2, 401: 0.1, 403: 2.5, 404: 0.2, 429: 0.1, 500: 0.1 },
    flow: { 'client-credentials': 2, 'managed-identity': 1.5 },
    reach: { 'some-requests': 3, 'some-users': 0.2, everything: 0.3, 'some-resources': 0.4 },
    consent: { granted: 1.5, 'not-granted': 0.3 },
    service: { teams: 5, directory: 0.3 },
    operation: { 'sign-in': 0.05 },
    account: { personal: 0.2 },
  },
  reveals: { text: 0.4, request: 0.3 },
  links: ['/graph/metered-api-list', '/graph/teams-licenses', '/graph/teams-protected-apis'],
});

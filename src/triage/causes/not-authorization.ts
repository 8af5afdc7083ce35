import { defineCause } from './define-cause.ts';

/**
 * The refusal has nothing to do with authorization: throttling, a fault of the service, a wrong id or query.
 * @see https://learn.microsoft.com/graph/errors
 * @see https://learn.microsoft.com/graph/throttling
 */
export const notAuthorization = defineCause({
  id: 'not-authorization',
  actors: ['developer'],
  prior: 0,
  proves: ['status-429', 'says-throttled'],
  bits: {
    'says-personal-tenant-not-found': 8,
    'status-5xx': 4,
    'status-409': 4,
    'says-internal-error': 3,
    'says-resource-not-found': 3,
    'says-query-not-valid': 3,
    'says-resource-modified': 5,
    'says-insufficient-privileges': -2,
    'says-missing-scope': -4,
    'says-missing-role': -4,
  },
  codes: [50033, 90006, 90012, 90024, 90033, 90055, 90090],
  expects: {
    status: { 400: 1, 401: 0.2, 403: 0.3, 404: 3, 429: 25, 500: 20 },
    changed: { yes: 0.6, no: 2.5 },
    onset: { 'never-worked': 0.4, 'stopped-suddenly': 5, 'after-a-while': 1.5 },
    reach: { everything: 1.2, 'some-requests': 1.3 },
    consent: { granted: 1.2, 'not-granted': 0.2 },
  },
  reveals: { text: 0.4 },
  links: ['/graph/errors', '/graph/throttling', '/graph/best-practices-concept'],
});

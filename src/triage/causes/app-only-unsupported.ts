import { defineCause } from './define-cause.ts';

/**
 * The API has no application permission: it serves signed-in users only, as everything below `/me` does.
 * @see https://learn.microsoft.com/graph/auth-v2-user
 */
export const appOnlyUnsupported = defineCause({
  id: 'app-only-unsupported',
  actors: ['developer'],
  prior: -0.7,
  proves: ['says-me-needs-delegated', 'says-app-only-refused', 'me-without-user'],
  excludes: ['delegated'],
  bits: {
    'no-application-permission': 2.5,
    'onenote-app-only': 5,
    'site-search-app-only': 3,
    'says-insufficient-privileges': -0.5,
    'sign-in-error': -3,
  },
  expects: {
    status: { 400: 1.5, 401: 0.6, 403: 1.2, 404: 0.2, 429: 0.02, 500: 0.2 },
    flow: {
      'client-credentials': 3,
      'managed-identity': 3,
      'auth-code': 0.02,
      'device-code': 0.02,
      implicit: 0.02,
      ropc: 0.02,
      obo: 0.02,
    },
    account: { 'app-only': 3, work: 0.03, personal: 0.03, guest: 0.03 },
    permissionKind: { delegated: 2 },
    onset: { 'never-worked': 2, 'stopped-suddenly': 0.4, 'after-a-while': 0.1 },
    reach: { 'some-requests': 2.5, 'some-users': 0.2, 'some-resources': 0.4 },
    service: { teams: 1.3, other: 2 },
    operation: { 'sign-in': 0.1 },
  },
  reveals: { request: 0.5, text: 0.35 },
  links: ['/graph/auth-v2-user', '/graph/permissions-reference', '/graph/auth-v2-service'],
});

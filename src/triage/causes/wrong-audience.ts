import { defineCause } from './define-cause.ts';

/**
 * The access token was issued for another API, or for another cloud, than the one that was called.
 * `aud` against the host of the request settles it.
 * @see https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export const wrongAudience = defineCause({
  id: 'wrong-audience',
  actors: ['developer'],
  prior: 0.2,
  proves: ['audience-is-other', 'says-audience-invalid'],
  excludes: ['audience-is-called-api'],
  bits: {
    'audience-is-not-graph': 4.5,
    'says-token-signature': 3,
    'says-token-not-validated': 2.5,
    'host-of-national-cloud': 1.5,
    'host-is-not-graph': 1,
    'says-insufficient-privileges': -1,
  },
  codes: [500101, 500102, 500103, 500131],
  expects: {
    status: { 400: 0.4, 401: 5, 403: 0.2, 404: 0.1, 429: 0.02, 500: 0.1 },
    onset: { 'never-worked': 2, 'stopped-suddenly': 0.4, 'after-a-while': 0.1 },
    reach: { everything: 1.5, 'some-users': 0.2, 'some-resources': 1, 'some-requests': 1.2 },
    service: { 'own-api': 3, other: 3 },
    consent: { granted: 1.2, 'not-granted': 0.4 },
  },
  reveals: { token: 0.9, text: 0.4, request: 0.1 },
  links: ['/graph/resolve-auth-errors', '/graph/deployments', '/entra/identity-platform/v2-oauth2-on-behalf-of-flow'],
});

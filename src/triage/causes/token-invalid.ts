import { defineCause } from './define-cause.ts';

/**
 * The request carried no token, or something that is not an access token, or one that was altered on the way.
 * A signature that somebody else cannot verify proves nothing: tokens for Graph cannot be validated by others.
 * @see https://learn.microsoft.com/graph/resolve-auth-errors
 */
export const tokenInvalid = defineCause({
  id: 'token-invalid',
  actors: ['developer'],
  prior: -0.5,
  proves: ['says-token-empty', 'says-token-not-parsed', 'token-is-id-token'],
  excludes: ['token-was-accepted'],
  bits: {
    'says-token-signature': 2.5,
    'says-token-not-validated': 1.5,
    'token-is-no-token': 3,
    'says-no-permissions-in-token': 0.5,
    'sign-in-error': -2,
  },
  codes: [240002, 500137, 900161],
  expects: {
    status: { 400: 0.3, 401: 6, 403: 0.1, 404: 0.1, 429: 0.05, 500: 0.3 },
    onset: { 'never-worked': 2, 'stopped-suddenly': 0.5, 'after-a-while': 0.5 },
    reach: { everything: 3, 'some-users': 0.3, 'some-resources': 0.3, 'some-requests': 0.7 },
    consent: { 'not-granted': 0.4 },
  },
  reveals: { text: 0.6, token: 0.6 },
  links: [
    '/graph/resolve-auth-errors',
    '/graph/auth/auth-concepts',
    '/entra/identity-platform/access-tokens',
    '/entra/identity-platform/msal-overview',
  ],
});

import { defineCause } from './define-cause.ts';

/**
 * The access token, or the grant behind it, had ended or was revoked when it was used.
 * Only `exp` against the clock of the error settles it; a token that has ended by now may have been alive then.
 * @see https://learn.microsoft.com/entra/identity-platform/access-tokens
 * @see https://learn.microsoft.com/entra/identity-platform/refresh-tokens
 */
export const tokenExpired = defineCause({
  id: 'token-expired',
  actors: ['developer', 'user'],
  prior: -0.5,
  proves: ['says-token-lifetime', 'says-token-revoked', 'token-ended-before-error', 'challenge-revoked'],
  excludes: ['token-was-accepted', 'token-lived-at-error'],
  bits: { 'token-ended-by-now': 2, 'says-token-not-validated': 0.5 },
  codes: [50132, 50133, 50173, 70008, 70043, 70044, 70045, 500133, 700081, 700082, 700083, 700084],
  expects: {
    status: { 400: 1.5, 401: 3, 403: 0.05, 404: 0.05, 429: 0.05, 500: 0.1 },
    onset: { 'never-worked': 0.1, 'stopped-suddenly': 2, 'after-a-while': 15 },
    changed: { no: 1.5 },
    consent: { 'not-granted': 0.2 },
  },
  reveals: { text: 0.7, token: 0.6 },
  links: [
    '/entra/identity-platform/access-tokens',
    '/entra/identity-platform/refresh-tokens',
    '/entra/identity-platform/app-resilience-continuous-access-evaluation',
  ],
});

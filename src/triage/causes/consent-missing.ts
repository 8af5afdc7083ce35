import { defineCause } from './define-cause.ts';

/**
 * Nobody who may has consented to the permissions that the app asks for.
 * A 403 from Graph alone cannot tell this from a permission that was never asked for.
 * @see https://learn.microsoft.com/entra/identity-platform/permissions-consent-overview
 */
export const consentMissing = defineCause({
  id: 'consent-missing',
  actors: ['administrator', 'user'],
  prior: 0.7,
  proves: ['says-admin-approval-needed'],
  excludes: ['required-in-token', 'permission-held'],
  bits: {
    'says-consent-required': 5,
    'says-insufficient-privileges': 0.4,
    'says-no-permissions-in-token': 1.5,
    'says-required-permissions-named': 0.5,
    'says-caller-identity-not-found': 1,
    'says-missing-role': 0.5,
  },
  codes: [65001, 90094, 90095, 90096, 900941, 900942, 650011],
  expects: {
    status: { 400: 1, 401: 0.2, 403: 0.6, 404: 0.05, 429: 0.05, 500: 0.1 },
    consent: { granted: 0.12, 'not-granted': 9 },
    onset: { 'never-worked': 1.5, 'after-a-while': 0.2 },
    reach: { everything: 1.2, 'some-users': 1.2, 'some-resources': 0.5 },
    account: { personal: 0.3 },
    role: { admin: 0.5 },
  },
  reveals: { text: 0.4 },
  links: [
    '/entra/identity/enterprise-apps/grant-admin-consent',
    '/entra/identity-platform/v2-admin-consent',
    '/entra/identity-platform/consent-types-developer',
    '/entra/identity-platform/permissions-consent-overview',
  ],
});

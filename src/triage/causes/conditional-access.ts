import { defineCause } from './define-cause.ts';

/**
 * A Conditional Access policy asks for more than the token shows: another factor, a device, a place, a fresh sign-in.
 * Which policy it was, only the sign-in log says.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-conditional-access-dev-guide
 * @see https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export const conditionalAccess = defineCause({
  id: 'conditional-access',
  actors: ['user', 'developer', 'administrator'],
  prior: 0,
  proves: [
    'says-multi-factor-required',
    'says-blocked-by-conditional-access',
    'says-managed-device-required',
    'says-claims-required',
    'challenge-asks',
  ],
  bits: { 'says-interaction-required': 3, 'says-insufficient-privileges': -2 },
  codes: [
    50005, 50072, 50074, 50076, 50078, 50079, 50097, 50129, 50131, 50158, 50187, 53000, 53001, 53002, 53003, 53004, 53005, 53008,
    53009, 53010, 53011, 500121, 530001, 530002, 530003, 530004, 530021, 530031, 530032, 530033, 530035, 530036, 530084,
  ],
  expects: {
    status: { 400: 2.5, 401: 1, 403: 0.15, 404: 0.03, 429: 0.02, 500: 0.05 },
    flow: { ropc: 3, 'device-code': 1.5, 'client-credentials': 0.15, 'managed-identity': 0.1 },
    account: { personal: 0.1, 'app-only': 0.15 },
    changed: { yes: 2 },
    reach: { everything: 0.7, 'some-users': 2, 'some-resources': 1.5, 'some-requests': 1 },
    onset: { 'never-worked': 0.7, 'stopped-suddenly': 3, 'after-a-while': 1 },
    operation: { 'sign-in': 3, read: 0.3, write: 0.2 },
    consent: { 'not-granted': 0.3 },
  },
  reveals: { text: 0.85 },
  links: [
    '/entra/identity-platform/claims-challenge',
    '/entra/identity-platform/v2-conditional-access-dev-guide',
    '/entra/identity/conditional-access/troubleshoot-conditional-access',
  ],
});

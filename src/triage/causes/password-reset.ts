import { defineCause } from './define-cause.ts';

/**
 * A password or an authentication method of a user cannot be changed: it takes a special permission and a directory role.
 * `User-PasswordProfile.ReadWrite.All` exists for users and for apps; without a role above the target it is not enough.
 * @see https://learn.microsoft.com/graph/api/user-update
 * @see https://learn.microsoft.com/graph/api/authenticationmethod-resetpassword
 */
export const passwordReset = defineCause({
  id: 'password-reset',
  actors: ['administrator', 'developer'],
  prior: -1.1,
  proves: ['says-password-change-denied'],
  bits: {
    'changes-password': 6.5,
    'updates-user': 5.3,
    'reads-authentication-methods': 0.5,
    'says-insufficient-privileges': 0.5,
    'sign-in-error': -3,
  },
  expects: {
    status: { 400: 0.1, 401: 0.1, 403: 4, 404: 0.05, 429: 0.05, 500: 0.1 },
    operation: { read: 0.01, write: 0.1, 'sign-in': 0.01, 'password-or-auth-method': 40 },
    service: { directory: 1, 'mail-calendar': 0.05, teams: 0.05, 'files-sites': 0.05, devices: 0.2 },
    account: { personal: 0.1 },
    reach: { 'some-requests': 2, 'some-users': 1.5, everything: 0.3 },
    consent: { granted: 1.5, 'not-granted': 0.4 },
  },
  reveals: { request: 0.6, text: 0.1 },
  links: [
    '/graph/api/user-update',
    '/graph/api/authenticationmethod-resetpassword',
    '/entra/identity/role-based-access-control/permissions-reference',
  ],
});

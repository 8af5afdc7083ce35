import { passwordReset } from '../../../src/triage/causes/password-reset.ts';
import { answered, call, says } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(passwordReset, [
  {
    name: 'is proven by the words that the change is denied',
    evidence: { status: 403, ...says('password-change-denied') },
    verdict: 'proven',
    because: 'says-password-change-denied',
  },
  {
    name: 'is likely when a user is updated with a password profile',
    evidence: { status: 403, ...call('PATCH', '/users/{id}', { changesPassword: true }), ...says('insufficient-privileges') },
    verdict: 'likely',
    because: 'changes-password',
  },
  {
    name: 'is likely for a change of one’s own password',
    evidence: { status: 403, ...call('POST', '/me/changePassword') },
    verdict: 'likely',
    because: 'changes-password',
  },
  {
    name: 'is likely for the answer that a password was to be changed',
    evidence: answered({ status: 403, operation: 'password-or-auth-method' }),
    verdict: 'likely',
    because: 'operation=password-or-auth-method',
  },
  {
    name: 'is possible for any update of a user',
    evidence: { status: 403, ...call('PATCH', '/users/{id}') },
    verdict: 'possible',
    because: 'updates-user',
  },
  {
    name: 'gives way to a missing permission when password methods are only read',
    evidence: {
      status: 403,
      ...call('GET', '/users/{id}/authentication/passwordMethods'),
      ...says('request-authorization-failed'),
    },
    verdict: 'unlikely',
    because: 'reads-authentication-methods',
    rather: 'permission-missing',
  },
  {
    name: 'gives way to an expired token when the sign-in itself failed',
    evidence: { ...answered({ operation: 'password-or-auth-method' }), aadsts: [50173] },
    verdict: 'unlikely',
    rather: 'token-expired',
  },
]);

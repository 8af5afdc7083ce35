import { appCredentials } from '../../../src/triage/causes/app-credentials.ts';
import { answered, says } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(appCredentials, [
  {
    name: 'is proven by the words that the secret is wrong',
    evidence: { status: 401, oauthError: 'invalid_client', ...says('secret-invalid') },
    verdict: 'proven',
    because: 'says-secret-invalid',
  },
  {
    name: 'is proven by the code of an expired secret',
    evidence: { status: 401, aadsts: [7000222] },
    verdict: 'proven',
    because: 7000222,
  },
  {
    name: 'is excluded when Microsoft Graph looked at the permissions in the token',
    evidence: { status: 403, flow: 'client-credentials', ...says('insufficient-privileges') },
    verdict: 'excluded',
    because: 'token-was-accepted',
  },
  {
    name: 'is likely when a daemon stopped suddenly at the sign-in',
    evidence: answered({ status: 401, flow: 'client-credentials', onset: 'stopped-suddenly', operation: 'sign-in' }),
    verdict: 'likely',
    because: 'onset=stopped-suddenly',
  },
  {
    name: 'is only pointed at by a code that has other meanings too',
    evidence: { status: 401, aadsts: [50048] },
    verdict: 'likely',
    because: 50048,
  },
  {
    name: 'gives way to the registration when no secret was sent at all',
    evidence: { status: 401, aadsts: [7000218], oauthError: 'invalid_client', ...says('credential-parameter-missing') },
    verdict: 'unlikely',
    because: 'says-credential-parameter-missing',
    rather: 'app-misconfigured',
  },
  {
    name: 'gives way to an expired token when an API says so',
    evidence: { status: 401, flow: 'client-credentials', ...says('token-lifetime') },
    verdict: 'unlikely',
    rather: 'token-expired',
  },
]);

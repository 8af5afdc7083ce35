import { wrongTenant } from '../../../src/triage/causes/wrong-tenant.ts';
import { answered, says } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(wrongTenant, [
  {
    name: 'is proven by an account that is not in the tenant',
    evidence: says('account-not-in-tenant'),
    verdict: 'proven',
    because: 'says-account-not-in-tenant',
  },
  {
    name: 'is proven by the code of an API that is not in the tenant',
    evidence: { aadsts: [500011] },
    verdict: 'proven',
    because: 500011,
  },
  {
    name: 'is likely but not proven by the code of an app that is not found, which may be a slip of the pen',
    evidence: { status: 400, aadsts: [700016], oauthError: 'unauthorized_client' },
    verdict: 'likely',
    because: 700016,
  },
  {
    name: 'is possible when the identity of the calling app is not found',
    evidence: { status: 401, ...says('caller-identity-not-found') },
    verdict: 'possible',
    because: 'says-caller-identity-not-found',
  },
  {
    name: 'is possible for a guest who cannot sign in',
    evidence: answered({ status: 400, flow: 'auth-code', account: 'guest', operation: 'sign-in' }),
    verdict: 'possible',
  },
  {
    name: 'gives way to a personal account when that is what the code refuses',
    evidence: { status: 400, aadsts: [9002331] },
    verdict: 'unlikely',
    rather: 'personal-account',
  },
  {
    name: 'gives way to the registration when the app does not take sign-ins over /common',
    evidence: { status: 400, ...says('not-supported-over-common') },
    verdict: 'unlikely',
    because: 'says-not-supported-over-common',
    rather: 'app-misconfigured',
  },
]);

import { userAssignment } from '../../../src/triage/causes/user-assignment.ts';
import { answered, says } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(userAssignment, [
  {
    name: 'is proven by the code of a user who is not assigned',
    evidence: { status: 400, aadsts: [50105] },
    verdict: 'proven',
    because: 50105,
  },
  {
    name: 'is proven by the code of an app that is not assigned',
    evidence: { aadsts: [501051] },
    verdict: 'proven',
    because: 501051,
  },
  {
    name: 'is likely when the service says that nobody assigned the caller',
    evidence: { status: 400, oauthError: 'invalid_grant', ...says('not-assigned') },
    verdict: 'likely',
    because: 'says-not-assigned',
  },
  {
    name: 'is likely when some users cannot sign in to an own API',
    evidence: answered({ status: 400, reach: 'some-users', operation: 'sign-in', service: 'own-api' }),
    verdict: 'likely',
    because: 'service=own-api',
  },
  {
    name: 'gives way to missing consent when an administrator must approve',
    evidence: { aadsts: [90094], reach: 'some-users' },
    verdict: 'unlikely',
    rather: 'consent-missing',
  },
  {
    name: 'gives way to a missing licence when some users have no mailbox',
    evidence: { status: 404, reach: 'some-users', ...says('mailbox-not-enabled') },
    verdict: 'unlikely',
    rather: 'user-not-licensed',
  },
]);

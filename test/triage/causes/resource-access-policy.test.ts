import { resourceAccessPolicy } from '../../../src/triage/causes/resource-access-policy.ts';
import { answered, call, says, token } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(resourceAccessPolicy, [
  {
    name: 'is proven by a mailbox outside of the policy of the app',
    evidence: { status: 403, ...says('odata-disabled') },
    verdict: 'proven',
    because: 'says-odata-disabled',
  },
  {
    name: 'is proven by a meeting without an application access policy',
    evidence: { status: 403, ...says('no-application-access-policy') },
    verdict: 'proven',
    because: 'says-no-application-access-policy',
  },
  {
    name: 'is proven by a policy of the tenant for app-only access',
    evidence: { status: 403, ...says('app-only-access-policy') },
    verdict: 'proven',
    because: 'says-app-only-access-policy',
  },
  {
    name: 'is proven by an app that may not create meetings for this user',
    evidence: { status: 403, ...says('not-authorized-on-behalf-of') },
    verdict: 'proven',
    because: 'says-not-authorized-on-behalf-of',
  },
  {
    name: 'is likely when the only permission covers selected sites',
    evidence: { status: 403, ...call('GET', '/sites/{id}/drive'), ...token({ roles: ['Sites.Selected'] }) },
    verdict: 'likely',
    because: 'selected-permission',
  },
  {
    name: 'sees the selected permission that the person says is granted',
    evidence: { status: 403, ...call('GET', '/sites/{id}'), flow: 'client-credentials', granted: ['Sites.Selected'] },
    verdict: 'likely',
    because: 'selected-permission',
  },
  {
    name: 'is possible for meetings without a user',
    evidence: { status: 403, ...call('POST', '/users/{id}/onlineMeetings'), flow: 'client-credentials' },
    verdict: 'possible',
    because: 'meeting-app-only',
  },
  {
    name: 'gives way to a missing permission when privileges are insufficient everywhere',
    evidence: {
      ...call('GET', '/users'),
      ...says('insufficient-privileges'),
      ...answered({ status: 403, flow: 'client-credentials', reach: 'everything' }),
    },
    verdict: 'unlikely',
    because: 'says-insufficient-privileges',
    rather: 'permission-missing',
  },
  {
    name: 'gives way to the user’s own rights when the mailbox of another is read with a user',
    evidence: {
      ...call('GET', '/users/{id}/messages'),
      ...answered({ status: 403, flow: 'auth-code', account: 'work', reach: 'some-resources' }),
    },
    verdict: 'possible',
    rather: 'user-not-privileged',
  },
]);

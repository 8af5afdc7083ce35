import { userNotPrivileged } from '../../../src/triage/causes/user-not-privileged.ts';
import { answered, call, says, token } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(userNotPrivileged, [
  {
    name: 'is proven by the words that only an administrator may do this',
    evidence: { status: 403, ...says('administrators-only') },
    verdict: 'proven',
    because: 'says-administrators-only',
  },
  {
    name: 'is proven by the code of a user who may not register devices',
    evidence: { aadsts: [240001] },
    verdict: 'proven',
    because: 240001,
  },
  {
    name: 'is likely when the token holds the permission and the service still refuses',
    evidence: {
      status: 403,
      required: { anyOf: ['Mail.Read'] },
      ...token({ scp: 'Mail.Read' }),
      ...call('GET', '/users/{id}/messages'),
    },
    verdict: 'likely',
    because: 'required-in-token',
  },
  {
    name: 'is likely when another user’s mailbox is read for a user without a role',
    evidence: {
      ...call('GET', '/users/{id}/messages'),
      ...answered({ status: 403, flow: 'auth-code', role: 'not-admin', consent: 'granted' }),
    },
    verdict: 'likely',
    because: 'mailbox-of-another',
  },
  {
    name: 'is likely for a guest in a team',
    evidence: { status: 403, ...call('GET', '/teams/{id}/channels'), ...token({ scp: 'Channel.ReadBasic.All', acct: 1 }) },
    verdict: 'likely',
    because: 'token-is-guest',
  },
  {
    name: 'is unlikely when the app acts alone',
    evidence: answered({ status: 403, flow: 'client-credentials' }),
    verdict: 'unlikely',
    because: 'app-only',
  },
  {
    name: 'gives way to a missing permission when only a longer name is in the token',
    evidence: {
      status: 403,
      required: { anyOf: ['Mail.Read'] },
      ...token({ scp: 'Mail.ReadBasic' }),
      ...call('GET', '/users/{id}/messages'),
    },
    verdict: 'unlikely',
    rather: 'permission-missing',
  },
  {
    name: 'gives way to an access policy when an app is refused for some mailboxes',
    evidence: { ...call('GET', '/users/{id}/messages'), ...says('odata-disabled'), ...answered({ reach: 'some-resources' }) },
    verdict: 'unlikely',
    rather: 'resource-access-policy',
  },
]);

import { staleToken } from '../../../src/triage/causes/stale-token.ts';
import { answered, call, says, seconds, token } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(staleToken, [
  {
    name: 'is likely when something was changed after the consent',
    evidence: answered({ status: 403, flow: 'managed-identity', consent: 'granted', changed: 'yes' }),
    verdict: 'likely',
    because: 'changed-after-grant',
  },
  {
    name: 'is possible for a managed identity, which keeps its tokens long',
    evidence: answered({ status: 403, flow: 'managed-identity' }),
    verdict: 'possible',
    because: 'flow=managed-identity',
  },
  {
    name: 'is unlikely when nothing was changed',
    evidence: answered({ status: 403, flow: 'managed-identity', changed: 'no' }),
    verdict: 'unlikely',
    because: 'changed=no',
  },
  {
    name: 'is likely when something was changed and the token may be older',
    evidence: {
      ...answered({ status: 403, changed: 'yes', consent: 'granted' }),
      ...token({ scp: 'User.Read', iat: seconds('2025-12-31T22:00:00Z') }),
    },
    verdict: 'likely',
    because: 'token-may-predate-change',
  },
  {
    name: 'gives way to missing consent when the portal shows no grant',
    evidence: answered({ status: 403, flow: 'auth-code', changed: 'yes', consent: 'not-granted' }),
    verdict: 'unlikely',
    because: 'consent=not-granted',
    rather: 'consent-missing',
  },
  {
    name: 'gives way to the user’s own rights when the token already holds the permission',
    evidence: {
      ...call('GET', '/users/{id}/messages'),
      ...token({ scp: 'Mail.Read' }),
      ...answered({ status: 403, consent: 'granted' }),
      required: { anyOf: ['Mail.Read'] },
    },
    verdict: 'unlikely',
    because: 'required-in-token',
    rather: 'user-not-privileged',
  },
  {
    name: 'gives way to an expired token when the lifetime is what the service names',
    evidence: { status: 401, ...says('token-lifetime'), changed: 'yes', consent: 'granted' },
    verdict: 'unlikely',
    rather: 'token-expired',
  },
]);

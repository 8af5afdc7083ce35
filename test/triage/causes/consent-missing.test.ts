import { consentMissing } from '../../../src/triage/causes/consent-missing.ts';
import { answered, call, says, token } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(consentMissing, [
  {
    name: 'is proven by the words that an administrator must approve',
    evidence: says('admin-approval-needed'),
    verdict: 'proven',
    because: 'says-admin-approval-needed',
  },
  {
    name: 'is proven by the code of missing consent',
    evidence: { status: 400, aadsts: [65001], oauthError: 'invalid_grant', suberror: 'consent_required' },
    verdict: 'proven',
    because: 65001,
  },
  {
    name: 'is excluded when the token already holds a needed permission',
    evidence: { status: 403, required: { anyOf: ['Mail.Read'] }, ...token({ scp: 'Mail.Read' }) },
    verdict: 'excluded',
    because: 'required-in-token',
  },
  {
    name: 'is excluded when the token holds what the request needs by published permissions',
    evidence: { status: 403, ...call('GET', '/me/messages'), ...token({ scp: 'Mail.Read' }) },
    verdict: 'excluded',
    because: 'permission-held',
  },
  {
    name: 'is likely when the service says that nobody has consented',
    evidence: { status: 400, oauthError: 'invalid_grant', ...says('consent-required') },
    verdict: 'likely',
    because: 'says-consent-required',
  },
  {
    name: 'is possible when the portal shows no grant',
    evidence: answered({ status: 403, consent: 'not-granted' }),
    verdict: 'possible',
    because: 'consent=not-granted',
  },
  {
    name: 'is only pointed at by a code that has other meanings too',
    evidence: { aadsts: [65004] },
    verdict: 'likely',
    because: 65004,
  },
  {
    name: 'gives way to a missing permission when the token lacks what the service needs',
    evidence: { status: 403, required: { anyOf: ['Mail.ReadWrite'] }, ...token({ scp: 'Mail.Read' }) },
    verdict: 'unlikely',
    rather: 'permission-missing',
  },
  {
    name: 'gives way to a stale token when the grant was just made',
    evidence: answered({ status: 403, flow: 'managed-identity', consent: 'granted', changed: 'yes' }),
    verdict: 'unlikely',
    because: 'consent=granted',
    rather: 'stale-token',
  },
]);

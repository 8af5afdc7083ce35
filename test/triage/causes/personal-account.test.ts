import { personalAccount } from '../../../src/triage/causes/personal-account.ts';
import { answered, call, says, token } from '../evidence.ts';
import { testCause } from './rows.ts';

const tid = '9188040d-6c67-4c5b-b112-36a304b66dad';

testCause(personalAccount, [
  {
    name: 'is proven by an answer of the profile service for personal accounts',
    evidence: { status: 400, ...says('personal-profile-service') },
    verdict: 'proven',
    because: 'says-personal-profile-service',
  },
  {
    name: 'is proven by the code that refuses personal accounts',
    evidence: { aadsts: [500200] },
    verdict: 'proven',
    because: 500200,
  },
  {
    name: 'is excluded when the app acts alone',
    evidence: { status: 404, flow: 'client-credentials' },
    verdict: 'excluded',
    because: 'app-only',
  },
  {
    name: 'is possible when the service says that it does not take personal accounts',
    evidence: { status: 403, ...says('personal-accounts-not-supported') },
    verdict: 'possible',
    because: 'says-personal-accounts-not-supported',
  },
  {
    name: 'is proven by a personal token at a request that published permissions do not open to such accounts',
    evidence: { status: 403, ...call('GET', '/groups'), ...token({ scp: 'Group.Read.All', tid }) },
    verdict: 'proven',
    because: 'personal-token-not-served',
  },
  {
    name: 'is likely with a token of the tenant of personal accounts, but some APIs take them',
    evidence: { status: 400, ...token({ scp: 'Mail.Read', tid }) },
    verdict: 'likely',
    because: 'token-is-personal',
  },
  {
    name: 'is likely with an opaque token',
    evidence: { status: 404, token: { kind: 'opaque-personal' } },
    verdict: 'likely',
    because: 'token-is-opaque-personal',
  },
  {
    name: 'is not proven by the answer that the account is personal',
    evidence: answered({ status: 403, flow: 'auth-code', account: 'personal' }),
    verdict: 'possible',
    because: 'account=personal',
  },
  {
    name: 'gives way to a wrong tenant when the account is not in the tenant at all',
    evidence: { aadsts: [50020], ...says('account-not-in-tenant') },
    verdict: 'unlikely',
    rather: 'wrong-tenant',
  },
  {
    name: 'gives way to a missing licence when a work account has no mailbox',
    evidence: { ...answered({ account: 'work' }), ...call('GET', '/me/messages'), ...says('mailbox-not-enabled') },
    verdict: 'unlikely',
    rather: 'user-not-licensed',
  },
]);

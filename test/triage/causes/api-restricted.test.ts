import { apiRestricted } from '../../../src/triage/causes/api-restricted.ts';
import { answered, call, says } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(apiRestricted, [
  {
    name: 'is proven by a protected API',
    evidence: { status: 403, ...says('protected-api') },
    verdict: 'proven',
    because: 'says-protected-api',
  },
  {
    name: 'is proven by an API that asks for payment',
    evidence: { status: 403, ...says('payment-required') },
    verdict: 'proven',
    because: 'says-payment-required',
  },
  { name: 'is proven by status 402', evidence: { status: 402 }, verdict: 'proven', because: 'status-402' },
  {
    name: 'is likely for messages of a channel without a user',
    evidence: { status: 403, ...call('GET', '/teams/{id}/channels/{id}/messages'), flow: 'client-credentials' },
    verdict: 'likely',
    because: 'teams-messages-app-only',
  },
  {
    name: 'is possible when the system does not allow the action',
    evidence: { status: 403, ...says('not-allowed') },
    verdict: 'possible',
    because: 'says-not-allowed',
  },
  {
    name: 'gives way to a missing role when the service names one',
    evidence: {
      status: 403,
      ...call('GET', '/chats/{id}/messages'),
      flow: 'client-credentials',
      required: { anyOf: ['Chat.Read.All'], present: ['Chat.ReadBasic.All'] },
      ...says('missing-role'),
    },
    verdict: 'unlikely',
    because: 'says-missing-role',
    rather: 'permission-missing',
  },
  {
    name: 'gives way to the user’s membership for messages of a chat with a user',
    evidence: {
      ...call('GET', '/chats/{id}/messages'),
      ...says('user-not-authorized'),
      ...answered({ status: 403, flow: 'auth-code', consent: 'granted' }),
    },
    verdict: 'unlikely',
    rather: 'user-not-privileged',
  },
]);

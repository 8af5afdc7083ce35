import { notAuthorization } from '../../../src/triage/causes/not-authorization.ts';
import { answered, call, says } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(notAuthorization, [
  { name: 'is proven by status 429', evidence: { status: 429 }, verdict: 'proven', because: 'status-429' },
  {
    name: 'is proven by the words of throttling',
    evidence: { status: 503, ...says('throttled') },
    verdict: 'proven',
    because: 'says-throttled',
  },
  {
    name: 'is proven by the code of a passing fault at the sign-in',
    evidence: { aadsts: [90033] },
    verdict: 'proven',
    because: 90033,
  },
  {
    name: 'is likely on a fault of the service',
    evidence: { status: 503 },
    verdict: 'likely',
    because: 'status-5xx',
  },
  {
    name: 'is likely when the object was changed in between',
    evidence: { status: 409, ...says('resource-modified') },
    verdict: 'likely',
    because: 'status-409',
  },
  {
    name: 'is possible when the query is not valid',
    evidence: { status: 400, ...call('GET', '/users'), ...says('query-not-valid') },
    verdict: 'possible',
    because: 'says-query-not-valid',
  },
  {
    name: 'is possible on a 404, which may hide a lack of access',
    evidence: answered({ status: 404 }),
    verdict: 'possible',
  },
  {
    name: 'gives way to a missing mailbox on a 404',
    evidence: { status: 404, ...call('GET', '/users/{id}/messages'), ...says('mailbox-not-enabled') },
    verdict: 'unlikely',
    rather: 'user-not-licensed',
  },
  {
    name: 'gives way to a missing permission when the service misses a scope',
    evidence: { status: 403, ...says('missing-scope', 'internal-error') },
    verdict: 'unlikely',
    because: 'says-missing-scope',
    rather: 'permission-missing',
  },
]);

import { tokenExpired } from '../../../src/triage/causes/token-expired.ts';
import { answered, says, seconds, token } from '../evidence.ts';
import { testCause } from './rows.ts';

const timestamp = '2025-11-03T10:00:00Z';
const ended = token({ scp: 'Mail.Read', exp: seconds('2025-11-03T09:59:59Z') });
const alive = token({ scp: 'Mail.Read', exp: seconds('2025-11-03T10:00:01Z') });

testCause(tokenExpired, [
  {
    name: 'is proven by the words of the service',
    evidence: { status: 401, ...says('token-lifetime') },
    verdict: 'proven',
    because: 'says-token-lifetime',
  },
  {
    name: 'is proven by a grant that was revoked',
    evidence: { status: 400, oauthError: 'invalid_grant', ...says('token-revoked') },
    verdict: 'proven',
    because: 'says-token-revoked',
  },
  {
    name: 'is proven by an end before the time of the error',
    evidence: { ...ended, ids: { timestamp } },
    verdict: 'proven',
    because: 'token-ended-before-error',
  },
  {
    name: 'is proven by a challenge that no longer takes older tokens',
    evidence: { status: 401, challenge: { asks: ['nbf'], notBefore: seconds(timestamp) } },
    verdict: 'proven',
    because: 'challenge-revoked',
  },
  {
    name: 'is proven by the code of an expired refresh token',
    evidence: { aadsts: [700082] },
    verdict: 'proven',
    because: 700082,
  },
  {
    name: 'is excluded while the token lived at the time of the error',
    evidence: { status: 401, ...alive, ids: { timestamp } },
    verdict: 'excluded',
    because: 'token-lived-at-error',
  },
  {
    name: 'is excluded when the service looked at the permissions in the token',
    evidence: { status: 403, ...says('missing-role') },
    verdict: 'excluded',
    because: 'token-was-accepted',
  },
  {
    name: 'is only likelier when the token has ended by now, since the error has no time',
    evidence: { status: 401, ...ended },
    verdict: 'possible',
    because: 'token-ended-by-now',
  },
  {
    name: 'is likely when a 401 comes after a while',
    evidence: answered({ status: 401, onset: 'after-a-while' }),
    verdict: 'likely',
    because: 'onset=after-a-while',
  },
  {
    name: 'is not proven by its words against a token that lived',
    evidence: { ...says('token-lifetime'), ...alive, ids: { timestamp } },
    verdict: 'likely',
    because: 'token-lived-at-error',
  },
  {
    name: 'gives way to the wrong audience when the signature is what the service did not accept',
    evidence: { status: 401, ...says('token-signature') },
    verdict: 'unlikely',
    rather: 'wrong-audience',
  },
]);

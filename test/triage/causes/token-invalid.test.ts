import { tokenInvalid } from '../../../src/triage/causes/token-invalid.ts';
import { answered, says, token } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(tokenInvalid, [
  {
    name: 'is proven by a request without a token',
    evidence: { status: 401, ...says('token-empty') },
    verdict: 'proven',
    because: 'says-token-empty',
  },
  {
    name: 'is proven by a token that the service cannot parse',
    evidence: { status: 401, ...says('token-not-parsed') },
    verdict: 'proven',
    because: 'says-token-not-parsed',
  },
  {
    name: 'is proven by an id token in place of an access token',
    evidence: { status: 401, ...token({ aud: 'app', appid: 'app', nonce: 'n', iss: 'https://sts', exp: 1 }) },
    verdict: 'proven',
    because: 'token-is-id-token',
  },
  { name: 'is proven by the code of a token that is no JWT', evidence: { aadsts: [900161] }, verdict: 'proven', because: 900161 },
  {
    name: 'is excluded when the service looked at the permissions in the token',
    evidence: { status: 403, ...says('missing-scope') },
    verdict: 'excluded',
    because: 'token-was-accepted',
  },
  {
    name: 'is not proven by a text that only happens to be no token',
    evidence: { status: 401, token: { kind: 'malformed', reason: 'no-dots' } },
    verdict: 'likely',
    because: 'token-is-no-token',
  },
  {
    name: 'is possible on a bare 401 that never worked',
    evidence: answered({ status: 401, onset: 'never-worked' }),
    verdict: 'possible',
    because: 'status=401',
  },
  {
    name: 'is not proven by a parse error when the same paste shows that a token was accepted',
    evidence: { status: 403, ...says('token-not-parsed', 'insufficient-privileges') },
    verdict: 'possible',
    because: 'token-was-accepted',
  },
  {
    name: 'gives way to the wrong audience when the token is well formed but meant for another API',
    evidence: { status: 401, ...says('token-not-validated'), ...token({ aud: 'api://own', scp: 'Mail.Read' }) },
    verdict: 'unlikely',
    rather: 'wrong-audience',
  },
]);

import { appMisconfigured } from '../../../src/triage/causes/app-misconfigured.ts';
import { answered, says } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(appMisconfigured, [
  {
    name: 'is proven by a token request without secret and assertion',
    evidence: { status: 401, ...says('credential-parameter-missing') },
    verdict: 'proven',
    because: 'says-credential-parameter-missing',
  },
  {
    name: 'is proven by a redirect URI that is not registered',
    evidence: says('reply-address-mismatch'),
    verdict: 'proven',
    because: 'says-reply-address-mismatch',
  },
  {
    name: 'is proven by a sign-in over /common that the app does not allow',
    evidence: says('not-supported-over-common'),
    verdict: 'proven',
    because: 'says-not-supported-over-common',
  },
  {
    name: 'is proven by an API version that the app does not support',
    evidence: says('api-version-not-supported'),
    verdict: 'proven',
    because: 'says-api-version-not-supported',
  },
  {
    name: 'is proven by the code of the redirect URI',
    evidence: { status: 400, aadsts: [50011] },
    verdict: 'proven',
    because: 50011,
  },
  {
    name: 'is excluded when the service looked at the permissions in the token',
    evidence: { status: 403, ...says('missing-role') },
    verdict: 'excluded',
    because: 'token-was-accepted',
  },
  {
    name: 'is likely when a scope is not valid',
    evidence: { status: 400, oauthError: 'invalid_scope', ...says('scope-not-valid') },
    verdict: 'likely',
    because: 'says-scope-not-valid',
  },
  {
    name: 'is likely when a new password flow cannot sign in',
    evidence: answered({ status: 400, flow: 'ropc', onset: 'never-worked', operation: 'sign-in' }),
    verdict: 'likely',
    because: 'flow=ropc',
  },
  {
    name: 'gives way to missing consent when the code names it',
    evidence: { status: 400, aadsts: [65001], oauthError: 'invalid_grant' },
    verdict: 'unlikely',
    rather: 'consent-missing',
  },
  {
    name: 'gives way to the client secret when that is wrong',
    evidence: { status: 401, aadsts: [7000215], oauthError: 'invalid_client' },
    verdict: 'unlikely',
    rather: 'app-credentials',
  },
]);

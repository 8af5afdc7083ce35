import { conditionalAccess } from '../../../src/triage/causes/conditional-access.ts';
import { answered, says, seconds } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(conditionalAccess, [
  {
    name: 'is proven by a service that asks for multifactor authentication',
    evidence: { status: 400, ...says('multi-factor-required') },
    verdict: 'proven',
    because: 'says-multi-factor-required',
  },
  {
    name: 'is proven by a service that names a policy',
    evidence: { status: 403, ...says('blocked-by-conditional-access') },
    verdict: 'proven',
    because: 'says-blocked-by-conditional-access',
  },
  {
    name: 'is proven by a service that asks for a managed device',
    evidence: says('managed-device-required'),
    verdict: 'proven',
    because: 'says-managed-device-required',
  },
  {
    name: 'is proven by a service that asks for claims',
    evidence: { status: 401, ...says('claims-required') },
    verdict: 'proven',
    because: 'says-claims-required',
  },
  {
    name: 'is proven by a challenge that asks for an authentication context',
    evidence: { status: 401, oauthError: 'insufficient_claims', challenge: { asks: ['acrs'], contexts: ['c1'] } },
    verdict: 'proven',
    because: 'challenge-asks',
  },
  {
    name: 'is proven by the code of a blocked sign-in',
    evidence: { status: 400, aadsts: [53003] },
    verdict: 'proven',
    because: 53003,
  },
  {
    name: 'is likely when interaction is required',
    evidence: { status: 400, oauthError: 'interaction_required', ...says('interaction-required') },
    verdict: 'likely',
    because: 'says-interaction-required',
  },
  {
    name: 'is likely when a password flow stopped suddenly at the sign-in',
    evidence: answered({ status: 400, flow: 'ropc', onset: 'stopped-suddenly', operation: 'sign-in' }),
    verdict: 'likely',
    because: 'onset=stopped-suddenly',
  },
  {
    name: 'gives way to a revoked token when the challenge gives only a time',
    evidence: {
      status: 401,
      oauthError: 'insufficient_claims',
      challenge: { asks: ['nbf'], notBefore: seconds('2025-12-31T23:00:00Z') },
    },
    verdict: 'unlikely',
    rather: 'token-expired',
  },
  {
    name: 'gives way to a client certificate that the token endpoint did not accept',
    evidence: { status: 401, aadsts: [700027] },
    verdict: 'unlikely',
    rather: 'app-credentials',
  },
]);

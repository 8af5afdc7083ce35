import { permissionMissing } from '../../../src/triage/causes/permission-missing.ts';
import { answered, call, says, token } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(permissionMissing, [
  {
    name: 'is proven by a needed permission that only begins like one in the token',
    evidence: { status: 403, required: { anyOf: ['Mail.ReadWrite'] }, ...token({ scp: 'User.Read Mail.Read' }) },
    verdict: 'proven',
    because: 'required-not-in-token',
  },
  {
    name: 'is proven by a needed permission with which one in the token only begins',
    evidence: { status: 403, required: { anyOf: ['Mail.Read'] }, ...token({ scp: 'Mail.ReadWrite' }) },
    verdict: 'proven',
    because: 'required-not-in-token',
  },
  {
    name: 'is proven by what the service needs and saw, without a token',
    evidence: { status: 403, required: { anyOf: ['User.Read.All'], present: ['User.Read'], kind: 'application' } },
    verdict: 'proven',
    because: 'required-not-in-token',
  },
  {
    name: 'is proven by the permissions that the refusal names',
    evidence: { status: 403, required: { anyOf: ['Mail.Read', 'Mail.ReadWrite'] } },
    verdict: 'proven',
    because: 'required-named',
  },
  {
    name: 'is proven by the code of a permission that is not requested',
    evidence: { aadsts: [650057] },
    verdict: 'proven',
    because: 650057,
  },
  {
    name: 'is excluded when the token holds one of the needed permissions',
    evidence: { status: 403, required: { anyOf: ['Mail.ReadBasic', 'Mail.Read'] }, ...token({ scp: 'Mail.Read' }) },
    verdict: 'excluded',
    because: 'required-in-token',
  },
  {
    name: 'is likely when the service finds no scope that fits',
    evidence: { status: 403, ...says('missing-scope') },
    verdict: 'likely',
    because: 'says-missing-scope',
  },
  {
    name: 'is possible on a bare 403',
    evidence: answered({ status: 403 }),
    verdict: 'possible',
    because: 'status=403',
  },
  {
    name: 'is proven by published permissions of which the token holds none',
    evidence: { status: 403, ...call('GET', '/me/messages'), ...token({ scp: 'User.Read' }) },
    verdict: 'proven',
    because: 'permission-lacking',
  },
  {
    name: 'is likely when none of the published permissions is among those that are said to be granted',
    evidence: {
      status: 403,
      ...call('GET', '/groups/{id}/members'),
      ...answered({ flow: 'client-credentials', granted: ['User.Read.All'] }),
    },
    verdict: 'likely',
    because: 'permission-not-granted',
  },
  {
    name: 'gives way to the user’s own rights when the token holds what the request needs',
    evidence: { status: 403, ...call('GET', '/me/messages'), ...token({ scp: 'Mail.Read' }) },
    verdict: 'unlikely',
    rather: 'user-not-privileged',
  },
  {
    name: 'gives way to the wrong type when a delegated permission is granted and the app acts alone',
    evidence: {
      ...answered({ permissionKind: 'delegated', consent: 'granted' }),
      ...token({ roles: ['User.Read.All'] }),
    },
    verdict: 'unlikely',
    rather: 'token-type-mismatch',
  },
  {
    name: 'gives way to missing consent when the service and the portal say so',
    evidence: { ...answered({ status: 403, consent: 'not-granted' }), ...says('consent-required') },
    verdict: 'unlikely',
    rather: 'consent-missing',
  },
]);

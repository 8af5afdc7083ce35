import { tokenTypeMismatch } from '../../../src/triage/causes/token-type-mismatch.ts';
import { answered, call, says, token } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(tokenTypeMismatch, [
  {
    name: 'is proven by an app-only token and a delegated permission',
    evidence: { ...answered({ permissionKind: 'delegated' }), ...token({ roles: ['Mail.Read'] }) },
    verdict: 'proven',
    because: 'kind-differs-from-token',
  },
  {
    name: 'is proven by a delegated token and an application permission',
    evidence: { ...answered({ permissionKind: 'application' }), ...token({ scp: 'Mail.Read' }) },
    verdict: 'proven',
    because: 'kind-differs-from-token',
  },
  {
    name: 'is proven by the words of a service that was called without application permissions',
    evidence: { status: 403, ...says('app-only-without-application-permissions') },
    verdict: 'proven',
    because: 'says-app-only-without-application-permissions',
  },
  {
    name: 'is proven by the code of a token that does not act for an app',
    evidence: { aadsts: [700229] },
    verdict: 'proven',
    because: 700229,
  },
  {
    name: 'is proven by a permission that the token holds as the other kind',
    evidence: {
      status: 403,
      ...call('GET', '/users'),
      ...token({ idtyp: 'app', scp: 'User.Read.All', oid: 'a', sub: 'a' }),
      ...answered({ permissionKind: 'delegated', granted: ['User.Read.All'] }),
    },
    verdict: 'proven',
    because: 'permission-of-other-kind',
  },
  {
    name: 'is likely when the flow has no user and the permission needs one',
    evidence: answered({ status: 403, flow: 'client-credentials', permissionKind: 'delegated' }),
    verdict: 'likely',
    because: 'kind-differs-from-flow',
  },
  {
    name: 'is possible when access is denied to an app and nothing else is known',
    evidence: { status: 403, flow: 'client-credentials', ...says('access-denied-check-credentials') },
    verdict: 'possible',
    because: 'says-access-denied-check-credentials',
  },
  {
    name: 'is unlikely when token and permission are of one type',
    evidence: { ...answered({ status: 403, permissionKind: 'application' }), ...token({ roles: ['Mail.Read'] }) },
    verdict: 'unlikely',
  },
  {
    name: 'gives way to a missing permission when the token is of the right type and holds another one',
    evidence: { status: 403, required: { anyOf: ['Mail.ReadWrite'], kind: 'delegated' }, ...token({ scp: 'Mail.Read' }) },
    verdict: 'unlikely',
    rather: 'permission-missing',
  },
  {
    name: 'gives way to an unsupported app-only call when the service takes no app-only token at all',
    evidence: { ...call('GET', '/me/onenote/notebooks'), flow: 'client-credentials', ...says('app-only-refused') },
    verdict: 'unlikely',
    rather: 'app-only-unsupported',
  },
]);

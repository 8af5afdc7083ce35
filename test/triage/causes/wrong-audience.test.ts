import { wrongAudience } from '../../../src/triage/causes/wrong-audience.ts';
import { answered, call, says, token } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(wrongAudience, [
  {
    name: 'is proven by a token of Azure AD Graph that was sent to Microsoft Graph',
    evidence: { status: 401, ...call('GET', '/me'), ...token({ aud: 'https://graph.windows.net/', scp: 'User.Read' }) },
    verdict: 'proven',
    because: 'audience-is-other',
  },
  {
    name: 'is proven by a token of the global cloud that was sent to a national one',
    evidence: {
      request: { method: 'GET', host: 'graph.microsoft.us', cloud: 'us-gov', path: '/me' },
      ...token({ scp: 'User.Read' }),
    },
    verdict: 'proven',
    because: 'audience-is-other',
  },
  {
    name: 'is proven by the words of the service',
    evidence: { status: 401, ...says('audience-invalid') },
    verdict: 'proven',
    because: 'says-audience-invalid',
  },
  {
    name: 'is proven by the code of an audience that is not allowed',
    evidence: { aadsts: [500102] },
    verdict: 'proven',
    because: 500102,
  },
  {
    name: 'is excluded by the audience of the called API, whatever its case and last slash',
    evidence: { status: 401, ...call('GET', '/me'), ...token({ aud: 'https://Graph.Microsoft.com/', scp: 'User.Read' }) },
    verdict: 'excluded',
    because: 'audience-is-called-api',
  },
  {
    name: 'is excluded by the application id of Microsoft Graph',
    evidence: { status: 401, ...call('GET', '/me'), ...token({ aud: '00000003-0000-0000-c000-000000000000', scp: 'User.Read' }) },
    verdict: 'excluded',
    because: 'audience-is-called-api',
  },
  {
    name: 'is likely but not proven while the called host is not known',
    evidence: { status: 401, ...token({ aud: 'api://own', scp: 'access_as_user' }) },
    verdict: 'likely',
    because: 'audience-is-not-graph',
  },
  {
    name: 'is possible on a bare 401',
    evidence: answered({ status: 401 }),
    verdict: 'possible',
    because: 'status=401',
  },
  {
    name: 'is not proven by an own audience at an own API',
    evidence: {
      status: 401,
      request: { method: 'GET', host: 'api.contoso.example', path: '/orders' },
      ...token({ aud: 'api://own', scp: 'access_as_user' }),
    },
    verdict: 'likely',
    because: 'host-is-not-graph',
  },
  {
    name: 'gives way to an invalid token when the service cannot parse it at all',
    evidence: { status: 401, ...says('token-not-parsed', 'token-not-validated') },
    verdict: 'unlikely',
    rather: 'token-invalid',
  },
]);

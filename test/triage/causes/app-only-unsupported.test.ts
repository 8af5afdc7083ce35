import { appOnlyUnsupported } from '../../../src/triage/causes/app-only-unsupported.ts';
import { answered, call, says, token } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(appOnlyUnsupported, [
  {
    name: 'is proven by the words that /me needs a user',
    evidence: { status: 400, ...says('me-needs-delegated') },
    verdict: 'proven',
    because: 'says-me-needs-delegated',
  },
  {
    name: 'is proven by the words that app-only is refused',
    evidence: { status: 403, ...says('app-only-refused') },
    verdict: 'proven',
    because: 'says-app-only-refused',
  },
  {
    name: 'is proven by /me without a user',
    evidence: { ...call('GET', '/me/messages'), ...token({ roles: ['Mail.Read'] }) },
    verdict: 'proven',
    because: 'me-without-user',
  },
  {
    name: 'is excluded when a user is signed in',
    evidence: { status: 403, ...call('GET', '/me/messages'), ...token({ scp: 'Mail.Read' }) },
    verdict: 'excluded',
    because: 'delegated',
  },
  {
    name: 'takes the token for truer than the flow that was answered',
    evidence: { ...call('GET', '/me/messages'), ...answered({ flow: 'client-credentials' }), ...token({ scp: 'Mail.Read' }) },
    verdict: 'excluded',
    because: 'delegated',
  },
  {
    name: 'is likely for OneNote without a user',
    evidence: { status: 403, ...call('GET', '/users/{id}/onenote/notebooks'), flow: 'client-credentials' },
    verdict: 'likely',
    because: 'onenote-app-only',
  },
  {
    name: 'is possible for a search of sites without a user',
    evidence: { status: 403, ...call('GET', '/sites', { query: ['search'] }), flow: 'client-credentials' },
    verdict: 'possible',
    because: 'site-search-app-only',
  },
  {
    name: 'is not proven by words that the token contradicts',
    evidence: { ...says('me-needs-delegated'), ...token({ scp: 'Mail.Read' }) },
    verdict: 'likely',
    because: 'delegated',
  },
  {
    name: 'gives way to a protected API for channel messages without a user',
    evidence: {
      status: 403,
      ...call('GET', '/teams/{id}/channels/{id}/messages'),
      flow: 'client-credentials',
      ...says('protected-api'),
    },
    verdict: 'unlikely',
    rather: 'api-restricted',
  },
]);

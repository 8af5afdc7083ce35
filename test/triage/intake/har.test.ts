import assert from 'node:assert/strict';
import { intake } from '../../../src/triage/intake/index.ts';
import { tokenOf } from '../tokens.ts';
import { APP, BODY, call, evidenceOf, failuresOf, holds, NOW, REQUEST_ID, requests, responses } from './read.ts';

const URL = 'https://graph.microsoft.com/v1.0';
const GRAPH = tokenOf({ aud: 'https://graph.microsoft.com', scp: 'User.Read', exp: 1 });
const SITE = tokenOf({ aud: 'https://contoso.sharepoint.com', scp: 'Sites.Read.All', exp: 1 });

interface Call {
  readonly token?: string;
  readonly sent?: string;
  readonly received?: string;
}
function entry(method: string, url: string, status: number, { token, sent, received = '' }: Call = {}) {
  const headers = token === undefined ? [] : [{ name: 'Authorization', value: `Bearer ${token}` }];
  return {
    request: { method, url, headers, ...(sent !== undefined && { postData: { text: sent } }) },
    response: { status, headers: [{ name: 'request-id', value: REQUEST_ID }], content: { text: received } },
  };
}
const har = (...entries: readonly unknown[]) => JSON.stringify({ log: { version: '1.2', entries } });

describe('HAR files in a paste', () => {
  const refused = entry('GET', `${URL}/users`, 403, { token: GRAPH, received: BODY });
  it('give their failed entries only', () => {
    const failures = failuresOf(har(entry('GET', `${URL}/me`, 200), refused, entry('GET', `${URL}/groups`, 404)));
    assert.deepEqual(
      failures.map(({ status, request }) => [status, request?.path]),
      [
        [403, '/users'],
        [404, '/groups'],
      ],
    );
  });

  it('give each entry its own token', () => {
    const { token } = evidenceOf(har(entry('GET', 'https://contoso.sharepoint.com/x', 200, { token: SITE }), refused));
    assert.deepEqual(token?.kind === 'access-token' && token.claims.aud, ['https://graph.microsoft.com']);
  });

  it('leave out what else failed on the page', () =>
    assert.equal(failuresOf(har(entry('GET', 'https://fonts.example/x.woff', 404), refused)).length, 1));

  it('keep what failed when no call went to Graph', () =>
    assert.equal(failuresOf(har(entry('GET', 'https://api.contoso.example/x', 403))).length, 1));

  it('are read entry by entry', () =>
    holds(evidenceOf(JSON.stringify(refused)), { status: 403, request: call('GET', '/users'), ids: { requestId: REQUEST_ID } }));

  it('read answers in base64', () => {
    const content = { text: Buffer.from(BODY).toString('base64'), encoding: 'base64' };
    const text = har({ ...refused, response: { ...refused.response, content } });
    assert.equal(evidenceOf(text).graphError?.code, 'Authorization_RequestDenied');
  });

  it('read the batches in them', () => {
    const text = har(
      entry('POST', `${URL}/$batch`, 200, { sent: JSON.stringify(requests), received: JSON.stringify(responses) }),
    );
    assert.deepEqual(
      failuresOf(text).map(({ status, request }) => [status, request]),
      [[403, call('PATCH', '/users/{id}')]],
    );
  });

  it('take flow and app from the one sign-in that succeeded', () => {
    const sent = `grant_type=client_credentials&client_id=${APP}`;
    const signIn = entry('POST', 'https://login.microsoftonline.com/common/oauth2/v2.0/token', 200, { sent, received: '{}' });
    holds(evidenceOf(har(signIn, refused)), { flow: 'client-credentials', app: APP, status: 403 });
    assert.equal(evidenceOf(har(signIn, signIn, refused)).flow, undefined);
  });

  it('are nothing when all went well', () => assert.equal(intake(har(entry('GET', `${URL}/me`, 200)), NOW).kind, 'nothing'));
});

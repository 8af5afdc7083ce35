import assert from 'node:assert/strict';
import type { Evidence } from '../../../src/triage/evidence.ts';
import { intake } from '../../../src/triage/intake/index.ts';
import { tokenOf } from '../tokens.ts';
import { APP, BODY, call, evidenceOf, failuresOf, holds, NOW, OTHER_ID, REQUEST_ID } from './read.ts';

const URL = 'https://graph.microsoft.com/v1.0';
const NOT_FOUND = '{"error":{"code":"Request_ResourceNotFound","message":"x"}}';
describe('dumps of one call', () => {
  const rows: readonly (readonly [string, string, Evidence])[] = [
    [
      'HTTP/1.1',
      `GET /v1.0/users HTTP/1.1\nHost: graph.microsoft.com\n\nHTTP/1.1 403 Forbidden\nrequest-id: ${REQUEST_ID}\n\n${BODY}`,
      { status: 403, request: call('GET', '/users'), ids: { requestId: REQUEST_ID } },
    ],
    [
      'HTTP/2 of cURL',
      `> GET /v1.0/me HTTP/2\n> Host: graph.microsoft.com\n> \n< HTTP/2 401 \n< request-id: ${REQUEST_ID}`,
      { status: 401, request: call('GET', '/me') },
    ],
    [
      'HTTP/2 with its own headers',
      ':authority: graph.microsoft.com\n:method: PATCH\n:path: /v1.0/users/jdoe\n:scheme: https\n\n:status: 403',
      { status: 403, request: call('PATCH', '/users/{id}') },
    ],
    [
      'Fiddler',
      `PUT ${URL}/me/photo HTTP/1.1\nHost: graph.microsoft.com\n\nHTTP/1.1 404 Not Found\nDate: Thu, 05 Mar 2026 10:00:00 GMT`,
      { status: 404, request: call('PUT', '/me/photo'), ids: { timestamp: '2026-03-05T10:00:00.000Z' } },
    ],
    [
      'Charles',
      `URL\t${URL}/me\nStatus\tComplete\nResponse Code\t403 \nProtocol\tHTTP/1.1\nMethod\tPATCH`,
      { status: 403, request: call('PATCH', '/me') },
    ],
    [
      'the console of Postman',
      `GET ${URL}/users\n403\n412 ms\nRequest Headers\nUser-Agent: PostmanRuntime\nResponse Body\n${BODY}`,
      { status: 403, request: call('GET', '/users') },
    ],
    [
      'the developer tools of a browser',
      `Request URL: ${URL}/me\nRequest Method: DELETE\nStatus Code: 403 Forbidden`,
      { status: 403, request: call('DELETE', '/me') },
    ],
    [
      'the same with lines between',
      `Request URL\n${URL}/me\nRequest Method\nPOST\nStatus Code\n403 Forbidden`,
      { status: 403, request: call('POST', '/me') },
    ],
    [
      'HttpRequestMessage of .NET',
      `Method: PATCH, RequestUri: '${URL}/users/jdoe', Version: 1.1\nStatusCode: 403, ReasonPhrase: 'Forbidden'`,
      { status: 403, request: call('PATCH', '/users/{id}') },
    ],
    [
      'Axios',
      `AxiosError: Request failed with status code 403\n  config: {\n    method: 'patch',\n    url: '${URL}/me'\n  }`,
      { status: 403, request: call('PATCH', '/me') },
    ],
  ];
  for (const [title, text, expected] of rows) it(`are read: ${title}`, () => holds(evidenceOf(text), expected));
});

describe('several calls in a text', () => {
  const rows: readonly (readonly [string, string, readonly Evidence[]])[] = [
    [
      'dumps, of which one succeeded',
      `GET ${URL}/me HTTP/1.1\n\nHTTP/1.1 200 OK\n\n{"id":"x"}\n\nGET ${URL}/users HTTP/1.1\n\nHTTP/1.1 403 Forbidden`,
      [{ status: 403, request: call('GET', '/users') }],
    ],
    [
      'lines of a log',
      `[2026-03-05 10:00:01] GET ${URL}/me 200\n[2026-03-05 10:00:02] GET ${URL}/users 403\n[2026-03-05 10:00:03] PATCH ${URL}/groups/x - 404`,
      [
        { status: 403, request: call('GET', '/users') },
        { status: 404, request: call('PATCH', '/groups/{id}') },
      ],
    ],
    [
      'commands with their answers',
      `$ curl ${URL}/me\n${BODY}\n$ curl -X POST ${URL}/users -d x\n${NOT_FOUND}`,
      [{ request: call('GET', '/me') }, { request: call('POST', '/users') }],
    ],
    [
      'errors of cmdlets',
      `Get-MgUser_List: x\n\nStatus: 403 (Forbidden)\nrequest-id  : ${REQUEST_ID}\n\nGet-MgGroup_Get: y\n\nStatus: 404 (NotFound)\nrequest-id  : ${OTHER_ID}`,
      [
        { status: 403, ids: { requestId: REQUEST_ID } },
        { status: 404, ids: { requestId: OTHER_ID } },
      ],
    ],
    [
      'bodies',
      `${BODY}\n${NOT_FOUND}`,
      [
        { graphError: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.' } },
        { graphError: { code: 'Request_ResourceNotFound', message: 'x' } },
      ],
    ],
    [
      'one that is told twice',
      `GET ${URL}/me HTTP/1.1\n\nHTTP/1.1 403 Forbidden\n\n${BODY}\n\nThe exception:\n${BODY}`,
      [{ status: 403, request: call('GET', '/me') }],
    ],
    [
      'one behind an interim answer',
      `POST ${URL}/me HTTP/1.1\n\nHTTP/1.1 100 Continue\n\nHTTP/1.1 403 Forbidden`,
      [{ status: 403, request: call('POST', '/me') }],
    ],
    [
      'one behind a proxy',
      `> POST /v1.0/me HTTP/1.1\n< HTTP/1.1 200 Connection established\n< HTTP/1.1 403 Forbidden`,
      [{ status: 403, request: call('POST', '/me') }],
    ],
    ['none in a list of requests', `GET ${URL}/me\nGET ${URL}/users`, []],
  ];
  for (const [title, text, expected] of rows)
    it(`are ${title}`, () => {
      const failures = failuresOf(text);
      assert.equal(failures.length, expected.length);
      for (const [index, failure] of failures.entries()) holds(failure, expected[index] ?? {});
    });

  it('share what stands behind them', () => {
    const text = `GET ${URL}/me HTTP/1.1\n\nHTTP/1.1 403 Forbidden\n\n${BODY}\n\nGET ${URL}/x HTTP/1.1\n\nHTTP/1.1 404 Not Found\n\n${NOT_FOUND}\n\ngrant_type=client_credentials`;
    const read = intake(text, NOW);
    assert.ok(read.kind === 'read');
    assert.equal(read.evidence.flow, 'client-credentials');
    assert.deepEqual(
      read.failures.map(({ flow }) => flow),
      [undefined, undefined],
    );
    assert.equal(read.around.flow, 'client-credentials');
  });

  it('take flow, app and token from the one sign-in before them', () => {
    const token = tokenOf({ aud: 'https://graph.microsoft.com', scp: 'User.Read', exp: 1 });
    const signIn = `POST https://login.microsoftonline.com/common/oauth2/v2.0/token HTTP/1.1\n\ngrant_type=client_credentials&client_id=${APP}\n\nHTTP/1.1 200 OK\n\n{"access_token":"${token}"}`;
    const evidence = evidenceOf(`${signIn}\n\nGET ${URL}/me HTTP/1.1\n\nHTTP/1.1 403 Forbidden`);
    holds(evidence, { status: 403, flow: 'client-credentials', app: APP, request: call('GET', '/me') });
    assert.equal(evidence.token?.kind, 'access-token');
  });

  it('do not take the token of another call', () => {
    const token = tokenOf({ aud: 'https://contoso.example', scp: 'x', exp: 1 });
    const other = `GET https://contoso.example/x HTTP/1.1\nAuthorization: Bearer ${token}\n\nHTTP/1.1 200 OK`;
    assert.equal(evidenceOf(`${other}\n\nGET ${URL}/me HTTP/1.1\n\nHTTP/1.1 403 Forbidden`).token, undefined);
  });
});

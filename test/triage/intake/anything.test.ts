import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { intake } from '../../../src/triage/intake/index.ts';
import { base64url, tokenOf } from '../tokens.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');

describe('intake of anything', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.webUrl({ withQueryParameters: true }),
    fc.constantFrom(
      '{"error":',
      '"message":"',
      "{'",
      '\\"',
      'Bearer ',
      'eyJ',
      'claims="',
      'AADSTS',
      '<at>',
      '&#x27;',
      "users('",
      'code=',
      '-----BEGIN ',
      '{"responses":[{"id":1,"status":403,"body":',
      '{"log":{"entries":[{"request":{"url":"x"},"response":{"headers":[],"status":403',
      'curl -X ',
      'Get-MgUser: ',
      '\nGET https://graph.microsoft.com/v1.0/me 403\n',
      '\nHTTP/2 404\n',
      "application '",
      'az login -p ',
      '"cookies":[{',
      "API requires one of '",
      '%40',
      'HTTP/1.1 ',
    ),
  );

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        assert.ok(['read', 'nothing', 'empty'].includes(intake(parts.join(''), NOW).kind));
      }),
      { numRuns: 500 },
    );
  });

  const wraps: readonly ((token: string) => string)[] = [
    (token) => token,
    (token) => `Bearer ${token}`,
    (token) => `curl -H "Authorization: Bearer ${token}" 'https://graph.microsoft.com/v1.0/me'`,
    (token) => `GET https://graph.microsoft.com/v1.0/users/${token}/messages?${token}=${token}`,
    (token) => `https://graph.microsoft.com/v1.0/me?access_token=${token}#${token}`,
    (token) => `https://${token}.example/v1.0/me`,
    (token) =>
      JSON.stringify({ error: { code: token, message: `got ${token}`, innerError: { 'request-id': token, date: token } } }),
    (token) => JSON.stringify({ error: { code: 'Forbidden', message: JSON.stringify({ Message: token }) } }),
    (token) => JSON.stringify({ error: token, suberror: token, claims: `{"access_token":{"${token}":{"value":"${token}"}}}` }),
    (token) =>
      JSON.stringify({
        log: {
          entries: [
            {
              request: { headers: [{ name: 'Authorization', value: `Bearer ${token}` }], cookies: [{ name: 'a', value: token }] },
            },
          ],
        },
      }),
    (token) => `WWW-Authenticate: Bearer claims="${base64url({ access_token: { acrs: { value: token } } })}"`,
    (token) => `x-ms-ags-diagnostic: {"ServerInfo":{"DataCenter":"${token}"}}`,
    (token) => `API requires one of '${token}'. Scopes on the request '${token}'`,
    (token) => `{"aud":"https://graph.microsoft.com","${token}":1,"access":"${token}"}`,
    (token) => `ErrorCode: Forbidden\nMessage: ${token}`,
    (token) => `requested ${token.replace(/.{70}/g, '$&\n')}\n403 Forbidden`,
    (token) => `Message: ${token.split('.').slice(0, 2).join('.')}`,
    (token) => `Invoke-RestMethod -Uri "https://graph.microsoft.com/v1.0/me" -Headers @{Authorization="Bearer ${token}"}`,
    (token) =>
      `fetch("https://graph.microsoft.com/v1.0/me?t=${token}", {"headers":{"authorization":"Bearer ${token}"},"body":"${token}"})`,
    (token) => `Get-MgUser_List: ${token}\n\nStatus: 403 (Forbidden)\nErrorCode: ${token}\nrequest-id   : ${token}`,
    (token) => `ODataError: Got ${token}\ncode: '${token}'`,
    (token) => `AADSTS700016: Application with identifier '${token}' was not found in the directory '${token}'`,
    (token) =>
      `POST https://login.microsoftonline.com/${token}/oauth2/v2.0/token\n\nclient_id=${token}&client_assertion=${token}`,
    (token) => `client.api('/users/${token}').version('beta').get()`,
    (token) =>
      `GET /v1.0/me HTTP/1.1\nAuthorization: Bearer ${token}\n\nHTTP/1.1 403 ${token}\n\nPUT /v1.0/${token} HTTP/1.1\n\nHTTP/1.1 404`,
    (token) =>
      JSON.stringify({
        requests: [
          { id: token, method: 'GET', url: `/users/${token}`, headers: { Authorization: `Bearer ${token}` }, body: token },
        ],
        responses: [{ id: token, status: 403, headers: { Location: token }, body: { error: { code: token, message: token } } }],
      }),
    (token) => {
      const headers = [{ name: 'Authorization', value: `Bearer ${token}` }];
      const url = `https://graph.microsoft.com/v1.0/me?x=${token}`;
      const content = {
        text: Buffer.from(`{"error":{"code":"${token}","message":"${token}"}}`).toString('base64'),
        encoding: 'base64',
      };
      const request = { method: token, url, headers, cookies: headers, postData: { text: `assertion=${token}` } };
      return JSON.stringify({ log: { entries: [{ request, response: { status: 401, statusText: token, headers, content } }] } });
    },
  ];

  it('holds no token that was planted', () => {
    const canary = fc
      .record({ name: fc.string(), id: fc.uuid(), n: fc.integer() })
      .map((payload) => tokenOf({ sub: 'canary', ...payload }));
    fc.assert(
      fc.property(canary, fc.constantFrom(...wraps), fc.constantFrom(...wraps), (token, one, other) => {
        const answer = JSON.stringify(intake(`${one(token)}\n${other(token)}`, NOW));
        for (const part of token.split('.')) assert.ok(!answer.includes(part.slice(0, 24)), answer);
      }),
      { numRuns: 1000 },
    );
  });

  it('holds no person that was named', () => {
    const texts = [
      '{"error":{"code":"Request_ResourceNotFound","message":"Resource canary@contoso.example does not exist"}}',
      'GET https://graph.microsoft.com/v1.0/users/canary/messages?$filter=name eq canary 404',
      "https://graph.microsoft.com/v1.0/users('canary@contoso.example')/drive/root:/canary.docx:/content",
      "AADSTS50020: User account 'canary@outlook.example' from identity provider 'live.com' does not exist in tenant 'canary'",
      '{"aud":"x","upn":"canary@contoso.example","name":"canary","given_name":"canary","unique_name":"canary"}',
      'GET https://canary.sharepoint.com/_api/web 401',
    ];
    for (const text of texts) assert.doesNotMatch(JSON.stringify(intake(text, NOW)), /canary/, text);
  });
});

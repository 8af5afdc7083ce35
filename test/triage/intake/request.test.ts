import assert from 'node:assert/strict';
import { findRequest } from '../../../src/triage/intake/request.ts';

const ME = { host: 'graph.microsoft.com', cloud: 'global', version: 'v1.0', path: '/me' };

describe('findRequest', () => {
  const rows: readonly (readonly [string, string, object | undefined])[] = [
    ['a URL', 'https://graph.microsoft.com/v1.0/me', ME],
    ['a line of a request', 'GET https://graph.microsoft.com/v1.0/me', { method: 'GET', ...ME }],
    ['a line with a bar', 'POST | https://graph.microsoft.com/v1.0/me HTTP/2.0', { method: 'POST', ...ME }],
    ['a quoted line', 'sent "GET https://graph.microsoft.com/v1.0/me" and failed', { method: 'GET', ...ME }],
    ['a quoted URL', "curl -X PATCH 'https://graph.microsoft.com/v1.0/me'", { method: 'PATCH', ...ME }],
    ['a URL in a sentence', 'Calling (https://graph.microsoft.com/v1.0/me), then', ME],
    ['a URL at the end of a sentence', 'for url: https://graph.microsoft.com/v1.0/me.', ME],
    [
      'a URL with OData quotes',
      "GET https://graph.microsoft.com/v1.0/users('jdoe')/manager 403",
      { method: 'GET', ...ME, path: '/users/{id}/manager' },
    ],
    ['a relative path with a method', 'GET /me', { method: 'GET', host: ME.host, cloud: ME.cloud, path: '/me' }],
    ['a relative path with a version', 'all calendars (/v1.0/me) fail', ME],
    [
      'a dump with a host',
      'GET /v1.0/me HTTP/1.1\nHost: graph.microsoft.us',
      { method: 'GET', host: 'graph.microsoft.us', cloud: 'us-gov', version: 'v1.0', path: '/me' },
    ],
    [
      'the one with a method of several',
      'see https://graph.microsoft.com/v1.0/users\nGET https://graph.microsoft.com/v1.0/me',
      { method: 'GET', ...ME },
    ],
    ['Graph before others', 'GET https://api.contoso.example/x then https://graph.microsoft.com/v1.0/me', ME],
    [
      'another API by its method',
      'GET https://graph.windows.net/myorganization/users?api-version=1.6',
      { method: 'GET', host: 'graph.windows.net', path: '/myorganization/users', query: ['api-version'] },
    ],
    ['another API alone', 'https://outlook.office.com/api/v2.0/me', { host: 'outlook.office.com', path: '/api/{id}/me' }],
    ['no scope', 'scope=https://graph.microsoft.com/.default https://graph.microsoft.com/User.Read', undefined],
    ['no audience', "aud 'https://graph.microsoft.com/' or https://graph.microsoft.com", undefined],
    ['no token endpoint', 'POST https://login.microsoftonline.com/t/oauth2/v2.0/token', undefined],
    ['no link', 'see https://aka.ms/x, https://learn.microsoft.com/graph/errors', undefined],
    ['no internal URL in a message', "matches the request URI 'https://outlook.office365.com:444/profile/v1.0/x'", undefined],
    ['a changed password without a request', 'Update-MgUserPassword', { changesPassword: true }],
    [
      'a password profile',
      'PATCH https://graph.microsoft.com/v1.0/me {"passwordProfile":{}}',
      { method: 'PATCH', ...ME, changesPassword: true },
    ],
    [
      'no change in a query',
      'GET https://graph.microsoft.com/v1.0/me?$select=passwordProfile',
      { method: 'GET', ...ME, query: ['$select'] },
    ],
    ['nothing', 'GET better soon', undefined],
    [
      'a file whose path holds spaces',
      'PUT https://graph.microsoft.com/v1.0/me/drive/root:/my folder/a b.docx:/content failed',
      { method: 'PUT', ...ME, path: '/me/drive/root:/{path}:/content' },
    ],
    [
      'a file at the end of a sentence about another',
      'PUT https://graph.microsoft.com/v1.0/me/drive/root:/a.docx failed, see https://contoso.example/content',
      { method: 'PUT', ...ME, path: '/me/drive/root:/{path}' },
    ],
    [
      'a query that PowerShell escapes',
      'GET https://graph.microsoft.com/v1.0/me?`$select=id',
      { method: 'GET', ...ME, query: ['$select'] },
    ],
    [
      'a call of the JavaScript SDK',
      "client.api('/users/jdoe').version('beta').update(x)",
      { method: 'PATCH', ...ME, version: 'beta', path: '/users/{id}' },
    ],
  ];
  for (const [title, text, expected] of rows) it(`reads ${title}`, () => assert.deepEqual(findRequest(text), expected));
});

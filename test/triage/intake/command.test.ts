import type { Evidence } from '../../../src/triage/evidence.ts';
import { call, evidenceOf, holds, OTHER_ID, PRIVILEGES, REQUEST_ID } from './read.ts';

const URL = 'https://graph.microsoft.com/v1.0';
const BEARER = 'Bearer $TOKEN';

describe('commands in a paste', () => {
  const methods: readonly (readonly [string, string, string, string])[] = [
    ['cURL that names it first', `curl -X PATCH '${URL}/users/jdoe' -H 'Authorization: ${BEARER}'`, 'PATCH', '/users/{id}'],
    ['cURL that names it last', `curl "${URL}/me/sendMail" -H "Authorization: ${BEARER}" --request POST`, 'POST', '/me/sendMail'],
    ['cURL without a space', `curl -XDELETE -H "Authorization: ${BEARER}" ${URL}/groups/${REQUEST_ID}`, 'DELETE', '/groups/{id}'],
    ['cURL with data', `curl ${URL}/me/events -H 'Authorization: ${BEARER}' --data-raw '{"subject":"x"}'`, 'POST', '/me/events'],
    ['cURL with data and a method', `curl ${URL}/me -d @x.json -X PATCH`, 'PATCH', '/me'],
    ['cURL without data', `curl -s -H "Authorization: ${BEARER}" ${URL}/me`, 'GET', '/me'],
    ['cURL on several lines', `curl '${URL}/me/events' \\\n  -H 'Accept: */*' \\\n  -d '{\n"a":1}'\n403`, 'POST', '/me/events'],
    ['cURL whose backslashes were lost', `curl ${URL}/me/events\n  -X POST\n  -H "Accept: */*"`, 'POST', '/me/events'],
    ['cURL of cmd', `curl ^"${URL}/me/sendMail^" ^\n  -X ^"POST^" ^\n  --data-raw ^"^{^}^"`, 'POST', '/me/sendMail'],
    [
      'cURL of PowerShell',
      `curl.exe -X PUT \`\n -H "Authorization: ${BEARER}" \`\n "${URL}/me/photo/$value"`,
      'PUT',
      '/me/photo/$value',
    ],
    ['Invoke-RestMethod', `Invoke-RestMethod -Uri "${URL}/users" -Headers @{A="b"} -Method Patch`, 'PATCH', '/users'],
    ['Invoke-RestMethod without it', `Invoke-RestMethod -Headers $headers -Uri "${URL}/users"`, 'GET', '/users'],
    ['Invoke-WebRequest', `Invoke-WebRequest -Uri "${URL}/me" \`\n-Headers @{\n"a"="b"\n} \`\n-Method "POST"`, 'POST', '/me'],
    [
      'Invoke-MgGraphRequest',
      `Invoke-MgGraphRequest -Method DELETE -Uri "v1.0/groups/${REQUEST_ID}/members/x/\`$ref"`,
      'DELETE',
      '/groups/{id}/members/{id}/$ref',
    ],
    ['az rest', `az rest --method patch -u ${URL}/applications/${REQUEST_ID} --body '{}'`, 'PATCH', '/applications/{id}'],
    ['az rest without it', `az rest --url ${URL}/users`, 'GET', '/users'],
    [
      'fetch',
      `fetch("${URL}/me/sendMail", {\n  "headers": {"a": "b"},\n  "body": "{}",\n  "method": "POST"\n});`,
      'POST',
      '/me/sendMail',
    ],
    ['the JavaScript SDK', "await client.api('/me/messages').top(5).post(mail);", 'POST', '/me/messages'],
  ];
  for (const [title, text, method, path] of methods)
    it(`tell the method: ${title}`, () => holds(evidenceOf(text), { request: call(method, path) }));

  it('leave the next command alone', () =>
    holds(evidenceOf(`curl ${URL}/me\n\ncurl -X POST https://api.contoso.example/x`), { request: call('GET', '/me') }));
});

describe('errors of command lines', () => {
  const cmdlet = `Get-MgUser_List: ${PRIVILEGES}\n\nStatus: 403 (Forbidden)\nErrorCode: Authorization_RequestDenied\nDate: 2026-03-05T10:00:00\n\nHeaders:\nTransfer-Encoding             : chunked\nrequest-id                    : ${REQUEST_ID}\nclient-request-id             : ${OTHER_ID}\nx-ms-ags-diagnostic           : {"ServerInfo":{"DataCenter":"West Europe","Ring":"5"}}\nDate                          : Thu, 05 Mar 2026 10:00:00 GMT`;
  const windows = `Get-MgUser : ${PRIVILEGES}\nAt line:1 char:1\n+ Get-MgUser -All\n    + CategoryInfo          : InvalidOperation: ({ x }) [Get-MgUser_List1], RestException\`1\n    + FullyQualifiedErrorId : Authorization_RequestDenied,Microsoft.Graph.PowerShell.Cmdlets.GetMgUser_List1`;
  const denied = { code: 'Authorization_RequestDenied', message: PRIVILEGES };
  const rows: readonly (readonly [string, string, Evidence])[] = [
    ['a cmdlet: the status', cmdlet, { status: 403 }],
    ['a cmdlet: code and message', cmdlet, { graphError: denied }],
    [
      'a cmdlet: the ids of its table of headers',
      cmdlet,
      {
        ids: {
          requestId: REQUEST_ID,
          clientRequestId: OTHER_ID,
          timestamp: '2026-03-05T10:00:00.000Z',
          diagnostic: '{"ServerInfo":{"DataCenter":"West Europe","Ring":"5"}}',
        },
      },
    ],
    ['a cmdlet of Windows PowerShell', windows, { graphError: denied }],
    [
      'Invoke-MgGraphRequest',
      `Invoke-MgGraphRequest: GET ${URL}/users\nHTTP/2.0 403 Forbidden\nrequest-id: ${REQUEST_ID}`,
      { status: 403, request: call('GET', '/users') },
    ],
    [
      'Invoke-RestMethod of Windows PowerShell',
      `Invoke-RestMethod : The remote server returned an error: (403) Forbidden.\n+ Invoke-RestMethod -Uri "${URL}/users" -Headers  ...`,
      { status: 403, request: call('GET', '/users') },
    ],
    [
      'Invoke-RestMethod of PowerShell 7',
      'Invoke-RestMethod: Response status code does not indicate success: 401 (Unauthorized).',
      { status: 401 },
    ],
    [
      'az rest',
      `Forbidden({"error":{"code":"Authorization_RequestDenied","message":"${PRIVILEGES}"}})`,
      { status: 403, graphError: denied },
    ],
    [
      'the Azure CLI',
      'ERROR: AADSTS50076: Due to a configuration change. Please run:\naz login --tenant "x" --scope "y"',
      { aadsts: [50076] },
    ],
  ];
  for (const [title, text, expected] of rows) it(`are read from ${title}`, () => holds(evidenceOf(text), expected));
});

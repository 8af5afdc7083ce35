import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readUrl } from '../../../src/triage/intake/url.ts';

const ID = '11111111-2222-3333-4444-555555555555';
const MAIL_ID =
  'AAMkAGVmMDEzMTM4LTZmYWUtNDdkNC1hMDZiLTU1OGY5OTZhYmY4OABGAAAAAAAiQ8W967B7TKBjgx9rVEURBwAiIsqMbYjsT5e-T7KzowPTAAMrJdYIAAA=';

describe('readUrl', () => {
  const paths: readonly (readonly [string, string])[] = [
    ['/me', '/me'],
    ['/Me/Messages', '/Me/Messages'],
    [`/users/${ID}/messages`, '/users/{id}/messages'],
    ['/users/user@contoso.example/sendMail', '/users/{id}/sendMail'],
    ['/users/guest_contoso.example#EXT#@tenant.example/sendMail', '/users/{id}'],
    ['/users/guest_contoso.example%23EXT%23%40tenant.example/sendMail', '/users/{id}/sendMail'],
    ['/users/<mail>/sendMail', '/users/{id}/sendMail'],
    ['/users/jdoe/manager', '/users/{id}/manager'],
    ["/users('jdoe')/manager", '/users/{id}/manager'],
    ['/users(%27jdoe%27)/manager', '/users/{id}/manager'],
    ["/applications(appId='x')", '/applications(appId={value})'],
    ['/users/{id}/manager', '/users/{id}/manager'],
    ['/users/{user-id | userPrincipalName}/manager', '/users/{id}/manager'],
    ['/users/$count', '/users/$count'],
    ['/users/delta', '/users/delta'],
    ['/users/delta()', '/users/delta()'],
    ['/users/validatePassword', '/users/validatePassword'],
    [`/groups/${ID}/members/$ref`, '/groups/{id}/members/$ref'],
    [`/groups/${ID}/members/microsoft.graph.user`, '/groups/{id}/members/microsoft.graph.user'],
    [`/teams/${ID}/channels/19:x@thread.tacv2/messages/1616990032035`, '/teams/{id}/channels/{id}/messages/{id}'],
    [`/chats/19:${ID}_${ID}@unq.gbl.spaces/messages`, '/chats/{id}/messages'],
    [`/sites/contoso.sharepoint.com,${ID},${ID}/lists/Documents/items`, '/sites/{id}/lists/{id}/items'],
    ['/sites/contoso.sharepoint.com:/sites/testsite:/drives', '/sites/{id}:/{path}:/drives'],
    ['/sites/contoso.sharepoint.com:/sites/testsite', '/sites/{id}:/{path}'],
    ['/sites/root', '/sites/root'],
    ['/me/drive/root:/a folder/b.docx:/content', '/me/drive/root:/{path}:/content'],
    ['/me/drive/root/children', '/me/drive/root/children'],
    [
      `/drives/b!aB3${'xY9_'.repeat(12)}/items/01ABCDEFGHIJKLMNOPQRSTUVWXYZ234567:/x.txt:/content`,
      '/drives/{id}/items/{id}:/{path}:/content',
    ],
    ['/shares/u!aHR0cHM6Ly9jb250b3Nv/driveItem', '/shares/{id}/driveItem'],
    [`/me/messages/${MAIL_ID}/attachments/1`, '/me/messages/{id}/attachments/{id}'],
    ['/me/mailFolders/inbox/messages', '/me/mailFolders/{id}/messages'],
    ["/reports/getOffice365ActiveUserDetail(period='D7')", '/reports/getOffice365ActiveUserDetail(period={value})'],
    [
      "/drives/x/items/y/workbook/worksheets/z/range(address='A1:B2')",
      '/drives/{id}/items/{id}/workbook/worksheets/{id}/range(address={value})',
    ],
    ["/me/drive/root/search(q='a/b')", '/me/drive/root/search(q={value})'],
    ['/deviceManagement/windowsAutopilotDeploymentProfiles', '/deviceManagement/windowsAutopilotDeploymentProfiles'],
    ['/oauth2PermissionGrants', '/oauth2PermissionGrants'],
    [`/users/${ID}/authentication/fido2Methods`, '/users/{id}/authentication/fido2Methods'],
    [
      '/communications/callRecords/getPstnCalls(fromDateTime=2019-11-01,toDateTime=2019-12-01)',
      '/communications/callRecords/getPstnCalls(fromDateTime={value},toDateTime={value})',
    ],
    ['/$batch', '/$batch'],
    ['/admin/teams/policy/userAssignments', '/admin/teams/policy/userAssignments'],
    ['/me/mailFolders/inbox/messageRules', '/me/mailFolders/inbox/messageRules'],
    [`/teams/${ID}/members/remove`, '/teams/{id}/members/remove'],
    ['/me/', '/me'],
  ];
  for (const [path, expected] of paths)
    it(`masks ${path.slice(0, 70)}`, () => assert.equal(readUrl(`https://graph.microsoft.com/v1.0${path}`)?.path, expected));

  const rows: readonly (readonly [string, object | undefined])[] = [
    ['HTTPS://Graph.Microsoft.COM/beta/me', { host: 'graph.microsoft.com', cloud: 'global', version: 'beta', path: '/me' }],
    ['https://graph.microsoft.us/v1.0/me', { host: 'graph.microsoft.us', cloud: 'us-gov', version: 'v1.0', path: '/me' }],
    ['https://dod-graph.microsoft.us/v1.0/me', { host: 'dod-graph.microsoft.us', cloud: 'us-dod', version: 'v1.0', path: '/me' }],
    [
      'https://microsoftgraph.chinacloudapi.cn/v1.0/me',
      { host: 'microsoftgraph.chinacloudapi.cn', cloud: 'china', version: 'v1.0', path: '/me' },
    ],
    ['https://graph.microsoft.com:443/me', { host: 'graph.microsoft.com', cloud: 'global', path: '/me' }],
    ['https://graph.microsoft.com', { host: 'graph.microsoft.com', cloud: 'global' }],
    [
      'https://graph.windows.net/contoso.example/users?api-version=1.6',
      { host: 'graph.windows.net', path: '/{id}/users', query: ['api-version'] },
    ],
    ['https://contoso.sharepoint.com/_api/web', { host: '{tenant}.sharepoint.com', path: '/_api/web' }],
    [
      'https://graph.microsoft.com/v1.0/me?$select=id&$filter=x&%24top=1&x%20y=z#f',
      { host: 'graph.microsoft.com', cloud: 'global', version: 'v1.0', path: '/me', query: ['$select', '$filter', '$top'] },
    ],
    [
      'https://user:secret@graph.microsoft.com/v1.0/me',
      { host: 'graph.microsoft.com', cloud: 'global', version: 'v1.0', path: '/me' },
    ],
    ['ftp://graph.microsoft.com/v1.0/me', undefined],
    ['https:///v1.0/me', undefined],
  ];
  for (const [url, expected] of rows) it(`reads ${url}`, () => assert.deepEqual(readUrl(url), expected));

  it('keeps no id, whatever it looks like', () => {
    const ids = fc.oneof(
      fc.uuid(),
      fc.emailAddress().map(encodeURIComponent),
      fc.base64String({ minLength: 24 }).filter((id) => /\d/.test(id)),
      fc.integer({ min: 100 }).map(String),
    );
    fc.assert(
      fc.property(ids, (id) => {
        const path = readUrl(`https://graph.microsoft.com/v1.0/users/${id.replaceAll('/', '_')}/messages`)?.path;
        assert.equal(path, '/users/{id}/messages');
      }),
    );
  });
});

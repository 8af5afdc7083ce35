import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { redact } from '../../../src/triage/intake/redact.ts';
import { tokenOf } from '../tokens.ts';

const TOKEN = tokenOf({ aud: 'https://graph.microsoft.com', scp: 'User.Read', oid: '11111111-2222-3333-4444-555555555555' });
const SECRET = 'qWgdYAmab0YSkuL1qKv5bPX';
const CODE = `0.AXoAcanaryCODE${'aB3_-'.repeat(12)}`;

describe('redact', () => {
  const masks: readonly (readonly [string, string, string])[] = [
    ['a token', TOKEN, '<token>'],
    ['a token without signature', TOKEN.split('.').slice(0, 2).join('.'), '<token>'],
    ['an encrypted token', `${TOKEN}.${'x'.repeat(20)}.${'y'.repeat(20)}`, '<token>'],
    ['a token in lines', `Bearer ${TOKEN}`.replace(/.{64}/g, '$&\n'), 'Bearer <token>'],
    [
      'a token in the URL of a redirect',
      `http://localhost/#access_token=${TOKEN}&state=1`,
      'http://localhost/#access_token=<token>&state=1',
    ],
    ['a header', `Authorization: Bearer ${TOKEN}\nAccept: */*`, 'Authorization: Bearer <token>\nAccept: */*'],
    ['a header of cURL', `curl -H 'Authorization: Bearer ${SECRET}' x`, `curl -H 'Authorization: Bearer <secret>' x`],
    ['a basic header', 'Authorization: Basic dXNlcjpwYXNzd29yZA==', 'Authorization: Basic <secret>'],
    ['an opaque bearer token', `Bearer ${SECRET}`, 'Bearer <token>'],
    ['a token of a personal account', `token EwBwA8l6BAAU7p9QDpi/D7xJLwsTgCg3TskyTaQAATu5+${'x'.repeat(40)}==`, 'token <token>'],
    ['a secret in a form', `client_id=a&client_secret=${SECRET}&scope=b`, 'client_id=a&client_secret=<secret>&scope=b'],
    ['a secret in JSON', `{"client_secret":"${SECRET}","a":1}`, '{"client_secret":"<secret>","a":1}'],
    [
      'a secret in JSON in JSON',
      `"{\\"clientSecret\\":\\"${SECRET}\\",\\"a\\":1}"`,
      '"{\\"clientSecret\\":\\"<secret>\\",\\"a\\":1}"',
    ],
    ['a secret with an escaped quote', '{"password":"ab\\"cdefgh","a":1}', '{"password":"<secret>","a":1}'],
    ['a secret of PowerShell', `$clientSecret = "${SECRET}"`, '$clientSecret = "<secret>"'],
    ['a secret of Python', `client_secret='${SECRET}'`, "client_secret='<secret>'"],
    ['a secret of .NET', `.WithClientSecret("${SECRET}")`, '.WithClientSecret("<secret>")'],
    ['a secret of PHP', `'client_secret' => '${SECRET}',`, "'client_secret' => '<secret>',"],
    [
      'a secret of a HAR file',
      `{"name": "client_secret", "value": "${SECRET}"}`,
      '{"name": "client_secret", "value": "<secret>"}',
    ],
    ['a secret without a name', 'it is abc8Q~dEfGhIjKlMnOpQrStUvWxYz0123456789a.', 'it is <secret>'],
    ['a password of a user', '{"passwordProfile":{"password":"Xw4!, z)"}}', '{"passwordProfile":{"password":"<secret>"}}'],
    ['a password of a command', 'az login -u a -p x --password Hunter2!', 'az login -u <secret> -p <secret> --password <secret>'],
    [
      'a password of PowerShell',
      'ConvertTo-SecureString "Hunter2!" -AsPlainText',
      'ConvertTo-SecureString "<secret>" -AsPlainText',
    ],
    ['a password in a connection string', 'Server=x;Password=a b,c;Encrypt=yes', 'Server=x;Password=<secret>;Encrypt=yes'],
    ['a password in a URL', 'https://user:hunter2@host/x', 'https://<secret>@host/x'],
    ['keys of a storage account', 'AccountName=a;AccountKey=abc/def+==;X=1', 'AccountName=a;AccountKey=<secret>;X=1'],
    [
      'the signature of a SAS',
      'https://a.blob.core.windows.net/b?sv=1&sig=abc%2Fdef%3D&se=2',
      'https://a.blob.core.windows.net/b?sv=1&sig=<secret>&se=2',
    ],
    ['an authorization code', `http://localhost/?code=${CODE}&state=1`, 'http://localhost/?code=<secret>&state=1'],
    ['an authorization code in JSON', `{"code":"${CODE}"}`, '{"code":"<secret>"}'],
    ['a refresh token', `{"refresh_token":"${CODE}"}`, '{"refresh_token":"<secret>"}'],
    ['a refresh token without a name', CODE, '<secret>'],
    ['an assertion', `assertion=${TOKEN}&client_assertion=${TOKEN}`, 'assertion=<token>&client_assertion=<token>'],
    ['cookies', 'Cookie: ESTSAUTH=0.AXoA; b=c\nHost: x', 'Cookie: <cookie>\nHost: x'],
    ['cookies that are set', 'Set-Cookie: fpc=Ab3; Path=/', 'Set-Cookie: <cookie>'],
    ['a private key', `a\n-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\nb`, 'a\n<key>\nb'],
    ['a private key that was cut off', `a -----BEGIN RSA PRIVATE KEY-----\nMIIEabc`, 'a <key>'],
    ['SAML in base64', `SAMLResponse=${Buffer.from('<samlp:Response ID="x"><a/>').toString('base64')}`, 'SAMLResponse=<secret>'],
    ['SAML', '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">\nA</saml:Assertion> x', '<token> x'],
    ['an address', 'to user.name+tag@contoso.example.', 'to <mail>.'],
    ['an address in a URL', '/users/user%40contoso.example/messages', '/users/<mail>/messages'],
    ['the user name of a guest', "'guest_contoso.example#EXT#@tenant.example'", "'<mail>'"],
    ['a user name behind its label', 'username: jdoe, x', 'username: <user>, x'],
    ['the folder of a user', 'at C:\\Users\\jdoe\\app.cs', 'at C:\\Users\\<user>\\app.cs'],
    ['an id that looks random', 'messages/AAMkAGVmMDEzMTM4LTZmYWUtNDdkNC1hMDZiLTU1OGY5OTZhYmY4OABGAAA=', 'messages/<opaque>'],
  ];
  for (const [title, text, expected] of masks) it(`masks ${title}`, () => assert.equal(redact(text), expected));

  const kept: readonly string[] = [
    'Insufficient privileges to complete the operation.',
    '{"error":{"code":"ErrorAccessDenied","message":"Access is denied. Check credentials and try again."}}',
    '{"error":{"code":"Authentication_RequestFromNonPremiumTenantOrB2CTenant","message":"x"}}',
    "AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    'AADSTS7000215: Invalid client secret is provided. Ensure the secret being sent is the client secret value, not the client secret ID.',
    'Bearer error="invalid_token", error_description="The signature is invalid"',
    'WWW-Authenticate: Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
    "(code=ErrorAccessDenied, message='Access is denied.')",
    'https://login.microsoftonline.com/error?code=65001',
    'https://graph.microsoft.com/v1.0/users/11111111-2222-3333-4444-555555555555/mailFolders',
    'https://graph.microsoft.com/v1.0/sites/contoso.sharepoint.com:/sites/testsite:/drives',
    'https://graph.microsoft.com/beta/reports/getOffice365ActiveUserDetail(period=%27D7%27)',
    'teams/11111111-2222-3333-4444-555555555555/channels/19:x@thread.tacv2/messages',
    '"user@odata.bind": "x", "@odata.type": "y", "@microsoft.graph.downloadUrl": ""',
    '{"access_token":{"nbf":{"essential":true,"value":"1657834417"}}}',
    "Could not find a property named 'mail' on type 'Microsoft.Fast.Profile.Web.Models._1._0.Profile'.",
    "one of 'TeamsAppInstallation.ReadForUser.All, TeamsAppInstallation.ReadWriteSelfForUser.All'",
    'at node_modules/@azure/msal-node@2.9.1/dist/index.js:10:5',
    'password is wrong; client_secret <to be set>',
    'az rest --method get -u https://graph.microsoft.com/v1.0/users',
    'mkdir -p folder; docker run -p 80:80 -b x',
    '"cookies": [], "headers": []',
  ];
  for (const text of kept) it(`keeps ${text.slice(0, 60)}`, () => assert.equal(redact(text), text));

  it('changes nothing more when repeated', () => {
    for (const [, text] of masks) assert.equal(redact(redact(text)), redact(text));
  });

  it('leaves no canary in whatever surrounds it', () => {
    const around = fc.string({ maxLength: 40 });
    const wraps = [
      (canary: string) => `curl -H "Authorization: Bearer ${canary}" x`,
      (canary: string) => `{"client_secret":"${canary}"}`,
      (canary: string) => `client_secret=${canary}&a=b`,
      (canary: string) => `{"name":"refresh_token","value":"${canary}"}`,
      (canary: string) => `?access_token=${canary}`,
    ];
    const canaries = fc
      .string({ unit: fc.constantFrom('a', 'b', 'c', 'X', 'Y', 'Z', '0', '1', '8', '_', '-'), minLength: 24, maxLength: 60 })
      .map((tail) => `CANARY0${tail}`);
    fc.assert(
      fc.property(around, around, fc.constantFrom(...wraps), canaries, (before, after, wrap, canary) => {
        assert.doesNotMatch(redact(`${before}\n${wrap(canary)}\n${after}`), /CANARY0/);
      }),
    );
  });
});

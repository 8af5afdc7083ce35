import assert from 'node:assert/strict';
import { redact } from '../../../src/triage/intake/redact.ts';
import { tokenOf } from '../tokens.ts';

const TOKEN = tokenOf({ aud: 'https://graph.microsoft.com', scp: 'User.Read', oid: '11111111-2222-3333-4444-555555555555' });
const SECRET = 'qWgdYAmab0YSkuL1qKv5bPX';

describe('redact of commands and HAR files', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['a hashtable of PowerShell', `@{Authorization="Bearer ${SECRET}"; A="b"}`, '@{Authorization="<secret>"; A="b"}'],
    ['a header of PowerShell', `"authorization"="Bearer ${TOKEN}"`, '"authorization"="<secret>"'],
    ['a header of cmd', `-H ^"authorization: Bearer ${TOKEN}^" ^`, '-H ^"authorization: Bearer <token>^" ^'],
    [
      'a header of a HAR file',
      `{"name":"Authorization","value":"Bearer ${SECRET}"}`,
      '{"name":"Authorization","value":"<secret>"}',
    ],
    ['a cookie of a HAR file', '{"name":"Cookie","value":"ESTSAUTH=0.AXoA; b=c"}', '{"name":"Cookie","value":"<cookie>"}'],
    ['cookies of a HAR file', `"cookies":[{"name":"ESTSAUTH","value":"${SECRET}","path":"/"}]`, '"cookies":[<cookie>]'],
    [
      'any cookie of a HAR file',
      '"cookies": [{"name": "sid", "value": "abc 1", "path": "/"}, {"name":"b","value":"c"}]',
      '"cookies": [<cookie>]',
    ],
    [
      'the data of a form in a HAR file',
      `{"text":"a=b&client_secret=${SECRET}&c=d"}`,
      '{"text":"a=b&client_secret=<secret>&c=d"}',
    ],
    ['a parameter of a HAR file', `{"name":"password","value":"Hunter2!"}`, '{"name":"password","value":"<secret>"}'],
    ['a user of cURL', 'curl -u jdoe:Hunter2! https://x', 'curl -u <secret> https://x'],
    ['a user of cURL without a space', "curl -u'jdoe:Hunter2!' https://x", "curl -u'<secret>' https://x"],
    ['a token of cURL', `curl --oauth2-bearer ${SECRET} x`, 'curl --oauth2-bearer <token> x'],
    ['a cookie of cURL', "curl -b 'sid=abc1; b=c' x", "curl -b '<secret>' x"],
    [
      'a password of az login',
      'az login --service-principal -p Hunter2! --tenant x',
      'az login --service-principal -p <secret> --tenant x',
    ],
  ];
  for (const [title, text, expected] of rows)
    it(`masks ${title}`, () => {
      assert.equal(redact(text), expected);
      assert.equal(redact(expected), expected);
    });
});

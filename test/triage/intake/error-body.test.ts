import assert from 'node:assert/strict';
import { readGraphError } from '../../../src/triage/intake/error-body.ts';
import { findObjects } from '../../../src/triage/intake/json.ts';

const DENIED = { code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.' };

describe('readGraphError', () => {
  const rows: readonly (readonly [string, string, object | undefined])[] = [
    ['a body', JSON.stringify({ error: DENIED }), DENIED],
    [
      'a body of Azure AD Graph',
      JSON.stringify({ 'odata.error': { code: DENIED.code, message: { lang: 'en', value: DENIED.message } } }),
      DENIED,
    ],
    [
      'a body whose code comes last',
      JSON.stringify({ error: { innerError: { code: 'x' }, message: 'm', code: 'accessDenied' } }),
      { code: 'AccessDenied', message: 'm' },
    ],
    ['a body without code', '{"error":{"code":"","message":"The query is not valid."}}', { message: 'The query is not valid.' }],
    ['a body in an answer of a batch', JSON.stringify({ responses: [{ status: 403, body: { error: DENIED } }] }), DENIED],
    ['an error of an SDK', JSON.stringify({ statusCode: 403, ...DENIED, requestId: null }), DENIED],
    ['a code that is not on the list', '{"error":{"code":"SomethingNew","message":"m"}}', { code: 'SomethingNew', message: 'm' }],
    [
      'what PHP prints',
      `stdClass Object ( [odata.error] => stdClass Object ( [code] => ${DENIED.code} [message] => stdClass Object ( [lang] => en [value] => ${DENIED.message} ) ) )`,
      DENIED,
    ],
    [
      'what Python prints',
      `APIError\nCode: 403\nmessage: None\nerror: MainError(additional_data={}, code='${DENIED.code}', details=None, message='${DENIED.message}', target=None)`,
      DENIED,
    ],
    ['what .NET prints', `Code: ${DENIED.code}\nMessage: ${DENIED.message}\nInner error:`, DENIED],
    [
      'what the portal prints',
      `{"Message":"Graph call failed with httpCode=Forbidden, errorCode=${DENIED.code}, errorMessage=${DENIED.message}, reason=Forbidden"}`,
      DENIED,
    ],
    ['what PowerShell prints', 'ErrorCode: Authorization_RequestDenied\nDate: 2024', { code: DENIED.code }],
    ['a reason phrase behind a label', 'Code: Forbidden\nMessage: x y', { code: 'Forbidden', message: 'x y' }],
    ['a code in running text', 'failed with odata error Authorization_RequestDenied: x', { code: DENIED.code }],
    ['a code in another case', 'accessdenied', { code: 'AccessDenied' }],
    ['no reason phrase beside a status', '403 Forbidden', undefined],
    ['no part of a word', 'MyAccessDeniedHandler', undefined],
    ['no OAuth error', '{"error":"invalid_grant","error_description":"x"}', undefined],
    ['nothing', '{"a":1}', undefined],
  ];
  for (const [title, text, expected] of rows)
    it(`reads ${title}`, () => assert.deepEqual(readGraphError(text, findObjects(text)), expected));

  it('redacts the message and cuts it', () => {
    const text = JSON.stringify({ error: { code: 'Forbidden', message: `user@contoso.example ${'long '.repeat(100)}` } });
    const message = readGraphError(text, findObjects(text))?.message ?? '';
    assert.match(message, /^<mail> long/);
    assert.equal(message.length, 300);
  });
});

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { findObjects } from '../../../src/triage/intake/json.ts';

const wrap = (value: unknown) => ({ inner: JSON.stringify(value) });
/** The reader leaves members out that are named by a number, and reads other numbers than these as text. */
const isOrdinary = (object: object) => !/[\d.]{16}|\de[+-]|[{,]"\d/.test(JSON.stringify(object));

describe('findObjects', () => {
  const error = { error: { code: 'A', message: 'b' } };
  const json = JSON.stringify(error);
  const rows: readonly (readonly [string, string, readonly object[]])[] = [
    ['JSON', json, [error]],
    ['JSON in a line of a log', `12:00 ERROR ${json} at x`, [error]],
    ['several', `${json}\n${json}`, [error, error]],
    ['JSON that was cut off', '{"error":{"code":"A","message":"b', [error]],
    ['JSON that was cut off in a key', '{"error":{"code":"A","mess', [{ error: { code: 'A' } }]],
    [
      'members without braces',
      '"error": "invalid_scope", "error_description": "x"',
      [{ error: 'invalid_scope', error_description: 'x' }],
    ],
    ['what Python prints', "{'a': True, 'b': None, 'c': 'd', 'e': [1, 2.5]}", [{ a: true, b: null, c: 'd', e: [1, 2.5] }]],
    [
      'what JavaScript prints',
      "{ statusCode: 403, code: 'A', requestId: null }",
      [{ statusCode: 403, code: 'A', requestId: null }],
    ],
    ['JSON with escaped quotes', 'x "{\\"error\\":\\"a\\",\\"b\\":\\"c\\"}"', [{ error: 'a', b: 'c' }]],
    ['newlines in strings', '{"a":"b\nc"}', [{ a: 'b\nc' }]],
    ['escapes', '{"a":"\\u0041\\n\\"\\\\","b":1}', [{ a: 'A\n"\\', b: 1 }]],
    ['an apostrophe in a string', '{"a":"doesn\'t"}', [{ a: "doesn't" }]],
    ['braces in prose', 'use {id} and {"a":1}', [{ a: 1 }]],
    [
      'members that have names of objects',
      '{"__proto__":{"a":1},"constructor":2}',
      [JSON.parse('{"__proto__":{"a":1},"constructor":2}')],
    ],
    ['nothing in nothing', '{} {{{ [ } "', []],
  ];
  for (const [title, text, expected] of rows) it(`finds ${title}`, () => assert.deepEqual(findObjects(text), expected));

  it('finds JSON in strings, five levels deep', () => {
    const deep = wrap(wrap(wrap(wrap({ code: 'A' }))));
    assert.deepEqual(findObjects(JSON.stringify(deep)).at(-1), { code: 'A' });
    assert.notDeepEqual(findObjects(JSON.stringify(wrap(deep))).at(-1), { code: 'A' });
  });

  it('reads every object as JSON.parse does', () => {
    const objects = fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), fc.jsonValue({ maxDepth: 3 }), { minKeys: 1 });
    fc.assert(
      fc.property(objects.filter(isOrdinary), (object) => {
        assert.deepEqual(findObjects(JSON.stringify(object))[0], JSON.parse(JSON.stringify(object)));
      }),
    );
  });
});

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Evidence } from '../../../src/triage/evidence.ts';
import { intake } from '../../../src/triage/intake/index.ts';
import { tokenOf } from '../tokens.ts';
import { call, evidenceOf, failuresOf, holds, NOW, requests, responses } from './read.ts';

const URL = 'https://graph.microsoft.com/v1.0';
const GRAPH = tokenOf({ aud: 'https://graph.microsoft.com', scp: 'User.Read', exp: 1 });

describe('batches in a paste', () => {
  const patched = { status: 403, request: call('PATCH', '/users/{id}') };
  const anonymous = { host: 'graph.microsoft.com', cloud: 'global' } as const;
  const rows: readonly (readonly [string, string, readonly Evidence[]])[] = [
    ['with requests and address', `POST ${URL}/$batch\n${JSON.stringify(requests)}\n${JSON.stringify(responses)}`, [patched]],
    ['with requests behind the answers', `${JSON.stringify(responses)}\n/v1.0/$batch\n${JSON.stringify(requests)}`, [patched]],
    [
      'without an address',
      JSON.stringify({ ...requests, ...responses }),
      [{ request: { method: 'PATCH', ...anonymous, path: '/users/{id}' } }],
    ],
    ['without requests', JSON.stringify(responses), [{ status: 403 }]],
    ['in a string', JSON.stringify({ body: JSON.stringify(responses) }), [{ status: 403 }]],
    [
      'as Python prints them',
      "{'responses': [{'id': '1', 'status': 404, 'body': {'error': {'code': 'Forbidden'}}}]}",
      [{ status: 404 }],
    ],
    ['cut off', JSON.stringify(responses).slice(0, 60), [{ status: 403 }]],
    [
      'whose failures are the same',
      JSON.stringify({ responses: [...responses.responses, ...responses.responses] }),
      [{ status: 403 }],
    ],
    [
      'beside another dump',
      `POST ${URL}/$batch HTTP/1.1\n\nHTTP/1.1 200 OK\n\n${JSON.stringify(responses)}\n\nGET ${URL}/x HTTP/1.1\n\nHTTP/1.1 404 Not Found`,
      [{ status: 403 }, { status: 404 }],
    ],
    ['in which all is well', '{"responses":[{"id":"1","status":200,"body":{"note":"403 Forbidden"}}]}', []],
  ];
  for (const [title, text, expected] of rows)
    it(`are read: ${title}`, () => {
      const failures = failuresOf(text);
      assert.equal(failures.length, expected.length, JSON.stringify(failures));
      for (const [index, failure] of failures.entries()) holds(failure, expected[index] ?? {});
    });

  it('do not count as the call that was refused', () =>
    holds(evidenceOf(`POST ${URL}/$batch\n${JSON.stringify(responses)}`), {
      status: 403,
      request: { host: 'graph.microsoft.com', cloud: 'global', version: 'v1.0' },
    }));

  it('share the token that stands outside', () => {
    const read = intake(`POST ${URL}/$batch\nAuthorization: Bearer ${GRAPH}\n${JSON.stringify(responses)}`, NOW);
    assert.ok(read.kind === 'read');
    assert.deepEqual(
      [read.evidence.token?.kind, read.failures[0]?.token, read.around.token?.kind],
      ['access-token', undefined, 'access-token'],
    );
  });

  const item = fc.record({ status: fc.constantFrom(200, 204, 400, 401, 403, 404, 429, 503), n: fc.nat(9) });
  it('give one failure for each failed answer, and none has the facts of another', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 15 }), (items) => {
        const failed = items
          .map((one, index) => ({ ...one, path: `/step${'abcdefghijklmno'[index]}` }))
          .filter(({ status }) => status >= 400);
        const text = JSON.stringify({
          requests: items.map((_, index) => ({ id: index, method: 'GET', url: `/step${'abcdefghijklmno'[index]}` })),
          responses: items.map(({ status, n }, id) => ({
            id,
            status,
            body: status < 400 ? {} : { error: { code: `Code${n}x`, message: `m${n}` } },
          })),
        });
        const read = failuresOf(text).map(({ status, graphError, request }) => [
          status,
          graphError?.code,
          graphError?.message,
          request?.path,
        ]);
        assert.deepEqual(
          read,
          failed.map(({ status, n, path }) => [status, `Code${n}x`, `m${n}`, path]),
        );
      }),
    );
  });

  it('give twenty failures at most', () =>
    assert.equal(
      failuresOf(JSON.stringify({ responses: Array.from({ length: 40 }, (_, id) => ({ id, status: 400 + id })) })).length,
      20,
    ));
});

import assert from 'node:assert/strict';
import { openSqlite } from '../../src/storage/sqlite.ts';

describe('the SQLite driver', () => {
  const sqlite = openSqlite(':memory:');
  after(() => sqlite.close());
  const echo = (value: unknown) => sqlite.prepare('select ? as value').all([value])[0] as { value: unknown };

  for (const value of ['', 'Ž 張 😀', 0, -1, 1.5, 2 ** 53 - 1, null])
    it(`gives ${JSON.stringify(value)} back as it is`, () => assert.deepEqual(echo(value).value, value));

  it('gives bytes back', () => {
    assert.deepEqual(Buffer.from(echo(Buffer.from([0, 255])).value as ArrayBuffer), Buffer.from([0, 255]));
  });

  const bad: readonly (readonly [name: string, value: unknown])[] = [
    ['true', true],
    ['undefined', undefined],
    ['a Date', new Date(0)],
    ['an object', { a: 1 }],
    ['an array', [1]],
    ['a Uint8Array', new Uint8Array(2)],
    ['an empty Buffer', Buffer.alloc(0)],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['an integer that loses digits', 2 ** 53],
    ['a bigint of 65 bits', 2n ** 64n],
    ['a text with NUL', 'a\0b'],
  ];
  for (const [name, value] of bad) {
    it(`refuses ${name} before libsql sees it`, () => {
      for (const call of ['all', 'run', 'iterate'] as const)
        assert.throws(() => sqlite.prepare('select ? as value')[call]([value]), { code: 'storage-parameter' });
      assert.equal(echo('still here').value, 'still here');
    });
  }

  it('refuses missing and further parameters, and counts no question mark in quotes', () => {
    const statement = sqlite.prepare(`select ? as "a?", 'b?''?' as b`);
    for (const parameters of [[], [1, 2]]) assert.throws(() => statement.all(parameters), { code: 'storage-parameter' });
    assert.deepEqual(statement.all([1]), [{ 'a?': 1, b: "b?'?" }]);
  });

  it('tells no value in its faults', () => {
    assert.throws(
      () => echo('canary4711\0'),
      (error: Error) => !error.message.includes('canary'),
    );
  });

  it('leaves a mistake in a statement what it is, and calls trouble with the file by a code of ours', () => {
    assert.throws(() => sqlite.prepare('selec 1'), { code: 'SQLITE_ERROR' });
    assert.throws(() => openSqlite('/nowhere/at/all.db'), { code: 'storage-unavailable' });
  });
});

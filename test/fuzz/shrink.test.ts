import assert from 'node:assert/strict';
import type { Input } from './input.ts';
import { shrink } from './shrink.ts';

describe('the fuzzer', () => {
  it('leaves out of a finding what it does not need', async () => {
    const text = `${'a'.repeat(300)}needle${'b'.repeat(700)}`;
    const json = { type: 'message', from: { id: 'x', name: 'y' }, entities: [{ a: 1 }, { b: [text, 'more'] }], text: 'hello' };
    const input: Input = { from: 'a test', method: 'POST', path: '/', json };
    const small = await shrink(input, async (one) => JSON.stringify(one.json).includes('needle') && one.json?.type === 'message');
    const left = JSON.stringify(small.json).replace(/a*needleb*/, (around) => (around.length < 100 ? 'needle' : around));
    assert.equal(left, '{"type":"message","entities":[{"b":["needle"]}]}');
  });
});

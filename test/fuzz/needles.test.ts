import assert from 'node:assert/strict';
import { createNeedles } from './needles.ts';

describe('the search of the fuzzer', () => {
  const needles = createNeedles();
  needles.add('canaryabcdefghijkl', 1);
  needles.add('8Q~secret.of-an-app', 2);
  const found = (text: string) => needles.find(Buffer.from(text)).map(({ owner, at }) => [owner, at]);

  it('finds each text where it stands, at either end and side by side', () => {
    assert.deepEqual(found('canaryabcdefghijkl8Q~secret.of-an-app'), [
      [1, 0],
      [2, 18],
    ]);
    assert.deepEqual(found(`${'x'.repeat(100_000)}ü canaryabcdefghijkl`), [[1, 100_003]]);
  });

  it('takes capitals for small letters', () => {
    assert.deepEqual(found('-CANARYabcdefghijKL'), [[1, 1]]);
  });

  it('does not find what is not whole', () => {
    assert.deepEqual(found('canaryabcdefghijk canaryabcdefghij kl'), []);
  });

  it('takes no text that could stand somewhere by chance', () => {
    assert.throws(() => needles.add('short', 3));
  });
});

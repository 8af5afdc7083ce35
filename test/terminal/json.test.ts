import assert from 'node:assert/strict';
import { jsonLine } from '../../src/terminal/json.ts';
import { OBEYED } from './lines.ts';

describe('a line of JSON', () => {
  it('is the same value, and shows nothing that a terminal obeys', () => {
    const value = { text: `denied \u001b[31mred \u009b2J \u202egnp.exe \u{e0041} \u2028 \ud800` };
    const line = jsonLine(value);
    assert.deepEqual(JSON.parse(line), value);
    assert.doesNotMatch(line, OBEYED);
  });
});

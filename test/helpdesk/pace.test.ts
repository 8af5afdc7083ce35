import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createPace } from '../../src/helpdesk/pace.ts';
import { NOW } from '../storage/place.ts';

describe('the pace of messages', () => {
  it('lets seven into a conversation in a second, and the eighth when the first is a second old', () => {
    const pace = createPace();
    const waits = Array.from({ length: 9 }, (_, i) => pace.wait('a', NOW + i * 100));
    assert.deepEqual(waits, [0, 0, 0, 0, 0, 0, 0, 300, 200]);
    assert.equal(pace.wait('a', NOW + 1000), 0);
  });

  it('counts no message that had to wait', () => {
    const pace = createPace();
    for (let i = 0; i < 50; i += 1) pace.wait('a', NOW);
    assert.deepEqual(
      Array.from({ length: 8 }, () => pace.wait('a', NOW + 1000)),
      [0, 0, 0, 0, 0, 0, 0, 1000],
    );
  });

  it('lets sixty into a conversation in thirty seconds', () => {
    const pace = createPace();
    for (let i = 0; i < 60; i += 1) assert.equal(pace.wait('a', NOW + i * 200), 0, `message ${i}`);
    assert.equal(pace.wait('a', NOW + 12_000), 18_000);
    assert.deepEqual([pace.wait('a', NOW + 29_999), pace.wait('a', NOW + 30_000), pace.wait('a', NOW + 30_000)], [1, 0, 200]);
  });

  it('of one conversation holds no other up', () => {
    const pace = createPace();
    for (let i = 0; i < 8; i += 1) pace.wait('a', NOW);
    assert.deepEqual([pace.wait('b', NOW), pace.wait('a', NOW)], [0, 1000]);
  });

  it('is never exceeded, and whoever waits as long as told is let in', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 60, maxLength: 150 });
    fc.assert(
      fc.property(pauses, (gaps) => {
        const pace = createPace();
        const sent: number[] = [];
        let now = NOW;
        for (const gap of gaps) {
          now += gap % 7 === 0 ? gap : gap % 120;
          const wait = pace.wait('a', now);
          now += wait;
          if (wait > 0) assert.equal(pace.wait('a', now), 0);
          sent.push(now);
        }
        const most = (within: number) =>
          Math.max(...sent.map((at) => sent.filter((one) => one >= at && one < at + within).length));
        assert.ok(most(1000) <= 7 && most(30_000) <= 60);
      }),
      { numRuns: 50 },
    );
  });
});

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createPace, type Pace } from '../../src/helpdesk/pace.ts';
import { NOW } from '../storage/place.ts';

const MINUTE = 60_000;
const PUBLISHED = [
  { most: 7, within: 1000 },
  { most: 8, within: 2000 },
  { most: 60, within: 30_000 },
  { most: 1800, within: 60 * MINUTE },
];

/** One more into a conversation. */
const into = (pace: Pace, conversationId: string, now: number, tenantId = 'tenant-1'): number =>
  pace.wait({ conversationId, tenantId }, now);

/** When each of so many is let in, by somebody who asks again as told. */
const letIn = (pace: Pace, count: number, gapOf = (_message: number): number => 0): readonly number[] => {
  let now = NOW;
  return Array.from({ length: count }, (_, message) => {
    now += gapOf(message);
    for (let wait = into(pace, 'a', now); wait > 0; wait = into(pace, 'a', now)) now += wait;
    return now;
  });
};

describe('the pace of messages', () => {
  it('lets seven into a conversation in a second, and the eighth when the first is a second old', () => {
    const pace = createPace();
    const waits = Array.from({ length: 9 }, (_, i) => into(pace, 'a', NOW + i * 100));
    assert.deepEqual(waits, [0, 0, 0, 0, 0, 0, 0, 300, 200]);
    assert.equal(into(pace, 'a', NOW + 1000), 0);
  });

  it('holds nobody up because the clock was set back', () => {
    const pace = createPace();
    for (let i = 0; i < 7; i += 1) into(pace, 'a', NOW);
    assert.equal(into(pace, 'a', NOW - 60 * MINUTE), 0);
  });

  it('lets eight into a conversation in two seconds', () => {
    const pace = createPace();
    for (let i = 0; i < 8; i += 1) assert.equal(into(pace, 'a', NOW + i * 150), 0, `message ${i}`);
    assert.deepEqual([into(pace, 'a', NOW + 1200), into(pace, 'a', NOW + 1999), into(pace, 'a', NOW + 2000)], [800, 1, 0]);
  });

  it('counts no message that had to wait', () => {
    const pace = createPace();
    for (let i = 0; i < 50; i += 1) into(pace, 'a', NOW);
    assert.deepEqual([into(pace, 'a', NOW + 1000), into(pace, 'a', NOW + 1000)], [0, 1000]);
  });

  it('lets sixty into a conversation in thirty seconds', () => {
    const pace = createPace();
    for (let i = 0; i < 60; i += 1) assert.equal(into(pace, 'a', NOW + i * 300), 0, `message ${i}`);
    assert.equal(into(pace, 'a', NOW + 18_000), 12_000);
    assert.deepEqual([into(pace, 'a', NOW + 29_999), into(pace, 'a', NOW + 30_000), into(pace, 'a', NOW + 30_000)], [1, 0, 300]);
  });

  it('lets 1800 into a conversation in an hour, and has whoever waits ask again every minute', () => {
    const pace = createPace();
    const times = letIn(pace, 1800);
    const last = times.at(-1) ?? 0;
    assert.ok(last < NOW + 20 * MINUTE);
    assert.equal(into(pace, 'a', last + MINUTE), MINUTE);
    assert.equal(into(pace, 'a', NOW + 60 * MINUTE - 1), 1);
    assert.equal(into(pace, 'a', NOW + 60 * MINUTE), 0);
  });

  it('of one conversation holds no other up', () => {
    const pace = createPace();
    for (let i = 0; i < 8; i += 1) into(pace, 'a', NOW);
    assert.deepEqual([into(pace, 'b', NOW), into(pace, 'a', NOW)], [0, 1000]);
  });

  it('lets thirty into all conversations of a tenant in a second, and holds no other tenant up', () => {
    const pace = createPace();
    for (let i = 0; i < 30; i += 1) assert.equal(into(pace, `chat-${i}`, NOW + i), 0);
    assert.equal(into(pace, 'chat-30', NOW + 100), 900);
    assert.deepEqual([into(pace, 'chat-31', NOW + 100, 'tenant-2'), into(pace, 'chat-30', NOW + 1000)], [0, 0]);
  });

  it('is not held up by a clock that is set back', () => {
    const pace = createPace();
    for (let i = 0; i < 7; i += 1) into(pace, 'a', NOW);
    assert.equal(into(pace, 'a', NOW - MINUTE), 0);
  });

  it('is never exceeded', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 60, maxLength: 150 });
    fc.assert(
      fc.property(pauses, (gaps) => {
        const gapOf = (message: number): number => {
          const gap = gaps[message] ?? 0;
          return gap % 7 === 0 ? gap : gap % 120;
        };
        const sent = letIn(createPace(), gaps.length, gapOf);
        for (const { most, within } of PUBLISHED)
          assert.ok(
            sent.every((at) => sent.filter((one) => one >= at && one < at + within).length <= most),
            `${most} in ${within}`,
          );
      }),
      { numRuns: 50 },
    );
  });
});

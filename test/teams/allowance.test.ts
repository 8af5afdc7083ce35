import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createAllowance } from '../../src/teams/allowance.ts';

const LIMITS = { burst: 20, perMinute: 30, most: 100 };
const times = (count: number, what: () => boolean): readonly boolean[] => Array.from({ length: count }, what);

describe('the allowance of a person', () => {
  it('is twenty turns at once', () => {
    const { take } = createAllowance(LIMITS);
    assert.deepEqual(times(22, () => take('alex', 0)).filter(Boolean).length, 20);
  });

  it('is thirty turns a minute, for as long as anybody likes', () => {
    const { take } = createAllowance(LIMITS);
    for (let turn = 0; turn < 600; turn += 1) assert.ok(take('alex', turn * 2000), `turn ${turn}`);
  });

  it('comes back as a whole, after forty seconds, however much is asked for meanwhile', () => {
    const { take } = createAllowance(LIMITS);
    times(21, () => take('alex', 0));
    for (let now = 0; now < 40_000; now += 100) assert.ok(!take('alex', now));
    assert.equal(times(25, () => take('alex', 40_000)).filter(Boolean).length, 20);
  });

  it('is told once when it is used up, and again the next time', () => {
    const { take, tell } = createAllowance(LIMITS);
    assert.ok(!tell('alex'));
    times(20, () => take('alex', 0));
    assert.ok(!tell('alex'));
    assert.deepEqual(
      times(3, () => take('alex', 0) || tell('alex')),
      [true, false, false],
    );
    times(21, () => take('alex', 60_000));
    assert.ok(tell('alex'));
    assert.ok(!tell('alex'));
  });

  it('is of one person alone', () => {
    const { take } = createAllowance(LIMITS);
    times(30, () => take('alex', 0));
    assert.ok(take('megan', 0));
  });

  it('takes less for what costs less', () => {
    const { take } = createAllowance(LIMITS);
    assert.equal(times(200, () => take('alex', 0, 0.25)).filter(Boolean).length, 80);
  });

  it('forgets whoever has been quiet longest, and nobody else, when there are too many', () => {
    const { take } = createAllowance({ ...LIMITS, burst: 1 });
    for (let person = 0; person < 100; person += 1) take(`${person}`, 0);
    take('0', 0);
    take('new', 0);
    assert.ok(!take('0', 0));
    assert.ok(take('1', 0));
  });

  it('never lets through more than twenty and thirty a minute, whatever the rhythm', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { maxLength: 400 }), (pauses) => {
        const { take } = createAllowance(LIMITS);
        let now = 0;
        let passed = 0;
        for (const pause of pauses) {
          now += pause;
          if (take('alex', now)) passed += 1;
        }
        return passed <= 20 + (now * 30) / 60_000;
      }),
    );
  });

  it('survives a clock that goes back', () => {
    const { take } = createAllowance(LIMITS);
    assert.ok(take('alex', 100_000));
    assert.ok(take('alex', 0));
  });
});

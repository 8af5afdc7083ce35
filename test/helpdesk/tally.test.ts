import assert from 'node:assert/strict';
import { createTallies, MOST_VALUES, type Tally } from '../../src/helpdesk/tally.ts';

const NOW = Date.parse('2026-11-20T23:59:59.999Z');

describe('tallies', () => {
  const started = (store: (tallies: readonly Tally[]) => Promise<void>, now = () => NOW) => createTallies({ store, now });
  const keeper = () => {
    const stored: Tally[][] = [];
    return { stored, store: async (tallies: readonly Tally[]) => void stored.push([...tallies]) };
  };

  it('are one count for each tenant, day, name and value', async () => {
    const { stored, store } = keeper();
    let now = NOW;
    const tallies = started(store, () => now);
    for (const tenant of ['a', 'a', 'b']) tallies.add(tenant, 'answered', 'stale-token');
    tallies.add('a', 'solved', 'stale-token');
    now += 1;
    tallies.add('a', 'answered', 'stale-token');
    await tallies.write();
    const day = '2026-11-20';
    const value = 'stale-token';
    assert.deepEqual(stored, [
      [
        { tenantId: 'a', day, name: 'answered', value, count: 2 },
        { tenantId: 'b', day, name: 'answered', value, count: 1 },
        { tenantId: 'a', day, name: 'solved', value, count: 1 },
        { tenantId: 'a', day: '2026-11-21', name: 'answered', value, count: 1 },
      ],
    ]);
  });

  it('are stored once, and nothing is stored when nothing was counted', async () => {
    const { stored, store } = keeper();
    const tallies = started(store);
    await tallies.write();
    tallies.add('a', 'solved', 'other');
    await Promise.all([tallies.write(), tallies.write()]);
    assert.equal(stored.length, 1);
  });

  it('are kept for the next time when they cannot be stored, with what was counted meanwhile', async () => {
    const { stored, store } = keeper();
    let isBroken = true;
    const tallies = started(async (batch) => {
      if (!isBroken) return store(batch);
      tallies.add('a', 'solved', 'other');
      throw new RangeError('full');
    });
    tallies.add('a', 'solved', 'other');
    await assert.rejects(tallies.write(), RangeError);
    isBroken = false;
    await tallies.write();
    assert.deepEqual(
      stored.flat().map(({ count }) => count),
      [2],
    );
  });

  it('hold no more values of one name than are kept, whatever is pasted', async () => {
    const { stored, store } = keeper();
    const tallies = started(store);
    for (let code = 0; code < 10 * MOST_VALUES; code += 1) tallies.add('a', 'unknown-code', `${code}`);
    tallies.add('a', 'unknown-code', '3');
    tallies.add('b', 'unknown-code', '9999');
    await tallies.write();
    const of = (value: string) => stored[0]?.find((one) => one.value === value)?.count;
    assert.equal(stored[0]?.length, MOST_VALUES + 2);
    assert.deepEqual([of('3'), of('9999'), of('other')], [2, 1, 9 * MOST_VALUES]);
  });
});

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { freshPlace, NOW, type Open } from './place.ts';

const CONFLICT = { code: 'state-conflict' };
const DAY = 24 * 60 * 60_000;

export function contractOfState(open: Open): void {
  describe('bot state', () => {
    let now = NOW;
    const place = freshPlace(open, { now: () => now });
    beforeEach(() => void (now = NOW));
    const read = async (key: string, by = place.store) => (await by.state.read([key]))[key];

    it('gives back what was written, and nothing for what was not', async () => {
      const item = { text: 'Ž 張 😀 \\ \' " \n ? $1 \u0000', list: [1.5, null, true, { deep: [] }], huge: 2 ** 53 };
      await place.store.state.write({ a: item, b: {} });
      const { a, b, ...rest } = await place.other.state.read(['a', 'b', 'absent', '__proto__', 'constructor']);
      assert.deepEqual({ ...a, eTag: '' }, { ...item, eTag: '' });
      assert.deepEqual([Object.keys(b ?? {}), Object.keys(rest)], [['eTag'], []]);
      assert.deepEqual(await place.store.state.read([]), {});
    });

    it('is a copy: what happens to an item after the write is not stored', async () => {
      const item = { list: [1] };
      const written = place.store.state.write({ a: item });
      item.list.push(2);
      await written;
      assert.deepEqual((await read('a'))?.list, [1]);
    });

    it('refuses an item as new that is there, and one with an eTag that is not the current one', async () => {
      await place.store.state.write({ a: { turn: 1 } });
      await assert.rejects(place.other.state.write({ a: { turn: 2 } }), CONFLICT);
      const first = await read('a');
      await place.other.state.write({ a: { ...first, turn: 2 } });
      await assert.rejects(place.store.state.write({ a: { ...first, turn: 3 } }), CONFLICT);
      await assert.rejects(place.store.state.write({ absent: { eTag: first?.eTag ?? '' } }), CONFLICT);
      assert.equal((await read('a'))?.turn, 2);
    });

    it('overwrites with the eTag *, there or not', async () => {
      await place.store.state.write({ a: { turn: 1, eTag: '*' } });
      await place.other.state.write({ a: { turn: 2, eTag: '*' } });
      assert.equal((await read('a'))?.turn, 2);
    });

    it('has an eTag that never comes back, not even after the item was deleted', async () => {
      await place.store.state.write({ a: { turn: 1 } });
      const first = await read('a');
      await place.store.state.delete(['a', 'absent']);
      assert.equal(await read('a'), undefined);
      await place.other.state.write({ a: { turn: 1 } });
      await assert.rejects(place.store.state.write({ a: { ...first } }), CONFLICT);
    });

    it('stores all items of a write or none', async () => {
      await place.store.state.write({ b: { turn: 1 } });
      await assert.rejects(place.store.state.write({ a: {}, b: {} }), CONFLICT);
      await assert.rejects(place.store.state.write({ b: {}, c: {} }), CONFLICT);
      await assert.rejects(place.store.state.write({ a: {}, 'bad\0key': {} }), { code: 'storage-parameter' });
      assert.deepEqual(Object.keys(await place.store.state.read(['a', 'b', 'c'])), ['b']);
    });

    it('lets one of fifty writes with the same eTag win, and loses none of the others beside them', async () => {
      await place.store.state.write({ contested: { by: -1 } });
      const contested = await read('contested');
      const stores = [place.store, place.other];
      const attempts = Array.from({ length: 50 }, (_, by) => by).map(async (by) => {
        const { state } = stores[by % 2] ?? place.store;
        const [alone] = await Promise.allSettled([
          state.write({ contested: { ...contested, by } }),
          state.write({ [`own-${by}`]: { by } }),
          state.write({ [`own-${by}-a`]: { by }, contested: { eTag: 'wrong' } }).catch(() => undefined),
        ]);
        return alone.status === 'fulfilled' ? by : undefined;
      });
      const winners = (await Promise.all(attempts)).filter((by) => by !== undefined);
      assert.equal(winners.length, 1);
      assert.equal((await read('contested'))?.by, winners[0]);
      const own = await place.store.state.read(Array.from({ length: 50 }, (_, by) => [`own-${by}`, `own-${by}-a`]).flat());
      assert.equal(Object.keys(own).length, 50);
    });

    it('does not lock itself when writes of the same items meet in any order', async () => {
      const keys = ['a', 'b', 'c', 'd'];
      await Promise.all(
        Array.from({ length: 40 }, (_, turn) => {
          const order = turn % 2 ? keys : keys.toReversed();
          const { state } = turn % 3 ? place.store : place.other;
          return state.write(Object.fromEntries(order.map((key) => [key, { turn, eTag: '*' }])));
        }),
      );
      const turns = Object.values(await place.store.state.read(keys)).map(({ turn }) => turn);
      assert.equal(new Set(turns).size, 1);
    });

    it('is kept for thirty days from the last write, and then is absent to reads and writes', async () => {
      await place.store.state.write({ a: { turn: 1 }, b: { turn: 1 } });
      now += 29 * DAY;
      await place.store.state.write({ a: { ...(await read('a')), turn: 2 } });
      now += 2 * DAY;
      assert.equal((await read('a'))?.turn, 2);
      assert.equal(await read('b'), undefined);
      await place.other.state.write({ b: { turn: 3 } });
      assert.equal((await read('b'))?.turn, 3);
    });

    it('refuses a write with the eTag of an item that has expired', async () => {
      await place.store.state.write({ a: {} });
      const old = await read('a');
      now += 31 * DAY;
      await assert.rejects(place.store.state.write({ a: { ...old } }), CONFLICT);
    });

    it('is swept when it has expired, and not before', async () => {
      await place.store.state.write({ a: {} });
      now += DAY;
      await place.store.state.write({ b: {} });
      assert.equal(await place.store.sweep(now), 0);
      assert.equal(await place.other.sweep(NOW + 30 * DAY), 1);
      now = NOW;
      assert.deepEqual(Object.keys(await place.store.state.read(['a', 'b'])), ['b']);
    });

    it('keeps any JSON under any key that has no NUL', async () => {
      const key = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).filter((text) => !text.includes('\0'));
      const property = fc.asyncProperty(key, fc.jsonValue(), async (name, value) => {
        await place.store.state.write({ [name]: { value, eTag: '*' } });
        assert.deepEqual((await read(name, place.other))?.value, JSON.parse(JSON.stringify(value)));
      });
      await fc.assert(property, { numRuns: 60 });
    });
  });
}

export function contractOfSeen(open: Open): void {
  describe('activities that were seen', () => {
    const place = freshPlace(open);

    it('are new to the first of fifty who ask at once, and to nobody later', async () => {
      const asked = Array.from({ length: 50 }, (_, by) => (by % 2 ? place.store : place.other).seen.first('a', NOW));
      assert.equal((await Promise.all(asked)).filter(Boolean).length, 1);
      assert.deepEqual([await place.other.seen.first('a', NOW + 1), await place.other.seen.first('b', NOW)], [false, true]);
    });

    it('are forgotten an hour later', async () => {
      await place.store.seen.first('a', NOW);
      for (const [minutes, isNew] of [
        [59, false],
        [60, true],
      ] as const) {
        await place.store.sweep(NOW + minutes * 60_000);
        assert.equal(await place.store.seen.first('a', NOW + minutes * 60_000), isNew, `${minutes}`);
      }
    });
  });
}

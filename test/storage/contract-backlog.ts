import assert from 'node:assert/strict';
import { draft, freshPlace, NOW, type Open, requester, silent, tells } from './place.ts';

export function contractOfBacklog(open: Open): void {
  describe('the backlog', () => {
    const place = freshPlace(open);

    it('is nothing when nothing is to be told', async () => {
      await place.store.tickets.open(draft('a'), silent);
      assert.deepEqual(await place.store.backlog(), { waiting: 0, dead: 0 });
    });

    it('counts, in all tenants, what waits and what was given up, and says since when the oldest waits', async () => {
      const { store, other } = place;
      await store.tickets.open(draft('a', { at: NOW - 5000 }), tells);
      await store.tickets.open(draft('b', { at: NOW, tenantId: 'tenant-2', requester: requester('megan') }), tells);
      assert.deepEqual(await other.backlog(), { waiting: 4, dead: 0, oldestAt: NOW - 5000 });
      const taken = await store.outbox.take(NOW, NOW + 1000, 10);
      // What is under way waits as well.
      assert.deepEqual(await other.backlog(), { waiting: 4, dead: 0, oldestAt: NOW - 5000 });
      for (const delivery of taken.filter(({ createdAt }) => createdAt < NOW)) await store.outbox.bury(delivery, 'x');
      assert.deepEqual(await other.backlog(), { waiting: 2, dead: 2, oldestAt: NOW });
    });
  });
}

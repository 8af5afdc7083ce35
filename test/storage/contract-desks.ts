import assert from 'node:assert/strict';
import type { Delivery } from '../../src/helpdesk/ports.ts';
import { after, desk, draft, freshPlace, NOW, type Open, TENANT, tells } from './place.ts';

const MINUTE = 60_000;

export function contractOfDesks(open: Open): void {
  describe('desks', () => {
    const place = freshPlace(open);
    const take = (at = NOW) => place.store.outbox.take(at, at + MINUTE, 100);
    const toDesk = async (at = NOW): Promise<Delivery | undefined> => (await take(at)).find(({ to }) => to === 'desk');
    const cardsOf = async (number: number) => (await place.store.tickets.find(TENANT, number))?.cards;

    it('are one in each tenant, the last one that was registered', async () => {
      assert.deepEqual([await place.store.desks.of(TENANT), await place.store.desks.anywhere()], [undefined, false]);
      await place.store.desks.register(desk('channel-1'), NOW);
      await place.store.desks.register(desk('channel-2', 'tenant-2'), NOW);
      await place.store.desks.register({ ...desk('channel-3'), timeZone: 'Europe/Riga' }, NOW);
      assert.deepEqual(await place.other.desks.of(TENANT), { ...desk('channel-3'), timeZone: 'Europe/Riga' });
      assert.deepEqual(await place.other.desks.of('tenant-2'), desk('channel-2', 'tenant-2'));
      assert.equal(await place.other.desks.anywhere(), true);
    });

    it('are gone when removed', async () => {
      await place.store.desks.register(desk('channel-1'), NOW);
      await place.other.desks.remove(TENANT);
      await place.other.desks.remove(TENANT);
      assert.deepEqual([await place.store.desks.of(TENANT), await place.store.desks.anywhere()], [undefined, false]);
    });

    it('in another channel get each unsettled ticket anew, oldest first', async () => {
      await place.store.desks.register(desk('channel-1'), NOW);
      for (const key of ['a', 'b', 'c']) await place.store.tickets.open(draft(key), tells);
      for (let card = await toDesk(); card !== undefined; card = await toDesk())
        await place.store.outbox.done(card, `old-${card.ticket}`);
      const closed = await place.store.tickets.find(TENANT, 1002);
      assert.ok(closed !== undefined);
      await place.store.tickets.change(closed, after(closed, { kind: 'resolve', cause: 'other' }), []);
      await place.store.desks.register(desk('channel-2'), NOW);
      assert.deepEqual([await cardsOf(1001), await cardsOf(1002), await cardsOf(1003)], [{}, { desk: 'old-1002' }, {}]);
      const posted: number[] = [];
      for (let card = await toDesk(); card !== undefined; card = await toDesk()) {
        posted.push(card.ticket);
        await place.store.outbox.done(card, `new-${card.ticket}`);
      }
      assert.deepEqual(posted, [1001, 1003]);
      assert.deepEqual([await cardsOf(1001), await cardsOf(1003)], [{ desk: 'new-1001' }, { desk: 'new-1003' }]);
    });

    it('in the same channel as before post nothing anew', async () => {
      await place.store.desks.register(desk('channel-1'), NOW);
      await place.store.tickets.open(draft('a'), tells);
      const card = await toDesk();
      assert.ok(card !== undefined);
      await place.store.outbox.done(card, 'card-1');
      await place.store.desks.register({ ...desk('channel-1'), locale: 'nl' }, NOW);
      assert.deepEqual([await toDesk(), await cardsOf(1001)], [undefined, { desk: 'card-1' }]);
      assert.equal((await place.store.desks.of(TENANT))?.locale, 'nl');
    });

    it('in another channel do not get what is on its way to the old one for their card', async () => {
      await place.store.desks.register(desk('channel-1'), NOW);
      await place.store.tickets.open(draft('a'), tells);
      const onItsWay = await toDesk();
      assert.ok(onItsWay !== undefined);
      await place.other.desks.register(desk('channel-2'), NOW);
      await place.store.outbox.done(onItsWay, 'in-the-old-channel');
      assert.deepEqual(await cardsOf(1001), {});
      const card = await toDesk();
      assert.ok(card !== undefined && card.id !== onItsWay.id);
    });

    it('in another channel give the dead of the old one another chance, and leave those of requesters dead', async () => {
      await place.store.desks.register(desk('channel-1'), NOW);
      await place.store.tickets.open(draft('a'), ({ number }) => [
        { tenantId: TENANT, ticket: number, to: 'desk', kind: 'notice', about: 1 },
        { tenantId: TENANT, ticket: number, to: 'requester', kind: 'notice', about: 1 },
      ]);
      for (const delivery of await take()) await place.store.outbox.bury(delivery, 'forbidden');
      await place.store.desks.register(desk('channel-2'), NOW);
      assert.deepEqual(
        (await place.store.outbox.dead(TENANT, 10)).map(({ to }) => to),
        ['requester'],
      );
      const notice = await toDesk();
      assert.equal(notice?.kind, 'notice');
      await place.store.outbox.done(notice);
      assert.equal((await toDesk())?.kind, 'card');
    });

    it('get nothing of another tenant', async () => {
      await place.store.tickets.open(draft('a', { tenantId: 'tenant-2' }), () => []);
      await place.store.desks.register(desk('channel-1'), NOW);
      assert.deepEqual(await take(), []);
    });

    it('get more tickets anew than one statement holds', async () => {
      for (let from = 0; from < 1100; from += 50)
        await Promise.all(Array.from({ length: 50 }, (_, by) => place.store.tickets.open(draft(`${from + by}`), () => [])));
      await place.store.desks.register(desk('channel-1'), NOW);
      assert.equal(await place.store.outbox.nextDue(), NOW);
      for (let count = 0; count < 3; count += 1) await place.store.outbox.bury((await toDesk()) ?? assert.fail(), 'x');
      assert.deepEqual(
        (await place.store.outbox.dead(TENANT, 10)).map(({ ticket }) => ticket),
        [1001, 1002, 1003],
      );
    }).timeout(30_000);
  });
}

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type Delivery, LONGEST_WAIT_MS, type NewDelivery } from '../../src/helpdesk/ports.ts';
import type { Ticket } from '../../src/helpdesk/ticket.ts';
import { after, draft, freshPlace, NOW, type Open, requester, TENANT, tells } from './place.ts';

const MINUTE = 60_000;
const LEASE = NOW + MINUTE;
const waiting = (since: number) => ({ tenantId: TENANT, to: 'desk', since }) as const;

export function contractOfOutbox(open: Open): void {
  describe('the outbox', () => {
    const place = freshPlace(open);
    const take = (at = NOW, most = 100, by = place.store) => by.outbox.take(at, at + MINUTE, most);
    const opened = (key: string, who = 'alex', told = tells) =>
      place.store.tickets.open(draft(key, { requester: requester(who) }), told);
    const toDesk = ({ number }: Ticket): readonly NewDelivery[] => [
      { tenantId: TENANT, ticket: number, to: 'desk', kind: 'card' },
      { tenantId: TENANT, ticket: number, to: 'desk', kind: 'notice', about: 1 },
    ];
    const only = async (at = NOW): Promise<Delivery> => {
      const [delivery, ...more] = await take(at);
      assert.ok(delivery !== undefined && more.length === 0);
      return delivery;
    };

    it('gives what is to be told as it was put in, once', async () => {
      const { number } = await opened('a');
      const [card, notice] = await take();
      const base = { tenantId: TENANT, ticket: number, attempts: 0, createdAt: NOW };
      assert.deepEqual(card, { ...base, id: card?.id, to: 'desk', kind: 'card' });
      assert.deepEqual(notice, { ...base, id: notice?.id, to: 'requester', kind: 'notice', about: 1 });
      assert.deepEqual(await take(NOW, 100, place.other), []);
    });

    it('gives each to one of many who take at once', async () => {
      for (let count = 0; count < 12; count += 1) await opened(`${count}`, `person-${count}`);
      const rounds = Array.from({ length: 10 }, (_, by) => take(NOW, 3, by % 2 ? place.store : place.other));
      const ids = (await Promise.all(rounds)).flat().map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      const rest = await take();
      // The desk's cards are one conversation, in which one may be under way.
      assert.equal(ids.length + rest.length, 13);
    });

    it('has one under way in each conversation, the oldest, also while it waits for another try', async () => {
      await opened('a', 'alex', toDesk);
      const card = await only();
      assert.deepEqual(await take(), []);
      await place.other.outbox.later({ ...card, attempts: 1 }, NOW + MINUTE, 'code-1');
      assert.deepEqual(await take(), []);
      const again = await only(NOW + MINUTE);
      assert.deepEqual(again, { ...card, attempts: 1 });
      await place.store.outbox.done(again);
      assert.equal((await only()).kind, 'notice');
    });

    it('holds nothing back in other conversations', async () => {
      await opened('a', 'alex');
      await opened('b', 'megan');
      await place.store.tickets.open(draft('c', { tenantId: 'tenant-2' }), tells);
      const taken = await take();
      assert.deepEqual(
        taken.map(({ tenantId, to }) => `${tenantId} ${to}`).toSorted(),
        [`${TENANT} desk`, `${TENANT} requester`, `${TENANT} requester`, 'tenant-2 desk', 'tenant-2 requester'].toSorted(),
      );
    });

    it('keeps the order of all that a person is told, of whichever ticket', async () => {
      const first = await opened('a');
      const second = await opened('b');
      const notices = async () => (await take()).filter(({ to }) => to === 'requester');
      const [one, ...others] = await notices();
      assert.ok(one !== undefined && others.length === 0 && one.ticket === first.number);
      await place.store.outbox.done(one);
      assert.equal((await notices())[0]?.ticket, second.number);
    });

    it('gives what was taken and not settled to others when the lease ends', async () => {
      await opened('a', 'alex', toDesk);
      const card = await only();
      assert.deepEqual(await take(LEASE - 1, 100, place.other), []);
      assert.deepEqual(await take(LEASE, 100, place.other), [card]);
    });

    it('delays nothing because the clock was set back: neither what was taken nor what was put off', async () => {
      const HOUR = 60 * MINUTE;
      await opened('a', 'alex', toDesk);
      const card = await only();
      assert.deepEqual(await take(NOW - MINUTE), []);
      assert.deepEqual(await take(NOW - HOUR), [card]);
      await place.store.outbox.later({ ...card, attempts: 1 }, NOW + LONGEST_WAIT_MS, 'code-1');
      assert.deepEqual(await take(NOW), []);
      assert.deepEqual(await take(NOW - HOUR, 100, place.other), [{ ...card, attempts: 1 }]);
    });

    it('lets the dead block nobody, names them with their code, and revives them in their old place', async () => {
      const ticket = await opened('a', 'alex', toDesk);
      const card = await only();
      await place.store.outbox.bury({ ...card, attempts: 18 }, 'forbidden');
      const base = { id: card.id, tenantId: TENANT, ticket: ticket.number };
      assert.deepEqual(await place.other.outbox.dead(TENANT, 10), [{ ...base, to: 'desk', kind: 'card', code: 'forbidden' }]);
      assert.deepEqual([await place.store.outbox.dead('tenant-2', 10), await place.store.outbox.dead(TENANT, 0)], [[], []]);
      assert.equal((await only()).kind, 'notice');
      assert.deepEqual(
        [await place.store.outbox.revive('tenant-2', NOW), await place.store.outbox.revive(TENANT, LEASE)],
        [0, 1],
      );
      assert.deepEqual(await take(LEASE), [{ ...card, attempts: 0 }]);
      assert.deepEqual(await place.store.outbox.dead(TENANT, 10), []);
    });

    it('remembers the activity of a card that arrived, on its side of the ticket, without changing its version', async () => {
      const ticket = await opened('a', 'alex', ({ number }) => [
        { tenantId: TENANT, ticket: number, to: 'desk', kind: 'card' },
        { tenantId: TENANT, ticket: number, to: 'requester', kind: 'card' },
      ]);
      for (const delivery of await take()) await place.other.outbox.done(delivery, `${delivery.to}-1`);
      const found = await place.store.tickets.find(TENANT, ticket.number);
      assert.deepEqual(found, { ...ticket, cards: { desk: 'desk-1', requester: 'requester-1' } });
      assert.equal(await place.store.tickets.change(ticket, after(ticket, { kind: 'claim' }), []), true);
      assert.deepEqual((await place.store.tickets.find(TENANT, ticket.number))?.cards, found?.cards);
    });

    it('does not take the activity of a notice, or an update without one, for a card', async () => {
      const ticket = await opened('a');
      const [card, notice] = await take();
      assert.ok(card !== undefined && notice !== undefined);
      await place.store.outbox.done(notice, 'notice-1');
      await place.store.outbox.done(card);
      assert.deepEqual((await place.store.tickets.find(TENANT, ticket.number))?.cards, {});
    });

    it('tells the requester at once, and once, that the desk is out of reach', async () => {
      await opened('a', 'alex', toDesk);
      const card = await only();
      await place.store.outbox.later({ ...card, attempts: 3 }, LEASE + 0.5, 'code-1');
      await place.store.outbox.tellUnreachable(waiting(NOW - 1));
      assert.deepEqual(await take(NOW + 1), []);
      await place.store.outbox.tellUnreachable({ ...waiting(NOW), tenantId: 'another tenant' });
      await Promise.all([place.store.outbox.tellUnreachable(waiting(NOW)), place.other.outbox.tellUnreachable(waiting(NOW))]);
      const told = await only(NOW + 1);
      assert.deepEqual([told.to, told.about, told.attempts], ['requester', 'desk-unreachable', 0]);
      await place.store.outbox.done(told);
      await place.other.outbox.tellUnreachable(waiting(NOW));
      const again = await only(LEASE + 1);
      assert.deepEqual([again.id, again.attempts], [card.id, 3]);
    });

    it('settles nothing twice: what is gone stays gone', async () => {
      await opened('a', 'alex', toDesk);
      const card = await only();
      await place.store.outbox.done(card, 'first');
      await place.other.outbox.done(card, 'second');
      await place.other.outbox.later(card, NOW, 'late');
      await place.other.outbox.bury(card, 'late');
      assert.deepEqual(await place.store.outbox.dead(TENANT, 10), []);
      assert.deepEqual(
        (await take()).map(({ kind, to }) => [to, kind]),
        [['desk', 'notice']],
      );
      assert.equal((await place.store.tickets.find(TENANT, card.ticket))?.cards.desk, 'first');
    });

    it('says when the next is due: never earlier than it can be taken', async () => {
      assert.equal(await place.store.outbox.nextDue(), undefined);
      await opened('a', 'alex', toDesk);
      assert.equal(await place.other.outbox.nextDue(), NOW);
      const card = await only();
      assert.equal(await place.other.outbox.nextDue(), LEASE);
      await place.store.outbox.later(card, NOW + 5.2, 'code-1');
      assert.equal(await place.other.outbox.nextDue(), NOW + 6);
      await place.store.outbox.bury(card, 'code-1');
      assert.equal(await place.other.outbox.nextDue(), NOW);
    });

    it('tells everything exactly once and in order, whatever fails meanwhile', async () => {
      const step = fc.record({
        end: fc.constantFrom('done', 'later', 'lost'),
        most: fc.integer({ min: 1, max: 4 }),
        isOther: fc.boolean(),
      });
      let run = 0;
      const property = fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        run += 1;
        const people = [`a-${run}`, `b-${run}`];
        const owners = new Map<number, string>();
        for (const person of people)
          for (const key of ['1', '2']) owners.set((await opened(`${person}-${key}`, person)).number, person);
        const arrived: Delivery[] = [];
        let at = NOW;
        const turn = async ({ end, most, isOther }: { end: string; most: number; isOther: boolean }) => {
          const store = isOther ? place.other : place.store;
          for (const delivery of await take(at, most, store)) {
            if (end === 'done') arrived.push(delivery);
            if (end === 'done') await store.outbox.done(delivery);
            if (end === 'later') await store.outbox.later({ ...delivery, attempts: delivery.attempts + 1 }, at + 1000, 'x');
          }
          at += 2 * MINUTE;
        };
        for (const each of steps) await turn(each);
        while ((await place.store.outbox.nextDue()) !== undefined) await turn({ end: 'done', most: 4, isOther: false });
        const conversationOf = ({ to, ticket }: Delivery) => (to === 'desk' ? to : owners.get(ticket));
        for (const conversation of ['desk', ...people]) {
          const ids = arrived.filter((delivery) => conversationOf(delivery) === conversation).map(({ id }) => id);
          assert.deepEqual([ids.length, ids], [conversation === 'desk' ? 4 : 2, ids.toSorted((a, b) => a - b)]);
        }
      });
      await fc.assert(property, { numRuns: 8 });
    });
  });
}

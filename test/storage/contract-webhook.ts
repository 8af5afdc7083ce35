import assert from 'node:assert/strict';
import { createHelpDesk } from '../../src/helpdesk/desk.ts';
import type { NewDelivery } from '../../src/helpdesk/ports.ts';
import type { Ticket } from '../../src/helpdesk/ticket.ts';
import type { Store } from '../../src/storage/open.ts';
import { draft, freshPlace, NOW, type Open, requester, silent, TENANT } from './place.ts';

const MINUTE = 60_000;
const toAll = ({ number }: Ticket): readonly NewDelivery[] => [
  { tenantId: TENANT, ticket: number, to: 'desk', kind: 'card' },
  { tenantId: TENANT, ticket: number, to: 'webhook', kind: 'event', about: 1 },
  { tenantId: TENANT, ticket: number, to: 'webhook', kind: 'event', about: 2 },
  { tenantId: TENANT, ticket: number, to: 'requester', kind: 'card' },
];

export function contractOfWebhook(open: Open): void {
  describe('what goes to the webhook', () => {
    const place = freshPlace(open);
    const take = (to: NewDelivery['to'], at = NOW) => place.other.outbox.only([to]).take(at, at + MINUTE, 100);
    const opened = (key: string) => place.store.tickets.open(draft(key, { requester: requester(key) }), toAll);

    it('is taken apart from the rest, and the rest apart from it', async () => {
      await opened('a');
      const [event, ...more] = await take('webhook');
      assert.deepEqual([event?.to, event?.kind, event?.about, more], ['webhook', 'event', 1, []]);
      const others = await place.store.outbox.only(['desk', 'requester']).take(NOW, NOW + MINUTE, 100);
      assert.deepEqual(others.map(({ to }) => to).toSorted(), ['desk', 'requester']);
    });

    it('is due by itself', async () => {
      await opened('a');
      const of = (to: NewDelivery['to']) => place.other.outbox.only([to]).nextDue();
      for (const delivery of await take('webhook')) await place.store.outbox.later(delivery, NOW + MINUTE, 'http-500');
      assert.deepEqual([await of('webhook'), await of('desk'), await place.store.outbox.nextDue()], [NOW + MINUTE, NOW, NOW]);
    });

    it('keeps its order within a ticket, and tickets do not wait for each other', async () => {
      const tickets = [await opened('a'), await opened('b')];
      const first = await take('webhook');
      assert.deepEqual(
        first.map(({ ticket, about }) => [ticket, about]),
        tickets.map(({ number }) => [number, 1]),
      );
      const [one] = first;
      assert.ok(one !== undefined);
      await place.store.outbox.done(one);
      assert.deepEqual(
        (await take('webhook')).map(({ ticket, about }) => [ticket, about]),
        [[one.ticket, 2]],
      );
    });

    it('that waits is told to the requester apart from what waits for the channel', async () => {
      const { number } = await opened('a');
      for (const delivery of await take('requester')) await place.store.outbox.done(delivery);
      await place.store.outbox.tellUnreachable({ tenantId: TENANT, to: 'webhook', since: NOW - 1 });
      assert.deepEqual(await take('requester'), []);
      for (let times = 0; times < 2; times += 1)
        await place.other.outbox.tellUnreachable({ tenantId: TENANT, to: 'webhook', since: NOW });
      const told = await take('requester');
      assert.deepEqual(
        told.map(({ ticket, about }) => [ticket, about]),
        [[number, 'desk-unreachable']],
      );
    });
  });

  describe('an action with a key', () => {
    const place = freshPlace(open);
    const helpOf = ({ tickets, desks, outbox }: Store) =>
      createHelpDesk({ tickets, desks, outbox, now: () => NOW, wake: () => undefined, hasWebhook: true });
    const by = { side: 'desk', id: 'webhook', name: 'Kim' } as const;
    const comment = (key: string) => ({ key, kind: 'comment', text: 'once' }) as const;

    it('is done once, however many call at once, at whichever replica', async () => {
      const { number } = await place.store.tickets.open(draft('a'), silent);
      const calls = Array.from({ length: 6 }, (_, i) =>
        helpOf(i % 2 ? place.store : place.other).actOnce({ tenantId: TENANT, number }, comment('key-1'), by),
      );
      const kinds = (await Promise.all(calls)).map(({ kind }) => kind);
      assert.deepEqual(kinds.toSorted(), ['done', ...Array.from({ length: 5 }, () => 'repeated')]);
      const found = await place.other.tickets.find(TENANT, number);
      assert.deepEqual(
        found?.events.map(({ kind, key }) => [kind, key]),
        [
          ['opened', undefined],
          ['commented', 'key-1'],
        ],
      );
    });

    it('is another action on another ticket, or with another key', async () => {
      const help = helpOf(place.store);
      for (const key of ['a', 'b']) {
        const { number } = await place.store.tickets.open(draft(key), silent);
        for (const own of ['key-1', 'key-2'])
          assert.equal((await help.actOnce({ tenantId: TENANT, number }, comment(own), by)).kind, 'done');
      }
    });
  });
}

import assert from 'node:assert/strict';
import type { NewDelivery } from '../../src/helpdesk/ports.ts';
import type { Ticket } from '../../src/helpdesk/ticket.ts';
import type { CauseId } from '../../src/triage/causes/index.ts';
import { after, draft, freshPlace, NOW, type Open, requester, silent, TENANT, tells } from './place.ts';

const numbers = (tickets: readonly Ticket[]): readonly number[] => tickets.map(({ number }) => number);

export function contractOfTickets(open: Open): void {
  describe('tickets', () => {
    const place = freshPlace(open);
    const opened = (key: string, changes = {}) => place.store.tickets.open(draft(key, changes), silent);

    it('have numbers that grow from 1001, in all tenants together', async () => {
      const first = await opened('a');
      const second = await opened('a', { tenantId: 'tenant-2' });
      assert.deepEqual([first.number, second.number], [1001, 1002]);
    });

    it('are read as they were opened', async () => {
      const ticket = await opened('a', { comment: 'since "noon" Ž 張 \u0000', card: 'activity-1', urgency: 'high' });
      assert.deepEqual(await place.other.tickets.find(TENANT, ticket.number), ticket);
      const by = { side: 'requester', id: 'alex', name: requester().name };
      assert.deepEqual(ticket, {
        number: 1001,
        version: 1,
        tenantId: TENANT,
        state: 'open',
        urgency: 'high',
        requester: requester(),
        content: draft('a').content,
        events: [{ kind: 'opened', id: 1, at: NOW, by, text: 'since "noon" Ž 張 \u0000' }],
        cards: { requester: 'activity-1' },
      });
    });

    it('are one for fifty submissions of one form at once, and told of once', async () => {
      const all = Array.from({ length: 50 }, (_, by) =>
        (by % 2 ? place.store : place.other).tickets.open(draft('a', { comment: `${by}` }), tells),
      );
      const found = await Promise.all(all);
      assert.deepEqual(new Set(numbers(found)).size, 1);
      assert.equal(new Set(found.map(({ events }) => JSON.stringify(events))).size, 1);
      assert.equal((await place.store.outbox.take(NOW, NOW + 1, 100)).length, 2);
      assert.equal(await place.store.tickets.countUnsettled(TENANT), 1);
    });

    it('are others for another person or tenant with the same key', async () => {
      await opened('a');
      await opened('a', { requester: requester('megan') });
      await opened('a', { tenantId: 'tenant-2' });
      assert.deepEqual(
        [await place.store.tickets.countUnsettled(TENANT), await place.store.tickets.countUnsettled('tenant-2')],
        [2, 1],
      );
    });

    it('are not there when what is to be told of them cannot be stored', async () => {
      const bad = (): never => {
        throw new RangeError('no words');
      };
      await assert.rejects(place.store.tickets.open(draft('a'), bad), RangeError);
      const unstorable = [{ tenantId: 'nul \0', ticket: 1, to: 'desk', kind: 'card' }] as const;
      await assert.rejects(
        place.store.tickets.open(draft('b'), () => unstorable),
        { code: 'storage-parameter' },
      );
      assert.equal(await place.store.tickets.countUnsettled(TENANT), 0);
    });

    it('are not found in another tenant', async () => {
      const { number } = await opened('a');
      assert.equal(await place.store.tickets.find('tenant-2', number), undefined);
      for (const none of [number + 1, 2 ** 31 - 1, 2 ** 31, Number.MAX_SAFE_INTEGER])
        assert.equal(await place.store.tickets.find(TENANT, none), undefined, `${none}`);
    });

    it('keep what a change has made of them, with what is to be told', async () => {
      const ticket = await opened('a');
      const claimed = after(ticket, { kind: 'claim' }, NOW + 1);
      assert.equal(await place.other.tickets.change(ticket, claimed, tells(ticket)), true);
      const resolved = after(claimed, { kind: 'resolve', cause: 'stale-token', text: 'sign in again' }, NOW + 2);
      assert.equal(await place.store.tickets.change(claimed, resolved, []), true);
      assert.deepEqual(await place.other.tickets.find(TENANT, ticket.number), resolved);
      assert.equal((await place.store.outbox.take(NOW + 1, NOW + 2, 100)).length, 2);
    });

    describe('that change while a card of theirs waits', () => {
      const [TO_DESK, TO_REQUESTER] = ['desk', 'requester'] as const;
      const cardsOf = (sides: readonly ('desk' | 'requester')[]) => (ticket: Ticket) =>
        sides.map((to): NewDelivery => ({ tenantId: TENANT, ticket: ticket.number, to, kind: 'card' }));
      const take = () => place.store.outbox.take(NOW, NOW + 1, 100);
      const openWithCard = async (): Promise<Ticket> => place.store.tickets.open(draft('a'), cardsOf([TO_DESK]));
      const change = async (ticket: Ticket, told = cardsOf([TO_DESK])): Promise<Ticket> => {
        const next = after(ticket, { kind: 'comment', text: 'a word' });
        assert.equal(await place.other.tickets.change(ticket, next, told(next)), true);
        return next;
      };
      const settle = async () => {
        const seen: string[] = [];
        for (let due = await take(); due.length > 0; due = await take())
          for (const delivery of due) {
            seen.push(`${delivery.to} ${delivery.kind}`);
            await place.store.outbox.done(delivery);
          }
        return seen.toSorted();
      };

      it('put no second one behind it', async () => {
        await change(await change(await openWithCard()));
        assert.deepEqual(await settle(), ['desk card']);
      });

      it('put one behind it when it is under way, since that may be drawn already', async () => {
        const ticket = await openWithCard();
        const [first] = await take();
        assert.ok(first !== undefined);
        await change(await change(ticket));
        await place.store.outbox.done(first);
        assert.deepEqual(await settle(), ['desk card']);
      });

      it('put one for the other side, and one for another ticket', async () => {
        const ticket = await openWithCard();
        await place.store.tickets.open(draft('b'), cardsOf([TO_DESK]));
        await change(ticket, cardsOf([TO_DESK, TO_REQUESTER]));
        assert.deepEqual(await settle(), ['desk card', 'desk card', 'requester card']);
      });

      it('put one when the one that waits was given up', async () => {
        const ticket = await openWithCard();
        const [first] = await take();
        assert.ok(first !== undefined);
        await place.store.outbox.bury(first, 'http-400');
        await change(ticket);
        assert.deepEqual(await settle(), ['desk card']);
      });

      it('lose none to somebody who takes the card at the same moment', async () => {
        let ticket = await openWithCard();
        for (let round = 0; round < 20; round += 1) {
          const taking = take().then(async (due) => {
            const drawn = await place.store.tickets.find(TENANT, ticket.number);
            for (const delivery of due) await place.store.outbox.done(delivery);
            return due.length === 0 ? 0 : (drawn?.version ?? 0);
          });
          const [shown, next] = await Promise.all([taking, change(ticket)]);
          const rest = await settle();
          assert.ok(
            shown === next.version || rest.length === 1,
            `round ${round} shows ${shown} of ${next.version}, ${rest.length} left`,
          );
          ticket = await change(next);
        }
      });
    });

    it('change once when two change the same version, and nothing is told of the other', async () => {
      const ticket = await opened('a');
      const changes = Array.from({ length: 20 }, (_, by) => {
        const actor = { side: 'desk', id: `agent-${by}`, name: 'Agent' } as const;
        const next = after(ticket, { kind: 'claim' }, NOW, actor);
        return (by % 2 ? place.store : place.other).tickets
          .change(ticket, next, tells(ticket))
          .then((won) => (won ? by : undefined));
      });
      const winners = (await Promise.all(changes)).filter((by) => by !== undefined);
      assert.equal(winners.length, 1);
      assert.equal((await place.store.tickets.find(TENANT, ticket.number))?.assignee?.id, `agent-${winners[0]}`);
      assert.equal((await place.store.outbox.take(NOW, NOW + 1, 100)).length, 2);
    });

    it('stay as they are when what is to be told of a change cannot be stored', async () => {
      const ticket = await opened('a');
      const unstorable = [{ tenantId: 'nul \0', ticket: 1, to: 'desk', kind: 'card' }] as const;
      await assert.rejects(place.store.tickets.change(ticket, after(ticket, { kind: 'claim' }), unstorable), {
        code: 'storage-parameter',
      });
      assert.deepEqual(await place.store.tickets.find(TENANT, ticket.number), ticket);
    });

    it('do not change in another tenant', async () => {
      const ticket = await opened('a');
      const foreign = { ...ticket, tenantId: 'tenant-2' };
      assert.equal(await place.store.tickets.change(foreign, after(foreign, { kind: 'claim' }), []), false);
    });

    it('do not take the posted cards from a change, since only deliveries know them', async () => {
      const ticket = await opened('a', { card: 'activity-1' });
      const next = { ...after(ticket, { kind: 'claim' }), cards: { desk: 'guessed' } };
      await place.store.tickets.change(ticket, next, []);
      assert.deepEqual((await place.store.tickets.find(TENANT, ticket.number))?.cards, { requester: 'activity-1' });
    });

    it('of a person are listed newest first, those of the desk oldest first without the closed, each up to a limit', async () => {
      for (const key of ['a', 'b', 'c', 'd']) await opened(key);
      await opened('e', { requester: requester('megan') });
      const first = await place.store.tickets.find(TENANT, 1001);
      const second = await place.store.tickets.find(TENANT, 1002);
      assert.ok(first !== undefined && second !== undefined);
      await place.store.tickets.change(first, after(first, { kind: 'resolve', cause: 'other' }), []);
      await place.store.tickets.change(second, after(second, { kind: 'ask', text: 'which app?' }), []);
      assert.deepEqual(numbers(await place.other.tickets.ofRequester(TENANT, 'alex', 3)), [1004, 1003, 1002]);
      assert.deepEqual(numbers(await place.other.tickets.unsettled(TENANT, 3)), [1002, 1003, 1004]);
      assert.equal(await place.other.tickets.countUnsettled(TENANT), 4);
      assert.deepEqual(await place.store.tickets.ofRequester('tenant-2', 'alex', 3), []);
    });

    describe('are found', () => {
      const seek = async (text: string, more: { causes?: readonly CauseId[]; most?: number } = {}, tenantId = TENANT) =>
        numbers(await place.other.tickets.search(tenantId, { text, causes: [], most: 10, ...more }));

      it('by what was said last, in any order of the words and whatever the case', async () => {
        const ticket = await opened('a', { comment: 'The printer of Floor 3' });
        await opened('b', { comment: 'printer' });
        await place.store.tickets.change(ticket, after(ticket, { kind: 'comment', text: 'Nyckel saknas \0 här' }), []);
        assert.deepEqual(await seek('floor PRINTER'), [1001]);
        assert.deepEqual(await seek('saknas här nyckel'), [1001]);
        assert.deepEqual(await seek('printer'), [1002, 1001]);
        assert.deepEqual(await seek('printer floor absent'), []);
      });

      it('by the cause that they were taken for, or turned out to be', async () => {
        const ticket = await opened('a');
        assert.deepEqual(await seek('no such word', { causes: ['stale-token', 'consent-missing'] }), [1001]);
        await place.store.tickets.change(ticket, after(ticket, { kind: 'resolve', cause: 'stale-token' }), []);
        assert.deepEqual(await seek('no such word', { causes: ['stale-token'] }), [1001]);
      });

      it('in their own tenant only, and with wildcards taken literally', async () => {
        await opened('a', { comment: '100 percent' });
        assert.deepEqual(await seek('percent', {}, 'tenant-2'), []);
        for (const wildcard of ['100%', '1_0', String.raw`100\ `, '%']) assert.deepEqual(await seek(wildcard), [], wildcard);
      });

      it('up to a limit, the newest first', async () => {
        for (let at = 0; at < 12; at += 1) await opened(`key-${at}`, { comment: at % 3 === 0 ? 'sought' : 'other' });
        assert.deepEqual(await seek('sought', { most: 3 }), [1010, 1007, 1004]);
        assert.deepEqual(await seek('sought'), [1010, 1007, 1004, 1001]);
      });
    });
  });
}

import assert from 'node:assert/strict';
import type { Draft } from '../../src/helpdesk/ports.ts';
import { act, type Ticket } from '../../src/helpdesk/ticket.ts';
import { after, draft, freshPlace, NOW, type Open, requester, TENANT, tells } from './place.ts';

const ALEX = { tenantId: TENANT, ids: ['alex', '29:alex'], chatId: 'chat-alex' };
const MEGAN = { tenantId: TENANT, ids: ['megan', '29:megan'], chatId: 'chat-megan' };
const DAY = 24 * 60 * 60_000;
const said = { session: 1 };

export function contractOfPeople(open: Open): void {
  describe('what is kept of a person', () => {
    const place = freshPlace(open, { now: () => NOW });
    const opened = (key: string, changes: Partial<Draft> = {}) => place.store.tickets.open(draft(key, changes), tells);
    const found = async (number: number): Promise<Ticket> => {
      const ticket = await place.other.tickets.find(TENANT, number);
      assert.ok(ticket !== undefined);
      return ticket;
    };
    /** Claimed and resolved by somebody of the desk. */
    const resolved = async (ticket: Ticket): Promise<Ticket> => {
      const claimed = after(ticket, { kind: 'claim' }, NOW + 1);
      const done = after(claimed, { kind: 'resolve', cause: 'token-expired', text: 'sign in again' }, NOW + 2);
      await place.store.tickets.change(ticket, claimed, []);
      await place.store.tickets.change(claimed, done, []);
      return done;
    };
    const states = async (...keys: string[]) => Object.keys(await place.other.state.read(keys));

    it('is counted, and nothing of others with it', async () => {
      const keys = ['conversation/a/alex', 'conversation/b/29:alex', 'conversation/explained/tenant-1/alex'];
      const others = ['conversation/a/other-alex', 'conversation/alex/megan', 'conversation/a%/lex'];
      const all = [...keys, ...others, 'person/tenant-1/alex', 'person/tenant-2/alex'];
      await place.store.state.write(Object.fromEntries(all.map((key) => [key, said])));
      await opened('a');
      await opened('b', { requester: requester('megan') });
      await opened('c', { tenantId: 'tenant-2' });
      assert.deepEqual(await place.other.people.kept(ALEX), { conversations: 3, tickets: 1, deliveries: 1, others: 0 });
    });

    it('counts the tickets of others on which they worked, not their own', async () => {
      await resolved(await opened('a'));
      await resolved(await opened('b', { requester: requester('megan') }));
      assert.equal((await place.other.people.kept(MEGAN)).others, 1);
    });

    it('is gone after it was erased, state of others is not', async () => {
      const own = ['conversation/a/alex', 'conversation/chat-alex/x', 'conversation/b/29:alex', 'person/tenant-1/alex'];
      const others = ['conversation/a/other-alex', 'conversation/alex/megan', 'person/tenant-2/alex', 'person/tenant-1/alexa'];
      await place.store.state.write(Object.fromEntries([...own, ...others].map((key) => [key, said])));
      await opened('a');
      const { file: _file, ...removed } = await place.store.people.erase(ALEX, NOW);
      assert.deepEqual(removed, { conversations: 3, tickets: 1, deliveries: 1, others: 0 });
      assert.deepEqual((await states(...own, ...others)).toSorted(), others.toSorted());
      assert.deepEqual(await place.other.people.kept(ALEX), { conversations: 0, tickets: 0, deliveries: 0, others: 0 });
      const again = await place.store.people.erase(ALEX, NOW);
      assert.deepEqual([again.conversations, again.tickets, again.deliveries, again.others], [0, 0, 0, 0]);
    });

    it('leaves a ticket that is empty, closed and found by nobody, with what was counted of it', async () => {
      const comment = 'since the change on Monday';
      const { number } = await resolved(await opened('a', { comment }));
      await place.store.people.erase(ALEX, NOW + 5);
      const { requester: nobody, ...ticket } = await found(number);
      assert.deepEqual(
        [ticket.state, ticket.assignee, ticket.content],
        ['deleted', undefined, { evidence: {}, ranking: [], tried: [] }],
      );
      assert.deepEqual([nobody.id, nobody.name, nobody.address.conversationId], ['', '', '']);
      assert.deepEqual(ticket.events, [{ kind: 'opened', id: 1, at: NOW, by: { side: 'requester', id: '', name: '' } }]);
      assert.deepEqual(await place.other.tickets.search(TENANT, { text: 'Monday', causes: [], most: 9 }), []);
      assert.equal(await place.other.tickets.countUnsettled(TENANT), 0);
      const period = { from: NOW - DAY, weeksFrom: NOW - DAY, until: NOW + DAY };
      const { opened: counted, resolved: solved } = await place.other.figures.read(period, TENANT);
      assert.deepEqual([counted.length, solved.length], [1, 1]);
    });

    it('leaves several tickets of several people in one tenant', async () => {
      for (const key of ['a', 'b']) await opened(key);
      await opened('a', { requester: requester('megan') });
      await place.store.people.erase(ALEX, NOW);
      await place.store.people.erase(MEGAN, NOW);
      for (const number of [1001, 1002, 1003]) assert.equal((await found(number)).state, 'deleted', `${number}`);
    });

    it('is told of to the desk where its card is posted or on its way, and nothing of it to anybody else', async () => {
      const posted = await opened('posted');
      const [card] = await place.store.outbox.take(NOW, NOW + 1000, 9);
      assert.ok(card?.to === 'desk');
      await place.store.outbox.done(card, 'activity-1');
      const underWay = await opened('under way');
      const taken = (await place.store.outbox.take(NOW, NOW + 1000, 9)).find(({ to }) => to === 'desk');
      assert.equal(taken?.ticket, underWay.number);
      const unposted = await opened('unposted');
      await place.store.people.erase(ALEX, NOW + 5);
      await place.store.outbox.done(taken, 'activity-2');
      const left = [];
      for (let at = NOW + 10; ; at += 1) {
        const [next] = await place.store.outbox.take(at, at + 1, 9);
        if (next === undefined) break;
        left.push([next.ticket, next.to, next.kind]);
        await place.store.outbox.done(next, `drawn-${next.ticket}`);
      }
      assert.deepEqual(
        left,
        [posted, underWay].map(({ number }) => [number, 'desk', 'card']),
      );
      assert.deepEqual((await found(underWay.number)).cards, { desk: `drawn-${underWay.number}` });
      assert.deepEqual((await found(unposted.number)).cards, {});
    });

    it('goes from the tickets of others with the name, and what was written there stays', async () => {
      const done = await resolved(await opened('a', { comment: 'help' }));
      const begun = after(await opened('b'), { kind: 'claim' }, NOW + 1);
      await place.store.tickets.change(await found(begun.number), begun, []);
      const { others } = await place.store.people.erase(MEGAN, NOW + 5);
      assert.equal(others, 2);
      const closed = await found(done.number);
      const deleted = { id: 'deleted', name: '' };
      assert.deepEqual([closed.state, closed.assignee, closed.version], ['resolved', deleted, done.version + 1]);
      assert.deepEqual(closed.events, [
        done.events[0],
        { ...done.events[1], by: { side: 'desk', ...deleted }, to: deleted },
        { ...done.events[2], by: { side: 'desk', ...deleted } },
      ]);
      assert.deepEqual(closed.requester, done.requester);
      const free = await found(begun.number);
      assert.deepEqual([free.state, free.assignee], ['open', undefined]);
      assert.equal(act(free, { kind: 'claim' }, { side: 'desk', id: 'kim', name: 'Kim' }, NOW).kind, 'done');
    });

    it('loses no change that somebody makes to the same tickets at the same moment', async () => {
      const tickets = [];
      for (let i = 0; i < 60; i += 1) tickets.push(await resolved(await opened(`${i}`)));
      const kim = { side: 'desk', id: 'kim', name: 'Kim' } as const;
      const comment = async ({ number }: Ticket): Promise<void> => {
        const now = await found(number);
        const next = after(now, { kind: 'comment', text: 'noted' }, NOW + 9, kim);
        if (!(await place.other.tickets.change(now, next, []))) await comment(now);
      };
      const [{ others }] = await Promise.all([place.store.people.erase(MEGAN, NOW), ...tickets.map(comment)]);
      assert.equal(others, 60);
      for (const { number } of tickets) {
        const { events } = await found(number);
        assert.deepEqual(
          events.map(({ by }) => by.id),
          ['alex', 'deleted', 'deleted', 'kim'],
        );
      }
    });
  });

  describe('what has expired', () => {
    const place = freshPlace(open, { now: () => NOW, retentionMs: 10 * DAY });
    const tally = (day: string) => ({ tenantId: TENANT, day, name: 'answered', value: 'token-expired', count: 1 }) as const;

    it('are closed tickets that nothing happened to for so long, with all that hangs on them, and never an open one', async () => {
      const first = await place.store.tickets.open(draft('closed'), tells);
      await place.store.tickets.open(draft('open', { at: NOW - 1000 * DAY }), tells);
      await place.store.tickets.change(first, after(first, { kind: 'resolve', cause: 'other' }, NOW), tells(first));
      const erased = await place.store.tickets.open(draft('erased', { requester: requester('kim') }), tells);
      await place.store.people.erase({ tenantId: TENANT, ids: ['kim'], chatId: 'chat-kim' }, NOW);
      assert.equal(await place.store.sweep(NOW + 10 * DAY - 1), 0);
      assert.equal(await place.other.sweep(NOW + 10 * DAY), 2);
      for (const { number } of [first, erased]) assert.equal(await place.store.tickets.find(TENANT, number), undefined);
      assert.equal((await place.store.tickets.find(TENANT, 1002))?.state, 'open');
      assert.deepEqual(await place.store.tickets.search(TENANT, { text: 'gt-1001', causes: [], most: 9 }), []);
      const waiting = await place.store.outbox.take(NOW + 10 * DAY, NOW + 11 * DAY, 100);
      assert.deepEqual([...new Set(waiting.map(({ ticket }) => ticket))], [1002]);
      const { number } = await place.store.tickets.open(draft('next'), tells);
      assert.ok(number > erased.number);
    });

    it('are counts of days before', async () => {
      await place.store.figures.count([tally('2026-11-09'), tally('2026-11-10')]);
      assert.equal(await place.other.sweep(NOW), 1);
      assert.equal(await place.other.sweep(NOW), 0);
    });

    it('is state earlier than that, where it would be kept for longer', async () => {
      await place.store.state.write({ key: said });
      assert.equal(await place.store.sweep(NOW + 10 * DAY - 1), 0);
      assert.equal(await place.store.sweep(NOW + 10 * DAY), 1);
    });

    it('is deleted however much it is', async () => {
      const many = Object.fromEntries(Array.from({ length: 450 }, (_, i) => [`key-${i}`, said]));
      await place.store.state.write(many);
      assert.equal(await place.store.sweep(NOW + 10 * DAY), 450);
    });
  });
}

import assert from 'node:assert/strict';
import { watchOutbox, watchTickets } from '../../src/helpdesk/watch.ts';
import type { Store } from '../../src/storage/open.ts';
import { openMemory } from '../storage/memory.ts';
import { after as acted, draft, NOW, silent, tells } from '../storage/place.ts';

describe('whoever watches the help desk', () => {
  let store: Store;
  let told: string[];
  const tell = (what: string): void => void told.push(what);
  beforeEach(async () => {
    store = await openMemory();
    told = [];
  });
  afterEach(() => store.close());

  it('is told that a ticket was opened, once for a form that is sent twice', async () => {
    const tickets = watchTickets(store.tickets, tell);
    const [one, again] = [await tickets.open(draft('a'), tells), await tickets.open(draft('a'), tells)];
    assert.equal(one.number, again.number);
    assert.deepEqual(told, ['opened']);
  });

  it('is told of a change that is stored, and not of one that came too late', async () => {
    const tickets = watchTickets(store.tickets, tell);
    const ticket = await tickets.open(draft('a'), silent);
    const next = acted(ticket, { kind: 'resolve', cause: 'other' });
    assert.deepEqual([await tickets.change(ticket, next, []), await tickets.change(ticket, next, [])], [true, false]);
    assert.deepEqual(told, ['opened', 'resolved']);
  });

  it('is told of nothing that could not be stored', async () => {
    const broken = async () => Promise.reject(new Error('x'));
    const tickets = watchTickets({ ...store.tickets, open: broken, change: broken }, tell);
    await assert.rejects(tickets.open(draft('a'), tells));
    const outbox = watchOutbox({ ...store.outbox, bury: broken }, tell);
    const ticket = await store.tickets.open(draft('a'), tells);
    await assert.rejects(tickets.change(ticket, acted(ticket, { kind: 'claim' }), []));
    const [delivery] = await outbox.take(NOW, NOW + 1, 1);
    assert.ok(delivery !== undefined);
    await assert.rejects(outbox.bury(delivery, 'x'));
    assert.deepEqual(told, []);
  });

  it('is told how each try to deliver ended', async () => {
    const outbox = watchOutbox(store.outbox, tell);
    await store.tickets.open(draft('a'), tells);
    const [card, notice] = await outbox.take(NOW, NOW + 1, 10);
    assert.ok(card !== undefined && notice !== undefined);
    await outbox.later(card, NOW, 'pace');
    await outbox.later(card, NOW, 'http-502');
    await outbox.done(card, 'activity-1');
    await outbox.bury(notice, 'http-403');
    assert.deepEqual(told, ['paced', 'later', 'sent', 'dead']);
  });
});

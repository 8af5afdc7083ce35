import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import * as fc from 'fast-check';
import { deliverDue } from '../../src/helpdesk/delivery.ts';
import type { Sent } from '../../src/helpdesk/ports.ts';
import { desk, NOW, TENANT } from '../storage/place.ts';
import { openPost, type Post, SENT } from './post.ts';

const MINUTE = 60_000;
const LATER: Sent = { kind: 'later', code: 'http-502' };
const BLOCKED: Sent = { kind: 'blocked', code: 'MessageWritesBlocked' };
const ASK = { kind: 'ask', text: 'which app?' } as const;

describe('a delivery', () => {
  let post: Post;
  beforeEach(async () => (post = await openPost()));
  afterEach(() => post.store.close());
  /** How long after one try of the desk's card the next one came. */
  const pauses = () => {
    const tries = post.sent.filter(({ what }) => what === 'desk card 1001').map(({ at }) => at);
    return tries.slice(1).map((at, i) => at - (tries[i] ?? 0));
  };

  it('is made once, and leaves the card where it was posted on the ticket', async () => {
    await post.opened('a');
    await post.rounds();
    assert.deepEqual(post.whats(), ['desk card 1001']);
    assert.equal((await post.ticket()).cards.desk, 'activity-1');
    assert.deepEqual([post.troubles, await post.store.outbox.nextDue()], [[], undefined]);
  });

  it('shows the ticket as it is then, once for each change and in their order', async () => {
    await post.opened('a');
    await post.rounds();
    await post.acts({ kind: 'claim' });
    await post.rounds();
    await post.acts(ASK);
    await post.rounds();
    const of = (side: string) => post.whats().filter((what) => what.startsWith(side));
    assert.deepEqual(of('desk'), ['desk card 1001', 'desk card 1001', 'desk card 1001', 'desk notice 1001 3']);
    assert.deepEqual(of('requester'), [
      'requester card 1001',
      'requester notice 1001 2',
      'requester card 1001',
      'requester notice 1001 3',
    ]);
  });

  it('of a card that waits shows every change until it goes, and tells of each by its notice', async () => {
    await post.opened('a');
    await post.acts({ kind: 'claim' });
    await post.acts(ASK);
    await post.rounds();
    assert.deepEqual(post.whats().toSorted(), [
      'desk card 1001',
      'desk notice 1001 3',
      'requester card 1001',
      'requester notice 1001 2',
      'requester notice 1001 3',
    ]);
  });

  for (const random of [0, 0.5, 1]) {
    it(`that fails is tried again after twice the time, with jitter ${random}, up to ten minutes, and eighteen times`, async () => {
      post.random = random;
      post.answer = (what) => (what.includes('desk-unreachable') ? SENT : LATER);
      await post.opened('a');
      await post.settle();
      const full = Array.from({ length: 17 }, (_, i) => Math.min(1000 * 2 ** i, 10 * MINUTE));
      assert.deepEqual(
        pauses(),
        full.map((ms) => ms * (0.5 + random / 2)),
      );
      assert.deepEqual(await post.store.outbox.dead(TENANT, 9), [
        { id: 1, tenantId: TENANT, ticket: 1001, to: 'desk', kind: 'card', code: 'http-502' },
      ]);
      assert.deepEqual(post.troubles, [...Array.from({ length: 17 }, () => 'delivery-later http-502'), 'delivery-dead http-502']);
    });
  }

  it('that fails is tried again between half the time and the whole', async () => {
    const property = fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), async (random) => {
      const one = await openPost();
      one.random = random;
      one.answer = () => LATER;
      await one.opened('a');
      await one.round();
      const due = ((await one.store.outbox.nextDue()) ?? 0) - NOW;
      await one.store.close();
      assert.ok(due >= 500 && due <= 1000, `${due}`);
    });
    await fc.assert(property, { numRuns: 15 });
  });

  it('is not tried again before the service allows it, ten minutes at most, nor sooner because the service is hasty', async () => {
    const answers: Sent[] = [
      { ...LATER, afterMs: 90_000 },
      { ...LATER, afterMs: 1 },
      { ...LATER, afterMs: 24 * 60 * 60_000 },
    ];
    post.answer = () => answers.shift() ?? SENT;
    await post.opened('a');
    await post.settle();
    assert.deepEqual(pauses(), [90_000, 2000, 600_000]);
  });

  it('that could only end the same way is not tried again, holds nothing up, and is told to its requester', async () => {
    post.answer = (what) => (what === 'desk card 1001' ? { kind: 'impossible', code: 'http-400' } : SENT);
    await post.opened('a');
    await post.opened('b');
    await post.rounds();
    assert.deepEqual(post.whats().toSorted(), ['desk card 1001', 'desk card 1002', 'requester notice 1001 desk-unreachable']);
    assert.deepEqual(post.troubles, ['delivery-dead http-400']);
    assert.deepEqual(
      (await post.store.outbox.dead(TENANT, 9)).map(({ ticket, code }) => [ticket, code]),
      [[1001, 'http-400']],
    );
  });

  it('that cannot even be drawn is tried again, and dies like any other', async () => {
    post.answer = (what) => {
      if (what === 'desk card 1001') throw new TypeError('canary');
      return SENT;
    };
    await post.opened('a');
    await post.opened('b');
    await post.settle();
    assert.equal(pauses().length, 17);
    assert.deepEqual([post.troubles.at(-1), post.whats().at(-1)], ['delivery-dead courier-fault', 'desk card 1002']);
    assert.ok(!post.troubles.join().includes('canary'));
  });

  it('without a desk is dead until a channel becomes one', async () => {
    await post.store.desks.remove(TENANT);
    await post.opened('a');
    await post.rounds();
    assert.deepEqual([post.whats(), post.troubles], [['requester notice 1001 desk-unreachable'], ['delivery-dead no-desk']]);
    await post.help.register(desk('channel-2'));
    await post.rounds();
    assert.ok(post.whats().includes('desk card 1001'));
  });

  it('holds up what comes after it in its conversation, and nothing else', async () => {
    await post.opened('a');
    await post.rounds();
    await post.acts({ kind: 'claim' });
    post.sent.length = 0;
    post.answer = (what) => (what === 'requester card 1001' ? LATER : SENT);
    await post.rounds();
    assert.deepEqual(post.whats().toSorted(), ['desk card 1001', 'requester card 1001']);
    post.answer = () => SENT;
    await post.settle();
    assert.deepEqual(post.whats().slice(2), ['requester card 1001', 'requester notice 1001 2']);
  });

  it('keeps the pace: the eighth into a channel in a second waits, and that is no failed try', async () => {
    for (let i = 0; i < 10; i += 1) await post.opened(`${i}`, `person-${i}`);
    await post.rounds();
    assert.equal(post.sent.length, 7);
    assert.equal(await post.store.outbox.nextDue(), NOW + 1000);
    await post.settle();
    assert.deepEqual(
      post.sent.map(({ at }) => at - NOW),
      [0, 0, 0, 0, 0, 0, 0, 1000, 2000, 2000],
    );
    assert.deepEqual(post.troubles, []);
  });

  it('of a round that met a fault is settled before the round ends', async () => {
    const { outbox } = post.store;
    const fault = new Error('gone');
    const parts = { ...post.parts, outbox: { ...outbox, done: (one: Parameters<typeof outbox.done>[0]) => settled(one) } };
    const settled = async ({ to }: { readonly to: string }): Promise<void> => {
      if (to === 'desk') throw fault;
      await wait(30);
      ends.push(to);
    };
    const ends: string[] = [];
    await post.opened('a');
    await post.rounds();
    await post.acts({ kind: 'claim' });
    await assert.rejects(deliverDue(parts), fault);
    assert.deepEqual(ends, ['requester']);
  });
});

describe('a requester who has blocked the bot', () => {
  let post: Post;
  beforeEach(async () => {
    post = await openPost();
    await post.opened('a');
    post.answer = (what) => (what.startsWith('requester') ? BLOCKED : SENT);
  });
  afterEach(() => post.store.close());
  const kinds = async () => (await post.ticket()).events.map(({ kind }) => kind);

  it('is known to the desk from then on: the ticket says so, once, and its card changes', async () => {
    await post.acts({ kind: 'claim' });
    await post.settle();
    assert.deepEqual(await kinds(), ['opened', 'assigned', 'requester-unreachable']);
    assert.equal(post.whats().filter((what) => what === 'desk card 1001').length, 2);
    await post.acts(ASK);
    await post.settle();
    assert.deepEqual(await kinds(), ['opened', 'assigned', 'requester-unreachable', 'asked']);
    assert.equal((await post.store.outbox.dead(TENANT, 9)).length, 4);
  });
  it('and was heard of since is told of again', async () => {
    await post.acts(ASK);
    await post.settle();
    await post.acts({ kind: 'answer', text: 'the old one' });
    await post.settle();
    assert.deepEqual(await kinds(), ['opened', 'asked', 'requester-unreachable', 'answered', 'requester-unreachable']);
  });

  it('does not stand in the way of a change at the same moment', async () => {
    await post.acts({ kind: 'claim' });
    const { tickets } = post.store;
    let isFirst = true;
    const change: typeof tickets.change = async (...how) => {
      const comes = isFirst;
      isFirst = false;
      if (comes) await post.acts({ kind: 'comment', text: 'meanwhile' });
      return tickets.change(...how);
    };
    await deliverDue({ ...post.parts, tickets: { ...tickets, change } });
    const { version, events } = await post.ticket();
    assert.deepEqual(await kinds(), ['opened', 'assigned', 'commented', 'requester-unreachable']);
    assert.deepEqual([version, events.at(-1)?.id, events.at(-1)?.by.side], [4, 4, 'bot']);
  });

  it('is not what a blocked desk is', async () => {
    post.answer = (what) => (what.startsWith('desk') ? BLOCKED : SENT);
    await post.settle();
    assert.deepEqual(await kinds(), ['opened']);
  });
});

describe('a desk out of reach', () => {
  let post: Post;
  beforeEach(async () => {
    post = await openPost();
    post.answer = (what) => (what.startsWith('desk') ? LATER : SENT);
  });
  afterEach(() => post.store.close());
  const told = () => post.sent.filter(({ what }) => what === 'requester notice 1001 desk-unreachable');

  it('for ten minutes is told to the requester, once', async () => {
    await post.opened('a');
    await post.settle();
    assert.equal(told().length, 1);
    const after = (told()[0]?.at ?? 0) - NOW;
    assert.ok(after >= 10 * MINUTE && after < 20 * MINUTE, `${after}`);
  });

  it('for ten minutes is told to the requester of every ticket that waits', async () => {
    for (const who of ['a', 'b', 'c']) await post.opened(who, who);
    post.now = NOW + 11 * MINUTE;
    await post.round();
    await post.round();
    const notices = post.whats().filter((what) => what.startsWith('requester'));
    assert.deepEqual(
      notices.toSorted(),
      [1001, 1002, 1003].map((number) => `requester notice ${number} desk-unreachable`),
    );
  });

  it('for less is told to nobody', async () => {
    await post.opened('a');
    while (((await post.store.outbox.nextDue()) ?? 0) < NOW + 10 * MINUTE) {
      post.now = (await post.store.outbox.nextDue()) ?? 0;
      await post.round();
    }
    post.answer = () => SENT;
    await post.settle();
    assert.deepEqual([told(), post.whats().at(-1)], [[], 'desk card 1001']);
  });

  it('is told without waiting for the desk, and the ticket arrives when the desk is back', async () => {
    await post.opened('a');
    post.now = NOW + 11 * MINUTE;
    await post.round();
    await post.round();
    assert.deepEqual(post.whats(), ['desk card 1001', 'requester notice 1001 desk-unreachable']);
    post.answer = () => SENT;
    await post.settle();
    assert.equal((await post.ticket()).cards.desk, 'activity-1');
  });

  it('is no matter of a requester out of reach', async () => {
    post.answer = (what) => (what.startsWith('requester') ? LATER : SENT);
    await post.opened('a');
    await post.acts({ kind: 'claim' });
    await post.settle();
    assert.deepEqual(told(), []);
    assert.equal((await post.store.outbox.dead(TENANT, 9)).length, 2);
  });
});

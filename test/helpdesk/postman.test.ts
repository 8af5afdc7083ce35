import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { type Postman, type Round, startPostman } from '../../src/helpdesk/postman.ts';
import { Deferred } from '../server/probe.ts';
import { desk, NOW } from '../storage/place.ts';
import { openPost, type Post, SENT } from './post.ts';

describe('the postman', () => {
  let post: Post;
  let faults: unknown[];
  let postman: Postman;
  beforeEach(async () => {
    post = await openPost();
    faults = [];
  });
  afterEach(async () => {
    await postman.stop();
    await post.store.close();
  });
  const start = (changes: Partial<Round> = {}) => {
    const { nextDue } = post.store.outbox;
    const onFault = (error: unknown) => void faults.push(error);
    postman = startPostman({ deliver: post.round, nextDue, now: () => post.now, onFault, ...changes });
  };
  const until = async (isSo: () => boolean) => {
    for (let tries = 0; !isSo(); tries += 1) {
      assert.ok(tries < 400, 'it does not happen');
      await wait(5);
    }
  };

  it('delivers at once what it finds, and what is new when it is woken', async () => {
    await post.opened('a');
    start();
    await until(() => post.sent.length === 1);
    await wait(20);
    await post.opened('b');
    await wait(20);
    assert.equal(post.sent.length, 1);
    postman.wake();
    await until(() => post.sent.length === 2);
  });

  it('goes on round after round until nothing is due', async () => {
    for (let i = 0; i < 5; i += 1) await post.opened(`${i}`);
    start();
    await until(() => post.sent.length === 5);
  });

  it('that is woken during a round looks again after it', async () => {
    const inside = new Deferred();
    post.answer = async () => {
      await inside.promise;
      return SENT;
    };
    await post.opened('a');
    let looks = 0;
    start({
      deliver: async () => {
        looks += 1;
        await post.round();
        return 0;
      },
      nextDue: async () => undefined,
    });
    await until(() => post.sent.length === 1);
    postman.wake();
    inside.resolve();
    await until(() => looks === 2);
  });

  it('comes back when something falls due', async () => {
    const dues = [NOW + 30];
    let looks = 0;
    start({
      deliver: async () => {
        looks += 1;
        return 0;
      },
      nextDue: async () => dues.shift(),
    });
    await until(() => looks === 2);
  });

  it('survives a store that fails, says so, and delivers when it is back', async () => {
    await post.opened('a');
    let isDown = true;
    const deliver = async () => {
      if (isDown) throw new Error('the database is gone');
      return post.round();
    };
    start({ deliver });
    await until(() => faults.length === 1);
    postman.wake();
    await until(() => faults.length === 2);
    isDown = false;
    postman.wake();
    await until(() => post.sent.length === 1);
    assert.deepEqual(faults.map(String), ['Error: the database is gone', 'Error: the database is gone']);
  });

  it('survives a store that fails between two rounds', async () => {
    let asked = 0;
    start({
      nextDue: async () => {
        asked += 1;
        throw new Error('gone');
      },
    });
    await until(() => asked === 1);
    await post.opened('a');
    postman.wake();
    await until(() => post.sent.length === 1);
    assert.equal(faults.length, 2);
  });

  it('that stops finishes what is under way and takes nothing more', async () => {
    const inside = new Deferred();
    post.answer = async () => {
      await inside.promise;
      return SENT;
    };
    await post.opened('a');
    await post.opened('b');
    start();
    await until(() => post.sent.length === 1);
    let isStopped = false;
    const stopped = postman.stop().then(() => (isStopped = true));
    await wait(20);
    assert.equal(isStopped, false);
    inside.resolve();
    await stopped;
    assert.equal((await post.ticket()).cards.desk, 'activity-1');
    postman.wake();
    await wait(20);
    assert.deepEqual(post.whats(), ['desk card 1001']);
  });

  it('that sleeps stops at once, and can be stopped twice', async () => {
    start();
    await wait(10);
    const before = performance.now();
    await Promise.all([postman.stop(), postman.stop()]);
    assert.ok(performance.now() - before < 500);
  });

  it('delivers anew what a desk in another channel has not seen', async () => {
    await post.opened('a');
    start();
    await until(() => post.sent.length === 1);
    await post.help.register(desk('channel-2'));
    postman.wake();
    await until(() => post.sent.length === 2);
  });
});

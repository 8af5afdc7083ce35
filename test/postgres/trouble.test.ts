import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { Client } from 'pg';
import { openStore, type Store } from '../../src/storage/open.ts';
import { after as acted, draft, NOW, TENANT, tells } from '../storage/place.ts';
import { cluster } from './here.ts';

const UNAVAILABLE = { code: 'storage-unavailable' };

if (cluster !== undefined) {
  const { newDatabase, power, run } = cluster;
  describe('a PostgreSQL in trouble', () => {
    let url: string;
    let store: Store;
    beforeEach(async () => {
      url = await newDatabase();
      store = await openStore(url);
    });
    afterEach(() => store.close());
    const name = () => new URL(url).pathname.slice(1);

    const operations = (key: string): readonly Promise<unknown>[] => [
      store.state.write({ [key]: {} }),
      store.state.write({ [`${key}-a`]: {}, [`${key}-b`]: {} }),
      store.state.read([key]),
      store.tickets.open(draft(key), tells),
      store.outbox.take(NOW, NOW + 1, 10),
      store.seen.first(key, NOW),
      store.sweep(NOW),
    ];
    async function assertRefused(key: string): Promise<void> {
      const settled = await Promise.allSettled(operations(key));
      for (const result of settled) assert.equal(result.status === 'rejected' && result.reason.code, 'storage-unavailable');
      assert.equal(await store.isReady(), false);
    }
    async function assertHealthy(key: string): Promise<void> {
      await Promise.all(operations(key));
      assert.equal(await store.isReady(), true);
      assert.equal((await store.tickets.ofRequester(TENANT, 'alex', 10))[0]?.version, 1);
    }

    if (power === undefined) process.stderr.write('\nPostgreSQL: stopping the server was not tested, because it is not ours.\n');
    else
      it('that stops rejects what is under way and what comes, and serves without a restart when it is back', async () => {
        await assertHealthy('before');
        const underWay = Promise.allSettled([...operations('under-way'), ...operations('waiting')]);
        power.stop();
        for (const result of await underWay)
          assert.ok(result.status === 'fulfilled' || result.reason.code === 'storage-unavailable', JSON.stringify(result));
        await assertRefused('stopped');
        power.start();
        await assertHealthy('after');
      }).timeout(60_000);

    it('that ends all connections is asked by new ones', async () => {
      await assertHealthy('before');
      await run(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name()}'`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await assertHealthy('after');
    });

    it('that only reads rejects writes, and takes them when it may write', async () => {
      await run(`alter database ${name()} set default_transaction_read_only = on`);
      await run(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name()}'`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await assert.rejects(store.state.write({ a: {} }), UNAVAILABLE);
      await assert.rejects(store.tickets.open(draft('a'), tells), UNAVAILABLE);
      assert.deepEqual(await store.state.read(['a']), {});
      await run(`alter database ${name()} reset default_transaction_read_only`);
      await run(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name()}'`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await assertHealthy('after');
    });

    it('whose rows somebody else holds keeps a change waiting for five seconds at most, and then stores nothing of it', async () => {
      const ticket = await store.tickets.open(draft('a'), () => []);
      const holder = new Client({ connectionString: url });
      await holder.connect();
      await holder.query('begin');
      await holder.query('select * from tickets for update');
      const start = performance.now();
      const next = acted(ticket, { kind: 'claim' });
      await assert.rejects(store.tickets.change(ticket, next, tells(ticket)), UNAVAILABLE);
      const took = performance.now() - start;
      assert.ok(took > 4500 && took < 8000, `${took} ms`);
      await holder.query('rollback');
      await holder.end();
      assert.deepEqual(await store.outbox.take(NOW, NOW + 1, 10), []);
      assert.equal(await store.tickets.change(ticket, next, []), true);
    }).timeout(20_000);

    it('that is not there, lets nobody in, or never answers is refused at the start', async () => {
      const silent = createServer(() => undefined).listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const { port } = silent.address() as { port: number };
      const wrong = [
        'postgres://postgres@127.0.0.1:1/x',
        Object.assign(new URL(url), { pathname: '/absent' }).href,
        Object.assign(new URL(url), { username: 'nobody_here' }).href,
        `postgres://postgres@127.0.0.1:${port}/x`,
      ];
      const start = performance.now();
      for (const each of wrong) await assert.rejects(openStore(each), UNAVAILABLE, each);
      assert.ok(performance.now() - start < 10_000);
      silent.close();
    }).timeout(20_000);

    it('is brought up to date once when five replicas start at the same moment', async () => {
      const fresh = await newDatabase();
      const stores = await Promise.all(Array.from({ length: 5 }, () => openStore(fresh)));
      const tickets = await Promise.all(stores.map((each, by) => each.tickets.open(draft(`${by}`), tells)));
      assert.deepEqual(
        tickets.map(({ number }) => number).toSorted((a, b) => a - b),
        [1001, 1002, 1003, 1004, 1005],
      );
      await Promise.all(stores.map((each) => each.close()));
    });

    it('that a newer version has changed is refused at the start', async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query("insert into kysely_migration (name, timestamp) values ('2999-01-01-later', '2999-01-01')");
      await client.end();
      await assert.rejects(openStore(url), { code: 'migration-failed' });
    });
  });
}

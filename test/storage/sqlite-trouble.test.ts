import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../src/storage/open.ts';
import { RETENTION_MS, SEEN_MS, STATE_MS } from '../../src/storage/options.ts';
import { openSqlite, type Sqlite } from '../../src/storage/sqlite.ts';
import { openStoreOn } from '../../src/storage/sqlite-store.ts';
import { draft, NOW, TENANT, tells } from './place.ts';

const UNAVAILABLE = { code: 'storage-unavailable' };
const causeOf = (error: unknown): unknown => ((error as Error).cause as { code?: string }).code;

describe('an SQLite file in trouble', () => {
  let folder: string;
  let sqlite: Sqlite;
  let store: Store;
  const file = () => join(folder, 'a.db');
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'graph-triage-trouble-'));
    sqlite = openSqlite(file());
    store = await openStoreOn(sqlite, { now: () => NOW, stateMs: STATE_MS, retentionMs: RETENTION_MS, seenMs: SEEN_MS });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const writes = (key: string): readonly Promise<unknown>[] => [
    store.state.write({ [key]: { long: 'x'.repeat(200_000) } }),
    store.state.write({ [`${key}-small`]: {} }),
    store.tickets.open(draft(key, { comment: 'x'.repeat(200_000) }), tells),
  ];
  const codes = async (key: string) => {
    const settled = await Promise.allSettled(writes(key));
    return settled.map((result) => (result.status === 'rejected' ? [result.reason.code, causeOf(result.reason)] : 'stored'));
  };
  async function assertHealthy(): Promise<void> {
    assert.deepEqual(await codes('after'), ['stored', 'stored', 'stored']);
    assert.equal(await store.isReady(), true);
    assert.equal((await store.tickets.ofRequester(TENANT, 'alex', 10)).length, 1);
    assert.equal((await store.outbox.take(NOW, NOW + 1, 10)).length, 2);
  }

  it('that is full rejects what does not fit, stores nothing of it, and goes on when there is room', async () => {
    await store.state.write({ before: {} });
    sqlite.exec('pragma max_page_count = 20');
    const full = ['storage-unavailable', 'SQLITE_FULL'];
    const [large, small, ticket] = await codes('full');
    // What shares a transaction with the large one is rejected with it.
    assert.deepEqual([large, small, ticket], [full, full, full]);
    assert.deepEqual(Object.keys(await store.state.read(['before', 'full', 'full-small'])), ['before']);
    assert.deepEqual(await store.tickets.unsettled(TENANT, 10), []);
    sqlite.exec('pragma max_page_count = 1000000');
    await assertHealthy();
  });

  it('that is read-only rejects writes, still reads, and goes on when it can be written', async () => {
    await store.state.write({ before: {} });
    sqlite.exec('pragma query_only = on');
    const readOnly = ['storage-unavailable', 'SQLITE_READONLY'];
    assert.deepEqual(await codes('refused'), [readOnly, readOnly, readOnly]);
    assert.deepEqual(Object.keys(await store.state.read(['before'])), ['before']);
    sqlite.exec('pragma query_only = off');
    await assertHealthy();
  });

  it('that another program writes to keeps writers waiting, not the process, and then rejects them all at once', async () => {
    const other = openSqlite(file());
    await other.begin();
    let longest = 0;
    let last = performance.now();
    const pulse = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const busy = ['storage-unavailable', 'SQLITE_BUSY'];
    const start = performance.now();
    assert.deepEqual(await codes('busy'), [busy, busy, busy]);
    const took = performance.now() - start;
    clearInterval(pulse);
    assert.ok(took >= 4900 && took < 7000, `${took} ms`);
    assert.ok(longest < 500, `the event loop stood for ${longest} ms`);
    other.rollback();
    other.close();
    await assertHealthy();
  }).timeout(20_000);

  it('that another program writes to for a moment only delays', async () => {
    const other = openSqlite(file());
    await other.begin();
    setTimeout(() => other.rollback(), 200);
    await assertHealthy();
    other.close();
  });

  it('that was moved away or replaced takes nothing that would be lost, and goes on when it is back', async () => {
    await store.state.write({ before: {} });
    renameSync(file(), join(folder, 'moved.db'));
    await assert.rejects(store.state.write({ lost: {} }), UNAVAILABLE);
    writeFileSync(file(), '');
    await assert.rejects(store.tickets.open(draft('lost'), tells), UNAVAILABLE);
    assert.equal(await store.isReady(), false);
    renameSync(join(folder, 'moved.db'), file());
    await assertHealthy();
  });

  it('that is no database, or lies where no folder can be, is refused at the start', async () => {
    writeFileSync(join(folder, 'text.db'), 'not a database, although it is long enough to be one'.repeat(100));
    await assert.rejects(openStore(`sqlite:${join(folder, 'text.db')}`), UNAVAILABLE);
    await assert.rejects(openStore(`sqlite:${join(folder, 'text.db', 'a.db')}`), UNAVAILABLE);
    await assert.rejects(openStore('mysql://nowhere'), { code: 'database-url' });
  });

  it('that a newer version has changed is refused at the start', async () => {
    sqlite.exec("insert into kysely_migration (name, timestamp) values ('2999-01-01-later', '2999-01-01')");
    await store.close();
    await assert.rejects(openStore(`sqlite:${file()}`), { code: 'migration-failed' });
  });
});

describe('writes to SQLite at the same moment', () => {
  it('share a transaction, and what one of them does wrong reaches it alone', async () => {
    const sqlite = openSqlite(':memory:');
    let commits = 0;
    const counted: Sqlite = {
      ...sqlite,
      commit() {
        commits += 1;
        sqlite.commit();
      },
    };
    const store = await openStoreOn(counted, { now: () => NOW, stateMs: STATE_MS, retentionMs: RETENTION_MS, seenMs: SEEN_MS });
    await store.state.write({ taken: {} });
    commits = 0;
    const settled = await Promise.allSettled([
      ...Array.from({ length: 50 }, (_, by) => store.state.write({ [`a${by}`]: {}, [`b${by}`]: {} })),
      store.state.write({ other: {}, taken: {} }),
      store.state.delete(['a7']),
    ]);
    assert.deepEqual([commits, settled.filter(({ status }) => status === 'rejected').length], [1, 1]);
    assert.deepEqual(Object.keys(await store.state.read(['a6', 'a7', 'b7', 'other', 'taken'])), ['a6', 'b7', 'taken']);
    await store.close();
  });
});

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/storage/open.ts';
import { contract } from './contract.ts';

describe('SQLite in a file', () => {
  let folder: string;
  let count = 0;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'graph-triage-sqlite-'))));
  after(() => rm(folder, { recursive: true }));

  contract(async (expiry) => {
    const store = await openStore(`sqlite:${join(folder, `${(count += 1)}.db`)}`, expiry);
    return { store, other: store, close: store.close };
  });

  it('takes an activity for new after a start: the turn that began with it was lost, and Teams delivers it again', async () => {
    const url = `sqlite:${join(folder, 'again.db')}`;
    for (const start of ['first', 'second']) {
      const store = await openStore(url);
      assert.deepEqual([await store.seen.first('a', Date.now()), await store.seen.first('a', Date.now())], [true, false], start);
      await store.close();
    }
  });
});

describe('SQLite in memory', () => {
  contract(async (expiry) => {
    const store = await openStore('sqlite::memory:', expiry);
    return { store, other: store, close: store.close };
  });
});

import assert from 'node:assert/strict';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
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

  it('reads nothing for no key, one row for a key that is asked for twice, as many keys as asked for, and refuses a key with NUL', async () => {
    const { state, close } = await openStore(`sqlite:${join(folder, 'keys.db')}`);
    const keys = Array.from({ length: 300 }, (_, at) => `it's "key" ${at}) or (1=1`);
    await state.write(Object.fromEntries(keys.map((key, at) => [key, { at }])));
    assert.deepEqual(await state.read([]), {});
    assert.deepEqual(Object.keys(await state.read([keys[7] ?? '', keys[7] ?? '', 'absent'])), [keys[7]]);
    assert.equal(Object.keys(await state.read(keys)).length, 300);
    await assert.rejects(state.read([keys[0] ?? '', `${keys[1]}\0`]), { code: 'storage-parameter' });
    await close();
  });

  it('stands in its one file after a clean stop', async () => {
    const file = join(folder, 'one.db');
    const store = await openStore(`sqlite:${file}`);
    await store.state.write({ key: { said: 'yes' } });
    await store.close();
    const copy = join(folder, 'copy.db');
    await copyFile(file, copy);
    const copied = await openStore(`sqlite:${copy}`);
    assert.equal((await copied.state.read(['key'])).key?.said, 'yes');
    await copied.close();
  });
});

describe('SQLite in memory', () => {
  contract(async (expiry) => {
    const store = await openStore('sqlite::memory:', expiry);
    return { store, other: store, close: store.close };
  });
});

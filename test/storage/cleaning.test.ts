import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/storage/open.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { draft, NOW, requester, silent, TENANT } from './place.ts';

const NAME = 'Somebody-Who-Leaves';

describe('the file of a database', () => {
  let folder: string;
  let file: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'graph-triage-cleaning-'));
    file = join(folder, 'kept.db');
  });
  after(() => rm(folder, { recursive: true }));
  const bytes = () => ['', '-wal', '-shm'].map((end) => readOrNothing(`${file}${end}`)).join('');
  const mark = () => {
    const sqlite = openSqlite(file);
    const [row] = sqlite.prepare('pragma user_version').all([]);
    sqlite.close();
    return (row as { readonly user_version: number }).user_version;
  };

  it('that cannot be cleaned, since another program reads it, is cleaned by a sweep after the next start', async () => {
    const store = await openStore(`sqlite:${file}`);
    for (let i = 0; i < 200; i += 1)
      await store.tickets.open(
        draft(`${i}`, { requester: i % 20 === 0 ? { ...requester('leaves'), name: NAME } : requester() }),
        silent,
      );
    const reader = openSqlite(file);
    reader.exec('begin');
    reader.prepare('select count(*) from tickets').all([]);
    const erased = await store.people.erase({ tenantId: TENANT, ids: ['leaves'], chatId: 'chat-leaves' }, NOW);
    assert.deepEqual([erased.tickets, erased.file], [10, 'later']);
    await store.close();
    assert.ok(bytes().includes(NAME) && mark() === 1);
    reader.rollback();
    reader.close();
    const next = await openStore(`sqlite:${file}`);
    assert.equal(await next.sweep(NOW), 0);
    assert.ok(!bytes().includes(NAME) && mark() === 0);
    assert.equal(await next.tickets.countUnsettled(TENANT), 190);
    await next.close();
  }).timeout(60_000);

  it('is clean when several who left at the same time are told so, and everything else goes on meanwhile', async () => {
    const store = await openStore(`sqlite:${join(folder, 'several.db')}`);
    const people = Array.from({ length: 5 }, (_, i) => `leaves-${i}`);
    for (const id of people) await store.tickets.open(draft('a', { requester: { ...requester(id), name: NAME } }), silent);
    const leaving = people.map((id) => store.people.erase({ tenantId: TENANT, ids: [id], chatId: `chat-${id}` }, NOW));
    const writing = Array.from({ length: 50 }, (_, i) => store.state.write({ [`key-${i}`]: { i } }));
    const ends = await Promise.all(leaving);
    await Promise.all(writing);
    assert.deepEqual(new Set(ends.map(({ file: end, fault }) => `${end} ${String(fault)}`)), new Set(['clean undefined']));
    assert.ok(!readFileSync(join(folder, 'several.db'), 'latin1').includes(NAME));
    assert.equal(Object.keys(await store.state.read(['key-0', 'key-49'])).length, 2);
    await store.close();
  });
});

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

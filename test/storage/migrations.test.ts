import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/storage/open.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { draft, silent, TENANT } from './place.ts';

describe('a database of an older version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'graph-triage-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('has its tickets found after the start', async () => {
    const file = join(folder, 'old.db');
    const before = await openStore(`sqlite:${file}`);
    for (let at = 0; at < 3; at += 1)
      await before.tickets.open(draft(`key-${at}`, { comment: `old words, ${['first', 'second', 'third'][at]}` }), silent);
    await before.close();
    const sqlite = openSqlite(file);
    sqlite.exec('drop table ticket_search; drop table tallies; drop table ticket_people; drop index tickets_opened');
    sqlite.exec("delete from kysely_migration where name >= '2026-11-29'");
    sqlite.close();
    const now = await openStore(`sqlite:${file}`);
    const found = await now.tickets.search(TENANT, { text: 'words second', causes: [], most: 10 });
    await now.close();
    assert.deepEqual(
      found.map(({ number }) => number),
      [1002],
    );
  });
});

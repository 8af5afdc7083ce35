import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { openStore } from '../../src/storage/open.ts';
import type { Schema } from '../../src/storage/schema.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { LibsqlDialect } from '../../src/storage/sqlite-dialect.ts';
import { searchTickets } from '../../src/storage/ticket-search.ts';
import { draft, silent, TENANT } from './place.ts';

describe('a search over several pages of tickets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'graph-triage-'));
  const file = join(folder, 'pages.db');
  before(async () => {
    const store = await openStore(`sqlite:${file}`);
    for (let at = 0; at < 12; at += 1)
      await store.tickets.open(draft(`key-${at}`, { comment: at % 3 === 0 ? 'sought' : 'other' }), silent);
    await store.close();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const page of [1, 2, 3, 5, 11, 12, 13]) {
    it(`finds the same with ${page} on a page`, async () => {
      const db = new Kysely<Schema>({ dialect: new LibsqlDialect(openSqlite(file)) });
      const seek = (most: number) => searchTickets(db, TENANT, { text: 'sought', causes: [], most, page });
      const found = [await seek(10), await seek(3), await seek(1)];
      await db.destroy();
      assert.deepEqual(found, [[1010, 1007, 1004, 1001], [1010, 1007, 1004], [1010]]);
    });
  }
});

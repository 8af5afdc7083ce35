import { createHash } from 'node:crypto';
import type { Seen } from '../helpdesk/ports.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Db } from './schema.ts';
import type { Sqlite } from './sqlite.ts';

/** Activities seen by any replica. @throws StorageUnavailable, BadParameter */
export function createPostgresSeen(db: Db, seenMs: number): Seen {
  return {
    async first(key, now) {
      const row = { key: digestOf(key), expires_at: now + seenMs };
      const inserted = db
        .insertInto('seen_activities')
        .values(row)
        .onConflict((conflict) => conflict.doNothing());
      return (await inserted.returning('key').execute()).length > 0;
    },
  };
}

/** The same in SQLite. It shares its transaction with the state of other turns. @throws StorageUnavailable, BadParameter */
export function createSqliteSeen(sqlite: Sqlite, group: GroupCommit, seenMs: number): Seen {
  const insert = sqlite.prepare('insert into seen_activities (key, expires_at) values (?, ?) on conflict do nothing');
  return { first: (key, now) => group.run(() => insert.run([digestOf(key), now + seenMs]).changes > 0) };
}

/** An activity is named by its conversation, which may be one person's own. To know it again, its digest is enough. */
function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

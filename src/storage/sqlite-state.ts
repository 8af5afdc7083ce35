import { StateConflict } from './faults.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Expiry } from './options.ts';
import type { Sqlite } from './sqlite.ts';
import { changesOf, createTags, itemOf, type StateChange, type StateRow, type StateStorage } from './state-item.ts';

const READ = 'select key, value, etag from bot_state where key = ? and expires_at > ?';
const WRITE =
  'insert into bot_state (key, value, etag, expires_at) values (?, ?, ?, ?) on conflict (key) do update set value = excluded.value, etag = excluded.etag, expires_at = excluded.expires_at';
const DELETE = 'delete from bot_state where key = ?';

/**
 * Bot state in SQLite, written in groups by prepared statements, without Kysely. A read needs no transaction: nothing but a group writes
 * to the table, and a group is written in one go.
 */
export function createSqliteState(sqlite: Sqlite, group: GroupCommit, { now, stateMs }: Expiry): StateStorage {
  const read = sqlite.prepare(READ);
  const write = sqlite.prepare(WRITE);
  const remove = sqlite.prepare(DELETE);
  const nextTag = createTags();
  const find = (key: string): StateRow | undefined => read.get([key, now()]) as StateRow | undefined;
  const checkTag = ({ key, expected }: StateChange): void => {
    if (expected !== '*' && expected !== find(key)?.etag) throw new StateConflict(key);
  };
  return {
    read: async (keys) =>
      Object.fromEntries(
        keys.flatMap((key) => {
          const row = find(key);
          return row === undefined ? [] : [[key, itemOf(row)]];
        }),
      ),
    async write(items) {
      const changes = changesOf(items);
      if (changes.length === 0) return;
      await group.run(() => {
        changes.forEach(checkTag);
        for (const { key, value } of changes) write.run([key, value, nextTag(), now() + stateMs]);
      });
    },
    async delete(keys) {
      if (keys.length > 0) await group.run(() => keys.forEach((key) => remove.run([key])));
    },
  };
}

import { StateConflict } from './faults.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Expiry } from './options.ts';
import type { Sqlite, Statement } from './sqlite.ts';
import { changesOf, createTags, itemOf, type StateChange, type StateRow, type StateStorage } from './state-item.ts';

const FIND = 'select etag from bot_state where key = ? and expires_at > ?';
const WRITE =
  'insert into bot_state (key, value, etag, expires_at) values (?, ?, ?, ?) on conflict (key) do update set value = excluded.value, etag = excluded.etag, expires_at = excluded.expires_at';
const DELETE = 'delete from bot_state where key = ?';

/**
 * Bot state in SQLite, written in groups by prepared statements, without Kysely. A read needs no transaction: nothing but a group writes
 * to the table, and a group is written in one go.
 */
export function createSqliteState(sqlite: Sqlite, group: GroupCommit, { now, stateMs }: Expiry): StateStorage {
  const find = sqlite.prepare(FIND);
  const write = sqlite.prepare(WRITE);
  const remove = sqlite.prepare(DELETE);
  const nextTag = createTags();
  const read = readerOf(sqlite);
  const checkTag = ({ key, expected }: StateChange): void => {
    if (expected === '*') return;
    const stored = find.get([key, now()]) as Pick<StateRow, 'etag'> | undefined;
    if (expected !== stored?.etag) throw new StateConflict(key);
  };
  return {
    read: async (keys) => Object.fromEntries(read(keys, now()).map((row) => [row.key, itemOf(row)])),
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

/** All that a turn needs by one statement, made for each number of keys: every further one would lock and unlock the file again. */
function readerOf(sqlite: Sqlite): (keys: readonly string[], at: number) => readonly StateRow[] {
  const statements = new Map<number, Statement>();
  const prepare = (count: number): Statement => {
    const places = Array.from({ length: count }, () => '?').join(', ');
    return sqlite.prepare(`select key, value, etag from bot_state where key in (${places}) and expires_at > ?`);
  };
  return (keys, at) => {
    const statement = statements.get(keys.length) ?? prepare(keys.length);
    statements.set(keys.length, statement);
    return statement.all([...keys, at]) as StateRow[];
  };
}

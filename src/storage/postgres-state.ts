import { sql } from 'kysely';
import { StateConflict } from './faults.ts';
import type { Expiry } from './options.ts';
import type { Db } from './schema.ts';
import { changesOf, createTags, itemOf, type StateChange, type StateStorage } from './state-item.ts';

/** Bot state in PostgreSQL, for several replicas: of two that write an item which both have read, one finds another eTag. */
export function createPostgresState(db: Db, { now, stateMs }: Expiry): StateStorage {
  const nextTag = createTags();
  return {
    async read(keys) {
      if (keys.length === 0) return {};
      const found = db.selectFrom('bot_state').select(['key', 'value', 'etag']).where('key', 'in', keys);
      const rows = await found.where('expires_at', '>', now()).execute();
      return Object.fromEntries(rows.map((row) => [row.key, itemOf(row)]));
    },
    async write(items) {
      const changes = changesOf(items);
      if (changes.length === 0) return;
      const times = { now: now(), expires: now() + stateMs };
      const store = async (target: Db): Promise<void> => {
        for (const change of changes) await write(target, change, nextTag(), times);
      };
      await (changes.length === 1 ? store(db) : db.transaction().execute(store));
    },
    async delete(keys) {
      if (keys.length > 0) await db.deleteFrom('bot_state').where('key', 'in', keys).execute();
    },
  };
}

interface Times {
  readonly now: number;
  readonly expires: number;
}

/** One statement decides and writes. @throws StateConflict */
async function write(db: Db, { key, value, expected }: StateChange, etag: string, { now, expires }: Times): Promise<void> {
  const next = { value, etag, expires_at: expires };
  const update = db
    .updateTable('bot_state')
    .set(next)
    .where('key', '=', key)
    .where('etag', '=', expected ?? '');
  const insert = db.insertInto('bot_state').values({ key, ...next });
  // What has expired counts as absent.
  const isFree = expected === '*' ? sql<boolean>`true` : sql<boolean>`bot_state.expires_at <= ${now}`;
  const stored =
    expected === undefined || expected === '*'
      ? insert.onConflict((conflict) => conflict.column('key').doUpdateSet(next).where(isFree)).returning('key')
      : update.where('expires_at', '>', now).returning('key');
  if ((await stored.execute()).length === 0) throw new StateConflict(key);
}

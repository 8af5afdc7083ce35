import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Kysely } from 'kysely';
import { backlogOf } from './backlog.ts';
import { createCleaning, noFile } from './cleaning.ts';
import { createDesks, rememberDesks } from './desks.ts';
import { StorageUnavailable } from './faults.ts';
import { createFigures } from './figures.ts';
import { createGroupCommit } from './group-commit.ts';
import { type Lock, lockDatabase } from './lock.ts';
import { migrate } from './migrations.ts';
import type { Store } from './open.ts';
import type { Expiry } from './options.ts';
import { createOutbox } from './outbox.ts';
import { createPeople } from './people.ts';
import { isReady } from './ready.ts';
import type { Db, Schema } from './schema.ts';
import { createMemorySeen } from './seen.ts';
import { openSqlite, type Sqlite } from './sqlite.ts';
import { LibsqlDialect } from './sqlite-dialect.ts';
import { createSqliteState } from './sqlite-state.ts';
import { sweep } from './sweep.ts';
import { createTickets } from './tickets.ts';

const MEMORY = ':memory:';

/** The store in one file, for this process alone. @throws DatabaseInUse, StorageUnavailable, MigrationFailed */
export async function openSqliteStore(path: string, expiry: Expiry): Promise<Store> {
  if (path === MEMORY) return openFile(path, expiry);
  const file = realFile(path);
  const lock = lockDatabase(file);
  try {
    return await openFile(file, expiry, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** However the file is called, links included, there is one lock. */
function realFile(path: string): string {
  const file = resolve(path);
  try {
    mkdirSync(dirname(file), { recursive: true });
    return linked(join(realpathSync(dirname(file)), basename(file)));
  } catch (error) {
    throw new StorageUnavailable(error);
  }
}

function linked(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

function openFile(path: string, expiry: Expiry, lock?: Lock): Promise<Store> {
  return openStoreOn(openSqlite(path), expiry, lock);
}

/** The store on a connection, which is closed with it. */
export async function openStoreOn(sqlite: Sqlite, expiry: Expiry, lock?: Lock): Promise<Store> {
  const db = new Kysely<Schema>({ dialect: new LibsqlDialect(sqlite) });
  try {
    await migrate(db, 'sqlite');
    await forgetOthers(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return storeOf({ sqlite, db, expiry, lock });
}

/** This process is the only one: whoever took something is gone. */
async function forgetOthers(db: Db): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const taken = transaction.updateTable('outbox').where('taken_until', 'is not', null);
    await taken.set({ taken_until: null, due_at: 0 }).execute();
  });
}

/** Everything into the file itself, so that a copy of that alone is a backup. What fails here is safe in the log, and read at the next start. */
function emptyLog(sqlite: Sqlite): void {
  try {
    sqlite.exec('pragma wal_checkpoint(TRUNCATE)');
  } catch {
    // Full, read-only or gone: the log stays.
  }
}

interface Opened {
  readonly sqlite: Sqlite;
  readonly db: Db;
  readonly expiry: Expiry;
  readonly lock: Lock | undefined;
}

function storeOf({ sqlite, db, expiry, lock }: Opened): Store {
  const group = createGroupCommit(db, sqlite);
  const { path } = sqlite;
  const cleaning = path === MEMORY ? noFile('clean') : createCleaning({ path, db, sqlite, group });
  return {
    state: createSqliteState(sqlite, group, expiry),
    tickets: createTickets(db),
    desks: rememberDesks(createDesks(db)),
    outbox: createOutbox(db, 'sqlite', expiry.now),
    seen: createMemorySeen(expiry.seenMs),
    people: createPeople({ db, kind: 'sqlite', cleaning }),
    figures: createFigures(db),
    backlog: () => backlogOf(db),
    isReady: () => isReady(db),
    async sweep(now) {
      const removed = await sweep(db, now, expiry.retentionMs);
      await cleaning.catchUp();
      return removed;
    },
    async close() {
      // Behind all that waits for the connection; it is closed also when nothing can be written.
      await group.run(() => undefined).catch(() => undefined);
      emptyLog(sqlite);
      await db.destroy();
      lock?.release();
    },
  };
}

import { Kysely } from 'kysely';
import { backlogOf } from './backlog.ts';
import { noFile } from './cleaning.ts';
import { createDesks } from './desks.ts';
import { createFigures } from './figures.ts';
import { migrate } from './migrations.ts';
import type { Store } from './open.ts';
import type { Expiry } from './options.ts';
import { createOutbox } from './outbox.ts';
import { createPeople } from './people.ts';
import { postgresDialect } from './postgres.ts';
import { createPostgresState } from './postgres-state.ts';
import { isReady } from './ready.ts';
import type { Schema } from './schema.ts';
import { createPostgresSeen } from './seen.ts';
import { sweep } from './sweep.ts';
import { createTickets } from './tickets.ts';

/** A turn has a few seconds; a statement that takes longer waits for something that is in trouble. */
const STATEMENT_MS = 5000;
const CONNECTIONS = 10;

/** The store in a PostgreSQL that several replicas share. @throws StorageUnavailable, MigrationFailed */
export async function openPostgresStore(url: string, expiry: Expiry): Promise<Store> {
  await migrateOnce(url);
  const db = new Kysely<Schema>({ dialect: postgresDialect(url, { statementMs: STATEMENT_MS, connections: CONNECTIONS }) });
  return {
    state: createPostgresState(db, expiry),
    tickets: createTickets(db),
    desks: createDesks(db),
    outbox: createOutbox(db, 'postgres', expiry.now),
    seen: createPostgresSeen(db, expiry.seenMs),
    people: createPeople({ db, kind: 'postgres', cleaning: noFile('later') }),
    figures: createFigures(db),
    backlog: () => backlogOf(db),
    isReady: () => isReady(db),
    sweep: (now) => sweep(db, now, expiry.retentionMs),
    close: () => db.destroy(),
  };
}

/** By a connection of its own that waits without end: another replica may be at it. */
async function migrateOnce(url: string): Promise<void> {
  const db = new Kysely<Schema>({ dialect: postgresDialect(url, { statementMs: 0, connections: 1 }) });
  try {
    await migrate(db, 'postgres');
  } finally {
    await db.destroy();
  }
}

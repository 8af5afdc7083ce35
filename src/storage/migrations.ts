import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { MigrationFailed, StorageUnavailable } from './faults.ts';
import type { Db } from './schema.ts';
import { fillTicketPeople } from './ticket-people.ts';
import { fillTicketSearch } from './ticket-search.ts';

export type DatabaseKind = 'sqlite' | 'postgres';

/**
 * Brings the tables to the form that this version needs. Several processes may do so at the same moment: one does, the others wait.
 * It never goes back: a database that a newer version has changed is refused.
 * @throws MigrationFailed, StorageUnavailable
 */
export async function migrate<T>(db: Kysely<T>, kind: DatabaseKind): Promise<void> {
  const migrations = {
    '2026-11-20-first': first(kind),
    '2026-11-29-counts-and-search': countsAndSearch,
    '2026-11-30-resolved-tickets': resolvedTickets,
    '2026-11-30-rights': rights,
  };
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
  if (error instanceof StorageUnavailable) throw error;
  if (error !== undefined) throw new MigrationFailed(error);
}

function first(kind: DatabaseKind): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await createState(db);
      await createTickets(db, kind);
      await createOutbox(db, kind);
    },
  };
}

/** What is counted of triages, and what the help desk searches its tickets by. */
const countsAndSearch: Migration = {
  async up(db: Db) {
    await db.schema
      .createTable('tallies')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('tallies_key', ['tenant_id', 'day', 'name', 'value'])
      .execute();
    await db.schema
      .createTable('ticket_search')
      .addColumn('number', 'integer', (column) => column.primaryKey().notNull())
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('ticket_search_tenant').on('ticket_search').columns(['tenant_id', 'number']).execute();
    await db.schema.createIndex('tickets_opened').on('tickets').columns(['tenant_id', 'opened_at']).execute();
    await fillTicketSearch(db);
  },
};

/** Tickets that were resolved lately are counted without reading those of all times. */
const resolvedTickets: Migration = {
  async up(db: Db) {
    const index = db.schema.createIndex('tickets_resolved').ifNotExists();
    await index.on('tickets').columns(['tenant_id', 'resolved_at']).execute();
  },
};

/** What expires is found by its age, and a person by the tickets they worked on. */
const rights: Migration = {
  async up(db: Db) {
    await db.schema.createIndex('tickets_changed').ifNotExists().on('tickets').columns(['state', 'changed_at']).execute();
    await db.schema
      .createTable('ticket_people')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('ticket_people_key', ['tenant_id', 'person_id', 'number'])
      .execute();
    await db.schema.createIndex('ticket_people_number').on('ticket_people').column('number').execute();
    await fillTicketPeople(db);
  },
};

async function createState(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('bot_state')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('etag', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('seen_activities')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('desks')
    .addColumn('tenant_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  for (const table of ['bot_state', 'seen_activities'])
    await db.schema.createIndex(`${table}_expiry`).on(table).column('expires_at').execute();
}

async function createTickets(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await db.schema
    .createTable('tickets')
    .addColumn('number', 'integer', (column) =>
      kind === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    )
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('submit_key', 'text', (column) => column.notNull())
    .addColumn('requester_id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('urgency', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .addColumn('assigned_at', 'bigint')
    .addColumn('resolved_at', 'bigint')
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addColumn('top_cause', 'text')
    .addColumn('actual_cause', 'text')
    .addColumn('desk_card', 'text')
    .addColumn('requester_card', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addUniqueConstraint('tickets_submit_key', ['tenant_id', 'requester_id', 'submit_key'])
    .execute();
  await db.schema.createIndex('tickets_state').on('tickets').columns(['tenant_id', 'state', 'number']).execute();
  await db.schema.createIndex('tickets_requester').on('tickets').columns(['tenant_id', 'requester_id', 'number']).execute();
  // The first number is 1001, so that no ticket looks like the first one of a toy.
  await (kind === 'sqlite'
    ? sql`insert into sqlite_sequence (name, seq) values ('tickets', 1000)`.execute(db)
    : sql`alter table tickets alter column number restart with 1001`.execute(db));
}

async function createOutbox(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('id', kind === 'sqlite' ? 'integer' : 'bigint', (column) =>
      kind === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    )
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('ticket', 'integer', (column) => column.notNull())
    .addColumn('receiver', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('about', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('is_told', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('taken_until', 'bigint')
    .addColumn('last_code', 'text')
    .addColumn('is_dead', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('outbox_conversation').on('outbox').columns(['is_dead', 'conversation', 'id']).execute();
}

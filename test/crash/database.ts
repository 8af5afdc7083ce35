import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { ticketOf, type TicketRow } from '../../src/storage/ticket-row.ts';
import type { Ticket } from '../../src/helpdesk/ticket.ts';

/** A row of the outbox that was taken and not settled when the bot was killed. */
export interface UnderWay {
  readonly ticket: number;
  readonly receiver: 'desk' | 'requester';
  readonly kind: 'card' | 'notice';
  readonly about: string | null;
  /** The channel has a card of this ticket: it is changed, and nothing new is sent. */
  readonly isPosted: number;
}

/** What a killed bot left behind. */
export interface Remains {
  readonly underWay: readonly UnderWay[];
  /** What SQLite finds wrong; nothing when all is well. */
  readonly damage: readonly string[];
}

export interface Stored {
  readonly tickets: readonly Ticket[];
  readonly damage: readonly string[];
  readonly dead: readonly string[];
}

/** Of both databases. */
export const UNDER_WAY = `select ticket, receiver, kind, about,
  case when exists (select 1 from tickets where number = outbox.ticket and desk_card is not null) then 1 else 0 end as "isPosted"
  from outbox where taken_until is not null`;

/** Looks at a copy: whoever opens the file itself would mend it before the bot has to. */
export function remainsOf(file: string): Remains {
  const folder = mkdtempSync(join(tmpdir(), 'graph-triage-remains-'));
  const copy = join(folder, 'copy.db');
  try {
    for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, copy + end);
    const database = new Database(copy);
    const hasTables = all<object>(database, "select 1 from sqlite_master where name = 'outbox'").length > 0;
    const remains = { underWay: hasTables ? all<UnderWay>(database, UNDER_WAY) : [], damage: damageOf(database) };
    database.close();
    return remains;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How many wait to be delivered. The bot may run meanwhile. */
export function waitingIn(file: string): number {
  return (
    reading(file, (database) => all<{ count: number }>(database, 'select count(*) as count from outbox where is_dead = 0'))[0]
      ?.count ?? 0
  );
}

/** What was taken before a moment, as its lease tells, and is not settled. The bot may run meanwhile. */
export function underWayIn(file: string, leasedUntil: number): readonly UnderWay[] {
  return reading(file, (database) => all<UnderWay>(database, `${UNDER_WAY} and taken_until <= ${leasedUntil}`));
}

/** All that there is in the end. */
export function storedIn(file: string): Stored {
  return reading(file, (database) => ({
    tickets: all<TicketRow>(database, 'select * from tickets order by number').map(ticketOf),
    damage: damageOf(database),
    dead: all<{ code: string }>(database, 'select last_code as code from outbox').map(({ code }) => code),
  }));
}

function reading<T>(file: string, read: (database: Database.Database) => T): T {
  const database = new Database(file, { readonly: true, timeout: 1000 });
  try {
    return read(database);
  } finally {
    database.close();
  }
}

function damageOf(database: Database.Database): readonly string[] {
  const found = all<Record<string, string>>(database, 'pragma integrity_check').map((row) => String(row.integrity_check));
  return found.filter((line) => line !== 'ok');
}

/** The driver adds a property of its own to what it reads. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows what the statement selects
function all<T>(database: Database.Database, sql: string): readonly T[] {
  return database.prepare(sql).all([]) as readonly T[];
}

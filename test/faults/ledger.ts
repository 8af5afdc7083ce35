import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool, types } from 'pg';
import { ticketOf, type TicketRow } from '../../src/storage/ticket-row.ts';
import { remainsOf, type Stored, storedIn, UNDER_WAY, underWayIn, type UnderWay, waitingIn } from '../crash/database.ts';
import type { Cluster } from '../postgres/cluster.ts';

/** A database of one scenario, as the test looks into it. */
export interface Ledger {
  readonly url: string;
  /** What a killed bot left: rows that were under way, and what is damaged. */
  readonly remains: (killedAt: number) => Promise<{ readonly underWay: readonly UnderWay[]; readonly damage: readonly string[] }>;
  /** What was taken before a moment and is not settled, while a bot may run. */
  readonly underWay: (at: number) => Promise<readonly UnderWay[]>;
  readonly waiting: () => Promise<number>;
  readonly stored: () => Promise<Stored>;
  readonly close: () => Promise<void>;
}

/** As long as a lease of the outbox, in milliseconds. */
const LEASE_MS = 30_000;
/** How much later a lease may begin than the moment that it is asked about. */
const SLACK_MS = 20;

export function sqliteLedger(): Ledger {
  const folder = mkdtempSync(join(tmpdir(), 'graph-triage-faults-'));
  const file = join(folder, 'graph-triage.db');
  return {
    url: `sqlite:${file}`,
    remains: async () => remainsOf(file),
    underWay: async (at) => underWayIn(file, at + LEASE_MS + SLACK_MS),
    waiting: async () => waitingIn(file),
    stored: async () => storedIn(file),
    close: async () => rmSync(folder, { recursive: true }),
  };
}

export async function postgresLedger({ newDatabase }: Cluster): Promise<Ledger> {
  const url = await newDatabase();
  const pool = new Pool({
    connectionString: url,
    max: 1,
    types: { getTypeParser: (id, format) => (id === types.builtins.INT8 ? Number : types.getTypeParser(id, format)) },
  });
  // The server may be stopped.
  pool.on('error', () => undefined);
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows what the statement selects
  const all = async <T>(sql: string): Promise<readonly T[]> => (await pool.query(sql)).rows as readonly T[];
  const underWay = (at: number) => all<UnderWay>(`${UNDER_WAY} and taken_until <= ${at + LEASE_MS + SLACK_MS}`);
  return {
    url,
    remains: async (killedAt) => ({ underWay: await underWay(killedAt), damage: [] }),
    underWay,
    waiting: async () => (await all<{ count: number }>('select count(*) as count from outbox where is_dead = 0'))[0]?.count ?? 0,
    stored: async () => ({
      tickets: (await all<TicketRow>('select * from tickets order by number')).map(ticketOf),
      damage: [],
      dead: (await all<{ code: string }>('select last_code as code from outbox')).map(({ code }) => code),
    }),
    close: () => pool.end(),
  };
}

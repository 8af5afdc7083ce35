import { PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { DatabaseError, Pool, type PoolClient, types } from 'pg';
import { StorageUnavailable } from './faults.ts';
import { refuseNul } from './parameters.ts';

export interface PostgresLimits {
  /** How long a statement may take, locks included; 0 is without end. Milliseconds. */
  readonly statementMs: number;
  readonly connections: number;
}

/** How long to wait for a connection, a free one or a new one, in milliseconds. */
const CONNECT_MS = 5000;
/** A server that is silent for so much longer than the statement may take is gone. */
const SILENCE_MS = 2000;
/** A replica that was stopped in a transaction keeps its rows no longer than this. */
const IDLE_MS = 15_000;
/** Connection, resources (disk full, too many connections), stopped by somebody, system: none of it is the statement's fault. */
const TROUBLE = /^(08|53|57|58|28|3D000|25006|55P03|40001|40P01)/;

/**
 * Connections to PostgreSQL for Kysely. A server that goes away rejects what is under way with `StorageUnavailable` and is asked anew
 * by the next statement; nothing has to be restarted. 64-bit numbers arrive as numbers: ours are counts and milliseconds.
 */
export function postgresDialect(url: string, { statementMs, connections }: PostgresLimits): PostgresDialect {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: statementMs,
    query_timeout: statementMs === 0 ? 0 : statementMs + SILENCE_MS,
    idle_in_transaction_session_timeout: IDLE_MS,
    keepAlive: true,
    application_name: 'graph-triage',
    types: { getTypeParser: (id, format) => (id === types.builtins.INT8 ? Number : types.getTypeParser(id, format)) },
  });
  // An idle connection that breaks is told here; the pool drops it, and without a listener the process would end.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool: wrap(pool) });
}

function wrap(pool: Pool): PostgresPool {
  return {
    connect: () => pool.connect().then(wrapClient, fail),
    end: () => pool.end(),
  };
}

/** A connection on which something went wrong is not used again: an answer may still be on its way. */
function wrapClient(client: PoolClient): PostgresPoolClient {
  let trouble: Error | undefined;
  const query = async (statement: string, parameters: readonly unknown[]): Promise<unknown> => {
    parameters.forEach(refuseNul);
    return client.query(statement, [...parameters]).catch((error: unknown) => {
      trouble ??= isTrouble(error) ? new StorageUnavailable(error) : undefined;
      return fail(error);
    });
  };
  const onError = (error: Error): void => void (trouble ??= error);
  client.on('error', onError);
  return {
    query: query as PostgresPoolClient['query'],
    release() {
      client.off('error', onError);
      client.release(trouble);
    },
  };
}

function fail(error: unknown): never {
  throw isTrouble(error) ? new StorageUnavailable(error) : error;
}

/** What is no answer of the server has happened on the way to it. */
function isTrouble(error: unknown): boolean {
  return !(error instanceof DatabaseError) || TROUBLE.test(error.code ?? '');
}

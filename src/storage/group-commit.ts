import { StorageUnavailable } from './faults.ts';
import type { Db } from './schema.ts';
import type { Sqlite } from './sqlite.ts';

/** Writes that share a transaction. */
export interface GroupCommit {
  /**
   * Runs the work on the connection and resolves when it is on the disk. The work is synchronous, and throws either before it writes
   * anything or because the database failed.
   */
  readonly run: <T>(work: () => T) => Promise<T>;
}

interface Job {
  /** Does the work; what it returns tells the caller, once the transaction has ended. */
  readonly work: () => () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Collects small writes until the event loop has read what came in, and commits them together: one wait for the disk instead of one each.
 * What one job throws reaches its caller alone. When the database fails, all jobs of the transaction fail, and nothing of them is stored.
 */
export function createGroupCommit(db: Db, sqlite: Sqlite): GroupCommit {
  let waiting: Job[] = [];
  const takeAll = (): readonly Job[] => {
    const all = waiting;
    waiting = [];
    return all;
  };
  const commit = async (): Promise<void> => {
    try {
      // Kysely lends its one connection, so none of its own transactions is open meanwhile.
      await db.connection().execute(async () => {
        await sqlite.begin();
        runAll(sqlite, takeAll());
      });
    } catch (error) {
      for (const { fail } of takeAll()) fail(error);
    }
  };
  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        waiting.push({ work: () => attempt(work, resolve, reject), fail: reject });
        if (waiting.length === 1) setImmediate(() => void commit());
      }),
  };
}

function attempt<T>(work: () => T, resolve: (value: T) => void, reject: (error: unknown) => void): () => void {
  try {
    const value = work();
    return () => resolve(value);
  } catch (error) {
    // The transaction may be gone, and the next job would write outside of it.
    if (error instanceof StorageUnavailable) throw error;
    return () => reject(error);
  }
}

function runAll(sqlite: Sqlite, jobs: readonly Job[]): void {
  try {
    const settled = jobs.map(({ work }) => work());
    sqlite.commit();
    for (const tell of settled) tell();
  } catch (error) {
    for (const { fail } of jobs) fail(error);
    sqlite.rollback();
  }
}

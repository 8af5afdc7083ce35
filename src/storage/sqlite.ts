import Database from 'libsql';
import { StorageUnavailable } from './faults.ts';
import { checkParameters } from './parameters.ts';

/** The rows of a statement, or what it has changed. */
export interface Statement {
  readonly reader: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): { changes: number; lastInsertRowid: number | bigint };
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
}

/** One connection. All of it is synchronous: between two calls without `await` nobody else comes in. */
export interface Sqlite {
  prepare(sql: string): Statement;
  exec(sql: string): void;
  readonly inTransaction: boolean;
  close(): void;
}

/** How long a statement waits for another program that has the file, in milliseconds. The event loop waits too. */
const BUSY_TIMEOUT_MS = 5000;
/** What is wrong with the statement or its data; everything else is trouble of the file, the disk or another program. */
const OWN_MISTAKES = /^SQLITE_(ERROR|CONSTRAINT|MISMATCH|MISUSE|RANGE|TOOBIG)/;

/**
 * Opens libsql so that nothing which is passed to it can end the process: each parameter and their number are checked first.
 * Every commit is on the disk before it returns. It takes no lock against a second process; `lock.ts` does.
 * @param path of a file whose folder exists, or `:memory:`
 * @throws StorageUnavailable here and in each call; BadParameter for values that libsql cannot hold
 */
export function openSqlite(path: string, timeout = BUSY_TIMEOUT_MS): Sqlite {
  const database = translated(() => new Database(path, { timeout }));
  translated(() => {
    for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) database.pragma(setting);
  });
  return {
    prepare: (sql) => prepare(database, sql),
    exec: (sql) => translated(() => database.exec(sql)),
    get inTransaction() {
      return database.inTransaction;
    },
    close: () => database.close(),
  };
}

function prepare(database: Database.Database, source: string): Statement {
  // SQLite ends a transaction by itself when the disk is full; to roll back then would hide the reason.
  if (source === 'rollback' && !database.inTransaction) return NOTHING;
  // Takes the right to write at once: taken later, it could be refused in the middle.
  const sql = source === 'begin' ? 'begin immediate' : source;
  const statement = translated(() => database.prepare(sql));
  const places = countPlaces(sql);
  const call = <T>(parameters: readonly unknown[], run: () => T): T => {
    checkParameters(parameters, places);
    return translated(run);
  };
  return {
    reader: statement.reader,
    all: (parameters) => call(parameters, () => statement.all([...parameters])),
    run: (parameters) => call(parameters, () => statement.run([...parameters])),
    iterate: (parameters) => call(parameters, () => statement.iterate([...parameters])),
  };
}

const NOTHING: Statement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

function translated<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
    throw OWN_MISTAKES.test(code) ? error : new StorageUnavailable(error);
  }
}

/** Question marks outside of quotes. libsql fills a missing value with NULL and drops one too many. */
function countPlaces(sql: string): number {
  return sql.replace(/'[^']*'|"[^"]*"/g, '').split('?').length - 1;
}

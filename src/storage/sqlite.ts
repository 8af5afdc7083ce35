import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'libsql';
import { StorageUnavailable } from './faults.ts';
import { checkParameters } from './parameters.ts';

/** A prepared statement: its rows, or what it has changed. */
export interface Statement {
  readonly reader: boolean;
  all(parameters: readonly unknown[]): unknown[];
  /** The first row, with one call instead of the many that rows one by one take. */
  get(parameters: readonly unknown[]): unknown;
  run(parameters: readonly unknown[]): { changes: number; lastInsertRowid: number | bigint };
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
}

/** One connection. All but `begin` is synchronous: between two calls without `await` nobody else comes in. */
export interface Sqlite {
  /** Of the file, or `:memory:`. */
  readonly path: string;
  /** Begins a transaction that may write, and waits for other programs meanwhile, without stopping the event loop. */
  begin(): Promise<void>;
  commit(): void;
  /** Also where the database has ended the transaction by itself, as it does when the disk is full. */
  rollback(): void;
  prepare(sql: string): Statement;
  exec(sql: string): void;
  close(): void;
}

/** How long a transaction waits for another program that writes to the file, in milliseconds. */
const PATIENCE_MS = 5000;
/** For so long at once the event loop waits as well. */
const PAUSE_MS = 20;
const MEMORY = ':memory:';
/** What is wrong with the statement or its data; everything else is trouble of the file, the disk or another program. */
const OWN_MISTAKES = /^SQLITE_(ERROR|CONSTRAINT|MISMATCH|MISUSE|RANGE|TOOBIG)/;

/**
 * Opens libsql so that nothing which is passed to it can end the process: each parameter and their number are checked first.
 * Every commit is on the disk before it returns. It takes no lock against a second process; `lock.ts` does.
 * @param path of a file whose folder exists, or `:memory:`
 * @throws StorageUnavailable here and in each call; BadParameter for values that libsql cannot hold
 */
export function openSqlite(path: string): Sqlite {
  const database = translated(() => new Database(path, { timeout: PAUSE_MS }));
  const exec = (sql: string) => translated(() => database.exec(sql));
  translated(() => {
    for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) database.pragma(setting);
  });
  return {
    path,
    begin: patiently(() => exec('begin immediate'), guardOf(path)),
    commit: () => exec('commit'),
    rollback: () => void (database.inTransaction && exec('rollback')),
    prepare: (sql) => prepare(database, sql),
    exec,
    close: () => void database.close(),
  };
}

/** Only the first of many waits in vain: the next ones are refused at once, until one is let in. */
function patiently(begin: () => void, check: () => void): () => Promise<void> {
  let patience = PATIENCE_MS;
  return async () => {
    const start = performance.now();
    for (;;) {
      check();
      try {
        begin();
        patience = PATIENCE_MS;
        return;
      } catch (error) {
        if (!isBusy(error)) throw error;
        if (performance.now() - start >= patience) {
          patience = 0;
          throw error;
        }
      }
      await sleep(PAUSE_MS);
    }
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof StorageUnavailable && codeOf(error.cause).startsWith('SQLITE_BUSY');
}

/** A file that was deleted or replaced can still be written to, and nobody would find again what was. @throws StorageUnavailable */
function guardOf(path: string): () => void {
  if (path === MEMORY) return () => undefined;
  const { dev, ino } = statSync(path);
  return () => {
    const found = translated(() => statSync(path));
    if (found.dev !== dev || found.ino !== ino) throw new StorageUnavailable(new Error('another file has taken its place'));
  };
}

function prepare(database: Database.Database, sql: string): Statement {
  const statement = translated(() => database.prepare(sql));
  const places = countPlaces(sql);
  const call = <T>(parameters: readonly unknown[], run: () => T): T => {
    checkParameters(parameters, places);
    return translated(run);
  };
  return {
    reader: statement.reader,
    all: (parameters) => call(parameters, () => statement.all([...parameters])),
    get: (parameters) => call(parameters, () => statement.get([...parameters])),
    run: (parameters) => call(parameters, () => statement.run([...parameters])),
    iterate: (parameters) => call(parameters, () => statement.iterate([...parameters])),
  };
}

function translated<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw OWN_MISTAKES.test(codeOf(error)) ? error : new StorageUnavailable(error);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Question marks outside of quotes. libsql fills a missing value with NULL and drops one too many. */
function countPlaces(sql: string): number {
  return sql.replace(/'[^']*'|"[^"]*"/g, '').split('?').length - 1;
}

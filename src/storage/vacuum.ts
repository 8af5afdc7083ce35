import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { StorageUnavailable } from './faults.ts';

/**
 * What the thread runs, as text: a thread of Node's own loads no TypeScript, which is what tests run from. While somebody reads, the log can neither be emptied
 * nor cut; SQLite says so in a row, not by an error. The thread alone waits for other programs, up to five seconds.
 */
const THREAD = `
const { parentPort, workerData: { libsql, path } } = require('node:worker_threads');
const Database = require(libsql);
let code;
try {
  const database = new Database(path, { timeout: 5000 });
  try {
    database.exec('vacuum');
    const [row] = database.prepare('pragma wal_checkpoint(TRUNCATE)').all();
    code = row.busy === 0 ? undefined : 'SQLITE_BUSY';
  } finally {
    database.close();
  }
} catch (error) {
  code = typeof error.code === 'string' ? error.code : 'unknown';
}
parentPort.postMessage({ code });
`;

/**
 * Writes the SQLite file at `path` anew, without what was deleted, and empties its log, in a thread with a connection of its own. It needs as much room again
 * as what is kept, twice, until it ends; when it fails, the file is as it was.
 * @throws StorageUnavailable with the code of SQLite, for instance when the disk is full
 * @see https://www.sqlite.org/lang_vacuum.html
 */
export async function vacuum(path: string): Promise<void> {
  const libsql = createRequire(import.meta.url).resolve('libsql');
  const thread = new Worker(THREAD, { eval: true, workerData: { libsql, path } });
  const ended = once(thread, 'message') as Promise<[{ readonly code?: string }]>;
  const [{ code }] = await ended.catch((error: unknown) => {
    throw new StorageUnavailable(error);
  });
  if (code !== undefined) throw new StorageUnavailable(Object.assign(new Error('the file could not be cleaned'), { code }));
}

import Database from 'libsql';
import { DatabaseInUse, StorageUnavailable } from './faults.ts';

/** What a process holds as long as it uses the file. */
export interface Lock {
  readonly release: () => void;
}

/** A process that is being replaced may need a moment to close, in milliseconds. */
const PATIENCE_MS = 1000;

/**
 * Makes this process the only one that uses the SQLite file at `path`. Held is a transaction on a small file beside it, so the system
 * ends it with the process, however that ends; there is nothing to clean up. Other programs may still read the database itself.
 * It does not protect a file on a network share whose server does not know locks.
 * @throws DatabaseInUse, StorageUnavailable
 */
export function lockDatabase(path: string, patience = PATIENCE_MS): Lock {
  try {
    const file = new Database(`${path}.lock`, { timeout: patience });
    file.exec('begin exclusive');
    return { release: () => file.close() };
  } catch (error) {
    const isHeld = error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
    throw isHeld ? new DatabaseInUse(path) : new StorageUnavailable(error);
  }
}

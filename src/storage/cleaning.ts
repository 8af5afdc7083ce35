import type { GroupCommit } from './group-commit.ts';
import type { Db } from './schema.ts';
import type { Sqlite } from './sqlite.ts';
import { vacuum } from './vacuum.ts';

/** Frees what holds the rows of a database from the bytes of rows that were deleted. */
export interface Cleaning {
  /** To be called before rows are deleted: the file is to be cleaned, and a restart does not forget it. */
  readonly mark: () => Promise<void>;
  /** `clean` when nothing of what was deleted before this call is left, `later` when that is up to the database server. @throws StorageUnavailable */
  readonly clean: () => Promise<'clean' | 'later'>;
  /** Cleans what was marked and is not clean yet. @throws StorageUnavailable */
  readonly catchUp: () => Promise<void>;
}

/** Where there is no file of ours: memory is overwritten by the process, a server cleans up by itself. */
export function noFile(end: 'clean' | 'later'): Cleaning {
  const nothing = async () => undefined;
  return { mark: nothing, clean: async () => end, catchUp: nothing };
}

interface File {
  readonly path: string;
  readonly db: Db;
  readonly sqlite: Sqlite;
  readonly group: GroupCommit;
}

/**
 * Cleans a SQLite file: writes it anew without its free space, and empties the log. Deleted rows are overwritten by nothing else, since SQLite leaves copies of
 * rows behind when it moves them between pages. It runs in a thread of its own; turns that need the connection wait for it, the event loop does not.
 * Those who ask while it waits to begin share one run. The mark is SQLite's `user_version`.
 */
export function createCleaning({ path, db, sqlite, group }: File): Cleaning {
  let marks = 0;
  let waiting: Promise<'clean'> | undefined;
  const isMarked = (): boolean => {
    const [row] = sqlite.prepare('pragma user_version').all([]) as { readonly user_version: number }[];
    return row?.user_version !== 0;
  };
  const run = async (): Promise<'clean'> => {
    const seen = await db.connection().execute(async () => {
      // Whoever asks from here on has deleted rows that this run may not see.
      waiting = undefined;
      const before = marks;
      await vacuum(path);
      return before;
    });
    await group.run(() => {
      if (seen === marks) sqlite.exec('pragma user_version = 0');
    });
    return 'clean';
  };
  const clean = (): Promise<'clean'> => (waiting ??= run());
  return {
    mark() {
      marks += 1;
      return group.run(() => sqlite.exec('pragma user_version = 1'));
    },
    clean,
    async catchUp() {
      if (isMarked()) await clean();
    },
  };
}

/** Somebody else has written the item since it was read. */
export class StateConflict extends Error {
  readonly code = 'state-conflict';
  constructor(key: string) {
    super(`${key} was changed by another turn`);
  }
}

/** The database cannot be used at the moment: full, locked, read-only, gone. Nothing of the operation was stored; it may be tried again. */
export class StorageUnavailable extends Error {
  readonly code = 'storage-unavailable';
  constructor(cause: unknown) {
    super('the database cannot be used at the moment', { cause });
  }
}

/** Another process has the SQLite file. It holds one process only, because each sees what it has itself written at once. */
export class DatabaseInUse extends Error {
  readonly code = 'database-in-use';
  constructor(path: string) {
    super(`another process uses ${path}; stop it, or use PostgreSQL for several`);
  }
}

/** A value that the database would refuse, cut or, in the case of libsql, end the process for. The value is not told. */
export class BadParameter extends Error {
  readonly code = 'storage-parameter';
}

/** DATABASE_URL is of no known kind. */
export class BadDatabaseUrl extends Error {
  readonly code = 'database-url';
  constructor() {
    super('the database is neither sqlite:<path> nor postgres://...');
  }
}

/** The tables could not be brought to the form that this version needs, for instance because a newer version has been here. */
export class MigrationFailed extends Error {
  readonly code = 'migration-failed';
  constructor(cause: unknown) {
    super('the tables could not be brought up to date', { cause });
  }
}

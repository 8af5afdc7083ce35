import { type DialectAdapter, type Driver, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';
import type { Sqlite } from './sqlite.ts';

/** Kysely over our connection: transactions begin as the connection begins them, and cover the tables that a migration makes. */
export class LibsqlDialect extends SqliteDialect {
  readonly #sqlite: Sqlite;
  constructor(sqlite: Sqlite) {
    super({ database: sqlite });
    this.#sqlite = sqlite;
  }
  override createDriver(): Driver {
    return new LibsqlDriver(this.#sqlite);
  }
  override createAdapter(): DialectAdapter {
    return new LibsqlAdapter();
  }
}

class LibsqlDriver extends SqliteDriver {
  readonly #sqlite: Sqlite;
  constructor(sqlite: Sqlite) {
    super({ database: sqlite });
    this.#sqlite = sqlite;
  }
  // Not as prepared statements: libsql leaves one that was refused open, and then no transaction can be committed.
  override beginTransaction(): Promise<void> {
    return this.#sqlite.begin();
  }
  override async commitTransaction(): Promise<void> {
    this.#sqlite.commit();
  }
  override async rollbackTransaction(): Promise<void> {
    this.#sqlite.rollback();
  }
}

class LibsqlAdapter extends SqliteAdapter {
  /** A process that is killed while it migrates leaves nothing behind. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

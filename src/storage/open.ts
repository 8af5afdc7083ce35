import type { FigureStore } from '../helpdesk/insights.ts';
import type { People } from '../helpdesk/people.ts';
import type { Desks, Outbox, Seen, Tickets } from '../helpdesk/ports.ts';
import type { Backlog } from './backlog.ts';
import { BadDatabaseUrl } from './faults.ts';
import { type Expiry, RETENTION_MS, SEEN_MS, STATE_MS } from './options.ts';
import { openPostgresStore } from './postgres-store.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { StateStorage } from './state-item.ts';

/** All that is remembered. */
export interface Store {
  /** State of bots, in the form of botbuilder's `Storage`. */
  readonly state: StateStorage;
  readonly tickets: Tickets;
  readonly desks: Desks;
  readonly outbox: Outbox;
  readonly seen: Seen;
  /** What is kept of one person, and its removal. */
  readonly people: People;
  /** What insights are made of. */
  readonly figures: FigureStore;
  /** How much is still to be told, in all tenants. */
  readonly backlog: () => Promise<Backlog>;
  /** Asks the database; never rejects. */
  readonly isReady: () => Promise<boolean>;
  /** Deletes what has expired at `now`, in milliseconds, and says how many rows that were. What could not be cleaned before is tried again. */
  readonly sweep: (now: number) => Promise<number>;
  /** Waits for what is under way. May be called twice. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the database of `url` and brings its tables up to date: `sqlite:<path>` (relative to the working directory, whose folder is made),
 * `sqlite::memory:`, or `postgres://...`. Trouble later on rejects the operations of its time, and ends with the trouble.
 * It does not sweep by itself.
 * @throws BadDatabaseUrl, DatabaseInUse, StorageUnavailable, MigrationFailed
 */
export async function openStore(url: string, expiry: Partial<Expiry> = {}): Promise<Store> {
  const full: Expiry = { now: Date.now, stateMs: STATE_MS, retentionMs: RETENTION_MS, seenMs: SEEN_MS, ...expiry };
  const store = await openKind(url, { ...full, stateMs: Math.min(full.stateMs, full.retentionMs) });
  let closing: Promise<void> | undefined;
  return { ...store, close: () => (closing ??= store.close()) };
}

async function openKind(url: string, expiry: Expiry): Promise<Store> {
  const path = /^sqlite:(.+)$/.exec(url)?.[1];
  if (path !== undefined) return openSqliteStore(path, expiry);
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgresStore(url, expiry);
  throw new BadDatabaseUrl();
}

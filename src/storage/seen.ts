import { hash } from 'node:crypto';
import type { Seen } from '../helpdesk/ports.ts';
import type { Db } from './schema.ts';

/** Activities seen by any replica. @throws StorageUnavailable, BadParameter */
export function createPostgresSeen(db: Db, seenMs: number): Seen {
  return {
    async first(key, now) {
      const row = { key: digestOf(key), expires_at: now + seenMs };
      const inserted = db
        .insertInto('seen_activities')
        .values(row)
        .onConflict((conflict) => conflict.doNothing());
      return (await inserted.returning('key').execute()).length > 0;
    },
  };
}

/** More than a process handles within minutes, in which Teams delivers again. */
const MOST_REMEMBERED = 50_000;

/** The same where one process is all there is. What it has begun and not answered is lost with it, so its memory is no loss, and no turn waits for the disk. */
export function createMemorySeen(seenMs: number): Seen {
  const until = new Map<string, number>();
  return {
    async first(key, now) {
      // In the order of being seen.
      for (const [seen, end] of until) {
        if (end > now && until.size < MOST_REMEMBERED) break;
        until.delete(seen);
      }
      const digest = digestOf(key);
      const isFirst = !until.has(digest);
      if (isFirst) until.set(digest, now + seenMs);
      return isFirst;
    },
  };
}

/** An activity is named by its conversation, which may be one person's own. To know it again, its digest is enough. */
function digestOf(key: string): string {
  return hash('sha256', key, 'base64url');
}

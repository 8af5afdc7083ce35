import type { Db } from './schema.ts';

/** Deletes what has expired at `now`, in milliseconds, and says how many rows that were. Tickets do not expire here. */
export async function sweep(db: Db, now: number): Promise<number> {
  const gone = await Promise.all([
    db.deleteFrom('bot_state').where('expires_at', '<=', now).executeTakeFirst(),
    db.deleteFrom('seen_activities').where('expires_at', '<=', now).executeTakeFirst(),
  ]);
  return gone.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0);
}

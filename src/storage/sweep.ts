import type { Db } from './schema.ts';

/** Deletes what has expired at `now`, in milliseconds, and says how many rows that were. Tickets do not expire here. */
export function sweep(db: Db, now: number): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const state = await transaction.deleteFrom('bot_state').where('expires_at', '<=', now).executeTakeFirst();
    const seen = await transaction.deleteFrom('seen_activities').where('expires_at', '<=', now).executeTakeFirst();
    return Number(state.numDeletedRows + seen.numDeletedRows);
  });
}

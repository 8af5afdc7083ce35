import { dayOf } from '../helpdesk/tally.ts';
import type { Db } from './schema.ts';

/** Counts are read for a month; twice that leaves room for a look back. */
const TALLIES_MS = 60 * 24 * 60 * 60_000;

/** Deletes what has expired at `now`, in milliseconds, and says how many rows that were. Tickets do not expire here. */
export function sweep(db: Db, now: number): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const state = await transaction.deleteFrom('bot_state').where('expires_at', '<=', now).executeTakeFirst();
    const seen = await transaction.deleteFrom('seen_activities').where('expires_at', '<=', now).executeTakeFirst();
    const tallies = await transaction
      .deleteFrom('tallies')
      .where('day', '<', dayOf(now - TALLIES_MS))
      .executeTakeFirst();
    return Number(state.numDeletedRows + seen.numDeletedRows + tallies.numDeletedRows);
  });
}

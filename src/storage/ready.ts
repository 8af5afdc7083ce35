import type { Db } from './schema.ts';

/** Whether the database has our tables and lets us begin a transaction that may write. Never rejects; it may take as long as a turn would wait. */
export async function isReady(db: Db): Promise<boolean> {
  try {
    await db.transaction().execute((transaction) => transaction.selectFrom('bot_state').select('key').limit(1).execute());
    return true;
  } catch {
    return false;
  }
}

import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** Whether the database answers and has our tables. Never rejects. */
export async function isReady(db: Db): Promise<boolean> {
  try {
    await sql`select key from bot_state limit 1`.execute(db);
    return true;
  } catch {
    return false;
  }
}

import { setImmediate as breathe } from 'node:timers/promises';
import type { Db } from './schema.ts';
import { CLOSED } from './ticket-row.ts';

/** Rows that are deleted in one transaction; everybody else waits for it. */
const AT_ONCE = 200;

/**
 * Deletes what has expired, some at a time, and says how many rows that were: state, activities, closed tickets that nothing happened to for
 * `retentionMs`, and counts of days before that. A ticket that is open never expires. Both in milliseconds.
 */
export async function sweep(db: Db, now: number, retentionMs: number): Promise<number> {
  const before = now - retentionMs;
  const day = new Date(before).toISOString().slice(0, 10);
  const counts = await db
    .transaction()
    .execute((target) => target.deleteFrom('tallies').where('day', '<', day).executeTakeFirst());
  const state = await inBatches(db, (target) => expired(target, 'bot_state', now));
  const seen = await inBatches(db, (target) => expired(target, 'seen_activities', now));
  const tickets = await inBatches(db, (target) => closed(target, before));
  return Number(counts.numDeletedRows) + state + seen + tickets;
}

async function inBatches(db: Db, remove: (target: Db) => Promise<number>): Promise<number> {
  for (let removed = 0; ; await breathe()) {
    const some = await db.transaction().execute(remove);
    removed += some;
    if (some < AT_ONCE) return removed;
  }
}

async function expired(db: Db, table: 'bot_state' | 'seen_activities', now: number): Promise<number> {
  const some = db.selectFrom(table).select('key').where('expires_at', '<=', now).orderBy('expires_at').limit(AT_ONCE);
  // What was written meanwhile has not expired any more.
  const removed = db.deleteFrom(table).where('key', 'in', some).where('expires_at', '<=', now);
  return Number((await removed.executeTakeFirst()).numDeletedRows);
}

async function closed(db: Db, before: number): Promise<number> {
  const some = db
    .selectFrom('tickets')
    .select('number')
    .where('state', 'in', CLOSED)
    .where('changed_at', '<=', before)
    .limit(AT_ONCE);
  const removed = db
    .deleteFrom('tickets')
    .where('number', 'in', some)
    .where('state', 'in', CLOSED)
    .where('changed_at', '<=', before);
  const numbers = (await removed.returning('number').execute()).map(({ number }) => number);
  if (numbers.length === 0) return 0;
  await db.deleteFrom('outbox').where('ticket', 'in', numbers).execute();
  for (const table of ['ticket_search', 'ticket_people'] as const)
    await db.deleteFrom(table).where('number', 'in', numbers).execute();
  return numbers.length;
}

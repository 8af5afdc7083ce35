import type { Db } from './schema.ts';

/** How much of the outbox waits, how much was given up, and since when the oldest waits. It says nothing of what, and of whom. */
export interface Backlog {
  readonly waiting: number;
  readonly dead: number;
  /** Milliseconds; nothing when none waits. */
  readonly oldestAt?: number;
}

/** Counts the outbox of all tenants. @throws StorageUnavailable */
export async function backlogOf(db: Db): Promise<Backlog> {
  const rows = await db
    .selectFrom('outbox')
    .select(({ fn }) => ['is_dead', fn.countAll<number>().as('count'), fn.min('created_at').as('oldest')])
    .groupBy('is_dead')
    .execute();
  const of = (dead: number) => rows.find(({ is_dead }) => is_dead === dead);
  const oldestAt = of(0)?.oldest;
  return {
    waiting: of(0)?.count ?? 0,
    dead: of(1)?.count ?? 0,
    ...(oldestAt !== undefined && { oldestAt }),
  };
}

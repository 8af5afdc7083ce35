import { type ExpressionBuilder, type SqlBool, type Expression } from 'kysely';
import { type Delivery, LONGEST_WAIT_MS, type Outbox, type Receiver, type Waiting } from '../helpdesk/ports.ts';
import type { DatabaseKind } from './migrations.ts';
import { deliveryOf, newDeliveryOf, outboxRow } from './outbox-row.ts';
import type { Db, Schema } from './schema.ts';

/**
 * What waits to be told. Of a conversation only the oldest row that is not dead may be under way, also while it waits for another try.
 * A taken row comes back when its lease ends; on SQLite all leases end when the database is opened. A clock that was set back delays nothing:
 * what is due later than anybody puts it off is due.
 * @throws StorageUnavailable
 */
export function createOutbox(db: Db, kind: DatabaseKind, now: () => number): Outbox {
  const only = (to?: readonly Receiver[]): Pick<Outbox, 'take' | 'nextDue'> => ({
    take: (at, until, most) => db.transaction().execute((transaction) => take(transaction, kind, { at, until, most, to })),
    async nextDue() {
      const heads = headsOf(db, to);
      const row = await heads.select(({ fn }) => fn.min<number | null>('due_at').as('due')).executeTakeFirst();
      return row?.due ?? undefined;
    },
  });
  return {
    ...only(),
    only,
    done: (delivery, activityId) => db.transaction().execute((transaction) => done(transaction, delivery, activityId)),
    later: (delivery, at, code) => db.transaction().execute((transaction) => later(transaction, delivery, at, code)),
    tellUnreachable: (waiting) => db.transaction().execute((transaction) => tellUnreachable(transaction, waiting, now())),
    async bury({ id }, code) {
      const buried = { is_dead: 1, taken_until: null, last_code: code };
      await db.transaction().execute((target) => target.updateTable('outbox').set(buried).where('id', '=', id).execute());
    },
    async dead(tenantId, most) {
      const found = db.selectFrom('outbox').selectAll().where('tenant_id', '=', tenantId).where('is_dead', '=', 1);
      const rows = await found.orderBy('id').limit(most).execute();
      return rows.map((row) => ({ ...newDeliveryOf(row), id: row.id, code: row.last_code ?? '' }));
    },
    async revive(tenantId, at) {
      const { numUpdatedRows } = await db.transaction().execute((target) => revived(target, tenantId, at).executeTakeFirst());
      return Number(numUpdatedRows);
    },
  };
}

/** The dead of a tenant, to be tried again at once. */
export function revived(db: Db, tenantId: string, now: number) {
  const again = { is_dead: 0, attempts: 0, due_at: now, taken_until: null };
  return db.updateTable('outbox').set(again).where('tenant_id', '=', tenantId).where('is_dead', '=', 1);
}

/**
 * Alive, and the oldest of its conversation. Goes from one conversation to the next in the index, so that a desk that is behind by thousands
 * costs no more than one by a single row. Of some receivers alone; a conversation has one.
 */
function headsOf(db: Db, to: readonly Receiver[] | undefined) {
  const heads = db
    .withRecursive('waiting(conversation)', (query) =>
      query
        .selectFrom('outbox')
        .select(({ fn }) => fn.min<string | null>('conversation').as('conversation'))
        .where('is_dead', '=', 0)
        .unionAll(query.selectFrom('waiting').select(nextConversation).where('waiting.conversation', 'is not', null)),
    )
    .selectFrom('outbox')
    .where('id', 'in', (build) => build.selectFrom('waiting').select(oldest));
  return to === undefined ? heads : heads.where('receiver', 'in', to);
}

type WithWaiting = Schema & { readonly waiting: { readonly conversation: string | null } };

function nextConversation(build: ExpressionBuilder<WithWaiting, 'waiting'>) {
  return build
    .selectFrom('outbox')
    .select(({ fn }) => fn.min<string | null>('outbox.conversation').as('conversation'))
    .where('outbox.is_dead', '=', 0)
    .whereRef('outbox.conversation', '>', 'waiting.conversation')
    .as('conversation');
}

function oldest(build: ExpressionBuilder<WithWaiting, 'waiting'>) {
  return build
    .selectFrom('outbox as of_one')
    .select(({ fn }) => fn.min<number | null>('of_one.id').as('id'))
    .where('of_one.is_dead', '=', 0)
    .whereRef('of_one.conversation', '=', 'waiting.conversation')
    .as('id');
}

interface Taking {
  readonly at: number;
  readonly until: number;
  readonly most: number;
  readonly to: readonly Receiver[] | undefined;
}

async function take(db: Db, kind: DatabaseKind, { at, until, most, to }: Taking): Promise<readonly Delivery[]> {
  const due = headsOf(db, to)
    .selectAll()
    .where((build) => isDue(build, { at, until }))
    .orderBy('id')
    .limit(most);
  const rows = await (kind === 'sqlite' ? due : due.forUpdate().skipLocked()).execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  await db
    .updateTable('outbox')
    .set({ due_at: Math.ceil(until), taken_until: Math.ceil(until) })
    .where('id', 'in', ids)
    .execute();
  return rows.map(deliveryOf);
}

/** Now, or by a clock that has been set back since. Those of replicas may differ by the length of a lease, in both directions. */
function isDue(build: ExpressionBuilder<Schema, 'outbox'>, { at, until }: Pick<Taking, 'at' | 'until'>): Expression<SqlBool> {
  const farthest = Math.ceil(at + 2 * (until - at));
  return build.or([
    build('due_at', '<=', at),
    build('due_at', '>', farthest + LONGEST_WAIT_MS),
    build.and([build('taken_until', 'is not', null), build('due_at', '>', farthest)]),
  ]);
}

async function done(db: Db, { id, tenantId, ticket, to, kind }: Delivery, activityId?: string): Promise<void> {
  const { numDeletedRows } = await db.deleteFrom('outbox').where('id', '=', id).executeTakeFirst();
  // A row that is gone was settled by somebody else, or was for a channel that is no longer the desk.
  if (numDeletedRows === 0n || kind !== 'card' || activityId === undefined) return;
  await db
    .updateTable('tickets')
    .set(to === 'desk' ? { desk_card: activityId } : { requester_card: activityId })
    .where('number', '=', ticket)
    .where('tenant_id', '=', tenantId)
    .execute();
}

async function later(db: Db, { id, attempts }: Delivery, at: number, code: string): Promise<void> {
  const again = { attempts, due_at: Math.ceil(at), taken_until: null, last_code: code };
  await db.updateTable('outbox').set(again).where('id', '=', id).execute();
}

/** One notice for each ticket with news for the desk, and a mark on that news. */
async function tellUnreachable(db: Db, waiting: Waiting, now: number): Promise<void> {
  const { tenantId } = waiting;
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('tickets', 'tickets.number', 'outbox.ticket')
    .select(['outbox.ticket', 'outbox.is_told', 'tickets.requester_id'])
    .where((build) => isWaiting(build, waiting))
    // Nobody is behind it any more.
    .where('tickets.state', '!=', 'deleted')
    .execute();
  const told = new Set(rows.filter(({ is_told }) => is_told === 1).map(({ ticket }) => ticket));
  const requesters = new Map(rows.map(({ ticket, requester_id }) => [ticket, requester_id]));
  for (const [ticket, requester] of requesters) {
    if (told.has(ticket)) continue;
    const notice = { tenantId, ticket, to: 'requester', kind: 'notice', about: 'desk-unreachable' } as const;
    const row = { ...outboxRow(notice, requester, now), due_at: 0 };
    await db.insertInto('outbox').values(row).execute();
  }
  await db
    .updateTable('outbox')
    .set({ is_told: 1 })
    .where((build) => isWaiting(build, waiting))
    .execute();
}

/** News for the desk that is older than it should be. */
function isWaiting(build: ExpressionBuilder<Schema, 'outbox'>, { tenantId, to, since, ticket }: Waiting): Expression<SqlBool> {
  return build.and([
    build('outbox.tenant_id', '=', tenantId),
    build('outbox.receiver', '=', to),
    build('outbox.created_at', '<=', since),
    ...(ticket === undefined ? [] : [build('outbox.ticket', '=', ticket)]),
  ]);
}

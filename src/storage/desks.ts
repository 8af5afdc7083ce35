import type { Desk, Desks } from '../helpdesk/ports.ts';
import { revived } from './outbox.ts';
import { outboxRow } from './outbox-row.ts';
import type { Db } from './schema.ts';
import { CLOSED, type TicketRow } from './ticket-row.ts';

/** A statement has a limited number of parameters. */
const MOST_AT_ONCE = 500;

/** The channels of the help desks. @throws StorageUnavailable, BadParameter */
export function createDesks(db: Db): Desks {
  return {
    of: (tenantId) => find(db, tenantId),
    async anywhere() {
      return (await db.selectFrom('desks').select('tenant_id').limit(1).execute()).length > 0;
    },
    register: (desk, now) => db.transaction().execute((transaction) => register(transaction, desk, now)),
    async remove(tenantId) {
      await db.transaction().execute((target) => target.deleteFrom('desks').where('tenant_id', '=', tenantId).execute());
    },
  };
}

/** Tenants that are served, and whatever is made up where nobody is authenticated. */
const MOST_KNOWN = 1000;

/** The same desks, read once: for a process that alone uses the database, since every turn asks. */
export function rememberDesks(desks: Desks): Desks {
  const known = new Map<string, Promise<Desk | undefined>>();
  const change = async (tenantId: string, work: Promise<void>): Promise<void> => {
    try {
      await work;
    } finally {
      known.delete(tenantId);
    }
  };
  return {
    ...desks,
    of(tenantId) {
      const asked = known.get(tenantId) ?? desks.of(tenantId);
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(tenantId, asked);
      asked.catch(() => known.delete(tenantId));
      return asked;
    },
    register: (desk, now) => change(desk.tenantId, desks.register(desk, now)),
    remove: (tenantId) => change(tenantId, desks.remove(tenantId)),
  };
}

async function find(db: Db, tenantId: string): Promise<Desk | undefined> {
  const row = await db.selectFrom('desks').select('body').where('tenant_id', '=', tenantId).executeTakeFirst();
  return row && (JSON.parse(row.body) as Desk);
}

async function register(db: Db, desk: Desk, now: number): Promise<void> {
  const before = await find(db, desk.tenantId);
  const body = JSON.stringify(desk);
  await db
    .insertInto('desks')
    .values({ tenant_id: desk.tenantId, body })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ body }))
    .execute();
  if (before?.address.conversationId !== desk.address.conversationId) await move(db, desk.tenantId, now);
}

/** To a channel that has no card yet. A card that waits for the old channel, or is on its way there, is replaced by one for the new. */
async function move(db: Db, tenantId: string, now: number): Promise<void> {
  const moved = await db
    .updateTable('tickets')
    .set({ desk_card: null })
    .where('tenant_id', '=', tenantId)
    .where('state', 'not in', CLOSED)
    .returning(['number', 'requester_id'])
    .execute();
  const tickets = moved.toSorted((a, b) => a.number - b.number);
  for (let from = 0; from < tickets.length; from += MOST_AT_ONCE)
    await replaceCards(db, tenantId, tickets.slice(from, from + MOST_AT_ONCE), now);
  await revived(db, tenantId, now).where('receiver', '=', 'desk').execute();
}

type Moved = Pick<TicketRow, 'number' | 'requester_id'>;

async function replaceCards(db: Db, tenantId: string, tickets: readonly Moved[], now: number): Promise<void> {
  const numbers = tickets.map(({ number }) => number);
  const waiting = db
    .deleteFrom('outbox')
    .where('tenant_id', '=', tenantId)
    .where('receiver', '=', 'desk')
    .where('kind', '=', 'card');
  await waiting.where('ticket', 'in', numbers).execute();
  const card = { tenantId, to: 'desk', kind: 'card' } as const;
  const rows = tickets.map(({ number, requester_id }) => outboxRow({ ...card, ticket: number }, requester_id, now));
  await db.insertInto('outbox').values(rows).execute();
}

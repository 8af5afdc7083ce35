import { type Draft, type NewDelivery, type Tickets } from '../helpdesk/ports.ts';
import type { Ticket } from '../helpdesk/ticket.ts';
import { outboxRow } from './outbox-row.ts';
import type { Db } from './schema.ts';
import { writeTicketPeople } from './ticket-people.ts';
import { searchTickets, writeTicketSearch } from './ticket-search.ts';
import { CLOSED, columnsOf, ticketFrom, ticketOf, type TicketRow } from './ticket-row.ts';

const LARGEST_NUMBER = 2 ** 31 - 1;

/**
 * Tickets in the database, each change in one transaction with what is to be told of it. It decides nothing: what may be done is in `ticket.ts`.
 * The posted cards are not taken from a changed ticket, since only deliveries know them.
 * @throws StorageUnavailable, BadParameter
 */
export function createTickets(db: Db): Tickets {
  return {
    open: (draft, tells) => db.transaction().execute((transaction) => open(transaction, draft, tells)),
    async find(tenantId, number) {
      // whoever forges a press may name any number; PostgreSQL refuses to compare with one that the column cannot hold
      if (number > LARGEST_NUMBER) return undefined;
      const row = await db
        .selectFrom('tickets')
        .selectAll()
        .where('number', '=', number)
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst();
      return row && ticketOf(row);
    },
    change: (before, next, tells) => db.transaction().execute((transaction) => change(transaction, before, next, tells)),
    async ofRequester(tenantId, personId, most) {
      const found = db.selectFrom('tickets').selectAll().where('tenant_id', '=', tenantId).where('requester_id', '=', personId);
      return (await found.orderBy('number', 'desc').limit(most).execute()).map(ticketOf);
    },
    async unsettled(tenantId, most) {
      const found = db.selectFrom('tickets').selectAll().where('tenant_id', '=', tenantId).where('state', 'not in', CLOSED);
      return (await found.orderBy('number').limit(most).execute()).map(ticketOf);
    },
    async countUnsettled(tenantId) {
      const counted = db.selectFrom('tickets').select(({ fn }) => fn.countAll<number>().as('count'));
      const row = await counted.where('tenant_id', '=', tenantId).where('state', 'not in', CLOSED).executeTakeFirstOrThrow();
      return row.count;
    },
    async search(tenantId, query) {
      const numbers = await searchTickets(db, tenantId, query);
      if (numbers.length === 0) return [];
      const rows = await db.selectFrom('tickets').selectAll().where('number', 'in', numbers).orderBy('number', 'desc').execute();
      return rows.map(ticketOf);
    },
  };
}

async function open(db: Db, draft: Draft, tells: (ticket: Ticket) => readonly NewDelivery[]): Promise<Ticket> {
  const known = await bySubmitKey(db, draft);
  if (known !== undefined) return ticketOf(known);
  const row = { tenant_id: draft.tenantId, submit_key: draft.submitKey, requester_id: draft.requester.id, opened_at: draft.at };
  const inserted = await db
    .insertInto('tickets')
    .values({ ...row, ...columnsOf(ticketFrom(draft, 0)), requester_card: draft.card ?? null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst();
  // The same press has arrived at another replica, which has just stored it.
  if (inserted === undefined) return ticketOf(await bySubmitKey(db, draft).then(present));
  const ticket = ticketFrom(draft, inserted.number);
  await writeTicketSearch(db, ticket);
  await tell(db, ticket, tells(ticket), draft.at);
  return ticket;
}

function bySubmitKey(db: Db, { tenantId, submitKey, requester }: Draft): Promise<TicketRow | undefined> {
  const found = db.selectFrom('tickets').selectAll().where('tenant_id', '=', tenantId).where('requester_id', '=', requester.id);
  return found.where('submit_key', '=', submitKey).executeTakeFirst();
}

async function change(db: Db, before: Ticket, next: Ticket, tells: readonly NewDelivery[]): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('tickets')
    .set(columnsOf(next))
    .where('number', '=', before.number)
    .where('tenant_id', '=', before.tenantId)
    .where('version', '=', before.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await writeTicketSearch(db, next);
  await writeTicketPeople(db, next);
  // After the update: who changes the ticket next waits for its row, so what is told of a ticket keeps its order.
  const news: NewDelivery[] = [];
  for (const delivery of tells) if (!(await isShownAnyway(db, next, delivery))) news.push(delivery);
  await tell(db, next, news, next.events.at(-1)?.at ?? 0);
  return true;
}

async function tell(db: Db, { requester }: Ticket, tells: readonly NewDelivery[], now: number): Promise<void> {
  const rows = tells.map((delivery) => outboxRow(delivery, requester.id, now));
  if (rows.length > 0) await db.insertInto('outbox').values(rows).execute();
}

/** A card is drawn from the ticket as it is at the time, so one that still waits shows this change as well. */
async function isShownAnyway(db: Db, { requester }: Ticket, delivery: NewDelivery): Promise<boolean> {
  if (delivery.kind !== 'card') return false;
  const { conversation, receiver, kind } = outboxRow(delivery, requester.id, 0);
  const waiting = db.updateTable('outbox').where('is_dead', '=', 0).where('conversation', '=', conversation);
  const same = waiting.where('ticket', '=', delivery.ticket).where('receiver', '=', receiver).where('kind', '=', kind);
  // It changes nothing but locks the row: nobody can take it and draw the ticket as it was.
  const locked = await same.where('taken_until', 'is', null).set({ is_dead: 0 }).executeTakeFirst();
  return locked.numUpdatedRows > 0n;
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new TicketVanished();
  return value;
}

/** A ticket was deleted between two statements. */
export class TicketVanished extends Error {
  readonly code = 'ticket-vanished';
}

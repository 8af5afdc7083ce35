import { setImmediate as breathe } from 'node:timers/promises';
import { emptied, withoutMember } from '../helpdesk/erasure.ts';
import type { PersonIds } from '../helpdesk/people.ts';
import { isClosed } from '../helpdesk/ticket.ts';
import type { DatabaseKind } from './migrations.ts';
import { outboxRow } from './outbox-row.ts';
import type { Db } from './schema.ts';
import { columnsOf, ticketOf, type TicketRow } from './ticket-row.ts';

export interface Erasing {
  readonly db: Db;
  readonly kind: DatabaseKind;
  readonly person: PersonIds;
  /** Milliseconds. */
  readonly now: number;
}

/** Tickets that are changed in one transaction; everybody else waits for it. */
const AT_ONCE = 50;

/** Empties the tickets of a person and says how many. To be called in a transaction. A card in the channel of the desk is drawn anew. */
export async function eraseOwnTickets({ db, kind, person, now }: Erasing): Promise<number> {
  const own = db
    .selectFrom('tickets')
    .selectAll()
    .where('tenant_id', '=', person.tenantId)
    .where('requester_id', 'in', person.ids);
  const rows = await (kind === 'sqlite' ? own : own.forUpdate()).execute();
  for (const row of rows) await erase(db, row, now);
  return rows.length;
}

async function erase(db: Db, row: TicketRow, now: number): Promise<void> {
  const { number, tenant_id } = row;
  const told = db.selectFrom('outbox').where('tenant_id', '=', tenant_id).where('ticket', '=', number);
  const card = told.where('receiver', '=', 'desk').where('kind', '=', 'card').where('taken_until', 'is not', null);
  // It may be drawn already: it has to arrive, so that it can be changed.
  const underWay = (await card.select('id').execute()).map(({ id }) => id);
  const rest = db.deleteFrom('outbox').where('tenant_id', '=', tenant_id).where('ticket', '=', number);
  await (underWay.length === 0 ? rest : rest.where('id', 'not in', underWay)).execute();
  const { version, state, body } = columnsOf(emptied(ticketOf(row)));
  // What is counted stays in its columns. The key of the form is one of this person and has to be one of a kind.
  const empty = {
    version,
    state,
    body,
    requester_id: '',
    submit_key: `deleted-${number}`,
    requester_card: null,
    changed_at: now,
  };
  await db.updateTable('tickets').set(empty).where('number', '=', number).execute();
  for (const table of ['ticket_search', 'ticket_people'] as const)
    await db.deleteFrom(table).where('number', '=', number).execute();
  if (row.desk_card === null && underWay.length === 0) return;
  const again = outboxRow({ tenantId: tenant_id, ticket: number, to: 'desk', kind: 'card' }, '', now);
  await db.insertInto('outbox').values(again).execute();
}

/** Takes a person of the help desk out of the tickets of others, some at a time, and says out of how many. Cards of open tickets are drawn anew. */
export async function leaveTickets(erasing: Erasing): Promise<number> {
  const { db, person } = erasing;
  for (let left = 0; ; await breathe()) {
    const named = db.selectFrom('ticket_people').select('number').distinct().where('tenant_id', '=', person.tenantId);
    const page = named.where('person_id', 'in', person.ids).orderBy('number').limit(AT_ONCE);
    const numbers = (await page.execute()).map(({ number }) => number);
    if (numbers.length === 0) return left;
    await db.transaction().execute((transaction) => leave({ ...erasing, db: transaction }, numbers));
    left += numbers.length;
  }
}

async function leave({ db, kind, person, now }: Erasing, numbers: readonly number[]): Promise<void> {
  const found = db.selectFrom('tickets').selectAll().where('number', 'in', numbers).orderBy('number');
  const rows = await (kind === 'sqlite' ? found : found.forUpdate()).execute();
  for (const row of rows) {
    const next = withoutMember(ticketOf(row), person.ids);
    await db.updateTable('tickets').set(columnsOf(next)).where('number', '=', row.number).execute();
    if (!isClosed(next)) await drawAnew(db, row, now);
  }
  const names = db.deleteFrom('ticket_people').where('tenant_id', '=', person.tenantId).where('number', 'in', numbers);
  await names.where('person_id', 'in', person.ids).execute();
}

async function drawAnew(
  db: Db,
  { tenant_id, number, requester_id, desk_card, requester_card }: TicketRow,
  now: number,
): Promise<void> {
  const card = { tenantId: tenant_id, ticket: number, kind: 'card' } as const;
  const rows = [
    ...(desk_card === null ? [] : [outboxRow({ ...card, to: 'desk' }, requester_id, now)]),
    ...(requester_card === null ? [] : [outboxRow({ ...card, to: 'requester' }, requester_id, now)]),
  ];
  if (rows.length > 0) await db.insertInto('outbox').values(rows).execute();
}

import { membersOf } from '../helpdesk/erasure.ts';
import type { Ticket } from '../helpdesk/ticket.ts';
import type { Db } from './schema.ts';
import { ticketOf } from './ticket-row.ts';

/** Tickets that are read at once to fill the table. */
const AT_ONCE = 500;

/** Remembers who of the help desk stands in a ticket, so that they are found without reading all tickets. */
export async function writeTicketPeople(db: Db, ticket: Ticket): Promise<void> {
  const { tenantId, number } = ticket;
  const rows = [...membersOf(ticket)].map((id) => ({ tenant_id: tenantId, person_id: id, number }));
  if (rows.length === 0) return;
  await db
    .insertInto('ticket_people')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** For tickets that are older than the table. */
export async function fillTicketPeople(db: Db): Promise<void> {
  for (let after = 0; ; ) {
    const page = db.selectFrom('tickets').selectAll().where('number', '>', after).orderBy('number').limit(AT_ONCE);
    const rows = await page.execute();
    for (const row of rows) await writeTicketPeople(db, ticketOf(row));
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.number;
  }
}

import { setImmediate as othersFirst } from 'node:timers/promises';
import { sql } from 'kysely';
import type { TicketQuery } from '../helpdesk/ports.ts';
import { searchable, searchTextOf } from '../helpdesk/search-text.ts';
import type { Ticket } from '../helpdesk/ticket.ts';
import type { Db } from './schema.ts';
import { ticketOf } from './ticket-row.ts';

/** Tickets that are read at once to fill the table. */
const AT_ONCE = 500;

/** Makes a ticket found by what it holds now. */
export async function writeTicketSearch(db: Db, ticket: Ticket): Promise<void> {
  const text = searchTextOf(ticket);
  await db
    .insertInto('ticket_search')
    .values({ number: ticket.number, tenant_id: ticket.tenantId, text })
    .onConflict((conflict) => conflict.column('number').doUpdateSet({ text }))
    .execute();
}

/** For tickets that are older than the table. */
export async function fillTicketSearch(db: Db): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('tickets')
      .selectAll()
      .where('number', '>', after)
      .orderBy('number')
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) await writeTicketSearch(db, ticketOf(row));
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.number;
  }
}

/** So many tickets are looked through at a time: then others have their turn. */
const PAGE = 5000;
const LARGEST_NUMBER = 2 ** 31 - 1;
const MOST_WORDS = 10;

/**
 * Numbers of the tickets of a tenant that hold all of the words, or were of one of the causes; the newest first, `most` at most.
 * It compares parts of words, since Chinese has no spaces to cut at.
 */
export async function searchTickets(
  db: Db,
  tenantId: string,
  { text, causes, most, page = PAGE }: TicketQuery & { readonly page?: number },
): Promise<readonly number[]> {
  const words = searchable(text).split(' ').slice(0, MOST_WORDS);
  const found: number[] = [];
  for (let below = LARGEST_NUMBER; found.length < most; ) {
    const from = await lowestOfPage(db, tenantId, { below, page });
    const rows = await db
      .selectFrom('ticket_search')
      .select('number')
      .where('tenant_id', '=', tenantId)
      .where('number', '<', below)
      .where('number', '>=', from ?? 0)
      .where((build) => build.or([build.and(words.map(holds)), ...causes.map(holds)]))
      .orderBy('number', 'desc')
      .limit(most - found.length)
      .execute();
    found.push(...rows.map(({ number }) => number));
    if (from === undefined) break;
    below = from;
    await othersFirst();
  }
  return found;
}

const holds = (word: string) => sql<boolean>`text like ${`%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`} escape '\\'`;

interface Page {
  readonly below: number;
  readonly page: number;
}

/** Nothing when the page is the last one. */
async function lowestOfPage(db: Db, tenantId: string, { below, page }: Page): Promise<number | undefined> {
  const found = db.selectFrom('ticket_search').select('number').where('tenant_id', '=', tenantId).where('number', '<', below);
  const row = await found
    .orderBy('number', 'desc')
    .offset(page - 1)
    .limit(1)
    .executeTakeFirst();
  return row?.number;
}

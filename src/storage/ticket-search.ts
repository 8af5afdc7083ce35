import { sql } from 'kysely';
import type { TicketQuery } from '../helpdesk/ports.ts';
import type { Ticket } from '../helpdesk/ticket.ts';
import type { Db } from './schema.ts';
import { ticketOf } from './ticket-row.ts';

/** Tickets that are read at once to fill the table. */
const AT_ONCE = 500;

/**
 * What a ticket is found by: number, codes, causes, ids of the tenant that signed in, and what people wrote. No name, no id of a person,
 * and no key of JSON is in it, so that nobody is found by those.
 */
export function searchTextOf({ number, content, events }: Ticket): string {
  const { evidence, ranking } = content;
  const { status, aadsts = [], graphError, oauthError, suberror, tenant, app, request, ids = {}, token } = evidence;
  const claims = token !== undefined && 'claims' in token ? token.claims : undefined;
  const said = events.flatMap((event) => ('text' in event && event.text !== undefined ? [event.text] : []));
  const actual = events.flatMap((event) => (event.kind === 'resolved' ? [event.cause] : []));
  const codes = [status, ...aadsts.map((code) => `aadsts${code}`), graphError?.code, oauthError, suberror];
  const places = [tenant, claims?.tid, app, claims?.appid, request?.path, ...Object.values(ids)];
  return searchable(
    [`gt-${number}`, ...codes, ...ranking.slice(0, 1).map(({ cause }) => cause), ...actual, ...places, ...said].join('\n'),
  );
}

/** One form for what is stored and what is looked for: full-width digits, case and spaces make no difference. */
export function searchable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

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

/** Tickets of a page of numbers are looked through at a time, so that a long search holds up nobody for long. */
const PAGE = 5000;

/**
 * Numbers of the tickets of a tenant that hold all of the words, or were of one of the causes; the newest first, `most` at most.
 * It compares parts of words, since Chinese has no spaces to cut at.
 */
export async function searchTickets(db: Db, tenantId: string, query: TicketQuery): Promise<readonly number[]> {
  const found: number[] = [];
  for (let below = Number.MAX_SAFE_INTEGER; found.length < query.most; ) {
    const page = await db
      .selectFrom('ticket_search')
      .select('number')
      .where('tenant_id', '=', tenantId)
      .where('number', '<', Math.min(below, LARGEST_NUMBER))
      .orderBy('number', 'desc')
      .offset(PAGE - 1)
      .limit(1)
      .executeTakeFirst();
    found.push(...(await onPage(db, tenantId, { ...query, below, from: page?.number ?? 0, most: query.most - found.length })));
    if (page === undefined) break;
    below = page.number;
  }
  return found;
}

const LARGEST_NUMBER = 2 ** 31 - 1;

async function onPage(
  db: Db,
  tenantId: string,
  { text, causes, most, below, from }: TicketQuery & { readonly below: number; readonly from: number },
): Promise<readonly number[]> {
  const words = searchable(text)
    .split(' ')
    .filter((word) => word !== '');
  const pieces = (list: readonly string[]) => list.map((word) => `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`);
  const rows = await db
    .selectFrom('ticket_search')
    .select('number')
    .where('tenant_id', '=', tenantId)
    .where('number', '<', Math.min(below, LARGEST_NUMBER))
    .where('number', '>=', from)
    .where((build) => {
      const has = (piece: string) => sql<boolean>`text like ${piece} escape '\\'`;
      return build.or([build.and(pieces(words).map(has)), ...pieces(causes).map(has)]);
    })
    .orderBy('number', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ number }) => number);
}

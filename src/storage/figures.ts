import type { Figures, FigureStore, Period } from '../helpdesk/insights.ts';
import { dayOf, TALLY_NAMES } from '../helpdesk/tally.ts';
import type { TicketState } from '../helpdesk/ticket.ts';
import type { Db } from './schema.ts';
import { addTallies } from './tallies.ts';
import { ticketOf } from './ticket-row.ts';

const OPEN: Readonly<Record<Exclude<TicketState, 'resolved' | 'withdrawn' | 'deleted'>, true>> = {
  open: true,
  assigned: true,
  waiting: true,
};
const OPEN_STATES = Object.keys(OPEN) as readonly (keyof typeof OPEN)[];

/**
 * What insights are made of: times, languages and causes of tickets, and tallies. It reads what was opened and resolved in the period and what
 * is open, by indexes, and no body of a ticket but of the few that were misjudged; how many tickets there are besides does not matter.
 * @throws StorageUnavailable, BadParameter
 */
export function createFigures(db: Db): FigureStore {
  return {
    count: (tallies) => addTallies(db, tallies),
    async read(period, tenantId) {
      const tenants = tenantId === undefined ? await tenantsOf(db) : [tenantId];
      const parts: Omit<Figures, 'tallies'>[] = [];
      for (const tenant of tenants) parts.push(await ticketsOf(db, tenant, Math.min(period.from, period.weeksFrom)));
      return {
        opened: parts.flatMap(({ opened }) => opened),
        resolved: parts.flatMap(({ resolved }) => resolved),
        open: parts.flatMap(({ open }) => open),
        tallies: await talliesOf(db, period, tenantId),
      };
    },
    async misjudged(tenantId, from, most) {
      const resolved = db.selectFrom('tickets').selectAll().where('tenant_id', '=', tenantId).where('resolved_at', '>=', from);
      const wrong = resolved.where('actual_cause', '!=', 'other').whereRef('actual_cause', '!=', 'top_cause');
      const whole = wrong.where('state', '!=', 'deleted');
      return (await whole.orderBy('resolved_at', 'desc').orderBy('number', 'desc').limit(most).execute()).map(ticketOf);
    },
  };
}

/** From one tenant to the next by the index: a list of them all would read all of it. */
async function tenantsOf(db: Db): Promise<readonly string[]> {
  const tenants: string[] = [];
  for (;;) {
    const next = await db
      .selectFrom('tickets')
      .select('tenant_id')
      .where('tenant_id', '>', tenants.at(-1) ?? '')
      .orderBy('tenant_id')
      .limit(1)
      .executeTakeFirst();
    if (next === undefined) return tenants;
    tenants.push(next.tenant_id);
  }
}

async function ticketsOf(db: Db, tenantId: string, from: number): Promise<Omit<Figures, 'tallies'>> {
  const tickets = db.selectFrom('tickets').where('tenant_id', '=', tenantId);
  const opened = await tickets
    .select(['opened_at as openedAt', 'assigned_at as assignedAt', 'locale'])
    .where('opened_at', '>=', from)
    .execute();
  const resolved = await tickets
    .select(['opened_at as openedAt', 'resolved_at as resolvedAt', 'top_cause as topCause', 'actual_cause as actualCause'])
    .where('resolved_at', '>=', from)
    .$narrowType<{ resolvedAt: number }>()
    .execute();
  const open = await tickets.select('opened_at').where('state', 'in', OPEN_STATES).execute();
  return { opened, resolved, open: open.map(({ opened_at }) => opened_at) };
}

async function talliesOf(db: Db, { from }: Period, tenantId: string | undefined): Promise<Figures['tallies']> {
  const all = db.selectFrom('tallies').where('day', '>=', dayOf(from));
  const rows = await (tenantId === undefined ? all : all.where('tenant_id', '=', tenantId))
    .select(({ fn }) => ['name', 'value', fn.sum<number>('count').as('count')])
    .groupBy(['name', 'value'])
    .execute();
  return rows.flatMap(({ name, value, count }) => {
    const known = TALLY_NAMES.find((one) => one === name);
    return known === undefined ? [] : [{ name: known, value, count }];
  });
}

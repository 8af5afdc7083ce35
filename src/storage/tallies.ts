import { MOST_VALUES, OTHER, type Tally } from '../helpdesk/tally.ts';
import type { Db } from './schema.ts';

/** A statement has a limited number of parameters. */
const MOST_AT_ONCE = 500;

/**
 * Adds counts to those of their day, all or nothing. Values beyond the most that are kept of a name, tenant and day are counted as `other`;
 * two replicas that write at the same moment may let a few more in.
 * @throws StorageUnavailable, BadParameter
 */
export async function addTallies(db: Db, tallies: readonly Tally[]): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const rows: Tally[] = [];
    for (const group of groupsOf(tallies)) rows.push(...(await bounded(transaction, group)));
    await upsert(transaction, merged(rows));
  });
}

async function upsert(db: Db, rows: readonly Tally[]): Promise<void> {
  for (let from = 0; from < rows.length; from += MOST_AT_ONCE)
    await db
      .insertInto('tallies')
      .values(rows.slice(from, from + MOST_AT_ONCE).map(({ tenantId, ...tally }) => ({ tenant_id: tenantId, ...tally })))
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'day', 'name', 'value'])
          .doUpdateSet((build) => ({ count: build('tallies.count', '+', build.ref('excluded.count')) })),
      )
      .execute();
}

/** Those of one tenant, day and name together. */
function groupsOf(tallies: readonly Tally[]): readonly (readonly Tally[])[] {
  const groups = new Map<string, Tally[]>();
  for (const tally of tallies) {
    const key = JSON.stringify([tally.tenantId, tally.day, tally.name]);
    groups.set(key, [...(groups.get(key) ?? []), tally]);
  }
  return [...groups.values()];
}

async function bounded(db: Db, group: readonly Tally[]): Promise<readonly Tally[]> {
  const [first] = group;
  if (first === undefined) return [];
  const stored = await db
    .selectFrom('tallies')
    .select('value')
    .where('tenant_id', '=', first.tenantId)
    .where('day', '=', first.day)
    .where('name', '=', first.name)
    .execute();
  const known = new Set(stored.map(({ value }) => value));
  return group.map((tally) => {
    if (known.size < MOST_VALUES) known.add(tally.value);
    return known.has(tally.value) ? tally : { ...tally, value: OTHER };
  });
}

/** In the order of the key, so that two who write lock the same rows in the same order; a statement may not meet a row twice. */
function merged(tallies: readonly Tally[]): readonly Tally[] {
  const rows = new Map<string, Tally>();
  for (const tally of tallies) {
    const key = JSON.stringify([tally.tenantId, tally.day, tally.name, tally.value]);
    rows.set(key, { ...tally, count: tally.count + (rows.get(key)?.count ?? 0) });
  }
  return [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally);
}

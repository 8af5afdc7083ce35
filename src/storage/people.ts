import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import type { Erased, People, PersonIds } from '../helpdesk/people.ts';
import type { Cleaning } from './cleaning.ts';
import { eraseOwnTickets, leaveTickets } from './erase-tickets.ts';
import type { DatabaseKind } from './migrations.ts';
import type { Db } from './schema.ts';

export interface PeopleParts {
  readonly db: Db;
  readonly kind: DatabaseKind;
  readonly cleaning: Cleaning;
}

/** Keys that are read at once, so that nobody waits for long meanwhile. */
const KEYS_AT_ONCE = 1000;
/** A statement has a limited number of parameters. */
const MOST_AT_ONCE = 500;
/** A press has three seconds for everything. */
const PATIENCE_MS = 2000;

/** What is kept of people in the database. @throws StorageUnavailable, BadParameter */
export function createPeople(parts: PeopleParts): People {
  const { db } = parts;
  return {
    async kept(person) {
      const keys = await keysOf(db, person);
      const conversations = keys.filter(isConversation).length;
      const [tickets, deliveries] = [await countTickets(db, person), await countDeliveries(db, person)];
      return { conversations, tickets, deliveries, others: await countOthers(db, person) };
    },
    erase: (person, now) => erase(parts, person, now),
  };
}

/** Own things last and in one transaction: while that has not happened, the person has lost nothing and can ask again. */
async function erase({ db, kind, cleaning }: PeopleParts, person: PersonIds, now: number): Promise<Erased> {
  const start = performance.now();
  await cleaning.mark();
  const left = await leaveTickets({ db, kind, person, now });
  const keys = await keysOf(db, person);
  const own = await db.transaction().execute(async (transaction) => {
    const deliveries = await countDeliveries(transaction, person);
    const tickets = await eraseOwnTickets({ db: transaction, kind, person, now });
    for (let from = 0; from < keys.length; from += MOST_AT_ONCE) {
      const some = keys.slice(from, from + MOST_AT_ONCE);
      await transaction.deleteFrom('bot_state').where('key', 'in', some).execute();
    }
    return { deliveries, tickets, conversations: keys.filter(isConversation).length };
  });
  return { ...own, others: left, ...(await cleaned(cleaning, PATIENCE_MS - (performance.now() - start))) };
}

async function cleaned(cleaning: Cleaning, patience: number): Promise<Pick<Erased, 'file' | 'fault'>> {
  try {
    return { file: await Promise.race([cleaning.clean(), wait(Math.max(0, patience), 'later' as const, { ref: false })]) };
  } catch (fault) {
    return { file: 'later', fault };
  }
}

/** Keys of state end in the id of whose it is; those of a chat of one's own have it in the middle as well. */
async function keysOf(db: Db, { tenantId, ids, chatId }: PersonIds): Promise<readonly string[]> {
  const isOwn = (key: string): boolean =>
    ids.some((id) => (isConversation(key) ? key.endsWith(`/${id}`) : key === `person/${tenantId}/${id}`)) ||
    key.startsWith(`conversation/${chatId}/`);
  const found: string[] = [];
  for (let after = ''; ; await breathe()) {
    const page = db.selectFrom('bot_state').select('key').where('key', '>', after).orderBy('key').limit(KEYS_AT_ONCE);
    const keys = (await page.execute()).map(({ key }) => key);
    found.push(...keys.filter(isOwn));
    const last = keys.at(-1);
    if (last === undefined) return found;
    after = last;
  }
}

const isConversation = (key: string): boolean => key.startsWith('conversation/');

async function countTickets(db: Db, { tenantId, ids }: PersonIds): Promise<number> {
  const counted = db.selectFrom('tickets').select(({ fn }) => fn.countAll<number>().as('count'));
  const own = counted.where('tenant_id', '=', tenantId).where('requester_id', 'in', ids);
  return (await own.executeTakeFirstOrThrow()).count;
}

async function countDeliveries(db: Db, { tenantId, ids }: PersonIds): Promise<number> {
  const counted = db.selectFrom('outbox').select(({ fn }) => fn.countAll<number>().as('count'));
  const conversations = ids.map((id) => JSON.stringify([tenantId, id]));
  return (await counted.where('conversation', 'in', conversations).executeTakeFirstOrThrow()).count;
}

async function countOthers(db: Db, { tenantId, ids }: PersonIds): Promise<number> {
  const counted = db.selectFrom('ticket_people').select(({ fn }) => fn.count<number>('number').distinct().as('count'));
  const named = counted.where('tenant_id', '=', tenantId).where('person_id', 'in', ids);
  return (await named.executeTakeFirstOrThrow()).count;
}

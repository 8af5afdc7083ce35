import type { Generated, Kysely } from 'kysely';
import type { NewDelivery, Receiver } from '../helpdesk/ports.ts';
import type { TicketState, Urgency } from '../helpdesk/ticket.ts';

/** Times are milliseconds, flags 0 or 1, and JSON is text, so that both databases give back what was put in. */
export interface Schema {
  bot_state: BotStateTable;
  tickets: TicketsTable;
  outbox: OutboxTable;
  desks: DesksTable;
  seen_activities: SeenTable;
  tallies: TalliesTable;
  ticket_search: TicketSearchTable;
  ticket_people: TicketPeopleTable;
}
export type Db = Kysely<Schema>;

interface BotStateTable {
  key: string;
  value: string;
  etag: string;
  expires_at: number;
}

/** The columns beside `body` are what is searched and counted; the events are in `body`, so that a ticket is read as it was at one moment. */
export interface TicketsTable {
  number: Generated<number>;
  tenant_id: string;
  submit_key: string;
  requester_id: string;
  state: TicketState;
  version: number;
  urgency: Urgency;
  locale: string;
  opened_at: number;
  /** When somebody took it first. */
  assigned_at: number | null;
  /** When it was resolved last; nothing while it is not. */
  resolved_at: number | null;
  /** When something happened last. */
  changed_at: number;
  /** What the triage thought likeliest. */
  top_cause: string | null;
  /** What the desk says it was; nothing while it is not resolved. */
  actual_cause: string | null;
  /** Written by deliveries only, so that they are no change of the ticket. */
  desk_card: string | null;
  requester_card: string | null;
  body: string;
}

export interface OutboxTable {
  id: Generated<number>;
  tenant_id: string;
  ticket: number;
  receiver: Receiver;
  /** Of the rows with the same one, only the oldest that lives may be under way. */
  conversation: string;
  kind: NewDelivery['kind'];
  /** JSON. */
  about: string | null;
  attempts: number;
  created_at: number;
  is_told: number;
  /** Not before; of a taken row the end of its lease. */
  due_at: number;
  /** Somebody delivers it, until then at most. */
  taken_until: number | null;
  /** Why the last try failed. */
  last_code: string | null;
  is_dead: number;
}

interface DesksTable {
  tenant_id: string;
  /** A `Desk`, as JSON. */
  body: string;
}

interface SeenTable {
  key: string;
  expires_at: number;
}

/** How often something happened in a tenant on a day. Nothing of a person is in it. */
interface TalliesTable {
  tenant_id: string;
  /** UTC, `2026-11-29`. */
  day: string;
  /** What is counted, e.g. `answered`. */
  name: string;
  /** Of which kind, e.g. a cause. */
  value: string;
  count: number;
}

/** What a ticket is found by, apart from it: a search reads this narrow table, not the tickets themselves. */
interface TicketSearchTable {
  number: number;
  tenant_id: string;
  /** In the form that `searchable` gives. */
  text: string;
}

/** Who of the help desk stands in which ticket, so that a person is found without reading all tickets. */
interface TicketPeopleTable {
  tenant_id: string;
  person_id: string;
  number: number;
}

import type { Selectable, Updateable } from 'kysely';
import type { Draft } from '../helpdesk/ports.ts';
import type { Ticket, TicketEvent, TicketState } from '../helpdesk/ticket.ts';
import type { TicketsTable } from './schema.ts';

type Body = Pick<Ticket, 'requester' | 'assignee' | 'content' | 'events'>;
/** Nobody works on those. */
export const CLOSED: readonly TicketState[] = ['resolved', 'withdrawn', 'deleted'];

export type TicketRow = Selectable<TicketsTable>;

/** The columns that say what the ticket is. The posted cards are not among them: deliveries write those. */
export function columnsOf(ticket: Ticket) {
  const { requester, assignee, content, events } = ticket;
  const body: Body = { requester, ...(assignee !== undefined && { assignee }), content, events };
  const resolved = ticket.state === 'resolved' ? events.findLast(isResolved) : undefined;
  return {
    state: ticket.state,
    version: ticket.version,
    urgency: ticket.urgency,
    locale: requester.locale,
    assigned_at: events.find(({ kind }) => kind === 'assigned')?.at ?? null,
    resolved_at: resolved?.at ?? null,
    changed_at: events.at(-1)?.at ?? 0,
    top_cause: content.ranking[0]?.cause ?? null,
    actual_cause: resolved?.cause ?? null,
    body: JSON.stringify(body),
  } satisfies Updateable<TicketsTable>;
}

const isResolved = (event: TicketEvent): event is TicketEvent & { kind: 'resolved' } => event.kind === 'resolved';

export function ticketOf(row: TicketRow): Ticket {
  const body = JSON.parse(row.body) as Body;
  return {
    number: row.number,
    version: row.version,
    tenantId: row.tenant_id,
    state: row.state,
    urgency: row.urgency,
    ...body,
    cards: {
      ...(row.desk_card !== null && { desk: row.desk_card }),
      ...(row.requester_card !== null && { requester: row.requester_card }),
    },
  };
}

/** What a draft becomes; the database gives the number. */
export function ticketFrom({ tenantId, requester, content, comment, urgency, card, at }: Draft, number: number): Ticket {
  const by = { side: 'requester', id: requester.id, name: requester.name } as const;
  return {
    number,
    version: 1,
    tenantId,
    state: 'open',
    urgency,
    requester,
    content,
    events: [{ kind: 'opened', id: 1, at, by, ...(comment !== undefined && { text: comment }) }],
    cards: { ...(card !== undefined && { requester: card }) },
  };
}

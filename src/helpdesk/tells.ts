import type { NewDelivery } from './ports.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

/** Who is told of an event by a message of its own, beside the cards that change. What the desk says among itself is told to nobody. */
const NOTICES: Readonly<Record<TicketEvent['kind'], (event: TicketEvent) => NewDelivery['to'] | undefined>> = {
  opened: () => undefined,
  assigned: () => 'requester',
  asked: () => 'requester',
  answered: () => 'desk',
  added: () => 'desk',
  commented: () => undefined,
  resolved: () => 'requester',
  reopened: ({ by }) => (by.side === 'desk' ? 'requester' : 'desk'),
  withdrawn: () => 'desk',
  'requester-unreachable': () => undefined,
};

/** What is to be shown after an event: the cards of both sides as the ticket is then, and a notice to the side that did not act. */
export function tellsOf(ticket: Ticket, event: TicketEvent): readonly NewDelivery[] {
  const base = { tenantId: ticket.tenantId, ticket: ticket.number };
  const notice = NOTICES[event.kind](event);
  const isSeenByRequester = event.kind !== 'commented' && event.kind !== 'opened' && event.kind !== 'requester-unreachable';
  return [
    { ...base, to: 'desk', kind: 'card' },
    ...(isSeenByRequester ? [{ ...base, to: 'requester', kind: 'card' } as const] : []),
    ...(notice === undefined ? [] : [{ ...base, to: notice, kind: 'notice', about: event.id } as const]),
  ];
}

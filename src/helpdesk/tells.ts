import type { NewDelivery } from './ports.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

/** A text of this length is on the card whole as long as the ticket lives; a longer one also stands in the thread. */
const WHOLE_ON_CARD = 300;

/**
 * Who is told of an event by a message of its own, beside the cards that change. On a card old words make room for new ones,
 * so whatever people of the desk wrote stands whole in the thread; what they say among themselves is told to nobody else.
 */
const NOTICES: Readonly<Record<TicketEvent['kind'], (event: TicketEvent) => readonly NewDelivery['to'][]>> = {
  opened: (event) => ('text' in event && (event.text?.length ?? 0) > WHOLE_ON_CARD ? ['desk'] : []),
  assigned: () => ['requester'],
  asked: () => ['requester', 'desk'],
  answered: () => ['desk'],
  added: () => ['desk'],
  commented: () => ['desk'],
  resolved: (event) => ('text' in event && event.text !== undefined ? ['requester', 'desk'] : ['requester']),
  reopened: ({ by }) => (by.side === 'desk' ? ['requester'] : ['desk']),
  withdrawn: () => ['desk'],
  'requester-unreachable': () => [],
};

/** What is to be shown after an event: the cards of both sides as the ticket is then, and notices. */
export function tellsOf(ticket: Ticket, event: TicketEvent): readonly NewDelivery[] {
  const base = { tenantId: ticket.tenantId, ticket: ticket.number };
  const notices = NOTICES[event.kind](event);
  const isSeenByRequester = event.kind !== 'commented' && event.kind !== 'opened' && event.kind !== 'requester-unreachable';
  return [
    { ...base, to: 'desk', kind: 'card' },
    ...(isSeenByRequester ? [{ ...base, to: 'requester', kind: 'card' } as const] : []),
    ...notices.map((to) => ({ ...base, to, kind: 'notice', about: event.id }) as const),
  ];
}

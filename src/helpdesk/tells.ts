import type { Desks, NewDelivery } from './ports.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

/** Where news for the help desk go. */
export interface Destinations {
  readonly channel: boolean;
  readonly webhook: boolean;
}

/** The id of whoever acts through the webhook. */
export const WEBHOOK = 'webhook';

/** A channel that may yet come is told of when nothing else is: its messages wait for it. Beside a webhook they would be dead letters for ever. */
export async function destinationsOf(desks: Pick<Desks, 'of'>, webhook: boolean, tenantId: string): Promise<Destinations> {
  return { webhook, channel: !webhook || (await desks.of(tenantId)) !== undefined };
}

/** A text of this length is on the card whole as long as the ticket lives; a longer one also stands in the thread. */
const WHOLE_ON_CARD = 300;

/**
 * Who is told of an event by a message of its own, beside the cards that change. On a card old words make room for new ones,
 * so whatever people of the desk wrote stands whole in the thread; what they say among themselves is told to nobody else.
 */
const NOTICES: Readonly<Record<TicketEvent['kind'], (event: TicketEvent) => readonly ('desk' | 'requester')[]>> = {
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

/** What is to be told after an event: the cards of both sides as the ticket is then, notices, and the webhook, unless it came from there. */
export function tellsOf(ticket: Ticket, event: TicketEvent, to: Destinations): readonly NewDelivery[] {
  const base = { tenantId: ticket.tenantId, ticket: ticket.number };
  const notices = NOTICES[event.kind](event).filter((side) => to.channel || side !== 'desk');
  const isSeenByRequester = event.kind !== 'commented' && event.kind !== 'opened' && event.kind !== 'requester-unreachable';
  return [
    ...(to.channel ? [{ ...base, to: 'desk', kind: 'card' } as const] : []),
    ...(isSeenByRequester ? [{ ...base, to: 'requester', kind: 'card' } as const] : []),
    ...notices.map((side) => ({ ...base, to: side, kind: 'notice', about: event.id }) as const),
    ...(to.webhook && event.by.id !== WEBHOOK ? [{ ...base, to: 'webhook', kind: 'event', about: event.id } as const] : []),
  ];
}

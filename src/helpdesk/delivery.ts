import {
  type Courier,
  type Delivery,
  type Desks,
  LONGEST_WAIT_MS,
  type Outbox,
  type Sent,
  type Tickets,
  type Waiting,
} from './ports.ts';
import type { Pace } from './pace.ts';
import { destinationsOf, tellsOf } from './tells.ts';
import { type Ticket, type TicketEvent, withEvent } from './ticket.ts';

export interface DeliveryParts {
  readonly tickets: Tickets;
  readonly desks: Desks;
  readonly outbox: Outbox;
  readonly courier: Courier;
  /** Of Teams' conversations; a program has none. */
  readonly pace?: Pace;
  readonly hasWebhook: boolean;
  /** How many are under way at once; 20 when absent. */
  readonly most?: number;
  /** Milliseconds. */
  readonly now: () => number;
  /** From 0 to 1, for the jitter. */
  readonly random: () => number;
  /** Told of what could not be delivered, by its stable code. */
  readonly onTrouble: (event: 'delivery-later' | 'delivery-dead' | 'delivery-fault', code: string) => void;
}

const LEASE_MS = 30_000;
const MOST_AT_ONCE = 20;
const FIRST_RETRY_MS = 1000;
/** After these tries, spread over about two hours, somebody has to look. */
const MOST_ATTEMPTS = 18;
/** A desk that was out of reach for so long: the requester is told. */
const UNREACHABLE_MS = 10 * 60_000;

/**
 * Delivers what is due in the outbox once, and says how many were taken. What was taken and not finished comes back when its lease ends,
 * so a kill at any point loses nothing and repeats at most what was under way.
 */
export async function deliverDue(parts: DeliveryParts): Promise<number> {
  const due = await parts.outbox.take(parts.now(), parts.now() + LEASE_MS, parts.most ?? MOST_AT_ONCE);
  // All of them settle before a fault of one ends the round: whoever stops waits for the round.
  const ends = await Promise.allSettled(due.map((delivery) => deliver(parts, delivery)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return due.length;
}

async function deliver(parts: DeliveryParts, delivery: Delivery): Promise<void> {
  const { outbox, tickets, desks, courier, now } = parts;
  const [ticket, desk] = await Promise.all([tickets.find(delivery.tenantId, delivery.ticket), desks.of(delivery.tenantId)]);
  if (ticket === undefined) return bury(parts, delivery, 'no-ticket');
  if (delivery.to === 'desk' && desk === undefined) return bury(parts, delivery, 'no-desk');
  const { address } = (delivery.to === 'desk' ? desk : undefined) ?? ticket.requester;
  const { tenantId } = delivery;
  const pause = parts.pace?.wait({ ...address, tenantId }, now()) ?? 0;
  // A pause of our own is no failed try.
  if (pause > 0) return outbox.later(delivery, now() + pause, 'pace');
  // Something that cannot even be drawn must not hold up its conversation for ever.
  const sent = await courier.send(delivery, ticket, desk).catch((): Sent => ({ kind: 'later', code: 'courier-fault' }));
  return settle(parts, delivery, sent);
}

async function settle(parts: DeliveryParts, delivery: Delivery, sent: Sent): Promise<void> {
  switch (sent.kind) {
    case 'sent':
      return parts.outbox.done(delivery, sent.activityId);
    case 'later':
      return postpone(parts, delivery, sent);
    case 'blocked':
      await bury(parts, delivery, sent.code);
      return delivery.to === 'requester' ? tellDeskOfBlock(parts, delivery) : undefined;
    case 'impossible':
      return bury(parts, delivery, sent.code);
  }
}

async function bury(parts: DeliveryParts, delivery: Delivery, code: string): Promise<void> {
  parts.onTrouble('delivery-dead', code);
  await parts.outbox.bury(delivery, code);
  // Nothing will come of waiting, so nobody waits to be told.
  await tellUnreachable(parts, delivery, { since: parts.now(), ticket: delivery.ticket });
}

/** Beside a channel, a webhook that fails alarms nobody. */
async function tellUnreachable(
  { outbox, desks }: DeliveryParts,
  { to, tenantId }: Delivery,
  wait: Pick<Waiting, 'since' | 'ticket'>,
): Promise<void> {
  if (to === 'requester' || (to === 'webhook' && (await desks.of(tenantId)) !== undefined)) return;
  await outbox.tellUnreachable({ tenantId, to, ...wait });
}

async function postpone(parts: DeliveryParts, delivery: Delivery, { code, afterMs }: Sent & { kind: 'later' }): Promise<void> {
  const { outbox, now, random, onTrouble } = parts;
  const attempts = delivery.attempts + 1;
  if (attempts >= MOST_ATTEMPTS) return bury(parts, delivery, code);
  onTrouble('delivery-later', code);
  const backOff = Math.min(FIRST_RETRY_MS * 2 ** delivery.attempts, LONGEST_WAIT_MS) * (0.5 + random() / 2);
  const pause = Math.min(Math.max(backOff, afterMs ?? 0), LONGEST_WAIT_MS);
  await outbox.later({ ...delivery, attempts }, now() + pause, code);
  const since = now() - UNREACHABLE_MS;
  // Whatever waits behind it waits as long.
  if (delivery.createdAt <= since) await tellUnreachable(parts, delivery, { since });
}

/** The desk sees on the ticket that its messages do not arrive. Once is enough, until the requester is heard of again. */
async function tellDeskOfBlock(
  { tickets, desks, hasWebhook, now }: DeliveryParts,
  { tenantId, ticket: number }: Delivery,
): Promise<void> {
  for (let isStored = false; !isStored; ) {
    const ticket = await tickets.find(tenantId, number);
    if (ticket === undefined || ticket.state === 'deleted' || isKnownToBeUnreachable(ticket)) return;
    const by = { side: 'bot', id: 'bot', name: '' } as const;
    const event: TicketEvent = { kind: 'requester-unreachable', id: ticket.events.length + 1, at: now(), by };
    const to = await destinationsOf(desks, hasWebhook, tenantId);
    isStored = await tickets.change(ticket, withEvent(ticket, event), tellsOf(ticket, event, to));
  }
}

function isKnownToBeUnreachable({ events }: Ticket): boolean {
  const last = events.findLast(({ kind, by }) => by.side === 'requester' || kind === 'requester-unreachable');
  return last?.kind === 'requester-unreachable';
}

import type { Insertable, Selectable } from 'kysely';
import type { Delivery, NewDelivery } from '../helpdesk/ports.ts';
import type { OutboxTable } from './schema.ts';

/** A row to insert. */
export function outboxRow(delivery: NewDelivery, requesterId: string, now: number) {
  const { tenantId, ticket, to, kind, about } = delivery;
  return {
    tenant_id: tenantId,
    ticket,
    receiver: to,
    conversation: JSON.stringify(conversationOf(delivery, requesterId)),
    kind,
    about: about === undefined ? null : JSON.stringify(about),
    attempts: 0,
    created_at: now,
    is_told: 0,
    due_at: now,
    taken_until: null,
    last_code: null,
    is_dead: 0,
  } satisfies Insertable<OutboxTable>;
}

/** In which things keep their order. The requester is a person: all of their tickets are told in one. A program keeps its tickets apart by itself. */
function conversationOf({ tenantId, ticket, to }: NewDelivery, requesterId: string): readonly unknown[] {
  switch (to) {
    case 'desk':
      return [tenantId];
    case 'requester':
      return [tenantId, requesterId];
    case 'webhook':
      return [tenantId, to, ticket];
  }
}

export type OutboxRow = Selectable<OutboxTable>;

export function newDeliveryOf({ tenant_id, ticket, receiver, kind, about }: OutboxRow): NewDelivery {
  const of = about === null ? undefined : (JSON.parse(about) as Exclude<NewDelivery['about'], undefined>);
  return { tenantId: tenant_id, ticket, to: receiver, kind, ...(of !== undefined && { about: of }) };
}

export function deliveryOf(row: OutboxRow): Delivery {
  const { id, attempts, created_at: createdAt } = row;
  return { ...newDeliveryOf(row), id, attempts, createdAt };
}

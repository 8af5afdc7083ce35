import { isClosed, type Member, type Ticket } from './ticket.ts';

/** In place of the id of somebody who had their data deleted; their name is empty. */
export const DELETED_PERSON = 'deleted';

const NOWHERE = { channelId: '', serviceUrl: '', conversationId: '', botId: '' } as const;

/**
 * The ticket without anything of its requester: number, state, urgency, language and the time of the opening stay, so that what was counted stays right.
 * Nothing leads back from it, and no action is possible on it any more.
 */
export function emptied(ticket: Ticket): Ticket {
  const { number, tenantId, urgency, requester, events, cards } = ticket;
  const nobody = { id: '', name: '' } as const;
  return {
    number,
    version: ticket.version + 1,
    tenantId,
    state: 'deleted',
    urgency,
    requester: { ...nobody, address: NOWHERE, locale: requester.locale },
    content: { evidence: {}, ranking: [], tried: [] },
    events: [{ kind: 'opened', id: 1, at: events[0]?.at ?? 0, by: { side: 'requester', ...nobody } }],
    cards: cards.desk === undefined ? {} : { desk: cards.desk },
  };
}

/** The ticket without the name of somebody who worked on it. One that is open waits for somebody else. What they wrote stays: it is part of the ticket. */
export function withoutMember(ticket: Ticket, ids: readonly string[]): Ticket {
  const unnamed = <T extends Member>(member: T): T =>
    ids.includes(member.id) ? { ...member, id: DELETED_PERSON, name: '' } : member;
  const { assignee, ...rest } = ticket;
  const isLeft = assignee !== undefined && ids.includes(assignee.id) && !isClosed(ticket);
  return {
    ...rest,
    version: ticket.version + 1,
    state: isLeft && ticket.state === 'assigned' ? 'open' : ticket.state,
    ...(assignee !== undefined && !isLeft && { assignee: unnamed(assignee) }),
    events: ticket.events.map((event) =>
      event.kind === 'assigned'
        ? { ...event, by: unnamed(event.by), to: unnamed(event.to) }
        : { ...event, by: unnamed(event.by) },
    ),
  };
}

/** The people of the help desk who stand in a ticket. */
export function membersOf({ requester, assignee, events }: Ticket): ReadonlySet<string> {
  const named = events.flatMap((event) => [event.by, ...(event.kind === 'assigned' ? [event.to] : [])]);
  const ids = [...named, ...(assignee === undefined ? [] : [assignee])].map(({ id }) => id);
  return new Set(ids.filter((id) => ![requester.id, DELETED_PERSON, ''].includes(id)));
}

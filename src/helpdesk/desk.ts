import type { Desk, Desks, Draft, Outbox, Tickets } from './ports.ts';
import { destinationsOf, tellsOf } from './tells.ts';
import { act, type Action, type Actor, type Address, type Outcome, type Ticket } from './ticket.ts';

export interface DeskParts {
  readonly tickets: Tickets;
  readonly desks: Desks;
  readonly outbox: Outbox;
  /** Milliseconds. */
  readonly now: () => number;
  /** Something new waits in the outbox. */
  readonly wake: () => void;
  /** A program is told of every tenant's tickets. */
  readonly hasWebhook: boolean;
}

export interface Place {
  readonly tenantId: string;
  readonly number: number;
}

export interface Unknown {
  readonly kind: 'unknown';
}
/** It was done when it came first; the ticket is as it is now. */
export interface Repeated {
  readonly kind: 'repeated';
  readonly ticket: Ticket;
}
export type Acted = Outcome | Unknown;

/** An action of a program, which may call again when it hears no answer, by the key that the program gave it. */
export type KeyedAction = Action & { readonly key: string };

/** Opening tickets and working on them. What it changes is stored before anybody is told; it sends nothing itself. */
export interface HelpDesk {
  readonly of: (tenantId: string) => Promise<Desk | undefined>;
  readonly open: (draft: Draft) => Promise<Ticket>;
  /** `unknown` when there is no such ticket in the tenant. A change at the same moment is not lost: the action is tried on the ticket as it is then. */
  readonly act: (place: Place, action: Action, by: Actor) => Promise<Acted>;
  /** The same, done once for each key of a ticket, however often and to whichever replica it comes. What is refused may be done later. */
  readonly actOnce: (place: Place, action: KeyedAction, by: Actor) => Promise<Acted | Repeated>;
  readonly register: (desk: Desk) => Promise<void>;
}

/** More changes of one ticket at the same moment than this are no accident. */
const TRIES = 8;

export function createHelpDesk({ tickets, desks, now, wake, hasWebhook }: DeskParts): HelpDesk {
  const store = async (before: Ticket, { ticket, event }: Outcome & { kind: 'done' }): Promise<boolean> => {
    const to = await destinationsOf(desks, hasWebhook, before.tenantId);
    return tickets.change(before, ticket, tellsOf(ticket, event, to));
  };
  const onTicket = async <T extends Outcome | Repeated>(place: Place, decide: (before: Ticket) => T): Promise<T | Unknown> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await tickets.find(place.tenantId, place.number);
      if (before === undefined) return { kind: 'unknown' };
      const decided = decide(before);
      if (decided.kind !== 'done') return decided;
      if (!(await store(before, decided))) continue;
      wake();
      return decided;
    }
    throw new TooManyChanges(place.number);
  };
  return {
    of: (tenantId) => desks.of(tenantId),
    async open(draft) {
      const to = await destinationsOf(desks, hasWebhook, draft.tenantId);
      const ticket = await tickets.open(draft, (opened) => [
        ...opened.events.slice(0, 1).flatMap((event) => tellsOf(opened, event, to)),
        ...(draft.postsCard
          ? [{ tenantId: opened.tenantId, ticket: opened.number, to: 'requester', kind: 'card' } as const]
          : []),
      ]);
      wake();
      return ticket;
    },
    act: (place, action, by) => onTicket(place, (before) => act(before, action, by, now())),
    actOnce: (place, { key, ...action }, by) =>
      onTicket(place, (before) => repeated(before, key) ?? keyed(act(before, action, by, now()), key)),
    async register(desk) {
      await desks.register(desk, now());
      wake();
    },
  };
}

/** Looked for in the version that the change is stored on: of two at once, one finds the other. */
function repeated(ticket: Ticket, key: string): Repeated | undefined {
  return ticket.events.some((event) => event.key === key) ? { kind: 'repeated', ticket } : undefined;
}

function keyed(outcome: Outcome, key: string): Outcome {
  if (outcome.kind === 'refused') return outcome;
  const event = { ...outcome.event, key };
  return { kind: 'done', event, ticket: { ...outcome.ticket, events: [...outcome.ticket.events.slice(0, -1), event] } };
}

export class TooManyChanges extends Error {
  readonly code = 'ticket-too-many-changes';
  constructor(number: number) {
    super(`ticket ${number} changes faster than an action can be stored`);
  }
}

/** A reply in a channel names the thread behind the channel's own id. */
export function isSameConversation(address: Address, conversationId: string): boolean {
  return address.conversationId === conversationId.replace(/;messageid=.*$/, '');
}

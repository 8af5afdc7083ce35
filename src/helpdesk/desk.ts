import type { Desk, Desks, Draft, Outbox, Tickets } from './ports.ts';
import { tellsOf } from './tells.ts';
import { act, type Action, type Actor, type Address, type Outcome, type Ticket } from './ticket.ts';

export interface DeskParts {
  readonly tickets: Tickets;
  readonly desks: Desks;
  readonly outbox: Outbox;
  /** Milliseconds. */
  readonly now: () => number;
  /** Something new waits in the outbox. */
  readonly wake: () => void;
}

export type Acted = Outcome | { readonly kind: 'unknown' };

/** Opening tickets and working on them. What it changes is stored before anybody is told; it sends nothing itself. */
export interface HelpDesk {
  readonly of: (tenantId: string) => Promise<Desk | undefined>;
  readonly open: (draft: Draft) => Promise<Ticket>;
  /** `unknown` when there is no such ticket in the tenant. A change at the same moment is not lost: the action is tried on the ticket as it is then. */
  readonly act: (place: { readonly tenantId: string; readonly number: number }, action: Action, by: Actor) => Promise<Acted>;
  readonly register: (desk: Desk) => Promise<void>;
}

/** More changes of one ticket at the same moment than this are no accident. */
const TRIES = 8;

export function createHelpDesk({ tickets, desks, now, wake }: DeskParts): HelpDesk {
  const tryToAct = async (before: Ticket, action: Action, by: Actor): Promise<Outcome | 'conflict'> => {
    const outcome = act(before, action, by, now());
    if (outcome.kind === 'refused') return outcome;
    const isStored = await tickets.change(before, outcome.ticket, tellsOf(outcome.ticket, outcome.event));
    return isStored ? outcome : 'conflict';
  };
  return {
    of: (tenantId) => desks.of(tenantId),
    async open(draft) {
      const ticket = await tickets.open(draft, (opened) => [
        ...opened.events.slice(0, 1).flatMap((event) => tellsOf(opened, event)),
        ...(draft.postsCard
          ? [{ tenantId: opened.tenantId, ticket: opened.number, to: 'requester', kind: 'card' } as const]
          : []),
      ]);
      wake();
      return ticket;
    },
    async act({ tenantId, number }, action, by) {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const before = await tickets.find(tenantId, number);
        if (before === undefined) return { kind: 'unknown' };
        const outcome = await tryToAct(before, action, by);
        if (outcome === 'conflict') continue;
        if (outcome.kind === 'done') wake();
        return outcome;
      }
      throw new TooManyChanges(number);
    },
    async register(desk) {
      await desks.register(desk, now());
      wake();
    },
  };
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

import type { CauseId } from '../triage/causes/index.ts';
import type { Address, Requester, Ticket, TicketContent, Urgency } from './ticket.ts';

/** The channel in which the help desk of a tenant works. One per tenant; the last one that was registered. */
export interface Desk {
  readonly tenantId: string;
  readonly address: Address;
  /** The language of the desk, whoever writes in it. */
  readonly locale: string;
  /** That of whoever registered it. */
  readonly timeZone?: string;
}

/** What a person asks for, before it has a number. */
export interface Draft {
  /** Made with the form: however often it is sent, one ticket comes of it. */
  readonly submitKey: string;
  readonly tenantId: string;
  readonly requester: Requester;
  readonly content: TicketContent;
  readonly comment?: string;
  readonly urgency: Urgency;
  /** The form becomes the requester's ticket card. */
  readonly card?: string;
  /** It was sent from elsewhere than the requester's chat: its card is posted there. */
  readonly postsCard?: boolean;
  /** Milliseconds. */
  readonly at: number;
}

/** The channel of the help desk, the person who asked, and the program behind the webhook. */
export type Receiver = 'desk' | 'requester' | 'webhook';

/** Something to be shown to one side, rendered from the ticket as it is at the time of delivery. */
export interface NewDelivery {
  readonly tenantId: string;
  readonly ticket: number;
  readonly to: Receiver;
  /** A `card` is posted once and then updated in place; a `notice` is a message of its own about an event; an `event` is for a program. */
  readonly kind: 'card' | 'notice' | 'event';
  /** The event that is told of; `desk-unreachable` is no event of the ticket. */
  readonly about?: number | 'desk-unreachable';
}

export interface Delivery extends NewDelivery {
  readonly id: number;
  /** Tries that failed. */
  readonly attempts: number;
  /** When it was put into the outbox, in milliseconds. */
  readonly createdAt: number;
}

/** Why a delivery will not be tried again by itself. `code` is a stable code of ours or of Bot Framework's, never a message. */
export interface DeadDelivery extends NewDelivery {
  readonly id: number;
  readonly code: string;
}

/** What the help desk looks for among its tickets: a number, a code, ids, words that somebody wrote. */
export interface TicketQuery {
  readonly text: string;
  /** Causes that the words name in the language of the desk. */
  readonly causes: readonly CauseId[];
  readonly most: number;
}

/** Tickets and what is to be told of them, written in one transaction. Numbers grow and are never used twice. */
export interface Tickets {
  /** The ticket of this submit key, made now if there is none. Deliveries are stored with a new ticket only. */
  readonly open: (draft: Draft, tells: (ticket: Ticket) => readonly NewDelivery[]) => Promise<Ticket>;
  /** Nothing when there is none in this tenant. */
  readonly find: (tenantId: string, number: number) => Promise<Ticket | undefined>;
  /** Stores `next` where the stored version is that of `before`; false when somebody was faster. The new events of `next` are stored with it. */
  readonly change: (before: Ticket, next: Ticket, tells: readonly NewDelivery[]) => Promise<boolean>;
  /** The newest first. */
  readonly ofRequester: (tenantId: string, personId: string, most: number) => Promise<readonly Ticket[]>;
  /** Those that are not closed, the oldest first. */
  readonly unsettled: (tenantId: string, most: number) => Promise<readonly Ticket[]>;
  readonly countUnsettled: (tenantId: string) => Promise<number>;
  /** Those, open and closed, in which every word of the query stands, or which were of one of its causes; the newest first. */
  readonly search: (tenantId: string, query: TicketQuery) => Promise<readonly Ticket[]>;
}

export interface Desks {
  readonly of: (tenantId: string) => Promise<Desk | undefined>;
  readonly anywhere: () => Promise<boolean>;
  /** Makes the channel the desk. In another channel than before, open tickets are posted anew and dead deliveries to the desk get another chance. */
  readonly register: (desk: Desk, now: number) => Promise<void>;
  readonly remove: (tenantId: string) => Promise<void>;
}

/** So long something is put off at most, in milliseconds, whatever failed and whatever the service asked for. */
export const LONGEST_WAIT_MS = 10 * 60_000;

/** What waits to be told. In one conversation only the oldest is ever under way, so the order is kept. */
export interface Outbox {
  /** Takes what is due; nobody else gets it before `until`. */
  readonly take: (now: number, until: number, most: number) => Promise<readonly Delivery[]>;
  /** It arrived. Of a card, `activityId` is remembered on the ticket. */
  readonly done: (delivery: Delivery, activityId?: string) => Promise<void>;
  /** To be tried again at `at`, with the tries that `delivery` counts. */
  readonly later: (delivery: Delivery, at: number, code: string) => Promise<void>;
  /** Puts a notice for the requester of each ticket whose news wait, dead or not; once per wait. */
  readonly tellUnreachable: (waiting: Waiting) => Promise<void>;
  /** Not to be tried again by itself. */
  readonly bury: (delivery: Delivery, code: string) => Promise<void>;
  readonly dead: (tenantId: string, most: number) => Promise<readonly DeadDelivery[]>;
  /** Gives the dead of a tenant another chance and says how many they are. */
  readonly revive: (tenantId: string, now: number) => Promise<number>;
  /** When the next one is due, in milliseconds; nothing when none waits. */
  readonly nextDue: () => Promise<number | undefined>;
  /** What goes to these receivers, so that one who hangs holds up nobody else. */
  readonly only: (to: readonly Receiver[]) => Pick<Outbox, 'take' | 'nextDue'>;
}

/** News for the help desk that wait since `since`, in milliseconds, or longer. Of one ticket alone when it is named. */
export interface Waiting {
  readonly tenantId: string;
  readonly to: Exclude<Receiver, 'requester'>;
  readonly since: number;
  readonly ticket?: number;
}

/** How a try to deliver ended. */
export type Sent =
  | { readonly kind: 'sent'; readonly activityId?: string }
  /** Worth another try, not before `afterMs` when the service said so. */
  | { readonly kind: 'later'; readonly code: string; readonly afterMs?: number }
  /** The person has blocked the bot or removed it. */
  | { readonly kind: 'blocked'; readonly code: string }
  /** Another try would end the same way. */
  | { readonly kind: 'impossible'; readonly code: string };

/** Renders a delivery in its reader's language and sends it. Never throws for what the service answers. */
export interface Courier {
  readonly send: (delivery: NewDelivery, ticket: Ticket, desk: Desk | undefined) => Promise<Sent>;
}

/** Activities that were handled, so that one which Teams delivers twice is handled once, whichever replica gets it. */
export interface Seen {
  /** True for the first who says so. */
  readonly first: (activityKey: string, now: number) => Promise<boolean>;
}

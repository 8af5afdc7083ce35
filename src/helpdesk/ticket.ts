import type { CauseId } from '../triage/causes/index.ts';
import type { Verdict } from '../triage/diagnose.ts';
import type { Evidence } from '../triage/evidence.ts';

export const URGENCIES = ['low', 'normal', 'high'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Closed are `resolved` and `withdrawn`, which can be opened again, and `deleted`: its requester had everything about it removed. */
export type TicketState = 'open' | 'assigned' | 'waiting' | 'resolved' | 'withdrawn' | 'deleted';

/** Somebody as Teams names them. The id is their object id in the tenant. */
export interface Member {
  readonly id: string;
  readonly name: string;
}

/** Where a message reaches somebody: all that Bot Framework needs to write first. */
export interface Address {
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly botId: string;
}

export interface Requester extends Member {
  readonly address: Address;
  /** Spoken when nothing newer is known of the person. */
  readonly locale: string;
  readonly timeZone?: string;
}

/** What the triage knew when the ticket was opened: ids and parameters, redacted by the intake, never a sentence. */
export interface TicketContent {
  readonly evidence: Evidence;
  readonly ranking: readonly { readonly cause: CauseId; readonly verdict: Verdict }[];
  /** Causes that were shown and did not help. */
  readonly tried: readonly CauseId[];
  /** Where the message stands that was explained, as Teams said; checked where it is shown. */
  readonly source?: string;
}

/** What happened to a ticket. `text` is a person's own words after redaction; it is shown untranslated. */
export type Happening =
  | { readonly kind: 'opened'; readonly text?: string }
  | { readonly kind: 'assigned'; readonly to: Member }
  | { readonly kind: 'asked' | 'answered' | 'commented' | 'added'; readonly text: string }
  | { readonly kind: 'resolved'; readonly cause: CauseId | 'other'; readonly text?: string }
  | { readonly kind: 'reopened'; readonly text?: string }
  | { readonly kind: 'withdrawn' }
  /** The requester has blocked the bot, or has left. */
  | { readonly kind: 'requester-unreachable' };

export type Side = 'desk' | 'requester' | 'bot';
export interface Actor extends Member {
  readonly side: Side;
}
export type TicketEvent = Happening & {
  /** Counts from 1 within the ticket. */
  readonly id: number;
  /** Milliseconds. */
  readonly at: number;
  readonly by: Actor;
  /** Of an action of a program: so it is done once, however often it is called. */
  readonly key?: string;
};

export interface Ticket {
  readonly number: number;
  /** Grows with every change: of two changes at once, one finds another version than it read. */
  readonly version: number;
  readonly tenantId: string;
  readonly state: TicketState;
  readonly urgency: Urgency;
  readonly requester: Requester;
  readonly assignee?: Member;
  readonly content: TicketContent;
  /** In the order of their ids; the first is `opened`. */
  readonly events: readonly TicketEvent[];
  /** The posted cards, updated in place; absent until posted. */
  readonly cards: { readonly desk?: string; readonly requester?: string };
}

export type Action =
  /** *Assign to me*: the first one wins. */
  | { readonly kind: 'claim' }
  /** *Assign to ...*: may take it from somebody. */
  | { readonly kind: 'assign'; readonly to: Member }
  | { readonly kind: 'ask' | 'comment' | 'answer' | 'add'; readonly text: string }
  | { readonly kind: 'resolve'; readonly cause: CauseId | 'other'; readonly text?: string }
  | { readonly kind: 'reopen'; readonly text?: string }
  | { readonly kind: 'withdraw' };

/** Why an action was not taken; the ticket is as it was. */
export type Refusal = 'taken' | 'closed' | 'not-closed' | 'not-asked' | 'empty' | 'too-long' | 'not-yours' | 'gone';

export type Outcome =
  | { readonly kind: 'done'; readonly ticket: Ticket; readonly event: TicketEvent }
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly ticket: Ticket };

/** Characters of a comment, a question or an answer: what a card can show beside everything else, also in Chinese. */
export const TEXT_LIMIT = 900;

/** Who may do what: the desk works on a ticket, the requester owns it. */
const SIDES: Readonly<Record<Action['kind'], readonly Side[]>> = {
  claim: ['desk'],
  assign: ['desk'],
  ask: ['desk'],
  comment: ['desk'],
  resolve: ['desk'],
  reopen: ['desk', 'requester'],
  answer: ['requester'],
  add: ['requester'],
  withdraw: ['requester'],
};

/**
 * One action on a ticket: who did what -> the ticket as it is then, and what happened. Pure; `now` is in milliseconds.
 * What the state or the side does not allow is a value, never an exception. It redacts nothing: texts come redacted.
 */
export function act(ticket: Ticket, action: Action, by: Actor, now: number): Outcome {
  const reason = refusal(ticket, action, by);
  if (reason !== undefined) return { kind: 'refused', reason, ticket };
  const event: TicketEvent = { ...happening(action, by), id: ticket.events.length + 1, at: now, by };
  return { kind: 'done', ticket: withEvent(ticket, event), event };
}

/** Adds what the bot itself noticed, such as a requester who cannot be reached. */
export function withEvent(ticket: Ticket, event: TicketEvent): Ticket {
  const assignee = event.kind === 'assigned' ? { id: event.to.id, name: event.to.name } : ticket.assignee;
  return {
    ...ticket,
    version: ticket.version + 1,
    state: stateAfter(ticket, event),
    ...(assignee !== undefined && { assignee }),
    events: [...ticket.events, event],
  };
}

export function isClosed({ state }: Ticket): boolean {
  return state === 'resolved' || state === 'withdrawn' || state === 'deleted';
}

function refusal(ticket: Ticket, action: Action, by: Actor): Refusal | undefined {
  if (!SIDES[action.kind].includes(by.side)) return 'not-yours';
  if (by.side === 'requester' && by.id !== ticket.requester.id) return 'not-yours';
  if (ticket.state === 'deleted') return 'gone';
  if (action.kind === 'reopen' ? !isClosed(ticket) : isClosed(ticket) && action.kind !== 'comment')
    return action.kind === 'reopen' ? 'not-closed' : 'closed';
  if (action.kind === 'claim' && ticket.assignee !== undefined) return 'taken';
  if (action.kind === 'answer' && ticket.state !== 'waiting') return 'not-asked';
  return 'text' in action ? unfit(action.text, action.kind === 'resolve' || action.kind === 'reopen') : undefined;
}

function unfit(text: string | undefined, isOptional: boolean): Refusal | undefined {
  if (text === undefined || text.trim() === '') return isOptional ? undefined : 'empty';
  return text.length > TEXT_LIMIT ? 'too-long' : undefined;
}

function happening(action: Action, by: Actor): Happening {
  switch (action.kind) {
    case 'claim':
      return { kind: 'assigned', to: { id: by.id, name: by.name } };
    case 'assign':
      return { kind: 'assigned', to: action.to };
    case 'ask':
      return { kind: 'asked', text: action.text };
    case 'comment':
      return { kind: 'commented', text: action.text };
    case 'answer':
      return { kind: 'answered', text: action.text };
    case 'add':
      return { kind: 'added', text: action.text };
    case 'resolve':
      return { kind: 'resolved', cause: action.cause, ...(action.text && { text: action.text }) };
    case 'reopen':
      return { kind: 'reopened', ...(action.text && { text: action.text }) };
    case 'withdraw':
      return { kind: 'withdrawn' };
  }
}

function stateAfter({ state, assignee }: Ticket, { kind }: TicketEvent): TicketState {
  const working = assignee === undefined ? 'open' : 'assigned';
  switch (kind) {
    case 'opened':
      return 'open';
    case 'assigned':
      return state === 'waiting' ? state : 'assigned';
    case 'asked':
      return 'waiting';
    case 'answered':
    case 'reopened':
      return working;
    case 'resolved':
    case 'withdrawn':
      return kind;
    default:
      return state;
  }
}

import { deskReadyCard } from '../../src/cards/desk-ready.ts';
import { storageCard } from '../../src/cards/notice.ts';
import { deskTicketsCard, foundTicketsCard, ownTicketsCard } from '../../src/cards/ticket-list.ts';
import { ticketFormCard } from '../../src/cards/ticket-form.ts';
import { ticketNoticeCard } from '../../src/cards/ticket-notice.ts';
import { deskTicketCard, type Refused, requesterTicketCard } from '../../src/cards/ticket.ts';
import { emptied, withoutMember } from '../../src/helpdesk/erasure.ts';
import { act, type Action, type Actor, type Member, type Ticket } from '../../src/helpdesk/ticket.ts';
import { diagnose } from '../../src/triage/diagnose.ts';
import type { Evidence } from '../../src/triage/evidence.ts';
import type { Words } from '../../src/words/words.ts';
import type { Drawing } from './gallery.ts';
import { privacy } from './privacy.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const REFUSED: readonly Refused[] = [
  'taken',
  'closed',
  'not-closed',
  'not-asked',
  'empty',
  'too-long',
  'not-yours',
  'not-member',
  'gone',
];
const origin = { session: 'session', revision: 3, owner: 'owner' };

/** What people write and how they are called. */
export interface Voices {
  readonly evidence: Evidence;
  readonly requester: string;
  readonly desk: string;
  readonly said: string;
}

/** The cards of tickets in every state, on both sides. */
export function* tickets(words: Words, voices: Voices): Generator<Drawing> {
  const members = Array.from({ length: 50 }, (_, i): Member => ({ id: `member-${i}`, name: `${voices.desk} ${i}` }));
  const known = caseOf(voices.evidence);
  for (const [what, ticket] of Object.entries(states(voices))) {
    const desk = deskTicketCard(words, { ticket, known, members });
    yield { what: `ticket ${what}, desk`, name: 'ticket', data: desk };
    yield { what: `ticket ${what}, requester`, name: 'ticket', data: requesterTicketCard(words, { ticket, known }) };
  }
  const { assigned, reopened } = states(voices);
  for (const refused of REFUSED) {
    const data = deskTicketCard(words, { ticket: assigned, known, members: members.slice(0, 5), refused });
    yield { what: `ticket refused ${refused}`, name: 'ticket', data };
  }
  for (const about of ['desk-unreachable', ...reopened.events] as const) {
    const what = about === 'desk-unreachable' ? about : about.kind;
    yield { what: `ticket notice ${what}`, name: 'notice', data: ticketNoticeCard(words, reopened, about) };
  }
  yield { what: 'ticket form', name: 'ticket-form', data: ticketFormCard(words, { known, submitKey: 'key' }, origin) };
  yield* lists(words, voices);
  yield* privacy(words, reopened);
  yield* searches(words, voices);
  yield { what: 'desk ready', name: 'notice', data: deskReadyCard(words) };
  yield { what: 'storage', name: 'notice', data: storageCard(words, '7f3a91c2') };
}

function* searches(words: Words, voices: Voices): Generator<Drawing> {
  const all = Object.values(states(voices)).map((ticket, i) => ({ ...ticket, number: 1042 + i }));
  const found = foundTicketsCard(words, {
    query: voices.said.slice(0, 200),
    tickets: [...all, ...all].slice(0, 10),
    hasMore: true,
  });
  yield { what: 'tickets found', name: 'notice', data: found };
  yield {
    what: 'no ticket found',
    name: 'notice',
    data: foundTicketsCard(words, { query: '65001', tickets: [], hasMore: false }),
  };
}

function* lists(words: Words, voices: Voices): Generator<Drawing> {
  const all = Object.values(states(voices)).map((ticket, i) => ({ ...ticket, number: 1042 + i }));
  const dead = [
    { id: 1, tenantId: 't', ticket: 1042, to: 'requester', kind: 'card', code: 'http-404' },
    { id: 2, tenantId: 't', ticket: 1043, to: 'desk', kind: 'card', code: 'ConversationNotFound' },
    { id: 3, tenantId: 't', ticket: 1044, to: 'webhook', kind: 'event', about: 1, code: 'http-302' },
  ] as const;
  const full = { mine: all.slice(0, 3), rest: all, more: 21, dead };
  yield { what: 'tickets, own', name: 'notice', data: ownTicketsCard(words, { tickets: all, more: 21, hasDesk: true }, 'owner') };
  yield {
    what: 'tickets, none of one’s own',
    name: 'notice',
    data: ownTicketsCard(words, { tickets: [], more: 0, hasDesk: true }, 'owner'),
  };
  yield { what: 'tickets, desk', name: 'notice', data: deskTicketsCard(words, full) };
  yield { what: 'tickets, none', name: 'notice', data: deskTicketsCard(words, { mine: [], rest: [], more: 0, dead: [] }) };
}

/** A ticket after each step of a long life. */
function states({ evidence, requester, desk, said }: Voices) {
  const owner: Actor = { side: 'requester', id: 'owner', name: requester };
  const helper: Actor = { side: 'desk', id: 'helper', name: desk };
  const opened = newTicket(evidence, owner, said);
  const assigned = after(opened, { kind: 'claim' }, helper);
  const waiting = after(assigned, { kind: 'ask', text: said }, helper);
  const answered = after(waiting, { kind: 'answer', text: said }, owner);
  const added = after(after(answered, { kind: 'comment', text: said }, helper), { kind: 'add', text: said }, owner);
  const resolved = after(added, { kind: 'resolve', cause: 'conditional-access', text: said }, helper);
  const reopened = after(resolved, { kind: 'reopen', text: said }, owner);
  return {
    opened,
    assigned,
    waiting,
    answered,
    added,
    resolved,
    reopened,
    withdrawn: after(opened, { kind: 'withdraw' }, owner),
    deleted: emptied(opened),
    unnamed: withoutMember(assigned, ['helper']),
  };
}

function after(ticket: Ticket, action: Action, by: Actor): Ticket {
  const outcome = act(ticket, action, by, NOW + ticket.version * 3_600_000);
  if (outcome.kind === 'refused') throw new Error(`${action.kind} is refused: ${outcome.reason}`);
  return outcome.ticket;
}

function newTicket(evidence: Evidence, owner: Actor, text: string): Ticket {
  const address = { channelId: 'msteams', serviceUrl: 'https://example.com', conversationId: 'c', botId: 'b' };
  const { diagnosis, tried } = caseOf(evidence);
  return {
    number: 1042,
    version: 1,
    tenantId: 't',
    state: 'open',
    urgency: 'high',
    requester: { id: owner.id, name: owner.name, address, locale: 'en' },
    content: { evidence, tried, ranking: diagnosis.slice(0, 5).map(({ cause, verdict }) => ({ cause, verdict })) },
    events: [{ kind: 'opened', id: 1, at: NOW, by: owner, text }],
    cards: {},
  };
}

function caseOf(evidence: Evidence) {
  return { evidence, diagnosis: diagnose(evidence, NOW), tried: ['stale-token', 'user-not-licensed'] as const };
}

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  act,
  type Action,
  type Actor,
  isClosed,
  type Outcome,
  type Refusal,
  TEXT_LIMIT,
  type Ticket,
  type TicketState,
} from '../../src/helpdesk/ticket.ts';
import { emptied } from '../../src/helpdesk/erasure.ts';
import { ticketFrom } from '../../src/storage/ticket-row.ts';
import { draft, NOW } from '../storage/place.ts';

const DESK: Actor = { side: 'desk', id: 'megan', name: 'Megan' };
const OWNER: Actor = { side: 'requester', id: 'alex', name: 'Alex' };
const STRANGER: Actor = { side: 'requester', id: 'kim', name: 'Kim' };
const BOT: Actor = { side: 'bot', id: 'bot', name: '' };
const KIM = { id: 'kim', name: 'Kim' };

const done = (outcome: Outcome): Ticket => {
  assert.equal(outcome.kind, 'done');
  return outcome.ticket;
};
const through = (...steps: readonly (readonly [Action, Actor])[]): Ticket =>
  steps.reduce((ticket, [action, by]) => done(act(ticket, action, by, NOW)), ticketFrom(draft('a'), 1001));

const CLAIM = [{ kind: 'claim' }, DESK] as const;
const ASK = [{ kind: 'ask', text: 'which app?' }, DESK] as const;
const TICKETS: Readonly<Record<TicketState, Ticket>> = {
  open: through(),
  assigned: through(CLAIM),
  waiting: through(CLAIM, ASK),
  resolved: through(CLAIM, [{ kind: 'resolve', cause: 'token-expired', text: 'a new token' }, DESK]),
  withdrawn: through([{ kind: 'withdraw' }, OWNER]),
  deleted: emptied(through(CLAIM)),
};
const STATES = Object.keys(TICKETS) as readonly TicketState[];

/** By whom, and what comes of it in each state: open, assigned, waiting, resolved, withdrawn, deleted. */
type Row = readonly [Action, Actor, readonly (TicketState | Refusal)[]];
const ROWS: readonly Row[] = [
  [{ kind: 'claim' }, DESK, ['assigned', 'taken', 'taken', 'closed', 'closed', 'gone']],
  [{ kind: 'assign', to: KIM }, DESK, ['assigned', 'assigned', 'waiting', 'closed', 'closed', 'gone']],
  [{ kind: 'ask', text: 'when?' }, DESK, ['waiting', 'waiting', 'waiting', 'closed', 'closed', 'gone']],
  [{ kind: 'comment', text: 'odd' }, DESK, ['open', 'assigned', 'waiting', 'resolved', 'withdrawn', 'gone']],
  [{ kind: 'resolve', cause: 'other' }, DESK, ['resolved', 'resolved', 'resolved', 'closed', 'closed', 'gone']],
  [{ kind: 'reopen' }, DESK, ['not-closed', 'not-closed', 'not-closed', 'assigned', 'open', 'gone']],
  [{ kind: 'reopen', text: 'again' }, OWNER, ['not-closed', 'not-closed', 'not-closed', 'assigned', 'open', 'not-yours']],
  [{ kind: 'answer', text: 'today' }, OWNER, ['not-asked', 'not-asked', 'assigned', 'closed', 'closed', 'not-yours']],
  [{ kind: 'add', text: 'more' }, OWNER, ['open', 'assigned', 'waiting', 'closed', 'closed', 'not-yours']],
  [{ kind: 'withdraw' }, OWNER, ['withdrawn', 'withdrawn', 'withdrawn', 'closed', 'closed', 'not-yours']],
];
const ACTIONS = ROWS.map(([action]) => action);
const isRefusal = (expected: string): expected is Refusal => !(STATES as readonly string[]).includes(expected);

describe('a ticket', () => {
  for (const [action, by, ends] of ROWS) {
    for (const [i, state] of STATES.entries()) {
      const expected = ends[i] ?? '?';
      it(`that is ${state}: ${action.kind} by the ${by.side} ${isRefusal(expected) ? 'is refused as' : 'makes it'} ${expected}`, () => {
        const before = TICKETS[state];
        const outcome = act(before, action, by, NOW + 5);
        if (isRefusal(expected)) return assert.deepEqual(outcome, { kind: 'refused', reason: expected, ticket: before });
        assert.ok(outcome.kind === 'done');
        const { ticket, event } = outcome;
        assert.deepEqual([ticket.state, ticket.version], [expected, before.version + 1]);
        assert.deepEqual(ticket.events, [...before.events, event]);
        assert.deepEqual([event.id, event.at, event.by], [before.events.length + 1, NOW + 5, by]);
      });
    }
  }

  it('is changed by nobody from the other side, by no other requester and not by the bot', () => {
    for (const ticket of Object.values(TICKETS)) {
      for (const [action, { side }] of ROWS) {
        const others = action.kind === 'reopen' ? [BOT, STRANGER] : [BOT, STRANGER, side === 'desk' ? OWNER : DESK];
        for (const by of others)
          assert.deepEqual(act(ticket, action, by, NOW), { kind: 'refused', reason: 'not-yours', ticket }, action.kind);
      }
    }
  });

  it('is opened again for whoever had it, and for nobody when nobody had', () => {
    const { ticket } = act(TICKETS.resolved, { kind: 'reopen' }, OWNER, NOW);
    assert.deepEqual([ticket.state, ticket.assignee?.id], ['assigned', 'megan']);
    assert.equal(act(TICKETS.withdrawn, { kind: 'reopen' }, OWNER, NOW).ticket.assignee, undefined);
  });

  it('goes on after an answer with whoever has it, else waits for somebody', () => {
    const asked = through(ASK);
    assert.equal(act(asked, { kind: 'answer', text: 'now' }, OWNER, NOW).ticket.state, 'open');
    assert.equal(act(TICKETS.waiting, { kind: 'answer', text: 'now' }, OWNER, NOW).ticket.state, 'assigned');
  });

  it('taken from somebody is of the other, and can be claimed by neither', () => {
    const { ticket } = act(TICKETS.assigned, { kind: 'assign', to: KIM }, DESK, NOW);
    assert.deepEqual(ticket.assignee, KIM);
    for (const by of [DESK, { ...KIM, side: 'desk' } as const])
      assert.deepEqual(act(ticket, { kind: 'claim' }, by, NOW), { kind: 'refused', reason: 'taken', ticket });
  });

  const WITH_TEXT = ROWS.filter(([{ kind }]) => ['ask', 'comment', 'answer', 'add', 'resolve', 'reopen'].includes(kind));
  for (const [action, by] of WITH_TEXT) {
    const ticket = action.kind === 'reopen' ? TICKETS.resolved : TICKETS.waiting;
    const say = (text: string) => act(ticket, { ...action, text } as Action, by, NOW);
    const isOptional = action.kind === 'resolve' || action.kind === 'reopen';

    it(`takes ${TEXT_LIMIT} characters to ${action.kind} by the ${by.side}, and no more`, () => {
      assert.equal(say('x'.repeat(TEXT_LIMIT)).kind, 'done');
      assert.deepEqual(say('x'.repeat(TEXT_LIMIT + 1)), { kind: 'refused', reason: 'too-long', ticket });
    });

    it(`${isOptional ? 'needs no words' : 'is not changed by silence'} to ${action.kind} by the ${by.side}`, () => {
      for (const text of ['', ' \n\t']) {
        const outcome = say(text);
        if (isOptional) assert.ok(outcome.kind === 'done');
        else assert.deepEqual(outcome, { kind: 'refused', reason: 'empty', ticket });
      }
    });
  }

  it('does not remember empty words', () => {
    for (const [ticket, action] of [
      [TICKETS.waiting, { kind: 'resolve', cause: 'other', text: '' }],
      [TICKETS.resolved, { kind: 'reopen', text: '' }],
    ] as const) {
      const outcome = act(ticket, action, DESK, NOW);
      assert.ok(outcome.kind === 'done' && !('text' in outcome.event));
    }
  });
});

describe('any order of actions on a ticket', () => {
  const text = fc.oneof(fc.constantFrom('', ' ', 'x'.repeat(TEXT_LIMIT + 1)), fc.string());
  const action = fc
    .tuple(fc.constantFrom(...ACTIONS), text)
    .map(([one, said]): Action => ('text' in one ? { ...one, text: said } : one));
  const step = fc.record({ action, by: fc.constantFrom(DESK, OWNER, DESK, OWNER, STRANGER, BOT), at: fc.nat() });

  it('ends in a valid state, with a version more per change, a whole history and no change by a refusal', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let ticket = ticketFrom(draft('a'), 1001);
        for (const { action: one, by, at } of steps) {
          const before = structuredClone(ticket);
          const outcome = act(ticket, one, by, at);
          assert.deepEqual(ticket, before);
          if (outcome.kind === 'refused') assert.equal(outcome.ticket, ticket);
          else assert.deepEqual(outcome.ticket.events, [...before.events, outcome.event]);
          ticket = outcome.ticket;
          assertValid(ticket);
        }
      }),
      { numRuns: 300 },
    );
  });

  function assertValid(ticket: Ticket): void {
    const { state, version, assignee, events } = ticket;
    assert.ok(STATES.includes(state));
    assert.equal(version, events.length);
    for (const [i, { id }] of events.entries()) assert.equal(id, i + 1);
    const turning = events.findLast(({ kind }) => ['resolved', 'withdrawn', 'reopened'].includes(kind));
    assert.equal(isClosed(ticket), turning !== undefined && turning.kind !== 'reopened');
    if (state === 'assigned') assert.ok(assignee !== undefined);
    if (state === 'open') assert.equal(assignee, undefined);
  }
});

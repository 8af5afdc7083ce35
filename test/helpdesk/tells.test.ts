import assert from 'node:assert/strict';
import { destinationsOf, tellsOf, WEBHOOK } from '../../src/helpdesk/tells.ts';
import type { Desk } from '../../src/helpdesk/ports.ts';
import type { Happening, Side, TicketEvent } from '../../src/helpdesk/ticket.ts';
import { ticketFrom } from '../../src/storage/ticket-row.ts';
import { desk, draft } from '../storage/place.ts';

const TO = { id: 'kim', name: 'Kim' };
const LONG = 'x'.repeat(301);
/** Whose card changes, and who gets a message of its own. */
type Row = readonly [Happening, Side, cards: string, notices?: 'desk' | 'requester' | 'requester desk'];
const ROWS: readonly Row[] = [
  [{ kind: 'opened' }, 'requester', 'desk'],
  [{ kind: 'opened', text: LONG.slice(1) }, 'requester', 'desk'],
  [{ kind: 'opened', text: LONG }, 'requester', 'desk', 'desk'],
  [{ kind: 'assigned', to: TO }, 'desk', 'desk requester', 'requester'],
  [{ kind: 'asked', text: '?' }, 'desk', 'desk requester', 'requester desk'],
  [{ kind: 'answered', text: '!' }, 'requester', 'desk requester', 'desk'],
  [{ kind: 'added', text: '+' }, 'requester', 'desk requester', 'desk'],
  [{ kind: 'commented', text: '#' }, 'desk', 'desk', 'desk'],
  [{ kind: 'resolved', cause: 'other' }, 'desk', 'desk requester', 'requester'],
  [{ kind: 'resolved', cause: 'other', text: 'so' }, 'desk', 'desk requester', 'requester desk'],
  [{ kind: 'reopened' }, 'desk', 'desk requester', 'requester'],
  [{ kind: 'reopened' }, 'requester', 'desk requester', 'desk'],
  [{ kind: 'withdrawn' }, 'requester', 'desk requester', 'desk'],
  [{ kind: 'requester-unreachable' }, 'bot', 'desk'],
];

describe('what is told of an event', () => {
  const ticket = ticketFrom(draft('a'), 1001);
  for (const [happening, side, cards, to] of ROWS) {
    const length = 'text' in happening ? ` with ${happening.text?.length} characters` : '';
    it(`${happening.kind} by the ${side}${length}: cards of ${cards}, ${to === undefined ? 'no notice' : `a notice to the ${to}`}`, () => {
      const event: TicketEvent = { ...happening, id: 7, at: 1, by: { side, id: 'x', name: 'X' } };
      const base = { tenantId: ticket.tenantId, ticket: 1001 };
      const notices = (to?.split(' ') ?? []).map((of) => ({ ...base, to: of, kind: 'notice', about: 7 }));
      assert.deepEqual(tellsOf(ticket, event, { channel: true, webhook: false }), [
        ...cards.split(' ').map((of) => ({ ...base, to: of, kind: 'card' })),
        ...notices,
      ]);
    });
  }

  const added = (id: string): TicketEvent => ({ kind: 'added', text: '+', id: 7, at: 1, by: { side: 'desk', id, name: 'X' } });
  const program = { tenantId: ticket.tenantId, ticket: 1001, to: 'webhook', kind: 'event', about: 7 } as const;

  it('a program is told of it as well, beside everybody else', () => {
    const told = tellsOf(ticket, added('x'), { channel: true, webhook: true });
    assert.deepEqual(told, [...tellsOf(ticket, added('x'), { channel: true, webhook: false }), program]);
  });

  it('a program is not told of what it did itself, and the others are', () => {
    const told = tellsOf(ticket, added(WEBHOOK), { channel: true, webhook: true });
    assert.deepEqual(told, tellsOf(ticket, added(WEBHOOK), { channel: true, webhook: false }));
  });

  it('nothing is told to a channel that is not there', () => {
    const told = tellsOf(ticket, added('x'), { channel: false, webhook: true });
    assert.deepEqual(told, [{ tenantId: ticket.tenantId, ticket: 1001, to: 'requester', kind: 'card' }, program]);
  });

  it('a channel may yet come where nothing else is told', async () => {
    const of = (found: Desk | undefined) => ({ of: async () => found });
    assert.deepEqual(await destinationsOf(of(undefined), false, 't'), { channel: true, webhook: false });
    assert.deepEqual(await destinationsOf(of(undefined), true, 't'), { channel: false, webhook: true });
    assert.deepEqual(await destinationsOf(of(desk('channel-1')), true, 't'), { channel: true, webhook: true });
  });
});

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Ticket } from '../../src/helpdesk/ticket.ts';
import { canary } from '../teams/canaries.ts';
import type { Client } from '../teams/client.ts';
import { CHANNEL, headingIn, lineIn, opensDesk, sendsTicket, showing, ticketCards } from '../teams/desk/desk.ts';
import { NOW, startTeams, type Teams } from '../teams/teams.ts';
import { callStatus, type Receiver, SECRET, startReceiver, type StatusOptions } from './receiver.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BY = { name: 'Kim Larsen' };

interface Opened {
  readonly receiver: Receiver;
  readonly teams: Teams;
  readonly alex: Client;
  readonly megan: Client;
}

/** An app with a channel and a webhook, and a ticket in it. */
async function open(): Promise<Opened> {
  const receiver = await startReceiver();
  const teams = await startTeams({ config: { webhook: { url: receiver.url, secret: SECRET } } });
  const megan = await opensDesk(teams);
  const alex = teams.person({ conversation: 'chat-alex', locale: 'sv-SE' });
  await sendsTicket(alex);
  await teams.delivered();
  return { receiver, teams, alex, megan };
}

async function close({ receiver, teams }: Pick<Opened, 'receiver' | 'teams'>): Promise<void> {
  await receiver.close();
  await teams.close();
}

async function ticketOf(teams: Teams): Promise<Ticket> {
  const found = await teams.store.tickets.find('tenant-1', 1001);
  assert.ok(found !== undefined);
  return found;
}

let calls = 0;
const envelope = () => ({ id: `call-${++calls}`, tenantId: 'tenant-1', ticket: 1001, by: BY });
const ask = { action: 'ask', text: 'which app?' };

describe('a call at a ticket', () => {
  let receiver: Receiver;
  let teams: Teams;
  let alex: Client;
  let megan: Client;
  beforeEach(async () => ({ receiver, teams, megan, alex } = await open()));
  afterEach(() => close({ receiver, teams }));
  const call = (body: object) => callStatus(teams.url, { ...envelope(), ...body }, { at: NOW });
  const ticket = () => ticketOf(teams);

  it('moves it, and the requester reads so in their own language, with the words that were sent', async () => {
    const answer = await call({ action: 'resolve', cause: 'consent-missing', text: 'consented on Monday' });
    assert.deepEqual(answer, {
      status: 200,
      body: { result: 'done', ticket: { number: 1001, state: 'resolved', version: 2 } },
    });
    await teams.delivered();
    assert.ok(showing(alex, headingIn('sv', 1001, 'resolved')).length > 0);
    const [notice] = showing(alex, lineIn('sv', 'tickets.notice.resolved'));
    assert.ok(notice?.text.includes('consented on Monday'), notice?.text);
    const [card] = ticketCards(megan, 1001);
    assert.ok(card?.text.includes(headingIn('en', 1001, 'resolved')) && card.text.includes(BY.name), card?.text);
    assert.ok(showing(megan, 'consented on Monday').some(({ conversation }) => conversation?.startsWith(`${CHANNEL};`)));
  });

  it('can assign, ask, comment, resolve and reopen, and is not told of what it did itself', async () => {
    const to = { id: 'agent-7', name: 'Ada' };
    const steps = [
      [{ action: 'assign', to }, 'assigned'],
      [ask, 'waiting'],
      [{ action: 'comment', text: 'for us' }, 'waiting'],
      [{ action: 'resolve' }, 'resolved'],
      [{ action: 'reopen' }, 'assigned'],
    ] as const;
    for (const [body, state] of steps) assert.equal((await call(body)).body.ticket?.state, state, JSON.stringify(body));
    await teams.delivered();
    const { assignee, events } = await ticket();
    assert.deepEqual(assignee, to);
    assert.deepEqual(
      events.slice(1).map(({ by }) => by),
      steps.map(() => ({ side: 'desk', id: 'webhook', name: BY.name })),
    );
    assert.deepEqual(
      receiver.told.map(({ json }) => json.event.kind),
      ['opened'],
    );
    assert.equal(showing(alex, 'for us').length, 0);
    await alex.press('ticket-add', { inputs: { add: 'thank you' } });
    await teams.delivered();
    assert.equal(receiver.told.at(-1)?.json.event.text, 'thank you');
  });

  it('that is repeated acts once, and says so; also when it is not over yet', async () => {
    const body = { ...envelope(), ...ask };
    const answers = await Promise.all(Array.from({ length: 5 }, () => callStatus(teams.url, body, { at: NOW })));
    const again = await callStatus(teams.url, body, { at: NOW + MINUTE });
    const results = [...answers, again].map((answer) => `${answer.status} ${answer.body.result}`);
    assert.deepEqual(results.toSorted(), ['200 done', ...Array.from({ length: 5 }, () => '200 repeated')]);
    await teams.delivered();
    assert.equal((await ticket()).version, 2);
    assert.equal(showing(alex, 'which app?').filter(({ text }) => text.includes(lineIn('sv', 'tickets.notice.asked'))).length, 1);
  });

  it('that the state of the ticket refuses is told why, and can be made when it is allowed', async () => {
    const reopen = { ...envelope(), action: 'reopen' };
    const version1 = { number: 1001, state: 'open', version: 1 };
    assert.deepEqual(await call(reopen), { status: 409, body: { error: 'not-closed', ticket: version1 } });
    await call({ action: 'resolve' });
    assert.equal((await call(ask)).body.error, 'closed');
    assert.equal((await call(reopen)).body.result, 'done');
  });

  it('brings no token, secret or mail address into a ticket, and what it brings is no link on a card', async () => {
    const property = fc.asyncProperty(canary, async ({ text, pieces }) => {
      await call({ action: 'comment', text: `marker ${text}`, by: { name: text.slice(0, 100) } });
      await call({ action: 'assign', to: { id: 'a', name: text.slice(0, 100) } });
      await teams.delivered();
      const places = [JSON.stringify(await ticket()), ...teams.heard, ...teams.log];
      for (const piece of pieces) assert.ok(!places.some((place) => place.includes(piece)), piece);
    });
    await fc.assert(property, { numRuns: 10, endOnFailure: true });
    await call({ ...ask, text: '[press](https://evil.example) ${x} <at>all</at>' });
    await teams.delivered();
    const sent = teams.heard.filter((body) => body.includes('evil.example'));
    assert.ok(sent.length > 0 && teams.heard.some((body) => body.includes('marker')));
    assert.ok(sent.every((body) => !/"TextBlock","text":"[^"]*evil/.test(body) && !body.includes('"url":"https://evil')));
  }).timeout(60_000);

  it('finds no way in where no webhook is configured', async () => {
    const other = await startTeams();
    assert.equal((await callStatus(other.url, { ...envelope(), ...ask }, { at: NOW })).status, 404);
    await other.close();
  });
});

describe('a call that is refused', () => {
  let opened: Opened;
  before(async () => (opened = await open()));
  after(() => close(opened));
  afterEach(async () => assert.equal((await ticketOf(opened.teams)).version, 1));
  const call = (body: object, options: Partial<StatusOptions> = {}) =>
    callStatus(opened.teams.url, { ...envelope(), ...body }, { at: NOW, ...options });

  const attacks: readonly (readonly [string, Partial<StatusOptions>, number, object])[] = [
    ['of another secret', { secret: `${SECRET}x` }, 401, { error: 'signature' }],
    ['of another body', { sent: JSON.stringify({ ...ask, ticket: 1001, tenantId: 'tenant-1' }) }, 401, { error: 'signature' }],
    ['whose body has one space more', { sent: '{ }' }, 401, { error: 'signature' }],
    ['without a signature', { headers: { 'X-Graph-Triage-Signature': '' } }, 401, { error: 'signature' }],
    ['with another time than was signed', { headers: { 'X-Graph-Triage-Timestamp': '1' } }, 401, { error: 'signature' }],
    ['of an old time', { at: NOW - 6 * MINUTE }, 401, { error: 'timestamp', now: NOW / 1000 }],
    ['of a clock that is an hour slow', { at: NOW - HOUR }, 401, { error: 'timestamp', now: NOW / 1000 }],
    ['of a clock that is an hour fast', { at: NOW + HOUR }, 401, { error: 'timestamp', now: NOW / 1000 }],
    ['that was recorded for another ticket', { path: '/api/tickets/1002' }, 400, { error: 'body', field: 'ticket' }],
    ['whose path is no number', { path: '/api/tickets/x' }, 400, { error: 'body', field: 'ticket' }],
  ];
  for (const [name, options, status, body] of attacks)
    it(`${name} is answered ${status} and changes nothing`, async () => {
      assert.deepEqual(await call(ask, options), { status, body });
    });

  const malformed: readonly (readonly [object, string])[] = [
    [{}, 'action'],
    [{ action: 'withdraw' }, 'action'],
    [{ action: 'claim' }, 'action'],
    [{ ...ask, id: undefined }, 'id'],
    [{ ...ask, id: 'with space' }, 'id'],
    [{ ...ask, id: 'x'.repeat(101) }, 'id'],
    [{ ...ask, tenantId: 'a\0b' }, 'tenantId'],
    [{ ...ask, ticket: '1001' }, 'ticket'],
    [{ ...ask, by: undefined }, 'by'],
    [{ ...ask, by: { name: ' ' } }, 'by'],
    [{ ...ask, by: { name: 'x'.repeat(101) } }, 'by'],
    [{ ...ask, text: 7 }, 'text'],
    [{ action: 'assign' }, 'to'],
    [{ action: 'assign', to: { id: 'a' } }, 'to'],
    [{ action: 'resolve', cause: 'the moon' }, 'cause'],
  ];
  for (const [body, field] of malformed)
    it(`${JSON.stringify(body).slice(0, 60)} is told that ${field} is wrong`, async () => {
      assert.deepEqual(await call(body), { status: 400, body: { error: 'body', field } });
    });

  it('for a ticket that is not there, or of another tenant, finds none', async () => {
    for (const body of [{ ticket: 1002 }, { ticket: 2 ** 40 }, { tenantId: 'tenant-2' }])
      assert.deepEqual(await call({ ...ask, ...body }), { status: 404, body: { error: 'unknown' } });
  });

  it('for a tenant that is not served finds none', async () => {
    const { store } = opened.teams;
    const other = await startTeams({
      store,
      config: { webhook: { url: opened.receiver.url, secret: SECRET }, tenants: ['tenant-2'] },
    });
    const answer = await callStatus(other.url, { ...envelope(), ...ask }, { at: NOW });
    assert.deepEqual(answer, { status: 404, body: { error: 'unknown' } });
    await other.close();
  });

  it('with an empty or an endless text is told so', async () => {
    for (const [text, error] of [
      ['', 'empty'],
      ['  ', 'empty'],
      ['x'.repeat(901), 'too-long'],
    ]) {
      const { status, body } = await call({ ...ask, text });
      assert.deepEqual([status, body.error], [422, error]);
    }
  });

  it('that is no JSON, or too much of it, is refused before anybody looks at its signature', async () => {
    assert.equal((await call(ask, { sent: '{' })).status, 400);
    assert.equal((await call({ ...ask, text: 'x'.repeat(300_000) })).status, 413);
    assert.equal((await call(ask, { headers: { 'Content-Type': 'text/plain' } })).status, 415);
  });

  it('of an old time leaves a warning in the log, and one with a wrong signature none that anybody could fill it with', async () => {
    const levels = () => opened.teams.log.filter((line) => line.includes('status-refused')).map((line) => JSON.parse(line).level);
    const before = levels().length;
    await call(ask, { secret: 'x' });
    await call(ask, { at: NOW - HOUR });
    assert.deepEqual(levels().slice(before), ['debug', 'warn']);
  });
});

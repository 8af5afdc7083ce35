import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { canary } from '../teams/canaries.ts';
import type { Client } from '../teams/client.ts';
import { CHANNEL, headingIn, lineIn, showing, ticketCards } from '../teams/desk/desk.ts';
import { NOW, startTeams, type Teams } from '../teams/teams.ts';
import { ask, BY, close, envelope, open, ticketOf } from './place.ts';
import { callStatus, type Receiver } from './receiver.ts';

const MINUTE = 60_000;

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

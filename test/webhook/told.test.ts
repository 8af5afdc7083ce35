import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import * as fc from 'fast-check';
import { ticketEvent } from '../../src/webhook/payload.ts';
import { canary } from '../teams/canaries.ts';
import type { Client } from '../teams/client.ts';
import { headingIn, lineIn, opensDesk, PASTE, sendsTicket, showing, ticketCards } from '../teams/desk/desk.ts';
import { english } from '../teams/english.ts';
import { NOW, startTeams, type Teams } from '../teams/teams.ts';
import { tokenOf } from '../triage/tokens.ts';
import { type Receiver, SECRET, startReceiver, status } from './receiver.ts';

const MINUTE = 60_000;
const UNREACHABLE = english.text('tickets.notice.desk-unreachable');

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries += 1) {
    if (tries > 1000) throw new Error('it does not come to pass');
    await wait(5);
  }
}

describe('a program behind the webhook', () => {
  let receiver: Receiver;
  let teams: Teams;
  let alex: Client;
  beforeEach(async () => {
    receiver = await startReceiver();
    teams = await startTeams({ config: { webhook: { url: receiver.url, secret: SECRET } } });
    alex = teams.person({ conversation: 'chat-alex' });
  });
  afterEach(async () => {
    await receiver.close();
    await teams.close();
  });
  const dead = () => teams.store.outbox.dead('tenant-1', 99);
  const kinds = () => receiver.told.map(({ json }) => json.event.kind);
  const logs = (what: string) => teams.log.some((line) => line.includes(what));
  const ofWebhook = () => teams.store.outbox.only(['webhook']);
  /** When the next try is due, once the last one has failed. */
  const nextTry = async (): Promise<number> => {
    await until(() => teams.log.filter((line) => line.includes('delivery-later')).length === receiver.told.length);
    return (await ofWebhook().nextDue()) ?? 0;
  };

  it('is told of each event once, in order, signed, as the schema says and with nothing else', async () => {
    const megan = await opensDesk(teams);
    await sendsTicket(alex, { comment: 'since today' });
    await megan.press('desk-claim', { on: await ticketCard(megan) });
    await megan.press('desk-comment', { inputs: { comment: 'looks like consent' } });
    await megan.press('desk-ask', { inputs: { question: 'which app?' } });
    await teams.delivered();
    await alex.press('ticket-answer', { inputs: { answer: 'the old one' } });
    await megan.press('desk-resolve', { inputs: { cause: 'consent-missing', resolution: 'consented' } });
    await teams.delivered();
    assert.deepEqual(kinds(), ['opened', 'assigned', 'commented', 'asked', 'answered', 'resolved']);
    assert.deepEqual(
      receiver.told.map(({ json }) => json.id),
      [1, 2, 3, 4, 5, 6].map((event) => `tenant-1/1001/${event}`),
    );
    for (const { verdict, json } of receiver.told) assert.deepEqual([verdict, ticketEvent.parse(json)], ['ok', json]);
    const { event, ticket } = receiver.told.at(-1)?.json ?? {};
    assert.deepEqual(event, {
      id: 6,
      kind: 'resolved',
      by: { side: 'desk', id: 'aad-Megan', name: 'Megan' },
      text: 'consented',
      cause: 'consent-missing',
    });
    assert.deepEqual(
      [ticket.reference, ticket.state, ticket.requester, ticket.assignee, ticket.evidence.status, ticket.evidence.request.path],
      ['GT-1001', 'resolved', { id: 'aad-Alex', name: 'Alex' }, { id: 'aad-Megan', name: 'Megan' }, 403, '/users/{id}/messages'],
    );
  });

  async function ticketCard(megan: Client) {
    await teams.delivered();
    const [card] = ticketCards(megan, 1001);
    assert.ok(card !== undefined);
    return card;
  }

  it('is a help desk: without a channel tickets can be sent, and nothing dies for want of one', async () => {
    assert.ok(!logs('no-help-desk'));
    const { card } = await alex.say(PASTE);
    assert.ok(!card.buttons.includes(english.text('tickets.buttons.copy-support')), card.buttons.join());
    const { text } = await sendsTicket(alex);
    assert.ok(text.includes(headingIn('en', 1001, 'open')), text);
    await teams.delivered();
    assert.deepEqual([kinds(), await dead()], [['opened'], []]);
    await alex.press('ticket-add', { inputs: { add: 'more' } });
    await teams.delivered();
    assert.deepEqual([kinds(), await dead(), logs('no-desk')], [['opened', 'added'], [], false]);
  });

  it('goes on beside a channel, which gets the open tickets when it becomes the desk', async () => {
    await sendsTicket(alex);
    await teams.delivered();
    const megan = await opensDesk(teams);
    await megan.press('desk-claim', { on: await ticketCard(megan) });
    await teams.delivered();
    assert.deepEqual(kinds(), ['opened', 'assigned']);
  });

  it('that hangs holds up nobody else', async () => {
    receiver.answer = () => undefined;
    const megan = await opensDesk(teams);
    for (let count = 0; count < 7; count += 1) await sendsTicket(teams.person({ name: `Person${count}` }));
    await until(async () => (await teams.store.outbox.only(['desk', 'requester']).nextDue()) === undefined);
    assert.equal(ticketCards(megan, 1007).length, 1);
    assert.ok(receiver.told.length > 0 && receiver.told.length <= 5, `${receiver.told.length}`);
  });

  it('that fails for a while is told again under the same key, with the ticket as it is then, in order', async () => {
    let failures = 2;
    receiver.answer = (response) => status((failures -= 1) >= 0 ? 500 : 200)(response);
    await sendsTicket(alex);
    await until(() => receiver.told.length > 0);
    await alex.press('ticket-add', { inputs: { add: 'more' } });
    await teams.delivered();
    assert.deepEqual(
      receiver.told.map(({ json }) => json.event.id),
      [1, 1, 1, 2],
    );
    assert.deepEqual(receiver.told.at(2)?.json.ticket.version, 2);
    assert.ok(logs('http-500'));
  });

  it('that fails for ten minutes and is the only desk: the requester is told, once', async () => {
    receiver.answer = status(503);
    await sendsTicket(alex);
    await until(() => receiver.told.length > 0);
    let now = NOW;
    const tryAgain = async (): Promise<void> => {
      const due = await nextTry();
      teams.pass(due - now);
      now = due;
      const count = receiver.told.length;
      await until(() => receiver.told.length > count);
    };
    while ((await nextTry()) < NOW + 10 * MINUTE) await tryAgain();
    assert.equal(showing(alex, UNREACHABLE).length, 0);
    await tryAgain();
    await until(() => showing(alex, UNREACHABLE).length > 0);
    await tryAgain();
    receiver.answer = status(200);
    await tryAgain();
    await until(async () => (await teams.store.outbox.nextDue()) === undefined);
    assert.equal(showing(alex, UNREACHABLE).length, 1);
  });

  for (const [name, hasChannel, times] of [
    ['is the only desk: the requester is told at once', false, 1],
    ['stands beside a channel that works: nobody is alarmed', true, 0],
  ] as const)
    it(`that refuses and ${name}`, async () => {
      if (hasChannel) await opensDesk(teams);
      receiver.answer = status(302, { Location: 'https://canary.example/' });
      await sendsTicket(alex);
      await teams.delivered();
      assert.deepEqual(
        (await dead()).map(({ to, code, about }) => [to, code, about]),
        [['webhook', 'http-302', 1]],
      );
      assert.equal(showing(alex, UNREACHABLE).length, times);
    });

  it('that refuses: the desk sees what it did not take, and sends it again', async () => {
    const megan = await opensDesk(teams);
    receiver.answer = status(410);
    await sendsTicket(alex);
    await teams.delivered();
    const { card } = await megan.say('tickets');
    const line = lineIn('en', 'tickets.list.dead-line', { number: 1001, to: 'webhook', code: 'http-410' });
    assert.ok(card.text.includes(line), card.text);
    receiver.answer = status(200);
    await megan.press('desk-retry');
    await teams.delivered();
    assert.deepEqual([kinds(), await dead()], [['opened', 'opened'], []]);
  });

  it('that is no longer configured leaves nothing behind that waits for ever', async () => {
    receiver.answer = status(503);
    await sendsTicket(alex);
    await until(() => receiver.told.length > 0);
    const { store } = teams;
    const next = await startTeams({ store });
    next.pass(MINUTE);
    await until(async () => (await store.outbox.dead('tenant-1', 9)).length > 0);
    assert.deepEqual(
      (await store.outbox.dead('tenant-1', 9)).map(({ code }) => code),
      ['no-webhook'],
    );
    await next.close();
  });

  it('gets no token, secret or mail address, and no line of the log holds its address or its secret', async () => {
    let runs = 0;
    const property = fc.asyncProperty(canary, async ({ text, pieces }) => {
      runs += 1;
      receiver.answer = status(runs % 2 ? 200 : 410);
      const one = teams.person({ name: `Person${runs}`, display: text });
      await one.say(`${PASTE}\n${text}`);
      await one.submitDialog({ token: tokenOf({ aud: 'https://graph.microsoft.com', exp: 1, name: text, upn: text }) });
      await one.say('help desk');
      await one.press('send-ticket', { inputs: { urgency: 'low', comment: `marker ${text}` } });
      await one.press('ticket-add', { inputs: { add: text } });
      await teams.delivered();
      for (const piece of pieces) assert.ok(!receiver.told.some(({ body }) => body.includes(piece)), piece);
    });
    await fc.assert(property, { numRuns: 12, endOnFailure: true });
    assert.ok(receiver.told.some(({ body }) => body.includes('marker') && body.includes('"claims"')));
    assert.ok(logs('delivery-dead'));
    for (const text of ['canary', SECRET, receiver.url]) assert.ok(!logs(text), text);
  }).timeout(60_000);
});

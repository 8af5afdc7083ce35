import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { YOU } from '../../../src/preview/people.ts';
import type { Client } from '../client.ts';
import { english } from '../english.ts';
import { NOW, startTeams, type Teams } from '../teams.ts';
import { CHANNEL, headingIn, lineIn, opensDesk, sendsTicket, showing, ticketCards } from './desk.ts';

const FOREVER = 100_000;

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 400; tries += 1) await wait(5);
}

describe('a Teams that refuses', () => {
  let teams: Teams;
  let alex: Client;
  let megan: Client;
  beforeEach(async () => {
    teams = await startTeams();
    megan = await opensDesk(teams);
    alex = teams.person({ conversation: 'chat-alex' });
  });
  afterEach(() => teams.close());
  const dead = () => teams.store.outbox.dead('tenant-1', 99);
  const logged = (what: string) => teams.log.filter((line) => line.includes(what)).length;

  it('what it takes from nobody is listed at the desk with its code, and is sent again from there', async () => {
    teams.refuse('POST', 400, FOREVER, { in: CHANNEL, body: { error: { code: 'BadSyntax', message: 'canary' } } });
    await sendsTicket(alex);
    await teams.delivered();
    assert.deepEqual(
      (await dead()).map(({ ticket, code }) => [ticket, code]),
      [[1001, 'BadSyntax']],
    );
    assert.ok(logged('delivery-dead') === 1 && logged('canary') === 0);
    assert.equal(showing(megan, 'GT-1001').length, 0);
    teams.refuse('POST', 400, 0);
    const { card } = await megan.say('tickets');
    assert.ok(
      card.text.includes(lineIn('en', 'tickets.list.dead-line', { number: 1001, to: 'desk', code: 'BadSyntax' })),
      card.text,
    );
    const { body } = await megan.press('desk-retry');
    assert.equal(body?.value, english.text('tickets.list.revived'));
    await teams.delivered();
    assert.equal(ticketCards(megan, 1001).length, 1);
    assert.deepEqual(await dead(), []);
    assert.ok(!(await megan.say('tickets')).card.text.includes(english.text('tickets.list.dead')));
  });

  it('a requester who has blocked the bot: the desk sees it on the ticket, once, and works on', async () => {
    await sendsTicket(alex);
    await teams.delivered();
    const blocked = { in: 'chat-alex', body: { error: { code: 'MessageWritesBlocked' } } };
    teams.refuse('POST', 403, FOREVER, blocked);
    teams.refuse('PUT', 403, FOREVER, blocked);
    await megan.press('desk-claim');
    await teams.delivered();
    await megan.press('desk-ask', { inputs: { question: 'are you there?' } });
    await teams.delivered();
    const said = english.line('tickets.event.requester-unreachable', { at: { time: 0 } }).at(-1)?.text ?? '?';
    const cards = showing(megan, 'GT-1001');
    assert.deepEqual([cards.length, cards[0]?.text.split(said).length], [1, 2], cards[0]?.text);
    assert.deepEqual(new Set((await dead()).map(({ code, to }) => `${to} ${code}`)), new Set(['requester MessageWritesBlocked']));
  });

  for (const status of [403, 404]) {
    it(`a channel that is gone (${status}): the ticket stays, and another channel gets it when it becomes the desk`, async () => {
      await sendsTicket(alex);
      await teams.delivered();
      const gone = { in: CHANNEL, body: { error: { code: 'ConversationNotFound' } } };
      teams.refuse('POST', status, FOREVER, gone);
      teams.refuse('PUT', status, FOREVER, gone);
      await alex.press('ticket-add', { inputs: { add: 'still broken' } });
      await sendsTicket(teams.person({ name: 'Kim' }));
      await teams.delivered();
      assert.equal(await teams.store.tickets.countUnsettled('tenant-1'), 2);
      assert.deepEqual(new Set((await dead()).map(({ to }) => to)), new Set(['desk']));
      const elsewhere = await opensDesk(teams, { conversation: '19:new@thread.tacv2' });
      await teams.delivered();
      assert.deepEqual([ticketCards(elsewhere, 1001).length, ticketCards(elsewhere, 1002).length], [1, 1]);
      assert.ok(showing(elsewhere, 'still broken').length > 0);
      assert.deepEqual(await dead(), []);
      await elsewhere.press('desk-claim', { on: ticketCards(elsewhere, 1001)[0]! });
      await teams.delivered();
      assert.ok(alex.lastCard().text.includes(english.text('tickets.notice.assigned')));
    });
  }

  it('to change a card that is gone gets a new one, in the same place', async () => {
    await sendsTicket(alex);
    await teams.delivered();
    teams.refuse('PUT', 404, 1, { in: CHANNEL });
    await alex.press('ticket-add', { inputs: { add: 'more' } });
    await teams.delivered();
    const cards = ticketCards(megan, 1001);
    assert.deepEqual([cards.length, cards[0]?.text.includes('more'), cards[1]?.text.includes('more')], [2, false, true]);
    await megan.press('desk-claim');
    await teams.delivered();
    assert.ok(showing(megan, headingIn('en', 1001, 'assigned')).length === 1);
  });

  it('for a while gets everything once and in order when it recovers', async () => {
    teams.refuse('POST', 429, 1, { in: CHANNEL, headers: { 'Retry-After': '1' } });
    await sendsTicket(alex);
    await alex.press('ticket-add', { inputs: { add: 'one' } });
    await alex.press('ticket-add', { inputs: { add: 'two' } });
    await teams.delivered();
    const cards = ticketCards(megan, 1001);
    assert.equal(cards.length, 1);
    assert.ok(cards[0]?.text.includes('one') && cards[0].text.includes('two'));
    const notices = showing(megan, english.text('tickets.notice.added')).map(({ text }) => /one|two/.exec(text)?.[0]);
    assert.deepEqual(notices, ['one', 'two']);
    assert.deepEqual(await dead(), []);
  }).timeout(30_000);

  it('is asked once in each try, and waited for as long as it says', async () => {
    teams.refuse('POST', 429, 2, { in: CHANNEL, headers: { 'Retry-After': '7' } });
    const before = teams.heard.length;
    await sendsTicket(alex);
    await until(() => logged('delivery-later') === 1);
    const posted = () =>
      teams.heard.slice(before).filter((body) => body.includes('GT-1001') && body.includes('desk-claim')).length;
    assert.equal(posted(), 1);
    assert.ok(((await teams.store.outbox.nextDue()) ?? 0) >= NOW + 7000);
  });

  it('and is slow to name the people of a team: a press is answered in time, and counts', async () => {
    await sendsTicket(alex);
    await teams.delivered();
    teams.pass(11 * 60_000);
    teams.refuse('GET', 502, FOREVER);
    for (const [verb, inputs] of [
      ['desk-claim', {}],
      ['desk-assign', { member: YOU.aadObjectId }],
    ] as const) {
      const before = performance.now();
      const { status } = await megan.press(verb, { inputs });
      assert.equal(status, 200);
      assert.ok(performance.now() - before < 2500, verb);
    }
    assert.equal((await teams.store.tickets.find('tenant-1', 1001))?.assignee?.name, YOU.name);
    await megan.press('desk-assign', { inputs: { member: 'aad-stranger' } });
    assert.equal((await teams.store.tickets.find('tenant-1', 1001))?.assignee?.name, YOU.name);
  }).timeout(60_000);
});

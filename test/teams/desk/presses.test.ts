import assert from 'node:assert/strict';
import { TEXT_LIMIT } from '../../../src/helpdesk/ticket.ts';
import { type Json, walk } from '../card-view.ts';
import type { Client, Turn } from '../client.ts';
import { english } from '../english.ts';
import { startTeams, type Teams } from '../teams.ts';
import { agent, CHANNEL, headingIn, lineIn, opensDesk, PASTE, sendsTicket, showing } from './desk.ts';

const MEMBERS = Array.from({ length: 60 }, (_, i) => ({ id: `29:m${i}`, aadObjectId: `aad-m${i}`, name: `Member ${i}` }));
const isTold = ({ body, card, sent, updated }: Turn, text: string): void => {
  assert.deepEqual([body?.type, body?.value], ['application/vnd.microsoft.activity.message', text]);
  assert.deepEqual([card.actions.length, sent.length, updated.length], [0, 0, 0]);
};

describe('a press on a ticket', () => {
  let teams: Teams;
  let alex: Client;
  let megan: Client;
  beforeEach(async () => {
    teams = await startTeams({ members: () => MEMBERS });
    megan = await opensDesk(teams);
    alex = teams.person();
    await sendsTicket(alex);
    await teams.delivered();
  });
  afterEach(() => teams.close());
  const ticket = () => teams.store.tickets.find('tenant-1', 1001);
  const desk = () => showing(megan, 'GT-1001');

  it('of Send twice, even at once, makes one ticket', async () => {
    await alex.say('start');
    await alex.say('help desk');
    const on = alex.lastCard();
    const send = () => alex.press('send-ticket', { on, inputs: { urgency: 'low', comment: 'x' } });
    const turns = [...(await Promise.all([send(), send()])), await send()];
    await teams.delivered();
    for (const { status, card } of turns) {
      assert.equal(status, 200);
      assert.ok(card.text.includes(headingIn('en', 1002, 'open')), card.text);
    }
    assert.equal(await teams.store.tickets.countUnsettled('tenant-1'), 2);
    assert.equal(showing(megan, 'GT-1002').length, 1);
  });

  it('of Send without an urgency says that one must be chosen, and keeps the form', async () => {
    await alex.say('start');
    await alex.say('help desk');
    isTold(await alex.press('send-ticket'), english.text('tickets.form.choose'));
    isTold(await alex.press('send-ticket', { inputs: { urgency: 'extreme' } }), english.text('tickets.form.choose'));
    assert.equal(await teams.store.tickets.countUnsettled('tenant-1'), 1);
  });

  it('of Send with too long a comment keeps the form with what was written', async () => {
    await alex.say('start');
    await alex.say('help desk');
    const before = alex.lastCard();
    const turn = await alex.press('send-ticket', { inputs: { urgency: 'low', comment: 'x'.repeat(30_000) } });
    isTold(turn, lineIn('en', 'tickets.form.too-long', { limit: TEXT_LIMIT }));
    assert.deepEqual(alex.lastCard().json, before.json);
  });

  for (const presses of ['execute', 'submit'] as const) {
    for (const [verb, inputs] of [
      ['desk-ask', { question: 'x'.repeat(30_000) }],
      ['desk-comment', { comment: 'x'.repeat(30_000) }],
      ['desk-resolve', { cause: 'other', resolution: 'x'.repeat(30_000) }],
      ['desk-ask', { question: ' \n' }],
      ['desk-comment', {}],
    ] as const) {
      it(`of ${verb} with words that do not fit is refused, and the card stays (${presses})`, async () => {
        const [before] = desk();
        const turn = await megan.as({ presses }).press(verb, { inputs });
        const reason = Object.values(inputs).join('').trim().length > 0 ? 'too-long' : 'empty';
        const text = lineIn('en', `tickets.refused.${reason}`, { name: { person: '' }, limit: TEXT_LIMIT });
        if (presses === 'execute') isTold(turn, text);
        else assert.deepEqual([turn.sent.map((one) => [one.text, one.textFormat]), turn.updated], [[[text, 'plain']], []]);
        assert.deepEqual(desk()[0]?.json, before?.json);
        assert.equal((await ticket())?.version, 1);
      });
    }
  }

  it('of two who take it at once is won by one, and the other is told by whom', async () => {
    const [on] = desk();
    const people = [megan, agent(teams, { name: 'Kim' }), agent(teams, { name: 'Diego' })];
    const turns = await Promise.all(people.map((person) => person.press('desk-claim', on === undefined ? {} : { on })));
    await teams.delivered();
    const winner = (await ticket())?.assignee?.name ?? '?';
    const [taken, by] = english.line('tickets.refused.taken', { name: { person: winner } });
    const inResponse = turns.map(({ body }) => {
      const runs = [...walk(body)].filter(({ type }) => type === 'TextRun').map(({ text }) => text);
      return runs.some((text, at) => text === taken?.text && runs[at + 1] === by?.text);
    });
    assert.deepEqual(
      inResponse.map((isLoser, i) => isLoser !== (`${['Megan', 'Kim', 'Diego'][i]}` === winner)),
      [true, true, true],
    );
    assert.equal((await ticket())?.version, 2);
  });

  it('that comes late changes nothing and shows the ticket as it is', async () => {
    const [open] = desk();
    assert.ok(open !== undefined);
    await megan.press('desk-resolve', { inputs: { cause: 'other' } });
    await teams.delivered();
    // What was written is not lost with the card: it stays, and the presser is told.
    for (const inputs of [{ question: 'late' }, { resolution: 'late', cause: 'other' }])
      isTold(
        await megan.press('question' in inputs ? 'desk-ask' : 'desk-resolve', { on: open, inputs }),
        lineIn('en', 'tickets.refused.closed'),
      );
    for (const verb of ['desk-claim', 'desk-resolve']) {
      const { card } = await megan.press(verb, { on: open, inputs: { cause: 'other' } });
      assert.ok(card.text.includes(headingIn('en', 1001, 'resolved')), verb);
      assert.ok(card.text.includes(lineIn('en', 'tickets.refused.closed')), verb);
      assert.ok(card.buttons.includes(english.text('tickets.buttons.reopen')));
    }
    assert.equal((await ticket())?.version, 2);
  });

  it('of an answer that nobody waits for any more is told to the desk all the same, unless the ticket is closed', async () => {
    await megan.press('desk-ask', { inputs: { question: 'when?' } });
    await teams.delivered();
    const on = alex.lastCard();
    await alex.press('ticket-answer', { on, inputs: { answer: 'now' } });
    await teams.delivered();
    await alex.press('ticket-answer', { on, inputs: { answer: 'and then' } });
    await teams.delivered();
    assert.ok(showing(megan, 'and then').length > 0);
    await megan.press('desk-resolve', { inputs: { cause: 'other' } });
    await teams.delivered();
    isTold(await alex.press('ticket-answer', { on, inputs: { answer: 'too late' } }), lineIn('en', 'tickets.refused.closed'));
    assert.equal(showing(megan, 'too late').length, 0);
  });

  it('gives it to somebody of the team, by name and sorted, fifty at most', async () => {
    const { card } = await megan.press('desk-claim');
    const choices = JSON.stringify(card.json).match(/"title":"Member \d+"/g) ?? [];
    assert.equal(choices.length, 50);
    assert.deepEqual(
      choices,
      choices.toSorted((a, b) => a.localeCompare(b)),
    );
    assert.ok(JSON.stringify(card.json).length < 25_000);
    await megan.press('desk-assign', { inputs: { member: 'aad-m7' } });
    await teams.delivered();
    assert.deepEqual((await ticket())?.assignee, { id: 'aad-m7', name: 'Member 7' });
    assert.ok(alex.lastCard().text.includes(english.text('tickets.notice.assigned')));
  });

  it('gives it to nobody who is not in the team', async () => {
    for (const member of ['aad-Alex', '', 'aad-m999', '../members', '*']) {
      const { card } = await megan.press('desk-assign', { inputs: { member } });
      assert.ok(card.text.includes(lineIn('en', 'tickets.refused.not-member')), member);
    }
    assert.equal((await ticket())?.version, 1);
  });

  it('has no list of people to give it to where Teams does not name them, and works all the same', async () => {
    teams.refuse('GET', 403, 1000);
    const kim = teams.person({ name: 'Kim' });
    const elsewhere = await opensDesk(teams, { name: 'Kim', conversation: '19:other@thread.tacv2' });
    await sendsTicket(kim);
    await teams.delivered();
    const card = showing(elsewhere, 'GT-1002')[0];
    assert.ok(card !== undefined && !card.buttons.includes(english.text('tickets.buttons.assign')));
    await elsewhere.press('desk-claim', { on: card });
    assert.equal((await teams.store.tickets.find('tenant-1', 1002))?.assignee?.name, 'Kim');
  });

  it('asks the roster anew after ten minutes, and not before', async () => {
    const gone = MEMBERS.splice(0, 60, { id: '29:new', aadObjectId: 'aad-new', name: 'Newcomer' });
    try {
      const claimed = await megan.press('desk-comment', { inputs: { comment: 'a' } });
      assert.ok(!JSON.stringify(claimed.card.json).includes('Newcomer'));
      await teams.delivered();
      teams.pass(10 * 60_000);
      const later = await megan.press('desk-comment', { inputs: { comment: 'b' } });
      assert.ok(JSON.stringify(later.card.json).includes('Newcomer'));
    } finally {
      MEMBERS.splice(0, 1, ...gone);
    }
  });

  it('lists the tickets of whoever asks: one’s own in the chat, all that are open in the channel', async () => {
    assert.ok((await teams.person({ name: 'Kim' }).say('tickets')).card.text.includes(lineIn('en', 'tickets.list.none')));
    await sendsTicket(teams.person({ name: 'Kim' }));
    await teams.delivered();
    await megan.press('desk-claim', { on: showing(megan, 'GT-1002')[0]! });
    await teams.delivered();
    const line = (number: number, state: 'open' | 'assigned') => [`GT-${number}`, english.text(`tickets.state.${state}`)];
    const own = await alex.say('tickets');
    for (const text of line(1001, 'open')) assert.ok(own.card.text.includes(text));
    assert.ok(!own.card.text.includes('GT-1002'));
    const { card } = await megan.say('tickets');
    const order = [english.text('tickets.list.mine'), 'GT-1002', english.text('tickets.list.rest'), 'GT-1001'];
    const at = order.map((text) => card.text.indexOf(text));
    assert.ok(!at.includes(-1) && at.every((place, i) => i === 0 || place > (at[i - 1] ?? 0)), card.text);
    const shown = await megan.press('desk-show', { on: card });
    assert.ok(shown.card.text.includes(headingIn('en', 1002, 'assigned')));
    assert.ok((await alex.press('ticket-show')).card.text.includes(headingIn('en', 1001, 'open')));
  });

  it('lists the oldest and counts the rest when many are open', async () => {
    for (let i = 0; i < 14; i += 1) await sendsTicket(teams.person({ name: `P${i}` }));
    const { card } = await megan.say('tickets');
    assert.equal(card.text.match(/GT-\d+/g)?.length, 12);
    assert.ok(card.text.includes(lineIn('en', 'tickets.list.more', { count: 3 })));
    assert.equal(card.actions.length, 5);
  }).timeout(60_000);

  it('from a thread of the channel counts as one from the channel', async () => {
    const [card] = desk();
    const data = { verb: 'desk-claim', ticket: '1001' };
    const { status } = await megan.post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'desk-claim', data } },
      replyToId: card?.id,
      conversation: { id: `${CHANNEL};messageid=${card?.id}`, conversationType: 'channel', tenantId: 'tenant-1', isGroup: true },
    });
    assert.equal(status, 200);
    await teams.delivered();
    assert.equal(showing(megan, headingIn('en', 1001, 'assigned')).length, 1);
    assert.equal((await ticket())?.state, 'assigned');
  });

  it("on the ticket's own card changes it for all with the delivery alone, and for the presser at once", async () => {
    const pressed = await megan.press('desk-claim', { on: desk()[0] });
    assert.ok(pressed.card.text.includes(headingIn('en', 1001, 'assigned')));
    await teams.delivered();
    const updates = teams.heard.filter(
      (body) => body.includes(headingIn('en', 1001, 'assigned')) && body.includes('desk-resolve'),
    );
    assert.equal(updates.length, 1);
  });

  it('is handled once when Teams delivers the same message twice, also by two apps on one store', async () => {
    const other = await startTeams({ store: teams.store });
    const kim = teams.person({ name: 'Kim' });
    await kim.say(PASTE);
    await kim.say('help desk');
    const on = kim.lastCard();
    const value = { ...(on.actions[0]?.data as Json), urgency: 'low', comment: 'once' };
    const twin = other.person({ name: 'Kim', conversation: on.conversation ?? '' });
    const all = (activity: Json) => Promise.all([kim, twin, kim, twin].map((person) => person.post(activity)));
    const sent = await all({ type: 'message', id: 'the-same', value, replyToId: on.id });
    assert.deepEqual(new Set(sent.map(({ status }) => status)), new Set([200]));
    const before = kim.cards().length + twin.cards().length;
    await all({ type: 'message', id: 'the-same-too', text: 'tickets' });
    assert.equal(kim.cards().length + twin.cards().length, before + 1);
    await teams.delivered();
    await other.close();
    assert.equal(await teams.store.tickets.countUnsettled('tenant-1'), 2);
  });
});

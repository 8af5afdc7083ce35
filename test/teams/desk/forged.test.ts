import assert from 'node:assert/strict';
import type { CardView, Json } from '../card-view.ts';
import type { Client, Turn } from '../client.ts';
import { english } from '../english.ts';
import { startTeams, type Teams } from '../teams.ts';
import { agent, opensDesk, sendsTicket, ticketCards } from './desk.ts';

const INPUTS: Json = {
  question: 'forged',
  comment: 'forged',
  cause: 'other',
  resolution: 'forged',
  reason: 'forged',
  member: 'aad-Megan',
  answer: 'forged',
  add: 'forged',
};
const OF_DESK = ['desk-claim', 'desk-assign', 'desk-ask', 'desk-resolve', 'desk-reopen', 'desk-comment', 'desk-show'];
const OF_REQUESTER = ['ticket-answer', 'ticket-add', 'ticket-withdraw', 'ticket-reopen', 'ticket-show'];

/** Nobody can make Teams say so; whoever takes the bot's own cards for proof would believe it. */
describe('a forged press', () => {
  let teams: Teams;
  let alex: Client;
  let megan: Client;
  let stored: unknown;
  before(async () => {
    teams = await startTeams({ members: () => [{ id: '29:Megan', aadObjectId: 'aad-Megan', name: 'Megan' }] });
    megan = await opensDesk(teams);
    await opensDesk(teams, { tenant: 'tenant-2', conversation: '19:theirs@thread.tacv2' });
    alex = teams.person();
    await sendsTicket(alex, { comment: 'secret plan' });
    await teams.delivered();
    stored = await teams.store.tickets.find('tenant-1', 1001);
  });
  after(() => teams.close());
  const press = (person: Client, verb: string, data: Json = {}): Promise<Turn> => {
    const all = { verb, ticket: '1001', session: 'ticket-1001', revision: 1, owner: '', ...INPUTS, ...data };
    return person.post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data: all } },
    });
  };
  const assertUnchanged = async ({ status, body, sent, updated }: Turn, what: string, line: string) => {
    await teams.delivered();
    assert.deepEqual([status, sent, updated], [200, [], []], what);
    assert.deepEqual([body?.type, body?.value], ['application/vnd.microsoft.activity.message', line], what);
    assert.deepEqual(await teams.store.tickets.find('tenant-1', 1001), stored, what);
    assert.ok(!JSON.stringify(body).includes('secret plan'));
  };

  it('of the desk from anywhere else changes nothing and shows nothing', async () => {
    const line = english.text('tickets.place.not-desk');
    const elsewhere: readonly [string, Client][] = [
      ['another channel', agent(teams, { conversation: '19:other@thread.tacv2' })],
      ['a channel whose name begins alike', agent(teams, { conversation: '19:desk@thread.tacv2x' })],
      ['the chat of the requester', alex],
      ['a group chat', teams.person({ type: 'groupChat' })],
      ['a channel of that name in another tenant', agent(teams, { tenant: 'tenant-2' })],
    ];
    for (const [where, person] of elsewhere)
      for (const verb of [...OF_DESK, 'desk-retry', 'desk-unknown'])
        await assertUnchanged(await press(person, verb, { owner: 'aad-Megan' }), `${verb} from ${where}`, line);
  });

  it('of the desk of another tenant finds no such ticket', async () => {
    const theirs = agent(teams, { tenant: 'tenant-2', conversation: '19:theirs@thread.tacv2' });
    for (const verb of OF_DESK)
      for (const data of [{}, { tenantId: 'tenant-1', tenant: 'tenant-1' }])
        await assertUnchanged(await press(theirs, verb, data), verb, english.text('tickets.place.unknown'));
  });

  it('by somebody who does not own the ticket changes nothing and shows nothing, whoever the card names', async () => {
    const line = english.text('tickets.place.unknown');
    const others: readonly [string, Client][] = [
      ['Kim', teams.person({ name: 'Kim' })],
      ['somebody who is called like the requester', teams.person({ name: 'Kim', display: 'Alex' })],
      ['the requester’s name in another tenant', teams.person({ tenant: 'tenant-2' })],
      ['somebody of the desk', megan],
    ];
    for (const [who, person] of others)
      for (const verb of OF_REQUESTER)
        await assertUnchanged(
          await press(person, verb, { owner: 'aad-Alex', from: 'aad-Alex', id: 'aad-Alex' }),
          `${verb} by ${who}`,
          line,
        );
    const copied = await press(teams.person({ name: 'Kim' }), 'copy-support', { owner: 'aad-Kim' });
    assert.ok(!JSON.stringify(copied).includes('1001'));
  });

  for (const ticket of [
    '0',
    '-1',
    '1.5',
    '1e9',
    '99999999999999999999',
    'x',
    '',
    null,
    {},
    [1001, 1002],
    "1001' or 1=1",
    'NaN',
  ]) {
    it(`with the ticket ${JSON.stringify(ticket)} finds none`, async () => {
      const line = english.text('tickets.place.unknown');
      await assertUnchanged(await press(megan, 'desk-claim', { ticket }), 'desk', line);
      await assertUnchanged(await press(alex, 'ticket-withdraw', { ticket }), 'requester', line);
    });
  }

  it('is that of whoever pressed, not of whom it names', async () => {
    await press(megan, 'desk-comment', {
      by: 'aad-Kim',
      name: 'Kim',
      from: { name: 'Kim' },
      owner: 'aad-Kim',
      personId: 'aad-Kim',
    });
    const ticket = await teams.store.tickets.find('tenant-1', 1001);
    assert.deepEqual(ticket?.events.at(-1)?.by, { side: 'desk', id: 'aad-Megan', name: 'Megan' });
    await press(megan, 'desk-resolve', { cause: '../../etc/passwd' });
    const last = (await teams.store.tickets.find('tenant-1', 1001))?.events.at(-1);
    assert.ok(last?.kind === 'resolved' && last.cause === 'other');
  });

  it('with another’s form opens a ticket of whoever pressed, and leaves theirs alone', async () => {
    await alex.say('help desk');
    const form: CardView = alex.lastCard();
    const data = (form.actions[0]?.data ?? {}) as Json;
    const kim = teams.person({ name: 'Kim' });
    const told = await kim.post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'send-ticket', data: { ...data, urgency: 'low' } } },
    });
    assert.equal(told.body?.value, english.text('cards.foreign-press'));
    await press(kim, 'send-ticket', { ...data, owner: 'aad-Kim', urgency: 'low', comment: 'mine' });
    await alex.press('send-ticket', { inputs: { urgency: 'high', comment: 'own' } });
    await teams.delivered();
    const owners = [1002, 1003].map((number) => ticketCards(megan, number)[0]?.text ?? '');
    assert.ok(owners[0]?.includes('Kim') && owners[0].includes('mine') && !owners[0].includes('ErrorAccessDenied'));
    assert.ok(owners[1]?.includes('Alex') && owners[1].includes('own'));
  });

  it('with a secret for the key of a form opens no ticket, and the secret is not stored', async () => {
    await alex.say('help desk');
    const data = (alex.lastCard().actions[0]?.data ?? {}) as Json;
    const before = await teams.store.tickets.countUnsettled('tenant-1');
    for (const submitKey of ['client_secret=VQ88Q~e_7_-._T_-.a-z-Dh1', 'eyJ0eXAiOiJKV1Q', "'", '']) {
      const told = await press(alex, 'send-ticket', { ...data, submitKey, urgency: 'low' });
      assert.equal(told.body?.value, english.text('tickets.form.choose'), submitKey);
    }
    assert.equal(await teams.store.tickets.countUnsettled('tenant-1'), before);
  });
});

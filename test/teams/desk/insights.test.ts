import assert from 'node:assert/strict';
import { MOST_VALUES } from '../../../src/helpdesk/tally.ts';
import type { Case } from '../../../src/triage/evaluate.ts';
import { evaluate } from '../../../src/triage/evaluate.ts';
import { StorageUnavailable } from '../../../src/storage/faults.ts';
import { openMemory } from '../../storage/memory.ts';
import type { Client } from '../client.ts';
import { english } from '../english.ts';
import { startTeams, type Teams } from '../teams.ts';
import { agent, lineIn, opensDesk, PASTE, sendsTicket } from './desk.ts';

const CANARY = 'canary4711';
/** Something that the bot answers at once. */
const PROVEN = 'AADSTS7000215: Invalid client secret provided.';

describe('insights', () => {
  let teams: Teams;
  let megan: Client;
  beforeEach(async () => {
    teams = await startTeams();
    megan = await opensDesk(teams);
  });
  afterEach(() => teams.close());
  const csv = async (): Promise<readonly string[]> => {
    await megan.say('insights');
    return String((await megan.press('desk-insights-csv')).sent[0]?.text).split('\r\n');
  };
  const counts = async (section: string) => (await csv()).filter((line) => line.startsWith(`${section},`));

  for (const [place, is] of [
    ['a personal chat', { type: 'personal' }],
    ['a group chat', { type: 'groupChat' }],
    ['another channel', { type: 'channel', conversation: '19:other@thread.tacv2' }],
    ['a channel of that name in another tenant', { type: 'channel', conversation: '19:desk@thread.tacv2', tenant: 'tenant-2' }],
  ] as const)
    it(`are shown to nobody in ${place}`, async () => {
      const { card, sent } = await teams.person(is).say('insights');
      assert.deepEqual([card.text, sent.length], [english.text('tickets.place.not-desk'), 1]);
    });

  it('of a desk that has just begun say that there is nothing yet, and offer no cases', async () => {
    const { card } = await megan.say('insights');
    assert.ok(card.text.includes(english.text('insights.lines.predicted-none')));
    assert.deepEqual(card.buttons, [english.text('insights.buttons.csv')]);
  });

  it('are pressed by nobody elsewhere', async () => {
    await megan.say('insights');
    const on = megan.lastCard();
    for (const verb of ['desk-insights-csv', 'desk-insights-cases']) {
      const { body, sent } = await teams.person().post({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb, data: on.actions[0]?.data } },
      });
      assert.deepEqual([body?.value, sent], [english.text('tickets.place.not-desk'), []], verb);
    }
  });

  it('count a cause once for each answer that a triage comes to, not for each drawing', async () => {
    const alex = teams.person();
    let { card } = await alex.say(PASTE);
    while (card.question !== undefined) ({ card } = await alex.say('not sure'));
    await alex.post({ value: { verb: 'show' } });
    await alex.press('did-not-help');
    await alex.press('back');
    await alex.say('start');
    const answered = (await counts('answered')).map((line) => Number(line.split(',').at(-1)));
    assert.deepEqual(answered, [1, 1]);
    assert.deepEqual(await counts('language'), ['language,en,,1']);
  });

  it('count what is solved, by its cause, and the language of whoever asked', async () => {
    const alex = teams.person({ locale: 'sv-SE' });
    await alex.say(PROVEN);
    await alex.press('solved');
    await alex.press('back');
    await alex.press('solved');
    assert.deepEqual(await counts('language'), ['language,sv,,1']);
    assert.deepEqual(await counts('answered'), ['answered,app-credentials,,1']);
    assert.deepEqual(await counts('solved'), ['solved,app-credentials,,2']);
  });

  it('count a triage in the dialog of an explained message as any other', async () => {
    const payload = { id: '1', messageType: 'message', body: { contentType: 'text', content: PROVEN } };
    const value = { commandId: 'explain', commandContext: 'message', messagePayload: payload };
    await teams.person().post({ type: 'invoke', name: 'composeExtension/fetchTask', value });
    assert.deepEqual(await counts('answered'), ['answered,app-credentials,,1']);
  });

  it('name codes and requests that are not known, once for each triage, and nothing of a person', async () => {
    const alex = teams.person();
    const path = `https://graph.microsoft.com/v1.0/users/${CANARY}@contoso.com/nothingOfThat/AAMkAGI2TG93AAA=`;
    await alex.say(`GET ${path} 403 Forbidden AADSTS7000999: ${CANARY} cannot.`);
    await alex.say(`It was AADSTS7000999 again, at ${path}`);
    const lines = await csv();
    assert.deepEqual(
      lines.filter((line) => line.startsWith('unknown-')),
      ['unknown-code,7000999,,1', 'unknown-path,GET /users/{id}/nothingOfThat/{id},,1'],
    );
    assert.ok(!lines.join().includes(CANARY) && !megan.lastCard().text.includes(CANARY));
    assert.ok(megan.lastCard().text.includes('AADSTS7000999'));
  });

  it('take no more codes from a single person than a day has room for', async () => {
    const alex = teams.person();
    for (let from = 0; from < 3 * MOST_VALUES; from += 20)
      await alex.say(Array.from({ length: 20 }, (_, i) => `AADSTS${8_000_000 + from + i}`).join(' '));
    await megan.say('insights');
    const { tallies } = await teams.store.figures.read({ from: 0, weeksFrom: 0, until: 0 }, 'tenant-1');
    assert.equal(tallies.filter(({ name }) => name === 'unknown-code').length, MOST_VALUES + 1);
  }).timeout(60_000);

  it('offer a ticket that was judged wrong as a case that the evaluation plays, without anybody in it', async () => {
    const alex = teams.person({ display: `Alex ${CANARY}` });
    await sendsTicket(alex, { comment: `my ${CANARY}` });
    await teams.delivered();
    await megan.press('desk-resolve', { inputs: { cause: 'user-not-licensed', resolution: CANARY } });
    await teams.delivered();
    const { card } = await megan.say('insights');
    assert.deepEqual(card.buttons, [english.text('insights.buttons.csv'), english.text('insights.buttons.cases')]);
    const { sent } = await megan.press('desk-insights-cases');
    const text = String(sent[0]?.text);
    const cases: readonly Case[] = JSON.parse(text);
    assert.deepEqual([sent.length, sent[0]?.textFormat, cases.map(({ cause }) => cause)], [1, 'plain', ['user-not-licensed']]);
    assert.equal(evaluate(cases, { withStory: false }).cases, 1);
    assert.doesNotMatch(text, new RegExp(`${CANARY}|GT-|1001|Alex|Megan|aad-|2026-11|megan@|11111111-aaaa|22222222-aaaa`));
    assert.ok((await counts('predicted')).includes('predicted,wrong,,1'));
  });

  it('offer the five newest cases, and no message that Teams would not take', async () => {
    const alex = teams.person();
    for (let i = 0; i < 6; i += 1) {
      await sendsTicket(alex);
      await teams.delivered();
      await megan.press('desk-resolve', { inputs: { cause: 'user-not-licensed', resolution: '' } });
      await teams.delivered();
    }
    await megan.say('insights');
    const text = String((await megan.press('desk-insights-cases')).sent[0]?.text);
    assert.equal((JSON.parse(text) as readonly Case[]).length, 5);
    assert.ok(Buffer.byteLength(text) < 20_000);
  }).timeout(60_000);

  it('say so when the case is gone that was offered', async () => {
    await sendsTicket(teams.person());
    await teams.delivered();
    await megan.press('desk-resolve', { inputs: { cause: 'user-not-licensed', resolution: '' } });
    await teams.delivered();
    await megan.say('insights');
    const on = megan.lastCard();
    const ticket = await teams.store.tickets.find('tenant-1', 1001);
    await megan.say('GT-1001');
    await megan.press('desk-reopen', { inputs: { reason: '' } });
    await teams.delivered();
    const { body } = await megan.press('desk-insights-cases', { on });
    assert.deepEqual([ticket?.state, body?.value], ['resolved', english.text('insights.cases-none')]);
  });

  it('are in the language of the desk, whoever asks, and in each of the thread', async () => {
    const thread = `${agent(teams).cards()[0]?.conversation ?? ''};messageid=1`;
    await megan.say('language');
    await megan.press('choose-language', { inputs: { locale: 'sv' } });
    const { card } = await agent(teams, { conversation: thread }).say('insights');
    assert.ok(card.text.includes(lineIn('sv', 'insights.lines.open', { count: 0 })));
  });

  it('are pressed by a client that only submits as by any other', async () => {
    await megan.say('insights');
    const old = megan.as({ presses: 'submit' });
    const { sent, updated } = await old.press('desk-insights-csv');
    assert.deepEqual([sent.length, updated.length], [1, 1]);
  });
});

describe('what was counted', () => {
  it('is stored when the bot stops', async () => {
    const store = await openMemory();
    const teams = await startTeams({ store });
    await teams.person().say(PROVEN);
    await teams.close();
    const { tallies } = await store.figures.read({ from: 0, weeksFrom: 0, until: 0 }, 'tenant-1');
    assert.deepEqual(tallies.map(({ name }) => name).toSorted(), ['answered', 'language']);
    await store.close();
  });

  it('costs nobody an answer while it cannot be stored, and is told to the log without a word of anybody', async () => {
    const store = await openMemory();
    const count = async () => Promise.reject(new StorageUnavailable(new Error(CANARY)));
    const teams = await startTeams({ store: { ...store, figures: { ...store.figures, count } } });
    const { card } = await teams.person().say(PROVEN);
    await teams.close();
    assert.ok(card.text.includes(english.text('causes.app-credentials.title')));
    const line = teams.log.find((one) => one.includes('counts-unwritten')) ?? '';
    assert.ok(line.includes('storage-unavailable') && !line.includes(CANARY));
    await store.close();
  });
});

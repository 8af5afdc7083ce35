import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore, type Store } from '../../src/storage/open.ts';
import type { Client } from './client.ts';
import { CHANNEL, headingIn, lineIn, opensDesk, PASTE, sendsTicket, showing } from './desk/desk.ts';
import { english } from './english.ts';
import { NOW, startTeams, type Teams } from './teams.ts';

const CHAT = 'a:chat-of-ximena';
const XIMENA = { name: 'ximena-9f27', display: 'Ximena Quarzwald', conversation: CHAT };
/** All by which she could be found, and words that she wrote. */
const TRACES = ['ximena-9f27', 'Quarzwald', CHAT, 'marmalade', 'turquoise'];
const OTHER = { name: 'Alex', display: 'Alex Wilber', conversation: 'a:chat-of-alex' };

describe('everything that is kept of a person', () => {
  let folder: string;
  let store: Store;
  let teams: Teams;
  let ximena: Client;
  let alex: Client;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'graph-triage-privacy-'));
    store = await openStore(`sqlite:${join(folder, 'kept.db')}`, { now: () => NOW });
    teams = await startTeams({ store });
    [ximena, alex] = [teams.person(XIMENA), teams.person(OTHER)];
  });
  afterEach(async () => {
    await teams.close();
    await store.close();
    await rm(folder, { recursive: true });
  });
  const traces = async (): Promise<readonly string[]> => {
    const files = await readdir(folder);
    assert.ok(files.some((file) => file.endsWith('-wal')) && files.some((file) => file.endsWith('-shm')), files.join());
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
    return TRACES.filter((trace) => texts.some((text) => text.includes(trace)));
  };
  const ticket = async (number: number) => {
    const found = await store.tickets.find('tenant-1', number);
    assert.ok(found !== undefined, `GT-${number}`);
    return found;
  };
  /** So much that rows move between pages, and leave copies where they were. */
  const churn = async (times: number) => {
    for (let i = 0; i < times; i += 1) await teams.person({ conversation: `churn-${i % 40}` }).say(PASTE);
  };

  /** Triages in three conversations, a ticket that is resolved and one that is open, both posted, a form, a message that waits, and work for the help desk. */
  async function lives(): Promise<Client> {
    const megan = await opensDesk(teams);
    const atDesk = ximena.as({ conversation: CHANNEL, type: 'channel' });
    for (const conversation of ['19:group-1@thread.v2', '19:group-2@thread.v2'])
      await ximena.as({ conversation, type: 'groupChat' }).say(PASTE);
    await sendsTicket(ximena, { comment: 'marmalade since Monday' });
    await sendsTicket(alex, { comment: 'whole and hale' });
    await teams.delivered();
    await megan.press('desk-resolve', { inputs: { cause: 'token-expired', resolution: 'sign in' }, on: cardOf(1001) });
    await teams.delivered();
    await churn(60);
    await sendsTicket(ximena, { comment: 'turquoise', urgency: 'high' });
    await ximena.say('help desk');
    await teams.delivered();
    await atDesk.press('desk-claim', { on: cardOf(1002) });
    await atDesk.press('desk-comment', { inputs: { comment: 'looks like consent' }, on: cardOf(1002) });
    await teams.delivered();
    // Nobody has to wait for the pace of Teams.
    teams.pass(60_000);
    teams.refuse('POST', 412, 1, { in: CHAT });
    await megan.press('desk-ask', { inputs: { question: 'which app?' }, on: cardOf(1003) });
    // The clock stands, so it waits for another try.
    for (let tries = 0; tries < 1000 && !teams.log.some((line) => line.includes('delivery-later')); tries += 1) await wait(5);
    return megan;
  }
  const cardOf = (number: number) => {
    const [card] = showing(teams.person({ type: 'channel', conversation: CHANNEL }), `GT-${number} ·`);
    assert.ok(card !== undefined, `no card of GT-${number}`);
    return card;
  };
  const erases = async () => {
    await ximena.say('delete my data');
    return ximena.press('privacy-delete');
  };

  it('is shown line by line, with how long it is kept', async () => {
    await lives();
    const { card } = await ximena.say('my data');
    for (const [key, params] of [
      ['privacy.mine.seen', { locale: 'en-US' }],
      ['privacy.mine.zone', { zone: 'UTC' }],
      ['privacy.mine.day', { day: '2026-11-20' }],
      ['privacy.mine.conversations', { count: 3 }],
      ['privacy.mine.tickets', { count: 2 }],
      ['privacy.mine.deliveries', { count: 1 }],
      ['privacy.mine.others', { count: 1 }],
      ['privacy.mine.how-long', { state: 30, tickets: 180 }],
      ['privacy.mine.never', {}],
    ] as const)
      assert.ok(card.text.includes(lineIn('en', key, params)), `${key} in ${card.text}`);
    assert.match(card.text, /GT-1003 · Waiting[\s\S]*GT-1001 · Resolved/);
    assert.deepEqual(card.buttons, [english.text('privacy.buttons.ask')]);
  });

  it('is gone from every byte of the database after it was deleted, and what others have is whole', async () => {
    await lives();
    assert.deepEqual(await traces(), TRACES);
    const before = await ticket(1002);
    const { card } = await erases();
    assert.equal(card.texts[0], english.text('privacy.done.title'));
    for (const [key, count] of Object.entries({ conversations: 3, tickets: 2, deliveries: 1, others: 1 }))
      assert.ok(
        card.text.includes(lineIn('en', `privacy.done.${key}` as 'privacy.done.tickets', { count })),
        `${key} in ${card.text}`,
      );
    assert.deepEqual(card.buttons, []);
    await teams.delivered();
    await churn(20);
    // Where the machine was too slow for the press, the file is cleaned behind it.
    await store.sweep(NOW);
    assert.deepEqual(await traces(), []);
    const whole = await ticket(1002);
    assert.deepEqual([whole.requester, whole.content, whole.events[0]], [before.requester, before.content, before.events[0]]);
    assert.deepEqual(whole.events.map(({ kind, by }) => [kind, by.id]).slice(1), [
      ['assigned', 'deleted'],
      ['commented', 'deleted'],
    ]);
    assert.deepEqual([whole.state, whole.assignee], ['open', undefined]);
    const { card: own } = await alex.say('tickets');
    assert.ok(own.text.includes('GT-1002'));
    assert.equal((await store.people.kept({ tenantId: 'tenant-1', ids: ['aad-Alex'], chatId: 'a:chat-of-alex' })).tickets, 1);
  }).timeout(60_000);

  it('is gone from the cards in the channel of the help desk, which can do nothing more with those tickets', async () => {
    const megan = await lives();
    const stale = cardOf(1003);
    await erases();
    await teams.delivered();
    for (const number of [1001, 1003]) {
      const card = cardOf(number);
      assert.equal(card.texts[0], lineIn('en', 'tickets.heading', { number, state: { word: 'tickets.state.deleted' } }));
      assert.deepEqual(card.buttons, []);
      assert.ok(!TRACES.some((trace) => JSON.stringify(card.json).includes(trace)));
    }
    const { body } = await megan.press('desk-claim', { on: stale });
    assert.ok(JSON.stringify(body).includes(english.text('tickets.refused.gone')));
    assert.ok(cardOf(1002).text.includes('someone (name deleted)'));
    assert.equal((await ticket(1003)).state, 'deleted');
    const { card } = await megan.say('tickets');
    assert.ok(card.text.includes('GT-1002') && !/GT-100[13]/.test(card.text));
  });

  it('begins anew with the next thing that the person writes or presses', async () => {
    await lives();
    await erases();
    for (const key of [`conversation/${CHAT}/aad-${XIMENA.name}`, `person/tenant-1/aad-${XIMENA.name}`])
      assert.deepEqual(await store.state.read([key]), {});
    const [own] = showing(ximena, 'GT-1003 ·');
    assert.ok(own !== undefined);
    const pressed = await ximena.press('ticket-add', {
      inputs: { add: 'still there?' },
      on: own,
    });
    assert.ok(JSON.stringify(pressed.body).includes(english.text('tickets.place.unknown')));
    const { card } = await ximena.say('tickets');
    assert.ok(card.text.includes(lineIn('en', 'tickets.list.none')));
    const { card: anew } = await ximena.say('start');
    assert.equal(anew.question, 'status');
    assert.equal((await sendsTicket(ximena)).texts[0], headingIn('en', 1004, 'open'));
  });

  it('is asked about once, and kept for whoever thinks again', async () => {
    await ximena.say(PASTE);
    const { card: asks } = await ximena.say('delete my data');
    assert.deepEqual(asks.buttons, [english.text('privacy.buttons.delete'), english.text('privacy.buttons.keep')]);
    for (const key of ['privacy.ask.what', 'privacy.ask.outside', 'privacy.ask.undone'] as const)
      assert.ok(asks.text.includes(lineIn('en', key)));
    const { card } = await ximena.press('privacy-keep');
    assert.equal(card.text, lineIn('en', 'privacy.kept'));
    assert.ok((await store.people.kept({ tenantId: 'tenant-1', ids: [`aad-${XIMENA.name}`], chatId: CHAT })).conversations > 0);
  });

  it('is deleted from the card of `my data` as well, by a client that submits', async () => {
    const submits = ximena.as({ presses: 'submit' });
    await submits.say(PASTE);
    await submits.say('my data');
    await submits.press('privacy-ask');
    const { card } = await submits.press('privacy-delete');
    assert.equal(card.texts[0], english.text('privacy.done.title'));
    assert.deepEqual(await store.state.read([`person/tenant-1/aad-${XIMENA.name}`]), {});
  });

  it('is nothing for the second of two presses', async () => {
    await ximena.say(PASTE);
    const { card: asks } = await ximena.say('delete my data');
    await ximena.press('privacy-delete', { on: asks });
    const { status, card } = await ximena.press('privacy-delete', { on: asks });
    assert.deepEqual([status, card.texts[0]], [200, english.text('privacy.done.nothing')]);
  });

  it('is shown, not deleted, by a press on a question of long ago', async () => {
    await ximena.say(PASTE);
    const { card: asks } = await ximena.say('delete my data');
    teams.pass(3_600_001);
    const { card } = await ximena.press('privacy-delete', { on: asks });
    assert.equal(card.texts[0], english.text('privacy.mine.title'));
    assert.ok((await store.people.kept({ tenantId: 'tenant-1', ids: [`aad-${XIMENA.name}`], chatId: CHAT })).conversations === 1);
  });

  it('is deleted by nobody else, and nowhere but in the own chat', async () => {
    await ximena.say(PASTE);
    const { card: asks } = await ximena.say('delete my data');
    const foreign = await alex.as({ conversation: CHAT }).press('privacy-delete', { on: asks });
    assert.equal(foreign.body?.value, english.text('cards.foreign-press'));
    const group = ximena.as({ conversation: '19:group@thread.v2', type: 'groupChat' });
    for (const command of ['my data', 'delete my data'])
      assert.equal((await group.say(command)).card.text, lineIn('en', 'privacy.elsewhere'), command);
    const forged = { action: { verb: 'privacy-delete', data: { owner: `aad-${XIMENA.name}`, asked: String(NOW) } } };
    const { body } = await group.post({ type: 'invoke', name: 'adaptiveCard/action', value: forged });
    assert.equal(body?.value, english.text('privacy.elsewhere'));
    assert.ok((await store.people.kept({ tenantId: 'tenant-1', ids: [`aad-${XIMENA.name}`], chatId: CHAT })).conversations > 0);
  });
});

describe('what is remembered of somebody who writes every day', () => {
  it('is written anew once a day, so that a language which was chosen long ago stays', async () => {
    let time = NOW;
    const store = await openStore('sqlite::memory:', { now: () => time });
    const teams = await startTeams({ store });
    const alex = teams.person();
    await alex.say('language');
    await alex.press('choose-language', { inputs: { locale: 'sv' } });
    for (let day = 0; day < 40; day += 1) {
      time += 24 * 3_600_000;
      teams.pass(24 * 3_600_000);
      await alex.say('help');
      await store.sweep(time);
    }
    const person = (await store.state.read(['person/tenant-1/aad-Alex']))['person/tenant-1/aad-Alex'];
    assert.deepEqual([person?.chosenLocale, person?.lastDay], ['sv', '2026-12-30']);
    await teams.close();
    await store.close();
  });
});

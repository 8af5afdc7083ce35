import assert from 'node:assert/strict';
import { loadCards } from '../../../src/cards/render.ts';
import { createHelpDesk } from '../../../src/helpdesk/desk.ts';
import { createTallies } from '../../../src/helpdesk/tally.ts';
import { ROOT } from '../../../src/root.ts';
import { type Bot, createBot } from '../../../src/teams/bot.ts';
import type { DeskRules } from '../../../src/teams/desk/edge.ts';
import { createRoster } from '../../../src/teams/desk/roster.ts';
import { UNOBSERVED } from '../../../src/observer.ts';
import type { Store } from '../../../src/storage/open.ts';
import type { Who } from '../client.ts';
import { CATALOGUES, english } from '../english.ts';
import { startTeams, type Teams } from '../teams.ts';
import { agent, CHANNEL, headingIn, lineIn, opensDesk, PASTE, sendsTicket, showing, wordsIn } from './desk.ts';

/** The bot as it is with an app id, which names who may register. */
const botWith =
  (rules: DeskRules) =>
  (store: Store, now: () => number): Bot => {
    const { tickets, desks, outbox, seen, figures, people, state: storage } = store;
    const wake = () => undefined;
    const help = createHelpDesk({ tickets, desks, outbox, now, wake, hasWebhook: false });
    const tallies = createTallies({ store: figures.count, now });
    const desk = { help, hasWebhook: false, tickets, outbox, roster: createRoster(now), figures, tallies, wake, rules };
    const render = loadCards(new URL('cards/', ROOT));
    const observer = UNOBSERVED;
    return createBot({
      storage,
      seen,
      catalogues: CATALOGUES,
      render,
      now,
      newId: () => 'id',
      defaultLocale: 'en',
      privacy: { people, days: { tickets: 180, state: 30 } },
      desk,
      observer,
    });
  };

describe('who makes a channel the help desk', () => {
  const ADMIN = 'AAD-megan';
  const TEAM = '19:team@thread.tacv2';
  const GROUP = 'AAAAAAAA-0000-4000-8000-000000000001';
  /** Rules, who writes, from which team, and whether that makes the desk. */
  type Row = readonly [string, Partial<DeskRules>, Partial<Who>, object, boolean];
  const rows: readonly Row[] = [
    ['an administrator of the bot', { admins: [ADMIN] }, { name: 'megan' }, {}, true],
    ['somebody else', { admins: [ADMIN] }, { name: 'kim' }, { id: TEAM }, false],
    ['anybody where nobody is named', {}, { name: 'megan' }, { id: TEAM }, false],
    ['somebody without a team where nobody is named', {}, { name: 'undefined' }, {}, false],
    ['somebody who calls themselves an administrator', { admins: [ADMIN] }, { name: 'kim', display: ADMIN }, {}, false],
    ['anybody in the named team', { teamId: TEAM }, { name: 'kim' }, { id: TEAM }, true],
    ['anybody in the team that Entra names so', { teamId: GROUP }, { name: 'kim' }, { aadGroupId: GROUP.toLowerCase() }, true],
    ['somebody in another team', { teamId: TEAM }, { name: 'kim' }, { id: '19:other@thread.tacv2', aadGroupId: GROUP }, false],
    ['somebody in no team', { teamId: TEAM }, { name: 'kim' }, {}, false],
    ['anybody in the preview', { isOpenToAll: true }, { name: 'kim' }, {}, true],
  ];
  for (const [who, rules, is, team, isAllowed] of rows) {
    it(`${isAllowed ? 'is' : 'is not'} ${who}`, async () => {
      const teams = await startTeams({ bot: botWith({ admins: [], isOpenToAll: false, ...rules }) });
      const channelData = { tenant: { id: 'tenant-1' }, team };
      const { card } = await agent(teams, is).say('use this channel', { channelData });
      const desk = await teams.store.desks.of('tenant-1');
      await teams.close();
      assert.equal(desk?.address.conversationId, isAllowed ? CHANNEL : undefined);
      const said = isAllowed ? 'registered' : 'not-allowed';
      assert.ok(card.text.includes(lineIn('en', `tickets.desk.${said}`, { variable: 'HELPDESK_ADMINS' })), card.text);
    });
  }

  it('reads its tickets in the language that the operators chose, else in that of whoever registers it', async () => {
    for (const [locale, expected] of [
      ['nl', 'nl'],
      [undefined, 'sv'],
    ] as const) {
      const rules = { admins: [], isOpenToAll: true, ...(locale !== undefined && { locale }) };
      const teams = await startTeams({ bot: botWith(rules) });
      await opensDesk(teams, { locale: 'sv-SE' });
      assert.equal((await teams.store.desks.of('tenant-1'))?.locale, expected);
      await teams.close();
    }
  });
});

describe('the place of the help desk', () => {
  let teams: Teams;
  beforeEach(async () => (teams = await startTeams()));
  afterEach(() => teams.close());
  const offers = (titles: readonly string[]) => ({
    ask: titles.includes(english.text('tickets.buttons.ask-desk')),
    copy: titles.includes(english.text('tickets.buttons.copy-support')),
  });
  /** To the answer, whatever is asked on the way. */
  const answered = async (person = teams.person()) => {
    let { card } = await person.say(PASTE);
    while (card.question !== undefined) ({ card } = await person.say('I don’t know'));
    return { person, card };
  };

  for (const type of ['personal', 'groupChat'] as const) {
    it(`is no ${type}: there it is said where to write`, async () => {
      const { card } = await teams.person({ type }).say('use this channel');
      assert.ok(card.text.includes(lineIn('en', 'tickets.desk.not-a-channel')));
      assert.equal(await teams.store.desks.of('tenant-1'), undefined);
    });
  }

  it('is the channel, whichever thread it was named in', async () => {
    await opensDesk(teams, { conversation: `${CHANNEL};messageid=17` });
    assert.equal((await teams.store.desks.of('tenant-1'))?.address.conversationId, CHANNEL);
  });

  it('is one for each tenant', async () => {
    await opensDesk(teams);
    const { card } = await answered(teams.person({ tenant: 'tenant-2' }));
    assert.deepEqual(offers(card.buttons), { ask: false, copy: true });
  });

  it('that is missing offers no ticket but a text with everything that is needed', async () => {
    const { person, card } = await answered();
    assert.deepEqual(offers(card.buttons), { ask: false, copy: true });
    for (const turn of [
      await person.press('copy-support'),
      await person.say('help desk'),
      await person.say('copy for support'),
    ]) {
      assert.equal(turn.sent.length, 1);
      const { text = '', textFormat } = turn.sent[0] ?? {};
      assert.equal(textFormat, 'plain');
      assert.ok(text.includes('11111111-aaaa-4bbb-8ccc-000000000001') && text.includes('/users/{id}/messages'), text);
    }
    const inputs = { verb: 'send-ticket', submitKey: 'x', urgency: 'low' };
    const forged = await person.as({ presses: 'submit' }).press('copy-support', { inputs });
    assert.equal(forged.sent[0]?.text, lineIn('en', 'tickets.form.no-desk'));
    assert.equal(await teams.store.tickets.find('tenant-1', 1001), undefined);
  });

  it('that is there is offered on the answer, and the form shows what it will get', async () => {
    await opensDesk(teams);
    const { person, card } = await answered();
    assert.deepEqual(offers(card.buttons), { ask: true, copy: false });
    const form = (await person.press('ask-desk')).sent[0];
    assert.equal(form?.attachments?.length, 1);
    assert.ok(person.lastCard().text.includes('11111111-aaaa-4bbb-8ccc-000000000001'));
    assert.deepEqual(person.lastCard().choices, ['low', 'normal', 'high']);
    await person.press('show');
    assert.equal(await teams.store.tickets.countUnsettled('tenant-1'), 0);
  });

  for (const [when, before] of Object.entries({
    'before anything was pasted': [],
    'in the middle of a question': ['start'],
    'at an open question': ['start', '403', 'I don’t know', 'I don’t know'],
    'after the answer': [PASTE, 'I don’t know', 'I don’t know', 'I don’t know'],
  })) {
    it(`takes a ticket ${when}`, async () => {
      const megan = await opensDesk(teams);
      const person = teams.person();
      for (const text of before) await person.say(text);
      const question = before.length === 0 ? undefined : person.lastCard().question;
      const { card } = await person.say('help desk');
      assert.ok(card.text.includes(english.text('tickets.form.title')));
      await person.press('send-ticket', { inputs: { urgency: 'low', comment: 'no idea' } });
      await teams.delivered();
      assert.ok(megan.lastCard().text.includes('no idea'));
      if (question !== undefined) assert.equal((await person.say('')).card.question, question);
    });
  }

  it('moves with its open tickets to the channel that is named last', async () => {
    const old = await opensDesk(teams);
    const alex = teams.person();
    await sendsTicket(alex);
    await sendsTicket(alex);
    await teams.delivered();
    await old.press('desk-resolve', { inputs: { cause: 'other' } });
    await teams.delivered();
    const last = await opensDesk(teams, { conversation: '19:new@thread.tacv2', name: 'Kim' });
    await teams.delivered();
    assert.deepEqual([showing(last, 'GT-1001').length, showing(last, 'GT-1002').length], [1, 0]);
    const { body } = await old.press('desk-claim', { on: showing(old, 'GT-1001')[0]! });
    assert.equal(body?.value, english.text('tickets.place.not-desk'));
    await last.press('desk-claim', { on: showing(last, 'GT-1001')[0]! });
    assert.equal((await teams.store.tickets.find('tenant-1', 1001))?.assignee?.name, 'Kim');
  });

  it('reads what it chose in its channel, where somebody else’s choice of a chat changes nothing', async () => {
    const megan = await opensDesk(teams);
    const alex = teams.person();
    await alex.say('language');
    await alex.press('choose-language', { inputs: { locale: 'sv' } });
    await megan.say('language');
    const { card } = await megan.press('choose-language', { inputs: { locale: 'nl' } });
    assert.ok(card.text.includes(wordsIn('nl').text('cards.language.done')));
    await sendsTicket(alex);
    await teams.delivered();
    assert.ok(megan.lastCard().text.includes(headingIn('nl', 1001, 'open')));
    assert.ok(alex.lastCard().text.includes(headingIn('sv', 1001, 'open')));
    assert.equal((await megan.say('tickets')).card.json.lang, 'nl');
  });
});

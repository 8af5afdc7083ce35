import assert from 'node:assert/strict';
import type { Client } from '../client.ts';
import { startTeams, type Teams } from '../teams.ts';
import { agent, CHANNEL, headingIn, lineIn, opensDesk, sendsTicket, showing, wordsIn } from './desk.ts';

/** A desk that reads Dutch, and a requester who reads Swedish. */
describe('the loop of the help desk', () => {
  let teams: Teams;
  let alex: Client;
  let megan: Client;
  beforeEach(async () => {
    teams = await startTeams();
    megan = await opensDesk(teams, { locale: 'nl-NL' });
    alex = teams.person({ locale: 'sv-SE' });
    await sendsTicket(alex, { urgency: 'high', comment: 'sedan i morse' });
    await teams.delivered();
  });
  afterEach(() => teams.close());
  const sv = wordsIn('sv');
  const nl = wordsIn('nl');
  const desk = () => megan.cards().slice(1);
  const assertShown = (person: Client, locale: string, lines: readonly string[]) => {
    const card = person.lastCard();
    assert.equal(card.json.lang, locale);
    for (const text of lines) assert.ok(card.text.includes(text), `${text} is not on: ${card.text}`);
  };

  it('begins with a card in the channel, in the language of the desk, and one in place of the form, in that of the requester', () => {
    assert.equal(desk().length, 1);
    assertShown(megan, 'nl', [
      headingIn('nl', 1001, 'open'),
      lineIn('nl', 'tickets.facts.requester', { name: { person: 'Alex' } }),
      lineIn('nl', 'tickets.facts.urgency', { urgency: { word: 'tickets.urgency.high' } }),
      nl.text('tickets.facts.nobody'),
      nl.text('tickets.sections.causes'),
      'sedan i morse',
      '11111111-aaaa-4bbb-8ccc-000000000001',
    ]);
    assertShown(alex, 'sv', [headingIn('sv', 1001, 'open'), 'sedan i morse', sv.text('tickets.requester.kept')]);
  });

  it('tells the requester who works on it, and changes both cards in place', async () => {
    const before = alex.cards().length;
    await megan.press('desk-claim');
    await teams.delivered();
    assert.equal(desk().length, 1);
    assertShown(megan, 'nl', [
      headingIn('nl', 1001, 'assigned'),
      lineIn('nl', 'tickets.facts.assignee', { name: { person: 'Megan' } }),
    ]);
    assertShown(alex, 'sv', [sv.text('tickets.notice.assigned')]);
    assert.equal(alex.cards().length, before + 1);
    const [card] = showing(alex, headingIn('sv', 1001, 'assigned'));
    assert.ok(card?.text.includes(lineIn('sv', 'tickets.facts.assignee', { name: { person: 'Megan' } })));
    assert.equal(showing(alex, headingIn('sv', 1001, 'open')).length, 0);
  });

  it('carries a question to the requester and the answer into the thread of the ticket', async () => {
    await megan.press('desk-ask', { inputs: { question: 'welke app?' } });
    await teams.delivered();
    assertShown(alex, 'sv', [sv.text('tickets.notice.asked'), 'welke app?']);
    assert.ok(desk()[0]?.text.includes(headingIn('nl', 1001, 'waiting')));
    await alex.press('ticket-answer', { inputs: { answer: 'Contoso Mail' }, on: alex.lastCard() });
    await teams.delivered();
    assertShown(megan, 'nl', [nl.text('tickets.notice.answered'), 'Contoso Mail']);
    const [card, notice] = desk();
    assert.equal(notice?.conversation, `${CHANNEL};messageid=${card?.id}`);
    assert.ok(card?.text.includes(headingIn('nl', 1001, 'open')) && card.text.includes('Contoso Mail'));
  });

  it('carries what the requester adds into the thread', async () => {
    await alex.press('ticket-add', { inputs: { add: 'även i Word' } });
    await teams.delivered();
    assertShown(megan, 'nl', [nl.text('tickets.notice.added'), 'även i Word']);
  });

  it('keeps comments of the desk from the requester, wherever they could see them', async () => {
    const before = alex.cards().length;
    await megan.press('desk-comment', { inputs: { comment: 'lastige klant' } });
    await teams.delivered();
    assert.ok(desk()[0]?.text.includes('lastige klant'));
    assert.equal(alex.cards().length, before);
    await megan.press('desk-claim');
    await teams.delivered();
    await alex.say('tickets');
    await alex.press('ticket-show');
    await alex.press('copy-support');
    assert.equal(showing(alex, 'lastige klant').length, 0);
    const inChat = teams.heard.filter((body) => body.includes('lastige klant') && !body.includes('"lang":"nl"'));
    assert.deepEqual(inChat, []);
  });

  it('ends with a cause and what solved it, and either side opens it again', async () => {
    await megan.press('desk-resolve', { inputs: { cause: 'consent-missing', resolution: 'toestemming gegeven' } });
    await teams.delivered();
    assertShown(alex, 'sv', [sv.text('tickets.notice.resolved'), 'toestemming gegeven']);
    const [mine] = showing(alex, headingIn('sv', 1001, 'resolved'));
    assert.ok(mine?.text.includes(sv.text('causes.consent-missing.title')));
    assert.ok(desk()[0]?.text.includes(nl.text('causes.consent-missing.title')));
    await alex.press('ticket-reopen', { inputs: { reason: 'fortfarande 403' }, on: alex.lastCard() });
    await teams.delivered();
    assertShown(megan, 'nl', [nl.text('tickets.notice.reopened-by-requester'), 'fortfarande 403']);
    assert.ok(desk()[0]?.text.includes(headingIn('nl', 1001, 'open')));
    await megan.press('desk-resolve', { inputs: { cause: 'other' } });
    await teams.delivered();
    await megan.press('desk-reopen', { inputs: { reason: 'toch niet' } });
    await teams.delivered();
    assertShown(alex, 'sv', [sv.text('tickets.notice.reopened'), 'toch niet']);
  });

  it('ends when the requester withdraws, and the desk is told', async () => {
    await alex.press('ticket-withdraw');
    await teams.delivered();
    assertShown(megan, 'nl', [nl.text('tickets.notice.withdrawn')]);
    assert.ok(desk()[0]?.text.includes(headingIn('nl', 1001, 'withdrawn')));
    assert.equal(showing(alex, headingIn('sv', 1001, 'withdrawn')).length, 1);
  });

  it('speaks to the requester in the language that they read last, and to the desk in that which it chose', async () => {
    await alex.say('help', { locale: 'lv-LV', entities: [] });
    await megan.say('language');
    await megan.press('choose-language', { inputs: { locale: 'id' } });
    await megan.press('desk-claim');
    await teams.delivered();
    assert.equal(alex.lastCard().json.lang, 'lv');
    assert.ok(alex.lastCard().text.includes(wordsIn('lv').text('tickets.notice.assigned')));
    assert.equal(showing(megan, headingIn('id', 1001, 'assigned')).length, 1);
    const kim = agent(teams, { name: 'Kim', locale: 'sv-SE' });
    await kim.press('desk-comment', { inputs: { comment: 'x' } });
    await teams.delivered();
    assert.equal(showing(megan, headingIn('id', 1001, 'assigned')).length, 1);
  });

  it('writes times in the time zone of whoever reads', async () => {
    const kim = teams.person({ name: 'Kim' });
    const zoned = { entities: [{ type: 'clientInfo', locale: 'en-US', timezone: 'Asia/Tokyo' }] };
    await kim.say('GET https://graph.microsoft.com/v1.0/me 403', zoned);
    await kim.say('help desk', zoned);
    const { card } = await kim.press('send-ticket', { inputs: { urgency: 'low' } });
    await teams.delivered();
    assert.ok(card.text.includes('9:00'), card.text);
    assert.ok(megan.lastCard().text.includes('12:00'));
  });
});

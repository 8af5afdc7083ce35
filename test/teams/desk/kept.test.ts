import assert from 'node:assert/strict';
import { StorageUnavailable } from '../../../src/storage/faults.ts';
import { memoryState } from '../../storage/memory.ts';
import type { Client } from '../client.ts';
import { english } from '../english.ts';
import { startTeams, type Teams } from '../teams.ts';
import { lineIn, opensDesk, showing } from './desk.ts';

const PASTE = 'AADSTS65001: consent. Correlation ID: 22222222-2222-3333-4444-555555555555';
const said = (word: string, length: number): string => `${`${word} `.repeat(length)}end`;

describe('what was shown or written', () => {
  let teams: Teams;
  let alex: Client;
  let megan: Client;
  beforeEach(async () => {
    teams = await startTeams();
    megan = await opensDesk(teams);
    alex = teams.person();
  });
  afterEach(() => teams.close());
  const ticket = (number = 1001) => teams.store.tickets.find('tenant-1', number);

  it('on the form is what the ticket holds, although another error was pasted meanwhile', async () => {
    await alex.say(PASTE);
    const form = (await alex.say('help desk')).card;
    await alex.say('AADSTS700016: Application not found in the directory');
    await alex.press('send-ticket', { on: form, inputs: { urgency: 'low' } });
    assert.deepEqual((await ticket())?.content.evidence.aadsts, [65_001]);
  });

  it('on the form cannot be sent any more when it is forgotten', async () => {
    await alex.say(PASTE);
    const form = (await alex.say('help desk')).card;
    const { updated } = await alex.say('cancel');
    assert.deepEqual(
      updated.map(({ id }) => id),
      [form.id],
    );
    assert.ok(!alex.cards().some(({ actions }) => actions.some(({ verb }) => verb === 'send-ticket')));
  });

  it('on a ticket that was sent stays there when the next triage is cancelled', async () => {
    await alex.say(PASTE);
    await alex.say('help desk');
    await alex.press('send-ticket', { inputs: { urgency: 'low' } });
    await alex.say('cancel');
    assert.equal(showing(alex, 'GT-1001').length, 1);
  });

  it('as the number of a ticket is not followed by a word of failure when only the form cannot be forgotten', async () => {
    const memory = memoryState();
    let isFull = false;
    const write: typeof memory.write = async (changes) => {
      if (isFull) throw new StorageUnavailable(new Error('disk is full'));
      return memory.write(changes);
    };
    const full = await startTeams({ storage: { ...memory, write } });
    await opensDesk(full);
    const person = full.person();
    await person.say(PASTE);
    await person.say('help desk');
    isFull = true;
    const { status, card, sent } = await person.press('send-ticket', { inputs: { urgency: 'low' } });
    await full.close();
    assert.deepEqual([status, sent], [200, []]);
    assert.match(card.text, /GT-1001/);
  });

  it('by the desk stands whole in the thread of the ticket, however much is said later', async () => {
    await alex.say(PASTE);
    await alex.say('help desk');
    await alex.press('send-ticket', { inputs: { urgency: 'low', comment: said('opening', 60) } });
    await teams.delivered();
    for (const word of ['one', 'two', 'three']) {
      await megan.press('desk-comment', { inputs: { comment: said(word, 60) } });
      await teams.delivered();
    }
    for (const word of ['opening', 'one', 'two', 'three']) assert.ok(showing(megan, said(word, 60)).length > 0, word);
    assert.equal(showing(alex, said('one', 60)).length, 0);
  });

  it('as question and answer stays with the requester', async () => {
    await alex.say('help desk');
    await alex.press('send-ticket', { inputs: { urgency: 'low' } });
    await teams.delivered();
    await megan.press('desk-ask', { inputs: { question: said('which', 40) } });
    await megan.press('desk-ask', { inputs: { question: 'and when?' } });
    await teams.delivered();
    const [first, second] = alex.cards().filter(({ text }) => text.includes(english.text('tickets.notice.asked')));
    await alex.press('ticket-answer', { on: first!, inputs: { answer: 'this one' } });
    await alex.press('ticket-answer', { on: second!, inputs: { answer: 'on Monday' } });
    await teams.delivered();
    assert.deepEqual(
      (await ticket())?.events.map(({ kind }) => kind),
      ['opened', 'asked', 'asked', 'answered', 'added'],
    );
    assert.ok(showing(megan, 'on Monday').length > 0 && showing(alex, 'on Monday').length > 0);
  });

  it('without a single fact names no cause', async () => {
    await alex.say('help desk');
    const { card } = await alex.press('send-ticket', { inputs: { urgency: 'low', comment: 'my printer' } });
    assert.ok(card.text.includes(english.text('tickets.facts.unclear')));
    assert.deepEqual((await ticket())?.content.ranking, []);
  });

  it('on a ticket is found again by its number, by its owner and at the desk alone', async () => {
    await alex.say('help desk');
    await alex.press('send-ticket', { inputs: { urgency: 'low', comment: 'the rooms' } });
    await teams.delivered();
    assert.match((await alex.say('GT-1001')).card.text, /the rooms/);
    assert.ok(!(await alex.say('gt 1001')).card.text.includes('the rooms'));
    assert.match((await megan.say('GT-1001')).card.text, /the rooms/);
    const { card } = await teams.person({ name: 'Kim' }).say('GT-1001');
    assert.equal(card.text, lineIn('en', 'tickets.place.unknown'));
  });

  it('is reached in the language of the desk by whoever works there', async () => {
    const dutch = await opensDesk(teams, { locale: 'nl-NL' });
    const { card } = await dutch.as({ name: 'Kim', locale: 'lv-LV' }).say('tickets');
    assert.equal(card.json.lang, 'nl');
    const typed = await dutch.as({ name: 'Kim', locale: 'lv-LV' }).say('taal');
    assert.ok(typed.card.choices.includes('nl'));
  });
});

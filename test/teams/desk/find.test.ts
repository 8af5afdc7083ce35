import assert from 'node:assert/strict';
import type { Client } from '../client.ts';
import { english } from '../english.ts';
import { startTeams, type Teams } from '../teams.ts';
import { lineIn, opensDesk, sendsTicket, wordsIn } from './desk.ts';

const CONSENT = 'AADSTS65001: The user or administrator has not consented. Trace ID: 0b1c2d3e-1111-2222-3333-444455556666';

describe('a search of the help desk', () => {
  let teams: Teams;
  let megan: Client;
  before(async () => {
    teams = await startTeams();
    megan = await opensDesk(teams);
    await sendsTicket(teams.person({ name: 'Alex' }), { comment: 'The meeting rooms of building 7' }, CONSENT);
    await sendsTicket(teams.person({ name: 'Kim' }), { comment: '會議室無法預約' });
    await teams.delivered();
    await megan.press('desk-resolve', {
      inputs: { cause: 'resource-access-policy', resolution: 'Mailbox was added to the scope group' },
    });
    await teams.delivered();
  });
  after(() => teams.close());
  const numbers = async (text: string, who: Client = megan): Promise<readonly string[]> =>
    (await who.say(text)).card.buttons.filter((title) => title.includes('GT-'));
  const [first, second] = [1001, 1002].map((number) => english.text('tickets.buttons.show', { number }));

  for (const [by, query, found] of [
    ['its number alone', '1001', [first]],
    ['a sign-in code, with or without its letters', '65001', [first]],
    ['a sign-in code, with or without its letters', 'AADSTS65001', [first]],
    ['an error code of Microsoft Graph in any case', 'erroraccessdenied', [second]],
    ['the title of its likeliest cause', english.text('causes.consent-missing.title'), [first]],
    ['the id of the cause that it was', 'resource-access-policy', [second]],
    ['a part of a word of its comment', 'building', [first]],
    ['words in another order', '7 building rooms', [first]],
    ['what was written when it was resolved', 'scope group', [second]],
    ['a piece of a Chinese comment', '無法', [second]],
    ['full-width digits', '６５００１', [first]],
    ['an id that support asks for', '0b1c2d3e-1111-2222-3333-444455556666', [first]],
  ] as const) {
    it(`finds a ticket by ${by}: ${query}`, async () => assert.deepEqual(await numbers(`find ${query}`), found));
  }

  it('shows the newest first, open and closed alike', async () => {
    const { card } = await megan.say('find t-100');
    assert.deepEqual(
      card.buttons.filter((title) => title.includes('GT-')),
      [second, first],
    );
    assert.ok(
      card.text.includes(english.text('tickets.state.open')) && card.text.includes(english.text('tickets.state.resolved')),
    );
  });

  it('shows the ticket itself when its whole number is looked for', async () =>
    assert.match((await megan.say('find GT-1001')).card.text, /building 7/));

  it('finds nobody by a name, by the id of a person, or by a key of what is stored', async () => {
    for (const query of ['Alex', 'aad-Alex', '29:Alex', 'requester', 'side', 'conversation'])
      assert.deepEqual(await numbers(`find ${query}`), [], query);
  });

  it('takes a percent sign and an underscore for what they are', async () => {
    for (const query of ['%', '_', String.raw`\ `, "'"]) assert.deepEqual(await numbers(`find ${query}`), [], query);
  });

  it('says that nothing was found, and what to try', async () => {
    const { card } = await megan.say('find nothing-of-the-kind');
    assert.ok(card.text.includes(lineIn('en', 'tickets.find.none', { query: 'nothing-of-the-kind' })));
  });

  it('says how to search when nothing stands behind the word', async () =>
    assert.equal((await megan.say('find')).card.text, lineIn('en', 'tickets.find.how')));

  it('keeps a mail address and a token that are looked for out of its answer', async () => {
    const { card } = await megan.say('find megan@contoso.example client_secret=Abc8Q~canary-canary-canary-canary-cana');
    assert.ok(!/megan@|canary/.test(JSON.stringify(card.json)));
  });

  it('shows a found ticket with all that can be done on it', async () => {
    await megan.say('find 65001');
    const { card } = await megan.press('desk-show');
    assert.match(card.text, /building 7/);
    assert.ok(
      card.actions.some(({ verb }) => verb === 'desk-comment') || card.buttons.includes(english.text('tickets.buttons.comment')),
    );
  });

  it('is understood in the language of the desk and in that of whoever writes', async () => {
    const dutch = megan.as({ locale: 'nl-NL' });
    const word = wordsIn('nl').synonyms('commands.find')[0];
    assert.deepEqual(await numbers(`${word} 65001`, dutch), [first]);
  });

  it('is one of its own tenant alone', async () => {
    const other = teams.person({ name: 'Lee', type: 'channel', conversation: '19:other@thread.tacv2', tenant: 'tenant-2' });
    await other.say('use this channel');
    assert.deepEqual(await numbers('find 65001', other), []);
  });

  it('is a paste for everybody outside of the channel', async () => {
    const { card } = await teams.person({ name: 'Robin' }).say('find 65001');
    assert.ok(!card.text.includes('GT-1001'));
  });
});

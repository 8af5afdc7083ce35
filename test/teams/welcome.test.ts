import assert from 'node:assert/strict';
import { english } from './english.ts';
import { startTeams, type Teams } from './teams.ts';

describe('the welcome', () => {
  let teams: Teams;
  before(async () => (teams = await startTeams()));
  after(() => teams.close());

  const added = { type: 'conversationUpdate', membersAdded: [{ id: '29:Alex' }, { id: 'bot-1' }] };
  const installed = { type: 'installationUpdate', action: 'add' };

  it('comes once, in the language of the client, although Teams tells of the bot twice at the same moment', async () => {
    const alex = teams.person({ locale: 'sv-SE' });
    await Promise.all([alex.as({ locale: undefined }).post(added), alex.post(installed)]);
    const [welcome, ...others] = alex.cards();
    assert.equal(welcome?.json.lang, 'sv');
    assert.deepEqual(others, []);
  });

  it('comes once in whatever order', async () => {
    const alex = teams.person();
    await alex.post(installed);
    await alex.post(added);
    await alex.post(installed);
    assert.equal(alex.cards().length, 1);
  });

  it('comes although only the members are told of', async () => {
    const alex = teams.person({ locale: undefined });
    await alex.post(added);
    assert.deepEqual(alex.lastCard().texts[0], english.text('cards.welcome.title'));
  });

  it('comes once in a team, in the channel that was chosen', async () => {
    const chosen = teams.person({ type: 'channel', conversation: '19:chosen@thread.tacv2' });
    const general = teams.person({ type: 'channel', conversation: '19:general@thread.tacv2' });
    await Promise.all([chosen.post(installed), general.post({ ...added, channelData: { eventType: 'teamMemberAdded' } })]);
    assert.deepEqual([chosen.cards().length, general.cards().length], [1, 0]);
  });

  it('does not come when somebody else is added, nor when the bot is removed', async () => {
    const alex = teams.person({ type: 'groupChat' });
    await alex.post({ ...added, membersAdded: [{ id: '29:Kim' }] });
    await alex.post({ ...installed, action: 'remove' });
    assert.deepEqual(alex.cards(), []);
  });

  it('offers to start, to check a token and to change the language', async () => {
    const { card } = await teams.person().say('hello');
    assert.deepEqual(
      card.actions.map(({ data }) => (data as { verb: string }).verb),
      ['start', 'token', 'language'],
    );
  });
});

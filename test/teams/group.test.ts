import assert from 'node:assert/strict';
import { english } from './english.ts';
import { startTeams, type Teams } from './teams.ts';

describe('a group chat', () => {
  let teams: Teams;
  before(async () => (teams = await startTeams()));
  after(() => teams.close());

  it('reads a message without the mention of the bot', async () => {
    const alex = teams.person({ type: 'groupChat' });
    assert.equal((await alex.say('start')).card.question, 'status');
    assert.equal((await alex.say('403')).card.question, 'flow');
  });

  it('takes a press by somebody else for nothing, and tells them alone', async () => {
    const alex = teams.person({ type: 'groupChat' });
    const { card } = await alex.say('start');
    const kim = alex.as({ name: 'Kim', locale: 'en-GB' });
    const { body, sent, updated } = await kim.press('answer', { on: card, inputs: { value: '403' } });
    assert.deepEqual(
      [body?.type, body?.value, sent.length, updated.length],
      ['application/vnd.microsoft.activity.message', english.text('cards.foreign-press'), 0, 0],
    );
    assert.equal((await alex.say('401')).card.question, 'flow');
  });

  it('keeps the triages of two people apart', async () => {
    const alex = teams.person({ type: 'channel' });
    const kim = alex.as({ name: 'Kim' });
    await alex.say('start');
    await alex.say('403');
    assert.equal((await kim.say('start')).card.question, 'status');
    assert.equal((await alex.say('auth code')).card.question, 'account');
  });

  it('offers no check of a token to whoever did not ask for it', async () => {
    const alex = teams.person({ type: 'groupChat' });
    for (const text of ['hello', 'help', 'nothing of use', 'start', 'I don’t know', 'cancel']) {
      const { card } = await alex.say(text);
      assert.ok(!card.buttons.includes(english.text('cards.buttons.token')), text);
      assert.notEqual(card.actions.length, 0, text);
    }
  });

  it('offers to go on in the person’s own chat, and ends in public', async () => {
    const alex = teams.person({ type: 'groupChat' });
    await alex.say('start');
    const before = teams.heard.length;
    const { card, updated } = await alex.press('to-chat');
    assert.ok(card.text.includes(english.text('extensions.moved')));
    assert.equal(updated.length, 1);
    const asked = teams.heard.slice(before).filter((body) => body.includes('questions') || body.includes('"question":"status"'));
    assert.equal(asked.length, 1);
    assert.equal((await alex.say('401')).card.question === 'status', false);
  });

  it('goes on there without a fault when the button is pressed three times at once', async () => {
    const alex = teams.person({ type: 'groupChat' });
    const { card } = await alex.say('start');
    const presses = await Promise.all(Array.from({ length: 3 }, () => alex.press('to-chat', { on: card })));
    assert.deepEqual(
      presses.map(({ status }) => status),
      [200, 200, 200],
    );
  });

  it('stays where it is, and says why, when the person has no chat with the bot', async () => {
    const alex = teams.person({ type: 'groupChat' });
    await alex.say('start');
    teams.refuse('POST', 403, 1, { body: { error: { code: 'ForbiddenOperationException' } } });
    const { body, sent, updated } = await alex.press('to-chat');
    assert.deepEqual([body?.value, sent.length, updated.length], [english.text('extensions.no-chat.text'), 0, 0]);
    assert.equal((await alex.say('403')).card.question, 'flow');
  });

  it('takes *Continue in chat* of somebody else for nothing', async () => {
    const alex = teams.person({ type: 'groupChat' });
    const { card } = await alex.say('start');
    const { body } = await alex.as({ name: 'Kim' }).press('to-chat', { on: card });
    assert.equal(body?.value, english.text('cards.foreign-press'));
  });

  it('asks for no token in a whole triage', async () => {
    const alex = teams.person({ type: 'channel' });
    let { card } = await alex.say('403 Forbidden GET https://graph.microsoft.com/v1.0/me/messages');
    while (card.question !== undefined) {
      assert.notEqual(card.question, 'token');
      ({ card } = await alex.say('I don’t know'));
    }
  });
});

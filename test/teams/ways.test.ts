import assert from 'node:assert/strict';
import type { Client } from './client.ts';
import { english } from './english.ts';
import { startTeams, type Teams } from './teams.ts';

const PROOF = 'AADSTS65001: The user or administrator has not consented';

describe('the ways through a triage', () => {
  let teams: Teams;
  let alex: Client;
  before(async () => (teams = await startTeams()));
  after(() => teams.close());
  beforeEach(() => (alex = teams.person()));

  it('Back asks the question before, in place, and keeps no answer to it', async () => {
    await alex.say('start');
    await alex.answer('403');
    const { card, sent, updated } = await alex.press('back');
    assert.deepEqual([card.question, sent.length, updated.length], ['status', 0, 1]);
    assert.equal((await alex.answer('401')).card.question, 'flow');
  });

  it('Change takes up an earlier question in place and then the one that was open', async () => {
    await alex.say('start');
    await alex.answer('403');
    const [status] = alex.cards();
    const { card } = await alex.press('change', { on: status! });
    assert.deepEqual([card.question, card.id], ['status', status?.id]);
    const next = await alex.press('answer', { on: card, inputs: { value: '401' } });
    assert.equal(next.card.question, 'flow');
    assert.match(alex.cards()[0]?.text ?? '', /401/);
  });

  it('Change corrects an answer from the answer card on', async () => {
    await alex.say('start');
    await alex.answer('403');
    const flow = (await alex.answer('client-credentials')).updated[0];
    while (alex.lastCard().question !== undefined) await alex.say('I don’t know');
    const shrunk = alex.cards().find(({ id }) => id === flow?.id);
    assert.equal((await alex.press('change', { on: shrunk! })).card.question, 'flow');
  });

  it('Start over forgets the answers and leaves one card that asks', async () => {
    await alex.say('start');
    await alex.answer('403');
    assert.equal((await alex.press('start')).card.question, 'status');
    assert.equal(alex.cards().filter(({ question }) => question !== undefined).length, 1);
  });

  it('Start leaves one card that asks, however often the welcome is pressed', async () => {
    const { card } = await alex.say('hello');
    for (let press = 0; press < 3; press += 1) await alex.press('start', { on: card });
    assert.equal(alex.cards().filter(({ question }) => question !== undefined).length, 1);
    assert.equal(alex.cards()[0]?.text, card.text);
  });

  it('Did not help shows the next cause, and at last who can look further, each with a way on', async () => {
    const titles = new Set<string>();
    let { card } = await alex.say('403 Forbidden GET https://graph.microsoft.com/v1.0/me/messages');
    while (card.question !== undefined) ({ card } = await alex.say('I don’t know'));
    while (card.buttons.includes(english.text('cards.buttons.did-not-help'))) {
      assert.ok(!titles.has(card.texts.join()), 'a cause comes twice');
      titles.add(card.texts.join());
      ({ card } = await alex.press('did-not-help'));
    }
    assert.ok(titles.size > 1);
    assert.ok(card.text.includes(english.text('cards.exhausted.title')));
    assert.deepEqual(
      card.actions.map(({ verb }) => verb),
      ['copy-support', 'back', 'start'],
    );
    assert.ok((await alex.press('back')).card.buttons.includes(english.text('cards.buttons.solved')));
  });

  it('Solved thanks in place, and can be taken back', async () => {
    await alex.say(PROOF);
    const { card, sent } = await alex.press('solved');
    assert.deepEqual([card.texts[0], sent.length], [english.text('cards.solved.title'), 0]);
    assert.ok((await alex.press('back')).card.text.includes(english.text('causes.consent-missing.title')));
  });

  it('a paste after Solved begins a new triage', async () => {
    await alex.say(PROOF);
    await alex.press('solved');
    const { card } = await alex.say('403 Forbidden');
    assert.doesNotMatch(card.text, /65001/);
    assert.ok(!card.text.includes(english.text('causes.consent-missing.title')) || card.question !== undefined);
  });

  it('a cause that did not help does not come back with the next paste, until a paste proves it', async () => {
    const title = english.text('causes.permission-missing.title');
    const request = '403 Forbidden GET https://graph.microsoft.com/v1.0/me/messages';
    let { card } = await alex.say(request);
    while (card.question !== undefined) ({ card } = await alex.say('I don’t know'));
    while (!card.texts.includes(title)) ({ card } = await alex.press('did-not-help'));
    await alex.press('did-not-help');
    assert.ok(!(await alex.say(request)).card.texts.includes(title));
    const proof = "Missing scope permissions on the request. API requires one of 'Mail.Read'. Scopes on the request 'User.Read'";
    assert.ok((await alex.say(`403 Forbidden ${proof}`)).card.texts.includes(title));
  });

  it('every step can be typed as well', async () => {
    await alex.say('start');
    await alex.say('403');
    assert.equal((await alex.say('back')).card.question, 'status');
    await alex.say(PROOF);
    assert.notEqual((await alex.say('did not help')).card.text, '');
    assert.equal((await alex.say('solved')).card.texts[0], english.text('cards.solved.title'));
    assert.equal((await alex.say('start over')).card.question, 'status');
  });

  it('cancel ends the triage and takes the open question away', async () => {
    await alex.say('start');
    const { card } = await alex.say('cancel');
    assert.equal(card.texts[0], english.text('cards.cancelled.title'));
    assert.ok(alex.cards().every(({ question }) => question === undefined));
    assert.equal((await alex.press('start')).card.question, 'status');
  });

  it('help interrupts nothing', async () => {
    await alex.say('start');
    assert.equal((await alex.say('?')).card.texts[0], english.text('cards.help.title'));
    assert.equal((await alex.say('403')).card.question, 'flow');
  });

  it('Action.Submit leads to the same as Action.Execute', async () => {
    const submits = teams.person({ presses: 'submit' });
    for (const person of [alex, submits]) {
      await person.say('start');
      await person.answer('403');
      await person.press('back');
      await person.answer('401');
      await person.answer('client-credentials');
      await person.press('unknown');
      await person.press('start');
    }
    const texts = (person: Client) => person.cards().map(({ text, buttons }) => [text, buttons]);
    assert.deepEqual(texts(submits), texts(alex));
  });

  it('an Action.Execute is answered with the card that replaces the pressed one', async () => {
    await alex.say('start');
    const { body, updated } = await alex.answer('403');
    assert.equal(body?.type, 'application/vnd.microsoft.card.adaptive');
    assert.deepEqual(body?.value, updated[0]?.attachments?.[0]?.content);
  });
});

import assert from 'node:assert/strict';
import { memoryState } from '../storage/memory.ts';
import { newSession } from '../../src/triage/session.ts';
import { english } from './english.ts';
import { startTeams, type Teams } from './teams.ts';

const ERROR = JSON.stringify({
  error: {
    code: 'Authorization_RequestDenied',
    message: 'Insufficient privileges to complete the operation.',
    innerError: { 'request-id': '11111111-2222-3333-4444-555555555555', date: '2026-11-20T11:00:00' },
  },
});
const PROOF = 'AADSTS65001: The user or administrator has not consented to use the application with ID';

describe('a triage', () => {
  let teams: Teams;
  const storage = memoryState();
  before(async () => (teams = await startTeams({ storage })));
  after(() => teams.close());

  it('asks a person without an error for status, flow and account', async () => {
    const alex = teams.person();
    await alex.say('hello');
    assert.equal((await alex.press('start')).card.question, 'status');
    assert.equal((await alex.answer('403')).card.question, 'flow');
    assert.equal((await alex.answer('auth-code')).card.question, 'account');
  });

  it('does not ask for the account of an app that acts alone', async () => {
    const alex = teams.person();
    await alex.say('start');
    await alex.answer('401');
    const { card } = await alex.answer('client-credentials');
    assert.notEqual(card.question, 'account');
  });

  for (const [typed, question] of [
    ['403', 'flow'],
    ['４０３', 'flow'],
    ['Forbidden', 'flow'],
    ['I don’t know', 'flow'],
  ] as const) {
    it(`takes ${typed} for an answer to the status`, async () => {
      const alex = teams.person();
      await alex.say('start');
      assert.equal((await alex.say(typed)).card.question, question);
    });
  }

  it('shrinks a question to its answer when it is typed, by changing the card', async () => {
    const alex = teams.person();
    const { card } = await alex.say('start');
    const { updated, sent } = await alex.say('403');
    assert.deepEqual([updated.length, sent.length, updated[0]?.id], [1, 1, card.id]);
    const [shrunk] = alex.cards();
    assert.equal(shrunk?.text, `${english.text('questions.status.topic')}: ${english.text('questions.status.answers.403')}`);
    assert.deepEqual(shrunk?.buttons, [english.text('cards.buttons.change')]);
  });

  it('takes what was typed for the flow', async () => {
    const alex = teams.person();
    await alex.say('start');
    await alex.say('401');
    await alex.say('App only.');
    assert.match(alex.cards().at(-2)?.text ?? '', new RegExp(english.text('questions.flow.topic')));
  });

  it('says what it read of a paste, and goes on with the question that matters', async () => {
    const { card } = await teams.person().say(ERROR);
    assert.equal(card.texts[0], english.text('cards.read.title'));
    assert.match(card.text, /Authorization_RequestDenied/);
    assert.match(card.text, /11111111-2222-3333-4444-555555555555/);
    assert.ok(card.question !== undefined && card.question !== 'text');
  });

  it('answers at once when the paste proves the cause, without a way back to nothing', async () => {
    const { card } = await teams.person().say(PROOF);
    assert.ok(card.text.includes(english.text('causes.consent-missing.title')));
    assert.deepEqual(
      card.actions.map(({ verb }) => verb),
      ['solved', 'did-not-help', 'copy-support', 'copy', 'start'],
    );
  });

  it('never asks what the paste says', async () => {
    const alex = teams.person();
    let { card } = await alex.say(`GET https://graph.microsoft.com/v1.0/me/messages\nHTTP/1.1 403 Forbidden\n${ERROR}`);
    const asked: string[] = [];
    while (card.question !== undefined) {
      asked.push(card.question);
      ({ card } = await alex.say('I don’t know'));
    }
    for (const known of ['status', 'request', 'text', 'operation', 'service']) assert.ok(!asked.includes(known), known);
    assert.ok(asked.length <= 5);
  });

  it('asks the open question once more when something else was pasted, with what it read of it', async () => {
    const alex = teams.person();
    await alex.say('start');
    const { card } = await alex.say('GET https://graph.microsoft.com/v1.0/me/messages');
    assert.equal(card.question, 'status');
    assert.equal(card.texts[0], english.text('cards.read.title'));
  });

  it('begins anew when another error is pasted after an answer', async () => {
    const alex = teams.person();
    await alex.say(PROOF);
    const { card, updated } = await alex.say('AADSTS7000215: Invalid client secret provided.');
    assert.ok(card.text.includes(english.text('causes.app-credentials.title')));
    assert.equal(updated.length, 1);
  });

  it('takes permissions that are typed when they are asked for, and an error all the same', async () => {
    const asking = { ...newSession('s', true), phase: 'asking', current: 'granted', asked: ['granted'] };
    for (const conversation of ['names', 'error'])
      await storage.write({ [`conversation/${conversation}/aad-Alex`]: { session: asking } });
    const names = await teams.person({ conversation: 'names' }).say('Mail.Read, User.Read');
    assert.notEqual(names.card.question, 'granted');
    const error = await teams.person({ conversation: 'error' }).say(`https://graph.microsoft.com/v1.0/me: ${PROOF}`);
    assert.ok(error.card.text.includes(english.text('causes.consent-missing.title')));
  });
});

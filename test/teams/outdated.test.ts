import assert from 'node:assert/strict';
import { memoryState } from '../storage/memory.ts';
import type { Client } from './client.ts';
import { english } from './english.ts';
import { startTeams, type Teams } from './teams.ts';

const PROOF = 'AADSTS65001: The user or administrator has not consented';

describe('a card that is out of date', () => {
  let teams: Teams;
  let alex: Client;
  before(async () => (teams = await startTeams()));
  after(() => teams.close());
  beforeEach(() => (alex = teams.person()));

  it('shows the current state when it was drawn before the last step', async () => {
    const { card } = await alex.say('start');
    await alex.say('403');
    const turn = await alex.press('answer', { on: card, inputs: { value: '401' } });
    assert.deepEqual([turn.card.question, turn.sent.length], ['flow', 0]);
    assert.equal(alex.lastCard().question, 'flow');
  });

  it('shows a new beginning, and says so, when the bot knows nothing of its triage any more', async () => {
    const yesterday = (await alex.say('start')).card;
    const restarted = await startTeams();
    const { card, status } = await restarted.person().press('answer', { on: yesterday, inputs: { value: '403' } });
    await restarted.close();
    assert.equal(status, 200);
    assert.ok(card.text.includes(english.text('cards.outdated')));
    assert.ok(card.buttons.includes(english.text('cards.buttons.start')));
  });

  it('shows the current triage when it belongs to one that was cancelled', async () => {
    const { card } = await alex.say('start');
    await alex.say('cancel');
    await alex.say(PROOF);
    const turn = await alex.press('answer', { on: card, inputs: { value: '403' } });
    assert.ok(turn.card.text.includes(english.text('causes.consent-missing.title')));
  });

  it('shows what it would have shown at first, when the activity that it stood in is gone', async () => {
    await alex.as({ presses: 'submit' }).say('start');
    await alex.say('403');
    teams.refuse('PUT', 404);
    const { sent, card } = await alex.as({ presses: 'submit' }).press('back');
    assert.deepEqual([sent.length, card.question], [1, 'status']);
  });

  it('changes nothing when its data was made up', async () => {
    await alex.say('start');
    for (const inputs of [
      { verb: 'constructor' },
      { question: '__proto__' },
      { value: 'constructor' },
      { revision: 'x' },
      { value: 5 },
    ]) {
      const { card, status } = await alex.press('answer', { inputs });
      assert.deepEqual([card.question, status], ['status', 200], JSON.stringify(inputs));
    }
  });
});

describe('two turns at once', () => {
  /** Lets two turns load the same state before either writes. */
  function meeting() {
    const storage = memoryState();
    let waiting: (() => void)[] | undefined;
    const read = async (keys: string[]) => {
      const found = await storage.read(keys);
      if (waiting !== undefined) {
        const together = waiting;
        await new Promise<void>((resolve) => {
          together.push(resolve);
          if (together.length === 2) {
            waiting = undefined;
            for (const go of together) go();
          }
        });
      }
      return found;
    };
    return { storage: { ...storage, read }, meet: () => void (waiting = []) };
  }

  let teams: Teams;
  const { storage, meet } = meeting();
  before(async () => (teams = await startTeams({ storage })));
  after(() => teams.close());

  it('two presses: the state that won is shown to both', async () => {
    const alex = teams.person();
    const { card } = await alex.say('start');
    meet();
    const turns = await Promise.all(['403', '401'].map((value) => alex.press('answer', { on: card, inputs: { value } })));
    assert.deepEqual(
      turns.map(({ status }) => status),
      [200, 200],
    );
    const winner = alex.cards().find(({ id, question }) => id !== card.id && question === 'flow');
    assert.ok(winner);
    const next = await alex.press('answer', { on: winner, inputs: { value: 'auth-code' } });
    assert.equal(next.card.question, 'account');
  });

  it('a press and a paste: the paste is not lost', async () => {
    const alex = teams.person();
    const { card } = await alex.say('start');
    meet();
    await Promise.all([alex.press('answer', { on: card, inputs: { value: '400' } }), alex.say(PROOF)]);
    const { card: shown } = await alex.say('help').then(() => alex.say('403'));
    assert.ok([shown, ...alex.cards()].some(({ text }) => text.includes(english.text('causes.consent-missing.title'))));
  });

  it('a press and cancel: the triage ends', async () => {
    const alex = teams.person();
    const { card } = await alex.say('start');
    meet();
    const [, cancelled] = await Promise.all([alex.press('answer', { on: card, inputs: { value: '400' } }), alex.say('cancel')]);
    assert.equal(cancelled.status, 200);
    assert.equal((await alex.say('back')).card.texts[0], english.text('cards.welcome.title'));
  });
});

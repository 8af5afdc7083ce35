import assert from 'node:assert/strict';
import { StorageUnavailable } from '../../src/storage/faults.ts';
import { memoryState } from '../storage/memory.ts';
import { english } from './english.ts';
import { startTeams, type Teams } from './teams.ts';

describe('a connector that fails', () => {
  let teams: Teams;
  before(async () => (teams = await startTeams()));
  after(() => teams.close());

  for (const status of [404, 500]) {
    it(`with ${status} to an update loses no answer and keeps nobody waiting`, async () => {
      for (const presses of ['execute', 'submit'] as const) {
        const alex = teams.person({ presses });
        await alex.say('start');
        teams.refuse('PUT', status, 9);
        const begin = Date.now();
        assert.equal((await alex.answer('403')).card.question, 'flow');
        assert.ok(Date.now() - begin < 3000);
        teams.refuse('PUT', 200, 0);
        assert.equal((await alex.press('back')).card.question, 'status');
      }
    });
  }

  it('to send loses no answer: the next message continues', async () => {
    const alex = teams.person();
    await alex.say('start');
    teams.refuse('POST', 403, 2);
    assert.equal((await alex.say('403')).status, 500);
    assert.equal((await alex.say('403')).card.question, 'flow');
    assert.equal((await alex.say('auth code')).card.question, 'account');
  });
});

describe('a fault', () => {
  it('is told with the reference that stands in the log, in the language of the person, even when no state can be read', async () => {
    const memory = memoryState();
    const storage = { ...memory, read: async () => Promise.reject(new Error('alex@contoso.example was here')) };
    const teams = await startTeams({ storage });
    const alex = teams.person({ locale: 'sv-SE' });
    const { card, status } = await alex.say('hello');
    const reference = /"reference":"([^"]+)"/.exec(teams.log.join(''))?.[1] ?? '?';
    const pressed = await alex.post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'start', data: {} } },
    });
    await teams.close();
    assert.deepEqual([status, card.json.lang], [200, 'sv']);
    assert.ok(card.text.includes(reference));
    assert.doesNotMatch(teams.log.join(''), /contoso/);
    assert.deepEqual([pressed.status, pressed.body, pressed.sent.length], [500, { error: 'Internal Server Error' }, 1]);
  });

  it('of the database says that nothing was changed, and the next message goes on without a new start', async () => {
    const memory = memoryState();
    let isFull = false;
    const write: typeof memory.write = async (changes) => {
      if (isFull) throw new StorageUnavailable(new Error('disk is full'));
      return memory.write(changes);
    };
    const teams = await startTeams({ storage: { ...memory, write } });
    const alex = teams.person();
    await alex.say('start');
    isFull = true;
    const title = english.text('tickets.storage.title');
    assert.equal((await alex.say('403')).card.texts[0], title);
    const pressed = await alex.answer('403');
    assert.deepEqual([pressed.status, pressed.body?.value, pressed.sent.length], [200, title, 1]);
    assert.match(teams.log.join(''), /"code":"storage-unavailable"/);
    isFull = false;
    assert.equal((await alex.answer('403')).card.question, 'flow');
    await teams.close();
  });

  it('is not repeated, and leaves what was given', async () => {
    const memory = memoryState();
    let isBroken = false;
    const write: typeof memory.write = async (changes) => {
      if (isBroken) throw new Error('disk');
      return memory.write(changes);
    };
    const teams = await startTeams({ storage: { ...memory, write } });
    const alex = teams.person();
    await alex.say('start');
    isBroken = true;
    assert.equal((await alex.say('403')).card.texts[0], english.text('cards.failure.title'));
    isBroken = false;
    assert.equal((await alex.say('403')).card.question, 'flow');
    await teams.close();
  });
});

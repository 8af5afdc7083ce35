import assert from 'node:assert/strict';
import { memoryState } from '../storage/memory.ts';
import { CATALOGUES, english } from './english.ts';
import { startTeams, type Teams } from './teams.ts';

describe('the language', () => {
  let teams: Teams;
  const storage = memoryState();
  before(async () => (teams = await startTeams({ storage })));
  after(() => teams.close());

  it('is that of the message', async () => {
    assert.equal((await teams.person({ locale: 'sv-SE' }).say('hello')).card.json.lang, 'sv');
  });

  it('is not flipped by a press or a dialog from a client in another one', async () => {
    const alex = teams.person({ locale: 'sv-SE' });
    await alex.say('start');
    const elsewhere = alex.as({ locale: 'en-GB' });
    assert.equal((await elsewhere.answer('403')).card.json.lang, 'sv');
    assert.equal((await elsewhere.as({ presses: 'submit' }).answer('auth-code')).card.json.lang, 'sv');
    assert.equal((await elsewhere.fetchDialog()).card.json.lang, 'sv');
    assert.equal((await elsewhere.say('401')).card.json.lang, 'en');
  });

  it('is English for a reader of one that is not spoken, with the offer to choose', async () => {
    const { card } = await teams.person({ locale: 'de' }).say('hello');
    assert.equal(card.json.lang, 'en');
    assert.ok(card.texts.some((text) => text.includes(english.line('cards.language.offer')[0]?.text ?? '?')));
  });

  it('is offered once, on whatever card comes first', async () => {
    const offer = english.line('cards.language.offer')[0]?.text ?? '?';
    for (const [name, first] of Object.entries({ Answer: 'AADSTS65001', Question: '403 Forbidden', Notice: 'what now?' })) {
      const alex = teams.person({ locale: 'de-DE', name });
      assert.ok((await alex.say(first)).card.text.includes(offer), name);
      for (const next of [first, 'hello', 'start']) assert.ok(!(await alex.say(next)).card.text.includes(offer), next);
    }
  });

  it('is offered to nobody whose own is spoken, even if they chose English', async () => {
    const alex = teams.person({ locale: 'sv-SE', name: 'Chooser' });
    await alex.say('language');
    await alex.press('choose-language', { inputs: { locale: 'en' } });
    const { card } = await alex.say('hello');
    assert.equal(card.json.lang, 'en');
    assert.ok(!card.text.includes(english.line('cards.language.offer')[0]?.text ?? '?'));
  });

  it('is chosen from a list, for one person, for good', async () => {
    const alex = teams.person({ name: 'Sofia' });
    await alex.say('start');
    const picker = await alex.say('language');
    assert.deepEqual(
      picker.card.choices,
      CATALOGUES.map(({ locale }) => locale),
    );
    const { sent, updated, card } = await alex.press('choose-language', { inputs: { locale: 'sv' } });
    assert.deepEqual([sent.length, updated.length, card.json.lang, card.question], [1, 1, 'sv', 'status']);
    assert.equal(updated[0]?.id, picker.card.id);
    assert.equal((await alex.say('403')).card.json.lang, 'sv');
    const restarted = await startTeams({ storage });
    assert.equal((await restarted.person({ name: 'Sofia' }).say('hello')).card.json.lang, 'sv');
    assert.equal((await restarted.person({ name: 'Other' }).say('hello')).card.json.lang, 'en');
    await restarted.close();
  });

  it('is asked again when none that exists was chosen', async () => {
    const alex = teams.person({ name: 'Forger' });
    await alex.say('hello');
    const picker = await alex.press('language');
    assert.ok(picker.card.choices.includes('sv'));
    const { card } = await alex.press('choose-language', { on: picker.card, inputs: { locale: 'tlh' } });
    assert.ok(card.choices.includes('sv'));
  });

  it('is kept of nobody who sends something else for it', async () => {
    await teams.person({ name: 'Odd', locale: 'alex@contoso.example' }).say('hello');
    assert.doesNotMatch(JSON.stringify(await storage.read(['person/tenant-1/aad-Odd'])), /contoso/);
  });
});

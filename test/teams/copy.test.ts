import assert from 'node:assert/strict';
import { english } from './english.ts';
import { startTeams, type Teams } from './teams.ts';

const APP = '11111111-2222-3333-4444-555555555555';
const PROOF = `AADSTS65001: The user or administrator has not consented to use the application with ID '${APP}'. Correlation ID: 66666666-7777-8888-9999-000000000000`;
const CHALLENGE = Buffer.from(
  '{"access_token":{"nbf":{"essential":true,"value":"1657834417"},"acrs":{"essential":true,"value":"c1"}}}',
).toString('base64');

describe('Copy commands', () => {
  let teams: Teams;
  before(async () => (teams = await startTeams()));
  after(() => teams.close());

  for (const presses of ['execute', 'submit'] as const) {
    it(`posts one plain text and leaves the answer where it is (${presses})`, async () => {
      const alex = teams.person({ presses });
      await alex.say(PROOF);
      const { sent, card, status } = await alex.press('copy');
      assert.deepEqual([status, sent.length], [200, 1]);
      const { text, textFormat, attachments } = sent[0] ?? {};
      assert.equal(textFormat, 'plain');
      assert.equal(attachments?.length ?? 0, 0);
      const lines = String(text).split('\n');
      assert.deepEqual(lines.slice(0, 2), [english.text('ready.message.heading'), english.text('ready.message.consent')]);
      assert.ok(lines.includes('Get-MgContext | Select-Object -ExpandProperty Scopes'));
      assert.ok(card.text.includes(english.text('causes.consent-missing.title')));
      assert.ok(card.text.includes(english.text('cards.read.title')));
    });
  }

  it('of a card that is over posts nothing and shows the current state', async () => {
    const alex = teams.person();
    const { card: old } = await alex.say(PROOF);
    await alex.press('start');
    const { card, sent } = await alex.press('copy', { on: old });
    assert.ok(sent.every(({ textFormat }) => textFormat !== 'plain'));
    assert.equal(card.question, 'status');
  });
});

describe('a claims challenge', () => {
  it('is explained, with the code that answers it', async () => {
    const teams = await startTeams();
    const alex = teams.person();
    const header = `HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm="", error="insufficient_claims", claims="${CHALLENGE}"`;
    const { card } = await alex.say(header);
    assert.ok(card.text.includes(english.text('cards.challenge.title')), card.text);
    assert.match(card.text, /2022-07-14T21:33:37Z/);
    assert.match(card.text, /Authentication context c1:/);
    const { sent } = await alex.press('copy');
    assert.match(String(sent[0]?.text), /acquire_token_interactive[\s\S]*ClaimsRequest/);
    await teams.close();
  });
});

describe('several failed requests of one paste', () => {
  it('are named one by one, each with its cause', async () => {
    const teams = await startTeams();
    const responses = [
      { id: '1', status: 429, body: { error: { code: 'TooManyRequests', message: 'Too many requests' } } },
      {
        id: '2',
        status: 401,
        body: { error: { code: 'InvalidAuthenticationToken', message: 'Access token has expired or is not yet valid.' } },
      },
    ];
    const person = teams.person();
    let { card } = await person.say(JSON.stringify({ responses }));
    for (let i = 0; i < 6 && card.question !== undefined; i += 1) ({ card } = await person.say('I don’t know'));
    assert.ok(card.text.includes(english.text('cards.failures.title')), card.text);
    assert.ok(
      card.text.includes(`${english.text('causes.token-expired.title')} (${english.text('cards.verdict.proven')}): 401`),
      card.text,
    );
    await teams.close();
  });
});

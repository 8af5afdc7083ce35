import assert from 'node:assert/strict';
import { tokenOf } from '../triage/tokens.ts';
import type { Client } from './client.ts';
import { english } from './english.ts';
import { NOW, startTeams, type Teams } from './teams.ts';

const HOUR = 3600;
const seconds = NOW / 1000;
const GRAPH = 'https://graph.microsoft.com';
const claims = { aud: GRAPH, iss: 'https://sts.windows.net/t/', scp: 'User.Read', exp: seconds + HOUR, iat: seconds - HOUR };

describe('the private check of a token', () => {
  let teams: Teams;
  let alex: Client;
  before(async () => (teams = await startTeams()));
  after(() => teams.close());
  beforeEach(() => (alex = teams.person()));

  it('opens a dialog that asks for a token and names two ways without sending it', async () => {
    await alex.say('token');
    const { body, card, sent } = await alex.fetchDialog();
    assert.equal((body?.task as { type?: string } | undefined)?.type, 'continue');
    assert.ok(card.text.includes(english.text('token.others')));
    assert.match(card.text, /node -e /);
    assert.equal(sent.length, 0);
  });

  const rows: readonly (readonly [what: string, token: string, says: readonly string[]])[] = [
    [
      'a live token of Graph',
      tokenOf(claims),
      ['token.verdict.alive', 'token.kind.access-token', 'token.audience.graph', 'token.next.alive', 'token.careful'],
    ],
    [
      'an expired token',
      tokenOf({ ...claims, exp: seconds - HOUR }),
      ['token.verdict.ended', 'token.next.ended', 'token.careful'],
    ],
    [
      'a token for another API',
      tokenOf({ ...claims, aud: 'api://other' }),
      ['token.verdict.other-api', 'token.careful', 'token.next.alive'],
    ],
    [
      'an app-only token without a permission',
      tokenOf({ aud: GRAPH, idtyp: 'app', exp: seconds + HOUR }),
      ['token.verdict.no-permission', 'token.access.app-only-empty'],
    ],
    [
      'an ID token',
      tokenOf({ aud: 'app', iss: 'i', exp: seconds + HOUR, nonce: 'n' }),
      ['token.verdict.id-token', 'token.kind.id-token'],
    ],
    ['an opaque token', `EwB${'A'.repeat(80)}`, ['token.kind.opaque-personal']],
    ['an encrypted token', 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4In0..a.b.c', ['token.kind.encrypted']],
    ['decoded claims', JSON.stringify(claims), ['token.kind.access-token', 'token.audience.graph']],
    ['garbage', 'garbage', ['token.verdict.malformed', 'token.malformed.no-dots']],
    ['broken JSON', '{"aud":', ['token.malformed.not-json']],
    ['far too much', 'x'.repeat(20_000), ['token.malformed.too-long']],
    ['nothing', '', ['token.kind.empty']],
  ];
  for (const [what, token, says] of rows) {
    it(`says of ${what} what it is, inside the dialog alone`, async () => {
      const { body, card, sent, updated } = await alex.submitDialog({ token });
      assert.equal((body?.task as { type?: string } | undefined)?.type, 'continue');
      for (const key of says) assert.ok(card.text.includes(english.text(key as 'token.careful')), `${key}: ${card.text}`);
      assert.deepEqual([sent.length, updated.length], [0, 0]);
      assert.equal(card.buttons[0], english.text('cards.buttons.another'));
    });
  }

  it('never calls a token valid', async () => {
    const { card } = await alex.submitDialog({ token: tokenOf(claims) });
    assert.doesNotMatch(card.text, /\bvalid\b/i);
  });

  it('opens once more on request', async () => {
    const { card } = await alex.submitDialog({ verb: 'another' });
    assert.equal(card.buttons[0], english.text('cards.buttons.check'));
  });

  it('makes the claims part of the triage, which goes on in the chat', async () => {
    await alex.say('start');
    await alex.answer('401');
    const {
      card: question,
      sent,
      updated,
      body,
    } = await alex.submitDialog({ token: tokenOf({ ...claims, aud: 'api://other' }) });
    assert.deepEqual([sent.length, updated.length], [1, 1]);
    assert.ok(question.text.includes(english.text('cards.read.token.access-token')));
    assert.ok(JSON.stringify(body).includes(english.text('token.used')));
  });

  for (const type of ['groupChat', 'channel'] as const) {
    it(`is for the presser alone in a ${type}, and nothing of the token reaches the others`, async () => {
      const group = teams.person({ type });
      const { card: offer } = await group.say('token');
      assert.deepEqual(
        [offer.buttons[0], offer.text.includes(english.text('cards.token.public'))],
        [english.text('cards.buttons.token'), true],
      );
      await group.say('start');
      await group.answer('401');
      const opened = await group.fetchDialog();
      const read = await group.submitDialog({ token: tokenOf({ ...claims, aud: 'api://canary' }) });
      for (const { body, sent, updated } of [opened, read]) {
        assert.equal((body?.task as { type?: string } | undefined)?.type, 'continue');
        assert.deepEqual([sent.length, updated.length], [0, 0]);
      }
      assert.ok(read.card.text.includes(english.text('token.verdict.other-api')));
      await group.say('help');
      assert.ok(!JSON.stringify(group.cards().map(({ json }) => json)).includes('canary'));
    });
  }
});

describe('a token that is pasted into the chat', () => {
  let teams: Teams;
  before(async () => (teams = await startTeams()));
  after(() => teams.close());

  it('is warned of first: until when it lives, how to delete the message, how to revoke it', async () => {
    const { card } = await teams.person().say(`401 Unauthorized\nAuthorization: Bearer ${tokenOf(claims)}`);
    assert.equal(card.texts[0], english.text('cards.warnings.title'));
    assert.match(card.texts[1] ?? '', /2026-11-20T13:00:00Z/);
    assert.ok(
      card.text.includes(
        english
          .line('cards.warnings.delete')
          .map(({ text }) => text)
          .join(''),
      ),
    );
    assert.ok(card.text.includes(english.text('cards.warnings.revoke-token')));
  });

  it('is warned of when a question is open, too', async () => {
    const alex = teams.person();
    await alex.say('start');
    const { card } = await alex.say(`Bearer EwB${'A'.repeat(80)}`);
    assert.equal(card.texts[0], english.text('cards.warnings.title'));
  });
});

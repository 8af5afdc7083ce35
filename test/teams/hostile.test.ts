import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { PASTE_LIMIT } from '../../src/triage/intake/index.ts';
import { tokenOf } from '../triage/tokens.ts';
import { type CardView, walk } from './card-view.ts';
import type { Client, Turn } from './client.ts';
import { english } from './english.ts';
import { NOW, startTeams, type Teams } from './teams.ts';

const EVIL = '[click](https://evil.example) ${$root.lang} {{{DATE(2026-01-01T00:00:00Z, SHORT)}}';
const CLAIMS = 'aud iss tid ver appid azp appidacr idtyp scp wids oid idp acrs amr acr name upn nonce sub xms_cc'.split(' ');

function nested(depth: number, innermost: string): string {
  return depth === 0 ? innermost : JSON.stringify({ error: { code: 'Forbidden', message: nested(depth - 1, innermost) } });
}

/** Foreign text stands in runs alone, and nowhere is a link or an expression made of it. */
function assertHarmless(card: CardView): void {
  for (const node of walk(card.json)) {
    assert.notEqual(node.type, 'Action.OpenUrl');
    for (const [name, value] of Object.entries(node)) {
      if (typeof value !== 'string') continue;
      assert.ok(!value.includes('${') && !value.includes('{{'), value);
      if (value.includes('evil')) assert.deepEqual([node.type, name], ['TextRun', 'text']);
    }
  }
}

describe('whatever is sent', () => {
  let teams: Teams;
  let alex: Client;
  before(async () => (teams = await startTeams()));
  after(() => teams.close());
  beforeEach(() => (alex = teams.person()));

  /** Polite: exactly one card, with a way on, and no fault. */
  function assertPolite({ status, sent, updated, card }: Turn): void {
    assert.equal(status, 200);
    assert.ok(sent.length === 1 && updated.length <= 1);
    assert.notEqual(card.actions.length, 0);
    assert.deepEqual(
      teams.log.filter((line) => line.includes('"level":"error"')),
      [],
    );
  }

  const rows: readonly (readonly [what: string, text: string])[] = [
    ['random bytes', randomBytes(4096).toString('latin1')],
    ['random bytes as UTF-8', randomBytes(4096).toString()],
    ['a paste of 64 KB', `403 Forbidden ${'x '.repeat(PASTE_LIMIT)}`.slice(0, PASTE_LIMIT)],
    ['five nested JSON strings', nested(5, 'Insufficient privileges to complete the operation.')],
    ['a thousand opening braces', '{"error":'.repeat(1000)],
    ['half a surrogate', '\ud800 403 \udfff'],
    ['an expression', '${evil} {{DATE(2026-01-01T00:00:00Z)}}'],
  ];
  for (const [what, text] of rows) {
    it(`${what} gets an answer, with and without an open question`, async () => {
      assertPolite(await alex.say(text));
      await alex.say('start');
      assertPolite(await alex.say(text));
      assertHarmless(alex.lastCard());
    });
  }

  it('more than 64 KB is refused with the reason, and an open question stays', async () => {
    const text = '403 '.repeat(PASTE_LIMIT / 4 + 1);
    const reason = english.line('cards.unreadable.too-long', { limit: PASTE_LIMIT })[0]?.text ?? '?';
    const refused = await alex.say(text);
    assertPolite(refused);
    assert.ok(refused.card.text.includes(reason));
    await alex.say('start');
    const { card } = await alex.press('answer', { inputs: { value: text } });
    assert.equal(card.question, 'status');
    assert.ok((await alex.say(text)).card.text.includes(reason));
  });

  it('an empty message is told apart from a question mark', async () => {
    const { card } = await alex.say('');
    assert.ok(card.text.includes(english.text('cards.unreadable.empty')));
  });

  it('an image alone is not read, and an open question stays', async () => {
    const image = { attachments: [{ contentType: 'image/png', contentUrl: 'https://example.com/a.png', name: 'a.png' }] };
    const turn = await alex.say('', image);
    assertPolite(turn);
    assert.ok(turn.card.text.includes(english.text('cards.unreadable.attachment')));
    await alex.say('start');
    assert.equal((await alex.say('', image)).card.question, 'status');
  });

  const evil = Object.fromEntries(CLAIMS.map((name) => [name, EVIL]));
  const evilClaims: Readonly<Record<string, unknown>> = { ...evil, roles: [EVIL, EVIL], exp: NOW / 1000 + 60 };
  it('a token with a link in every claim makes no link, in the dialog and in the chat', async () => {
    for (const { scp, ...claims } of [evilClaims, { ...evilClaims, roles: undefined, aud: 'https://graph.microsoft.com' }]) {
      const token = tokenOf({ ...claims, ...(claims.roles === undefined && { scp }) });
      assertHarmless((await alex.submitDialog({ token })).card);
      const pasted = await alex.say(`401 Unauthorized Bearer ${token}`);
      assertPolite(pasted);
      for (const card of [...alex.cards(), (await alex.say('did not help')).card]) assertHarmless(card);
    }
  });

  it('an error with a link in every field makes no link', async () => {
    const inner = { 'request-id': EVIL, date: EVIL, 'client-request-id': EVIL };
    const body = { error: { code: EVIL, message: EVIL, innerError: inner }, error_description: EVIL, correlation_id: EVIL };
    const { card } = await alex.say(`GET https://graph.microsoft.com/v1.0/${EVIL}?${EVIL} 403 ${JSON.stringify(body)}`);
    assert.match(card.text, /evil/);
    assertHarmless(card);
  });
});

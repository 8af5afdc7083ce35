import assert from 'node:assert/strict';
import { LOCALES } from '../locales/catalogues.ts';
import { tokenOf } from '../triage/tokens.ts';
import { ATTACKS } from './attack-texts.ts';
import { type CardView, walk } from './card-view.ts';
import { NOW, startTeams, type Teams } from './teams.ts';

/** Foreign text is text of a run, whatever it looks like, and no element of a card leads anywhere by it. */
function assertHarmless(card: CardView, what: string): void {
  for (const node of walk(card.json)) {
    assert.ok(!['Action.OpenUrl', 'Image', 'Media', 'FactSet'].includes(String(node.type)), what);
    for (const [name, value] of Object.entries(node)) {
      if (typeof value !== 'string') continue;
      assert.doesNotMatch(value, /\$\{|\{\{|[\u202a-\u202e\u2066-\u2069]/, what);
      if (value.includes('evil')) assert.deepEqual([node.type, name, node.selectAction], ['TextRun', 'text', undefined], what);
    }
  }
}

describe('a value from outside', () => {
  let teams: Teams;
  before(async () => (teams = await startTeams()));
  after(() => teams.close());

  for (const locale of LOCALES) {
    it(`never becomes a link, an image, a mention or an expression in ${locale}`, async () => {
      for (const [i, attack] of ATTACKS.entries()) {
        const alex = teams.person({ locale, name: `Alex${i}` });
        const from = { id: `29:Alex${i}`, name: attack, aadObjectId: `aad-Alex${i}` };
        const error = { error: { code: `Evil ${attack}`, message: `evil ${attack}`, innerError: { 'request-id': attack } } };
        const read = await alex.say(`GET https://graph.microsoft.com/v1.0/users/evil${attack} 403 ${JSON.stringify(error)}`, {
          from,
        });
        await alex.say(`WWW-Authenticate: Bearer realm="${attack}", error="insufficient_claims", claims="${attack}"`);
        const claims = { aud: attack, tid: attack, appid: attack, scp: attack, name: attack, exp: NOW / 1000 + 60 };
        const checked = await alex.submitDialog({ token: tokenOf(claims) });
        await alex.say('did not help');
        assert.equal(alex.cards()[0]?.json.lang, locale);
        for (const card of [...alex.cards(), checked.card]) assertHarmless(card, `${locale}: ${attack}`);
        for (const { type, text, entities } of read.sent)
          assert.deepEqual([type, text ?? '', entities ?? []], ['message', '', []], attack);
      }
    });
  }

  it('is shown all the same, as text', async () => {
    const alex = teams.person();
    const { card } = await alex.submitDialog({ token: tokenOf({ aud: ATTACKS[0], exp: NOW / 1000 + 60 }) });
    assert.ok(card.text.includes(ATTACKS[0]));
  });
});

import assert from 'node:assert/strict';
import { LOCALES } from '../../locales/catalogues.ts';
import { ATTACKS } from '../attack-texts.ts';
import { type CardView, walk } from '../card-view.ts';
import { startTeams, type Teams } from '../teams.ts';
import { opensDesk } from './desk.ts';

/** Our own links alone; people’s words in runs, or as the plain title of a choice. */
function assertHarmless(card: CardView, what: string): void {
  for (const node of walk(card.json)) {
    assert.ok(!['Action.OpenUrl', 'Image', 'Media', 'FactSet'].includes(String(node.type)), what);
    for (const [name, value] of Object.entries(node)) {
      if (typeof value !== 'string') continue;
      assert.doesNotMatch(value, /\$\{|\{\{|[\u202a-\u202e\u2066-\u2069]/, what);
      if (!value.includes('evil')) continue;
      const isTitle = name === 'title' && 'value' in node && node.type === undefined;
      assert.ok(isTitle || (node.type === 'TextRun' && name === 'text'), `${what}: ${JSON.stringify(node)}`);
      if (isTitle) assert.doesNotMatch(value, /[[\]<>*_`~#|!\\{}$@:/]|\.\S/, `${what}: ${value}`);
      assert.equal(node.selectAction, undefined);
    }
  }
}

describe('what people call themselves and write on a ticket', () => {
  let teams: Teams;
  let attack = '';
  const members = () => [{ id: '29:m', aadObjectId: 'aad-m', name: `${attack} evil` }];
  before(async () => (teams = await startTeams({ members })));
  after(() => teams.close());

  for (const [i, locale] of LOCALES.entries()) {
    it(`never becomes a link, an image, a mention or an expression in ${locale}`, async () => {
      const megan = await opensDesk(teams, { locale, display: ATTACKS[0], conversation: `19:${locale}@thread.tacv2` });
      // Each language takes its share: the cards are the same.
      for (const text of ATTACKS.filter((_, at) => at % LOCALES.length === i || at < 2)) {
        attack = text;
        teams.pass(11 * 60_000);
        const said = `evil ${text}`;
        const alex = teams.person({ locale, display: said });
        await alex.say('help desk');
        await alex.press('send-ticket', { inputs: { urgency: 'low', comment: said } });
        await teams.delivered();
        const kim = megan.as({ name: 'Kim', display: said });
        await kim.press('desk-claim');
        await kim.press('desk-assign', { inputs: { member: 'aad-m' } });
        await kim.press('desk-comment', { inputs: { comment: said } });
        await kim.press('desk-ask', { inputs: { question: said } });
        await teams.delivered();
        await alex.press('ticket-answer', { inputs: { answer: said }, on: alex.lastCard() });
        await alex.press('ticket-add', { inputs: { add: said } });
        await teams.delivered();
        await kim.press('desk-resolve', { inputs: { cause: said.slice(0, 60), resolution: said } });
        await teams.delivered();
        await alex.press('ticket-reopen', { inputs: { reason: said }, on: alex.lastCard() });
        const lists = [await alex.say('tickets'), await megan.say('tickets')];
        await teams.delivered();
        const cards = [...alex.cards(), ...megan.cards(), ...lists.map(({ card }) => card)];
        for (const card of cards) assertHarmless(card, `${locale}: ${text}`);
        assert.ok(cards.some((card) => JSON.stringify(card.json).includes('"title":"') && card.text.includes('evil')));
      }
      for (const body of teams.heard) {
        const {
          text = '',
          entities = [],
          textFormat,
        } = JSON.parse(body) as { text?: string; entities?: unknown[]; textFormat?: string };
        assert.ok(entities.length === 0 && (text === '' || textFormat === 'plain'), body);
      }
    }).timeout(60_000);
  }
});

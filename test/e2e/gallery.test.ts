import assert from 'node:assert/strict';
import type { NamedCard } from '../../tools/gallery/drawings.ts';
import { drawingsOf } from '../../tools/gallery/drawings.ts';
import { openSheets, type Sheets } from '../../tools/gallery/sheets.ts';

const LONG = 'x'.repeat(60);
const WIDE = {
  type: 'ColumnSet',
  columns: ['300px', '100px'].map((width) => ({ type: 'Column', width, items: [{ type: 'TextBlock', text: 'aside' }] })),
};
const action = (title: string) => ({ type: 'Action.Submit', title });
const card = (what: string, body: readonly object[], titles: readonly string[] = []): NamedCard => ({
  what,
  card: { type: 'AdaptiveCard', version: '1.5', body, actions: titles.map(action) },
});

describe('the gallery of cards', () => {
  let sheets: Sheets;
  before(async () => {
    sheets = await openSheets({ themes: ['light'], widths: [320] });
  });
  after(() => sheets?.close());

  const flawsOf = async (cards: readonly NamedCard[]): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const page of sheets.pages) for await (const { flaws } of page.draw('en', cards)) found.push(...flaws);
    return found;
  };

  const rows: readonly (readonly [what: string, card: NamedCard, flaw: RegExp])[] = [
    ['a word that is cut in two', card('word', [{ type: 'TextBlock', text: LONG, wrap: true }]), /^broken-word x+:/],
    ['text that is cut off', card('cut', [{ type: 'TextBlock', text: 'many words '.repeat(20) }]), /^overflows: .*many words/],
    ['a button whose title is cut', card('button', [], ['a very long title '.repeat(6)]), /^long-button/],
    ['what leaves the card', card('wide', [WIDE]), /^outside-card: .*aside/],
  ];
  for (const [what, drawn, flaw] of rows)
    it(`finds ${what}`, async () => {
      const flaws = await flawsOf([drawn]);
      assert.ok(
        flaws.some((found) => flaw.test(found)),
        flaws.join('\n'),
      );
    });

  it('draws pictures as wide as asked for, and finds nothing on a welcome', async () => {
    for (const page of sheets.pages)
      for await (const { png, flaws, box } of page.draw('en', drawingsOf('en', 'welcome'))) {
        assert.deepEqual([png.readUInt32BE(16), box.width, flaws], [344, 344, []]);
      }
  });
});

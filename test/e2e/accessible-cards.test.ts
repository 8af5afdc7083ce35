import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { ROOT } from '../../src/root.ts';
import { drawingsOf } from '../../tools/gallery/drawings.ts';
import { THEMES } from '../../tools/gallery/options.ts';
import { openSheets, type SheetPage, type Sheets } from '../../tools/gallery/sheets.ts';
import { type Off, violations } from './axe.ts';

/** A sheet of the gallery holds cards and nothing of the page around them, which has a test of its own. */
const NO_PAGE: Off = {
  region: 'the cards of a sheet stand outside of landmarks; on the page they stand in the log of a pane',
  'landmark-one-main': 'a sheet has no frame',
  'page-has-heading-one': 'a sheet has no title',
};
const LOCALES = readdirSync(new URL('locales/', ROOT));

// These run in the page, whose types this folder does not have.
const UNFOLD_BODIES = `document.querySelectorAll('.ac-container.ac-selectable').forEach((element) => element.click())`;
const unfoldForms = (nth: number): string => `[...document.querySelectorAll('.card')]
  .map((card) => card.querySelectorAll('button.expandable')[${nth}])
  .filter((button) => button !== undefined)
  .map((button) => button.click()).length`;
const SEND_EMPTY = `[...document.querySelectorAll('.card')]
  .filter((card) => card.querySelector('.ac-input-required') !== null)
  .map((card) => [...card.querySelectorAll('button.style-positive')].at(-1)?.click()).length`;

describe('the cards, to axe', () => {
  let sheets: Sheets;
  before(async () => {
    sheets = await openSheets({ themes: THEMES, widths: [320] });
  });
  after(() => sheets?.close());

  const sheet = (theme: string): SheetPage => {
    const found = sheets.pages.find((one) => one.theme === theme);
    assert.ok(found);
    return found;
  };

  for (const locale of LOCALES)
    for (const theme of THEMES)
      it(`break no rule, unfolded, in ${locale}, ${theme}`, async () => {
        const { page, lay } = sheet(theme);
        const cards = drawingsOf(locale, '');
        await lay(locale, cards);
        await page.evaluate(UNFOLD_BODIES);
        assert.ok(cards.length > 100);
        assert.deepEqual(await violations(page, NO_PAGE), []);
      });

  for (const locale of ['en', 'zh-TW'])
    for (const theme of THEMES)
      it(`break no rule with any of their forms open, in ${locale}, ${theme}`, async () => {
        const { page, lay } = sheet(theme);
        const forms = drawingsOf(locale, 'ticket').filter(({ card }) => JSON.stringify(card).includes('Action.ShowCard'));
        await lay(locale, forms);
        for (let nth = 0; (await page.evaluate<number>(unfoldForms(nth))) > 0; nth++) {
          assert.deepEqual(await violations(page, NO_PAGE), [], `form ${nth}`);
        }
      });

  it('break no rule when something was not filled in, and say so to everybody', async () => {
    const { page, lay } = sheet('light');
    const forms = drawingsOf('en', '').filter(({ card }) => JSON.stringify(card).includes('"isRequired":true'));
    await lay('en', forms);
    await page.evaluate(unfoldForms(1));
    assert.ok((await page.evaluate<number>(SEND_EMPTY)) > 0);
    assert.ok((await page.locator('.ac-input-validation-failed').count()) > 0);
    assert.deepEqual(await violations(page, NO_PAGE), []);
    const silent = page.locator('.ac-input-validation-failed:not([aria-invalid=true])');
    assert.equal(await silent.count(), 0);
  });

  it('say what is unfolded, which fields are needed and in which language they speak', async () => {
    const { page, lay } = sheet('dark');
    await lay('sv', drawingsOf('sv', ''));
    assert.equal(await page.locator('.card:not([lang=sv])').count(), 0);
    assert.equal(await page.locator('.card:not([role=group][aria-label])').count(), 0);
    assert.equal(await page.locator('.ac-input-required:is(textarea, select):not([aria-required=true])').count(), 0);
    const fold = page.locator('.ac-container.ac-selectable').first();
    assert.equal(await fold.getAttribute('aria-expanded'), 'false');
    await fold.press('Enter');
    assert.equal(await fold.getAttribute('aria-expanded'), 'true');
  });
});

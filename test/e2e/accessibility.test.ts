import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { THEMES } from '../../tools/gallery/options.ts';
import { violations } from './axe.ts';
import { browserSuite, reload, say } from './browser.ts';
import { ensureDesk, openTicket, press, wordOf } from './desk.ts';

const VIEWS = [
  ['en', 'en-US', 'sv', 'light'],
  ['en', 'en-US', 'sv', 'dark'],
  ['zh-TW', 'zh-TW', 'en', 'light'],
  ['lv', 'lv-LV', 'nl', 'dark'],
  ['id', 'id-ID', 'zh-TW', 'light'],
  ['nl', 'nl-NL', 'lv', 'dark'],
  ['sv', 'sv-SE', 'id', 'light'],
] as const;

describe('the page, to axe', function () {
  // Each looks at the whole page some ten times.
  this.timeout(180_000);
  const suite = browserSuite();
  let page: Page;

  const breaksNothing = async (when: string): Promise<void> => assert.deepEqual(await violations(page), [], when);

  it('breaks no rule as long as there is no help desk', async () => {
    page = await suite.open();
    await page.locator('#desk .empty.unset').waitFor();
    await breaksNothing('welcomed');
  });

  for (const [locale, tag, desk, theme] of VIEWS)
    it(`breaks no rule from the welcome to a ticket, in ${locale} beside ${desk}, ${theme}`, async () => {
      page = await suite.open({ locale: tag, theme });
      await ensureDesk(page, desk);
      await page.locator('#desk-language').selectOption(desk);
      await breaksNothing('welcomed');
      const number = await openTicket(page, locale, 'Since this morning.', breaksNothing);
      const card = page.locator('#desk .entry:not(.reply) .card').filter({ hasText: `GT-${number}` });
      await card.waitFor();
      await breaksNothing('with a ticket');
      const folds = await card.locator('button.expandable').all();
      assert.ok(folds.length > 2);
      for (const fold of folds) {
        await fold.click();
        await breaksNothing(`with ${await fold.innerText()}`);
      }
    });

  for (const theme of THEMES) {
    it(`breaks no rule while a menu or a dialog is open, ${theme}`, async () => {
      page = await suite.open({ theme });
      const cards = await page.locator('#you .entry.bot').count();
      await say(page, 'AADSTS65001: The user has not consented to use the application.');
      await page.locator('#you .entry.bot').nth(cards).waitFor();
      await page
        .getByRole('button', { name: wordOf('en', 'preview', 'card.more'), exact: true })
        .last()
        .click();
      await page.getByRole('menuitem').first().waitFor();
      await breaksNothing('with a menu');
      await page.keyboard.press('Escape');
      await page.locator('#you .entry.you .more').click();
      await breaksNothing('with the menu of a message');
      await page.keyboard.press('Escape');
      await page.locator('#you .search-open').click();
      await page.locator('#you .search [role=option]').first().waitFor();
      await breaksNothing('with the search');
      await page.keyboard.press('Escape');
      await press(page.locator('#you .card').first(), wordOf('en', 'cards', 'buttons.token'));
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await breaksNothing('with a dialog');
      await press(dialog, wordOf('en', 'cards', 'buttons.check'));
      await dialog.getByText(wordOf('en', 'token', 'required')).waitFor();
      await breaksNothing('with a dialog in which something is missing');
      await dialog.locator('textarea').fill('not a token');
      await press(dialog, wordOf('en', 'cards', 'buttons.check'));
      await dialog.getByRole('button', { name: wordOf('en', 'cards', 'buttons.another') }).waitFor();
      await breaksNothing('with what the dialog says');
    });

    it(`breaks no rule in a narrow window, on either side, ${theme}`, async () => {
      page = await suite.open({ theme, locale: 'lv-LV' });
      await ensureDesk(page, 'nl');
      await page.setViewportSize({ width: 320, height: 568 });
      await openTicket(page, 'lv', 'Narrow.', breaksNothing);
      await breaksNothing('on the side of the requester');
      await page.locator('.tab[aria-controls=desk]').click();
      await page.locator('#desk').getByText('Narrow.').first().waitFor();
      await breaksNothing('on the side of the help desk');
    });

    it(`breaks no rule when the bot cannot be reached, ${theme}`, async () => {
      page = await suite.open({ theme });
      await page.route('**/api/messages', (route) => route.abort());
      await page.route('**/preview/events**', (route) => route.abort());
      await say(page, 'still there?');
      await page.locator('#you .failed').waitFor();
      await reload(page);
      await page.locator('#you .connection:not([hidden])').waitFor();
      await breaksNothing('cut off');
    });
  }
});

import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { browserSuite, reload, say } from './browser.ts';
import { press, wordOf } from './desk.ts';

const card = (locale: string, key: string): string => wordOf(locale, 'cards', key);

describe('what people do in one sitting', () => {
  const suite = browserSuite();
  let page: Page;

  const last = (): Locator => page.locator('#you .entry.bot .card').last();
  const bots = (): Locator => page.locator('#you .entry.bot');

  /** Does something and waits for the card that answers it. */
  const answered = async (act: () => Promise<void>): Promise<void> => {
    const count = await bots().count();
    await act();
    await bots().nth(count).waitFor();
  };

  /** Gives the first answer to whatever is asked, by button, by choice or in words. */
  const answer = (locale: string): Promise<void> =>
    answered(async () => {
      const radio = last().getByRole('radio');
      if (await radio.count()) {
        await radio.first().check();
        return press(last(), card(locale, 'buttons.continue'));
      }
      if (!(await last().locator('textarea').count())) return last().getByRole('button').first().click();
      await last().locator('textarea').fill('GET https://graph.microsoft.com/v1.0/me/messages');
      return press(last(), card(locale, 'buttons.continue'));
    });

  for (const theme of ['light', 'dark'] as const)
    it(`leads through questions to an answer, ${theme}`, async () => {
      page = await suite.open({ theme, locale: 'nl-NL' });
      await answered(() => press(last(), card('nl', 'buttons.start')));
      let turns = 0;
      while (!(await last().innerText()).includes(card('nl', 'answer.steps'))) {
        await answer('nl');
        turns += 1;
        assert.ok(turns < 10, await last().innerText());
      }
      assert.ok(turns > 0);
    });

  it('speaks another language from the choice on, and keeps it', async () => {
    page = await suite.open();
    await press(last(), card('en', 'buttons.language'));
    await page
      .locator('#you')
      .getByRole('radio', { name: card('sv', 'language.name') })
      .check();
    await page
      .locator('#you')
      .getByRole('button', { name: card('en', 'buttons.continue'), exact: true })
      .click();
    await page.locator('#you').getByText(card('sv', 'language.done')).first().waitFor();
    await answered(() => say(page, 'help'));
    assert.equal(await last().getAttribute('lang'), 'sv');
    assert.ok((await last().innerText()).includes(card('sv', 'help.title')));
  });

  it('goes on with the question after a reload in the middle', async () => {
    page = await suite.open({ locale: 'sv-SE' });
    await answered(() => press(last(), card('sv', 'buttons.start')));
    const asked = await last().innerText();
    const count = await bots().count();
    await reload(page);
    await bots()
      .nth(count - 1)
      .waitFor();
    assert.equal(await last().innerText(), asked);
    await answer('sv');
    assert.notEqual(await last().innerText(), asked);
  });
});

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { english } from '../teams/english.ts';
import { answerWith, browserSuite, reload, say } from './browser.ts';

const ERROR = 'invalid_client AADSTS7000215: Invalid client secret provided.';
const TITLE = english.text('causes.app-credentials.title');

describe('what the app adds to Teams beside the chat', () => {
  const suite = browserSuite();
  let page: Page;

  const cards = () => page.locator('#you .log .card');
  const opener = () => page.locator('#you .search-open');
  const field = () => page.locator('#you .search input');
  const results = () => page.locator('#you .search [role="option"]');
  /** Says something that the bot does not hear, so that the log holds nothing but it. */
  const saidAlone = async (text: string): Promise<void> => {
    await answerWith(page, async ({ type }, route) => (type === 'message' ? route.fulfill({ status: 200 }) : route.continue()));
    await say(page, text);
    await page.locator('#you .entry.you').waitFor();
    await page.unroute('**/api/messages');
  };
  const explain = async (): Promise<void> => {
    await page.locator('#you .entry.you .more').click();
    await page.getByRole('menuitem').click();
    await page.locator('#dialog .ac-adaptiveCard').waitFor();
  };

  it('explains the error of a message in a dialog, and posts nothing', async () => {
    page = await suite.open();
    await saidAlone(ERROR);
    const before = await cards().count();
    const request = page.waitForRequest('**/api/messages');
    await explain();
    const { name, value } = Object((await request).postDataJSON());
    assert.equal(name, 'composeExtension/fetchTask');
    assert.equal(value.messagePayload.body.content, `<p>${ERROR}</p>`);
    const words = await page.locator('#dialog').innerText();
    assert.ok(words.includes(TITLE) && words.includes(english.text('extensions.lead')));
    assert.equal(await cards().count(), before);
  });

  it('goes on in the chat behind the dialog', async () => {
    page = await suite.open();
    await saidAlone(ERROR);
    const before = await cards().count();
    await explain();
    await page
      .locator('#dialog')
      .getByRole('button', { name: english.text('extensions.buttons.to-chat') })
      .click();
    await page.locator('#dialog').waitFor({ state: 'hidden' });
    await cards().nth(before).waitFor();
    assert.ok((await cards().nth(before).innerText()).includes(TITLE));
  });

  it('goes from a question to the next one in the dialog', async () => {
    page = await suite.open();
    await saidAlone('403 Forbidden');
    await explain();
    const asked = page.locator('#dialog').getByText(english.text('questions.request.ask'));
    await asked.waitFor();
    const press = (name: string) => page.locator('#dialog').getByRole('button', { name, exact: true }).click();
    await press(english.text('cards.buttons.unknown'));
    await asked.waitFor({ state: 'hidden' });
    await page.locator('#dialog').getByRole('radio').first().check();
    await press(english.text('cards.buttons.continue'));
    await page.locator('#dialog').getByText(english.text('questions.operation.ask')).waitFor({ state: 'hidden' });
    assert.ok(await page.locator('#dialog').isVisible());
  });

  it('opens the menu of a message by the keyboard alone, and gives the focus back', async () => {
    page = await suite.open();
    await saidAlone(ERROR);
    const more = page.locator('#you .entry.you .more');
    await more.focus();
    await page.keyboard.press('Enter');
    assert.equal(await more.getAttribute('aria-expanded'), 'true');
    assert.equal(await page.evaluate("document.activeElement.getAttribute('role')"), 'menuitem');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#you .entry.you .more:focus').count(), 1);
    assert.equal(await more.getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('#dialog .ac-adaptiveCard').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#dialog').waitFor({ state: 'hidden' });
    assert.equal(await page.locator('#you .entry.you .more:focus').count(), 1);
  });

  it('closes the menu when something else is pressed', async () => {
    page = await suite.open();
    await saidAlone(ERROR);
    await page.locator('#you .entry.you .more').click();
    await page.locator('#you .compose textarea').click();
    assert.equal(await page.getByRole('menuitem').count(), 0);
  });

  it('finds while somebody types, and posts the card that is picked', async () => {
    page = await suite.open();
    const before = await cards().count();
    await opener().click();
    await results().first().waitFor();
    await field().fill('7000215');
    await page.locator('#you .search [role="option"]:only-child').waitFor();
    assert.ok((await results().first().innerText()).includes('AADSTS7000215'));
    await results().first().click();
    assert.ok(await page.locator('#you .search').isHidden());
    await page.locator('#you .entry.you .card').waitFor();
    await cards()
      .nth(before + 1)
      .waitFor();
    assert.ok(
      (
        await cards()
          .nth(before + 1)
          .innerText()
      ).includes(TITLE),
    );
    await reload(page);
    await page.locator('#you .entry.you .card').waitFor();
  });

  it('is searched by the keyboard alone', async () => {
    page = await suite.open();
    await opener().focus();
    await page.keyboard.press('Enter');
    await results().nth(1).waitFor();
    assert.equal(await page.locator('#you .search input:focus').count(), 1);
    await page.keyboard.press('ArrowDown');
    const active = await field().getAttribute('aria-activedescendant');
    assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#you .search-open:focus').count(), 1);
    await page.keyboard.press('Enter');
    await results().first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#you .entry.you .card').waitFor();
  });

  it('asks once for what is typed quickly, and shows the answer to the last question', async () => {
    page = await suite.open();
    await opener().click();
    await results().first().waitFor();
    let asked = 0;
    page.on('request', (request) => (request.url().endsWith('/api/messages') ? (asked += 1) : 0));
    await field().pressSequentially('7000215', { delay: 10 });
    await page.locator('#you .search [role="option"]:only-child').waitFor();
    assert.equal(asked, 1);
    await field().fill('nothing of this kind');
    await page.getByRole('option', { name: english.text('extensions.search.nothing-title') }).waitFor();
  });

  it('says so when no answer comes', async () => {
    page = await suite.open();
    await answerWith(page, (_activity, route) => route.abort());
    await opener().click();
    await page.locator('#you .search-note:not(:empty)').waitFor();
  });
});

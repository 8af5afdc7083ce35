import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { answerWith, botSends, browserSuite, reload, say, type View, withCard } from './browser.ts';

const EXECUTE = { type: 'Action.Execute', title: 'Go on', verb: 'go-on', data: { step: 1 } };
const INPUT = { type: 'Input.Text', id: 'note', label: 'Note' };

describe('the page of the preview', () => {
  const suite = browserSuite();
  let page: Page;

  const open = async (view?: View): Promise<void> => {
    page = await suite.open(view);
  };
  const words = (selector: string): Promise<string[]> => page.locator(selector).allInnerTexts();

  it('welcomes, then shows what is said and what the bot says', async () => {
    await open();
    const before = await page.locator('#you .entry.bot').count();
    await say(page, 'help');
    await page.locator('#you .entry.bot').nth(before).waitFor();
    assert.deepEqual(await words('#you .entry.you .said'), ['help']);
    assert.equal(await page.locator('#you .compose textarea').inputValue(), '');
  });

  it('sends what was pasted with its lines', async () => {
    await open();
    const texts: unknown[] = [];
    await answerWith(page, async ({ text }, route) => {
      texts.push(text);
      await route.fulfill({ status: 200 });
    });
    await page.locator('#you .compose textarea').fill('one\n  two');
    await page.locator('#you .compose textarea').press('Shift+Enter');
    await page.keyboard.type('three');
    await page.locator('#you .compose textarea').press('Enter');
    await page.locator('#you .entry.you').waitFor();
    assert.deepEqual(texts, ['one\n  two\nthree']);
  });

  it('changes its words with the language, keeps the choice and sends it', async () => {
    await open();
    const before = await page.locator('#new').innerText();
    await page.locator('#language').selectOption('sv');
    assert.notEqual(await page.locator('#new').innerText(), before);
    assert.equal(await page.locator('html').getAttribute('lang'), 'sv');
    const request = page.waitForRequest('**/api/messages');
    await say(page, 'hej');
    assert.equal(Object((await request).postDataJSON()).locale, 'sv-SE');
    await reload(page);
    assert.equal(await page.locator('#language').inputValue(), 'sv');
  });

  it('follows the theme of the system until one is chosen, and keeps what stands in a card', async () => {
    await open({ theme: 'dark' });
    const ground = (): Promise<string> => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const dark = await ground();
    await botSends(page, suite.app(), withCard([INPUT], [EXECUTE]));
    await page.getByLabel('Note').fill('kept');
    await page.locator('#theme').click();
    assert.notEqual(await ground(), dark);
    assert.equal(await page.getByLabel('Note').inputValue(), 'kept');
    await reload(page);
    assert.notEqual(await ground(), dark);
  });

  it('keeps the conversation and the draft over a reload', async () => {
    await open();
    const count = await page.locator('#you .entry.bot').count();
    await say(page, 'help');
    await page.locator('#you .entry.bot').nth(count).waitFor();
    await page.locator('#you .compose textarea').fill('not sent yet');
    const said = await words('#you .entry');
    await reload(page);
    await page.locator('#you .entry.bot').nth(count).waitFor();
    assert.deepEqual(await words('#you .entry'), said);
    assert.equal(await page.locator('#you .compose textarea').inputValue(), 'not sent yet');
  });

  it('begins a new conversation', async () => {
    await open();
    await say(page, 'help');
    await page.locator('#you .entry.you').waitFor();
    await page.locator('#new').click();
    await page.locator('#you .entry.bot').first().waitFor();
    assert.equal(await page.locator('#you .entry.you').count(), 0);
  });
});

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { answerWith, botSends, browserSuite, say, type View, withCard } from './browser.ts';

const EXECUTE = { type: 'Action.Execute', title: 'Go on', verb: 'go-on', data: { step: 1 } };
const INPUT = { type: 'Input.Text', id: 'note', label: 'Note' };
const FETCH = { type: 'Action.Submit', title: 'Open', data: { verb: 'form', msteams: { type: 'task/fetch' } } };

// Runs in the page, whose types this folder does not have.
const OVERFLOWING = `
  [...document.querySelectorAll('html, .pane, .bar, .scroller, .entry, .card, .card button, .bubble, .top')]
    .filter((element) => element.scrollWidth > element.clientWidth + 1 || element.getBoundingClientRect().right > innerWidth)
    .map((element) => element.className)`;

describe('cards on the page of the preview', () => {
  const suite = browserSuite();
  let page: Page;

  const open = async (view?: View): Promise<void> => {
    page = await suite.open(view);
  };
  const words = (selector: string): Promise<string[]> => page.locator(selector).allInnerTexts();

  it('lets the keyboard press a button of a card, once, and puts the answer in its place', async () => {
    await open();
    const presses: Record<string, unknown>[] = [];
    await answerWith(page, async (activity, route) => {
      presses.push(activity);
      await page.waitForTimeout(300);
      const value = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Done' }] };
      await route.fulfill({ json: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value } });
    });
    const id = await botSends(page, suite.app(), withCard([INPUT], [EXECUTE]));
    await page.getByLabel('Note').focus();
    await page.keyboard.type('by hand');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    assert.equal(await page.getByRole('button', { name: 'Go on' }).isDisabled(), true);
    await page.getByText('Done', { exact: true }).waitFor();
    assert.equal(presses.length, 1);
    assert.deepEqual([presses[0]?.name, presses[0]?.replyToId], ['adaptiveCard/action', id]);
    const action = { type: 'Action.Execute', title: 'Go on', verb: 'go-on', data: { step: 1, note: 'by hand' } };
    assert.deepEqual(Object(presses[0]?.value).action, action);
  });

  it('offers to try again when the bot cannot be reached, and loses nothing', async () => {
    await open();
    await page.route('**/api/messages', (route) => route.abort());
    await botSends(page, suite.app(), withCard([INPUT], [EXECUTE]));
    await page.getByLabel('Note').fill('still here');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.locator('.card-note button').waitFor();
    assert.equal(await page.getByLabel('Note').inputValue(), 'still here');
    await say(page, 'my text');
    const retry = page.locator('#you .entry.you .failed button');
    await retry.waitFor();
    await page.unroute('**/api/messages');
    await retry.click();
    await retry.waitFor({ state: 'detached' });
    assert.deepEqual(await words('#you .entry.you .said'), ['my text']);
  });

  it('opens a dialog that keeps the focus, and gives it back on Escape', async () => {
    await open();
    await answerWith(page, async ({ name, value }, route) => {
      const card = {
        contentType: '',
        content: { type: 'AdaptiveCard', version: '1.5', body: [INPUT], actions: [{ type: 'Action.Submit', title: 'Send it' }] },
      };
      const asked = { task: { type: 'continue', value: { title: 'A form', width: 'small', card } } };
      const told = { task: { type: 'message', value: `Thanks for ${Object(Object(value).data).note}` } };
      await route.fulfill({ json: name === 'task/fetch' ? asked : told });
    });
    await botSends(page, suite.app(), withCard([], [FETCH]));
    await page.getByRole('button', { name: 'Open' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'A form' });
    await dialog.waitFor();
    await dialog.locator('input:focus').waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.locator(':focus').innerText(), 'Open');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Note').fill('this');
    await dialog.getByRole('button', { name: 'Send it' }).click();
    await page.getByText('Thanks for this').waitFor();
  });

  it('draws no HTML that a message or a card brings', async () => {
    await open();
    const attack = '<img src=x onerror="document.title=1"> [x](javascript:alert(1))';
    await botSends(page, suite.app(), { text: `first ${attack}` });
    await botSends(page, suite.app(), withCard([{ type: 'TextBlock', text: `second ${attack}` }]));
    await page.getByText('second').waitFor();
    assert.equal(await page.locator('#you .log img, #you .log a').count(), 0);
  });

  for (const width of [320, 400, 905, 1280]) {
    it(`never scrolls sideways at ${width} pixels`, async () => {
      await open({ width, locale: 'lv-LV' });
      const inlines = [{ type: 'TextRun', fontType: 'Monospace', text: 'x'.repeat(300) }];
      const long = { type: 'RichTextBlock', inlines };
      const actions = Array.from({ length: 6 }, (_, index) => ({ ...EXECUTE, title: `A long title of action ${index}` }));
      await botSends(page, suite.app(), withCard([long], actions));
      await botSends(page, suite.app(), { text: 'y'.repeat(300), textFormat: 'plain' });
      await say(page, 'z'.repeat(300));
      await page.getByText('yyyy').waitFor();
      const overflow = await page.evaluate<string[]>(OVERFLOWING);
      assert.deepEqual(overflow, []);
    });
  }
});

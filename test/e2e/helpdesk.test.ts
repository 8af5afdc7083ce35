import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { DESK_PEOPLE } from '../../src/preview/people.ts';
import { browserSuite, openBrowser, openPreview, reload, startApp, type View } from './browser.ts';
import { cardWith, causeTitles, fill, openTicket, press, registerDesk, ticketWord } from './desk.ts';

const [FIRST, SECOND] = DESK_PEOPLE.map(({ name }) => name);

// Runs in the page, whose types this folder does not have.
const OVERFLOWING = `
  [...document.querySelectorAll('html, .pane, .scroller, .entry, .card, .card button, .bubble, .top, .bar, .tabs')]
    .filter((element) => element.scrollWidth > element.clientWidth + 1 || element.getBoundingClientRect().right > innerWidth)
    .map((element) => element.className)`;

describe('the help desk on the page of the preview', () => {
  const suite = browserSuite();
  let page: Page;

  /** The ticket's own card in the channel; its notices are replies. */
  const deskCard = (number: string): Locator =>
    page
      .locator('#desk .entry:not(.reply) .card')
      .filter({ hasText: `GT-${number}` })
      .last();
  const ownCard = (number: string): Locator =>
    page
      .locator('#you .card')
      .filter({ hasText: `GT-${number}` })
      .filter({ hasText: ticketWord('sv', 'sections.thread') });

  /** Opens a page whose channel is the help desk, in Dutch, whichever test comes first. */
  const openWithDesk = async (view: View): Promise<void> => {
    page = await suite.open(view);
    await page.locator('#desk .entry, #desk .empty:not([hidden])').first().waitFor({ state: 'attached' });
    if ((await page.locator('#desk .empty.unset:not([hidden])').count()) === 0) return;
    await page.locator('.tab[aria-controls=desk]').evaluate((tab) => Object(tab).click());
    await registerDesk(page, 'nl');
    await reload(page);
  };

  it('explains the other pane until its channel is the help desk, which takes one press', async () => {
    page = await suite.open();
    await page.locator('#desk .empty.unset').waitFor();
    await registerDesk(page, 'nl');
    await page.locator('#desk .empty.unset').waitFor({ state: 'hidden' });
    assert.match(await page.locator('#desk .entry.person').first().innerText(), new RegExp(`${FIRST}[^]*@Graph Triage`));
    assert.ok(await page.locator('#desk .entry.bot.reply').count());
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.equal(await page.locator('#desk').getAttribute('lang'), 'nl');
  });

  it('takes a ticket through the whole loop, each side in its language', async () => {
    await openWithDesk({ locale: 'sv-SE' });
    const number = await openTicket(page, 'sv', 'Since this morning.');
    const card = deskCard(number);
    await card.waitFor();
    const text = await card.innerText();
    assert.ok(text.includes('Since this morning.') && causeTitles('nl').some((title) => text.includes(title)), text);

    await press(card, ticketWord('nl', 'buttons.assign-me'));
    await ownCard(number)
      .getByText(FIRST ?? '')
      .first()
      .waitFor();
    await cardWith(page, 'you', ticketWord('sv', 'notice.assigned')).waitFor();

    await fill(card, 'nl', 'assign', { choice: SECOND ?? '' });
    await ownCard(number)
      .getByText(SECOND ?? '')
      .first()
      .waitFor();

    await page.locator('#person').selectOption({ label: SECOND ?? '' });
    await fill(card, 'nl', 'ask', { text: 'Which app is it?' });
    const asked = cardWith(page, 'you', ticketWord('sv', 'notice.asked'));
    await asked.getByText('Which app is it?').waitFor();
    assert.ok((await asked.innerText()).includes(SECOND ?? ''));

    await fill(asked, 'sv', 'answer', { text: 'The one for rooms.' });
    const reply = page.locator('#desk .entry.reply .card').filter({ hasText: ticketWord('nl', 'notice.answered') });
    await reply.getByText('The one for rooms.').waitFor();
    await card.getByText('The one for rooms.').waitFor();

    const cause = causeTitles('nl')[0] ?? '';
    await fill(card, 'nl', 'resolve', { choice: cause, text: 'Consent is granted now.' });
    const resolved = cardWith(page, 'you', ticketWord('sv', 'notice.resolved'));
    await resolved.getByText('Consent is granted now.').waitFor();
    await ownCard(number)
      .getByText(causeTitles('sv')[0] ?? '')
      .first()
      .waitFor();

    await fill(resolved, 'sv', 'reopen', { text: 'It fails again.' });
    await page.locator('#desk .entry.reply .card').getByText('It fails again.').waitFor();
    await card.getByRole('button', { name: ticketWord('nl', 'buttons.resolve'), exact: true }).waitFor();
    assert.equal(await deskCard(number).count(), 1);
    assert.equal(await ownCard(number).count(), 1);
  });

  it('shows the same channel after a reload and in another window', async () => {
    await openWithDesk({});
    const number = await openTicket(page, 'en', 'Look twice.');
    await deskCard(number).waitFor();
    await reload(page);
    await deskCard(number).waitFor();
    const other = await page.context().newPage();
    await other.goto(suite.app().url);
    const there = other.locator('#desk .entry:not(.reply) .card').filter({ hasText: `GT-${number}` });
    await press(there, ticketWord('nl', 'buttons.assign-me'));
    await deskCard(number)
      .getByText(FIRST ?? '')
      .first()
      .waitFor();
    await cardWith(page, 'you', ticketWord('en', 'notice.assigned')).waitFor();
    assert.equal(await other.locator('#you').getByText(`GT-${number}`).count(), 0);
  });

  it('posts what is written in the channel with a mention, and says so when it was not delivered', async () => {
    await openWithDesk({ locale: 'nl-NL' });
    await page.route('**/preview/connector/**', (route) => route.abort());
    await page.locator('#desk .compose textarea').fill('tickets');
    await page.keyboard.press('Enter');
    await page.locator('#desk .failed button').waitFor();
    await page.unroute('**/preview/connector/**');
    const request = page.waitForRequest('**/api/messages');
    await page.locator('#desk .failed button').click();
    const sent = Object((await request).postDataJSON());
    assert.equal(sent.text, '<at>Graph Triage</at> tickets');
    assert.equal(sent.conversation.conversationType, 'channel');
    assert.match(sent.conversation.id, /^19:.+;messageid=\d+$/);
    await page.locator('#desk .reply').getByText(ticketWord('nl', 'list.desk-title')).last().waitFor();
    assert.equal(await page.locator('#desk .failed').count(), 0);
  });

  for (const theme of ['light', 'dark'] as const)
    it(`shows one pane at a time in a narrow window, and marks the other when it has news, ${theme}`, async () => {
      await openWithDesk({ width: 390, height: 844, theme, locale: 'lv-LV' });
      const [you, desk] = [page.locator('.tab[aria-controls=you]'), page.locator('.tab[aria-controls=desk]')];
      assert.equal(await page.locator('#desk .compose').isVisible(), false);
      const number = await openTicket(page, 'lv', 'Narrow.');
      await desk.locator('.news').waitFor();
      assert.deepEqual(await page.evaluate<string[]>(OVERFLOWING), []);
      await desk.focus();
      await page.keyboard.press('Enter');
      assert.equal(await page.locator('#you .compose').isVisible(), false);
      assert.equal(await desk.locator('.news').isVisible(), false);
      assert.equal(await desk.getAttribute('aria-pressed'), 'true');
      await press(deskCard(number), ticketWord('nl', 'buttons.assign-me'));
      await you.locator('.news').waitFor();
      assert.deepEqual(await page.evaluate<string[]>(OVERFLOWING), []);
    });
});

describe('the help desk after a restart', () => {
  const folder = mkdtempSync(join(tmpdir(), 'graph-triage-'));
  after(() => rmSync(folder, { recursive: true }));

  it('stays the help desk, and lists its open tickets', async () => {
    const env = { DATABASE_URL: `sqlite:${join(folder, 'desk.db')}` };
    const browser = await openBrowser();
    const before = await startApp(env);
    const { page } = await openPreview(browser, before);
    await registerDesk(page, 'id');
    const number = await openTicket(page, 'en', 'Still open.');
    await page.locator('#desk').getByText(`GT-${number}`).first().waitFor();
    await before.stop();
    const after = await startApp({ ...env, PORT: new URL(before.url).port });
    try {
      await reload(page);
      await page.locator('#desk .empty.ready button').click();
      await press(cardWith(page, 'desk', ticketWord('id', 'list.desk-title')), ticketWord('id', 'buttons.show', number));
      await page.locator('#desk').getByText('Still open.').waitFor();
    } finally {
      await browser.close();
      await after.stop();
    }
  });
});

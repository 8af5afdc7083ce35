import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { botSends, browserSuite, reload, say, type View, withCard } from './browser.ts';
import { ensureDesk, openTicket, press, registerDesk, wordOf } from './desk.ts';

const en = (key: string): string => wordOf('en', 'cards', `buttons.${key}`);

// These run in the page, whose types this folder does not have.
const FOCUSED = 'document.activeElement.closest("button, textarea, select, a, .card, .scroller, [role=menuitem]")';
const RING = `getComputedStyle(document.activeElement).outlineStyle !== 'none'
  || document.activeElement.closest('.compose, .picker')?.matches('.compose:focus-within, .picker:has(:focus-visible)')`;
const LISTEN = `globalThis.heard = [];
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes)
      if (node.closest?.('[aria-live]')?.getAttribute('aria-live') === 'polite') globalThis.heard.push(node.innerText);
  }).observe(document.querySelector('#you .log'), { childList: true });`;
const SMALL = `[...document.querySelectorAll('button, select, textarea, input, [role=button], [role=menuitem]')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .map((element) => [element.closest('label, .ac-choiceSetInput-expanded > div') ?? element, element])
  .filter(([place]) => place.getBoundingClientRect().height < 23.5 || place.getBoundingClientRect().width < 23.5)
  .map(([, element]) => element.outerHTML.slice(0, 120))`;
const CUT = `[...document.querySelectorAll('html, .pane, .bar, .scroller, .entry, .card, .card button, .bubble, .top, .tabs')]
  .filter((element) => element.scrollWidth > element.clientWidth + 1 || element.getBoundingClientRect().right > innerWidth + 1)
  .map((element) => element.className)`;

describe('the page without a mouse, without eyes, and at every size', () => {
  const suite = browserSuite();
  let page: Page;

  const open = async (view?: View): Promise<void> => {
    page = await suite.open(view);
  };
  const focused = (): Promise<string> => page.evaluate<string>(`(${FOCUSED})?.className ?? ''`);

  it('reaches every control by Tab, in the order of the page, and shows where the focus is', async () => {
    await open();
    const stops: string[] = [];
    for (let count = 0; count < 60; count++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate<boolean>('document.activeElement === document.body')) break;
      assert.ok(await page.evaluate<boolean>(RING), `no ring on ${await focused()}`);
      stops.push(await page.evaluate<string>('document.activeElement.id || document.activeElement.className'));
    }
    const all = await page.evaluate<number>(
      `[...document.querySelectorAll('button, select, textarea, input, [tabindex="0"]')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true })).length`,
    );
    assert.equal(stops.length, all, stops.join(', '));
    assert.deepEqual(
      ['theme', 'language', 'new', 'person', 'desk-language'].map((id) => stops.indexOf(id)).toSorted((a, b) => a - b),
      ['theme', 'language', 'new', 'person', 'desk-language'].map((id) => stops.indexOf(id)),
    );
  });

  it('leads from the welcome to an answer by the keyboard alone, and the focus stays where the press was', async () => {
    await open();
    const cards = page.locator('#you .entry.bot');
    const count = await cards.count();
    await page
      .getByRole('button', { name: en('start'), exact: true })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await cards.nth(count).waitFor();
    assert.match(await focused(), /card|ac-pushButton/);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate<boolean>('document.activeElement === document.body'), false);
  });

  it('closes a menu by Escape and gives the focus back to its button', async () => {
    await open();
    const count = await page.locator('#you .entry.bot').count();
    await say(page, 'AADSTS65001: The user has not consented to use the application.');
    await page.locator('#you .entry.bot').nth(count).waitFor();
    const more = page.getByRole('button', { name: wordOf('en', 'preview', 'card.more'), exact: true }).last();
    await more.focus();
    await page.keyboard.press('Enter');
    await page.locator('[role=menuitem]:focus').waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('menuitem').count(), 0);
    assert.equal(await page.locator(':focus').getAttribute('aria-label'), wordOf('en', 'preview', 'card.more'));
  });

  it('leads a reader to what a dialog says, and on Escape back to the button that opened it', async () => {
    await open();
    const opener = page.getByRole('button', { name: en('token'), exact: true }).first();
    await opener.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('textarea:focus').waitFor();
    await page.keyboard.type('not a token');
    await press(dialog, en('check'));
    await dialog.getByRole('button', { name: en('another') }).waitFor();
    await dialog.locator('.card:focus[role=group]').waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.locator(':focus').innerText(), en('token'));
  });

  it('leads the focus to the channel when the button that made it the help desk goes', async () => {
    await open();
    if (await page.locator('#desk .empty.unset button').isVisible()) await registerDesk(page, 'nl');
    else await page.locator('#desk .scroller').focus();
    assert.match(await focused(), /scroller/);
  });

  it('reads out what the bot says, once; neither what was there before, nor what changes, nor what the person wrote', async () => {
    await open();
    await page.evaluate(LISTEN);
    await botSends(page, suite.app(), withCard([{ type: 'TextBlock', text: 'Heard' }]));
    await page.getByText('Heard', { exact: true }).waitFor();
    await say(page, 'help');
    await page.waitForTimeout(1_500);
    const before = await page.evaluate<string[]>('globalThis.heard');
    assert.equal(before.filter((text) => text.includes('Heard')).length, 1, before.join('|'));
    assert.equal(before.length, 2);
    assert.equal(await page.locator('#you .entry:not([aria-live=off])').count(), 0);
    await reload(page);
    await page.getByText('Heard', { exact: true }).waitFor();
    assert.equal(await page.locator('#you .entry:not([aria-live=off])').count(), 0);
  });

  it('says of each card, and of each side, in which language it speaks', async () => {
    await open({ locale: 'lv-LV' });
    assert.equal(await page.locator('html').getAttribute('lang'), 'lv');
    assert.equal(await page.locator('#you .card').first().getAttribute('lang'), 'lv');
    await page.locator('#language').selectOption('sv');
    const count = await page.locator('#you .entry.bot').count();
    await say(page, 'hjälp');
    await page.locator('#you .entry.bot').nth(count).waitFor();
    assert.deepEqual(
      [
        await page.locator('#you .card').first().getAttribute('lang'),
        await page.locator('#you .card').last().getAttribute('lang'),
      ],
      ['lv', 'sv'],
    );
  });

  it('stands still where the system asks for less motion', async () => {
    await open();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.route('**/api/messages', () => undefined);
    await page
      .getByRole('button', { name: en('start'), exact: true })
      .first()
      .click();
    await page.locator('.card[aria-busy=true]').waitFor();
    await page.waitForTimeout(200);
    assert.equal(
      await page.evaluate<number>('document.getAnimations().filter(({ playState }) => playState === "running").length'),
      0,
    );
  });

  // A window of 1280 by 1024 pixels at 200 and at 400 percent.
  for (const [zoom, width, height] of [
    [200, 640, 512],
    [400, 320, 256],
  ] as const)
    it(`cuts nothing off at ${zoom} percent, and every target is large enough`, async () => {
      await open({ locale: 'lv-LV' });
      await ensureDesk(page, 'lv');
      await page.setViewportSize({ width, height });
      await openTicket(page, 'lv', 'x'.repeat(300));
      assert.deepEqual(await page.evaluate<string[]>(CUT), []);
      assert.deepEqual(await page.evaluate<string[]>(SMALL), []);
      const room = await page.locator('#you .scroller').evaluate((scroller) => Number(Object(scroller).clientHeight));
      assert.ok(room > 150, `${room} pixels for the talk`);
      await page.locator('#you .compose textarea').fill('reached');
      await page.locator('#you .send').click();
      await page.locator('.tab[aria-controls=desk]').click();
      assert.deepEqual(await page.evaluate<string[]>(CUT), []);
    });

  it('cuts nothing off when lines, words and letters stand further apart', async () => {
    await open({ width: 905, locale: 'lv-LV' });
    await ensureDesk(page, 'lv');
    await page.evaluate(`const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }');
      document.adoptedStyleSheets = [sheet];`);
    await openTicket(page, 'lv', 'x'.repeat(300));
    assert.deepEqual(await page.evaluate<string[]>(CUT), []);
  });
});

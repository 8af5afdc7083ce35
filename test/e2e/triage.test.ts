import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { ROOT } from '../../src/root.ts';
import { browserSuite, say } from './browser.ts';

interface Words {
  readonly [key: string]: Words & string;
}
const words = (locale: string, file: string): Words =>
  JSON.parse(readFileSync(new URL(`locales/${locale}/${file}.json`, ROOT), 'utf8'));

const threads: { id: string; given: { text: string } }[] = JSON.parse(
  readFileSync(new URL('test/cases/threads.json', ROOT), 'utf8'),
);
const refusal = threads.find(({ id }) => id === 'c031')?.given.text ?? '';

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const tokenWith = (claims: object): string => `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}.c2lnbmF0dXJl`;
const ENDED = tokenWith({ aud: 'https://graph.microsoft.com', scp: 'User.Read', iat: 1_690_000_000, exp: 1_690_003_600 });
const FOR_ANOTHER_API = tokenWith({ aud: 'https://graph.windows.net', scp: 'User.Read', iat: 1_690_000_000, exp: 1_990_003_600 });

describe('a triage in the browser', () => {
  const suite = browserSuite();
  let page: Page;

  const lastCard = (): Locator => page.locator('#you .entry.bot .card').last();

  /** Answers "I don't know" until the answer is there, and gives its text. */
  async function answerOf(locale: string): Promise<string> {
    const { buttons, answer } = words(locale, 'cards') as Words & { buttons: Words; answer: Words };
    for (let turns = 0; turns < 6; turns++) {
      const text = await lastCard().innerText();
      if (text.includes(answer.steps ?? '')) return text;
      const radio = lastCard().getByRole('radio', { name: buttons.unknown ?? '' });
      if (await radio.count()) await radio.check();
      const name = (await radio.count()) ? buttons.continue : buttons.unknown;
      const cards = await page.locator('#you .entry.bot').count();
      await lastCard()
        .getByRole('button', { name: name ?? '', exact: true })
        .click();
      await page.locator('#you .entry.bot').nth(cards).waitFor();
    }
    throw new Error('no answer after six questions');
  }

  for (const [locale, tag] of [
    ['en', 'en-US'],
    ['sv', 'sv-SE'],
  ] as const) {
    it(`leads from a pasted error to cause, reasons, steps and links, in ${locale}`, async () => {
      page = await suite.open({ locale: tag });
      const cards = await page.locator('#you .entry.bot').count();
      await say(page, refusal);
      await page.locator('#you .entry.bot').nth(cards).waitFor();
      const text = await answerOf(locale);
      const { answer } = words(locale, 'cards') as Words & { answer: Words };
      const titles = Object.values(words(locale, 'causes')).map((cause) => String((cause as Words).title));
      assert.ok(
        titles.some((title) => text.includes(title)),
        text,
      );
      for (const heading of [answer.because, answer.steps, answer.links])
        assert.ok(text.includes(heading ?? ''), `${heading} in ${text}`);
      const addresses = await lastCard()
        .locator('a')
        .evaluateAll((links) => links.map((link) => String(Object(link).href)));
      assert.ok(addresses.length >= 2);
      assert.deepEqual(
        addresses.filter((address) => !address.startsWith('https://learn.microsoft.com/')),
        [],
      );
    });
  }

  it('posts commands and a message to the administrator as plain text, from the menu of the answer', async () => {
    page = await suite.open();
    const cards = await page.locator('#you .entry.bot').count();
    await say(
      page,
      "AADSTS65001: The user has not consented to use the application with ID '22222222-2222-3333-4444-555555555555'.",
    );
    await page.locator('#you .entry.bot').nth(cards).waitFor();
    await lastCard().getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Copy commands' }).click();
    await page
      .locator('#you .entry.bot')
      .nth(cards + 1)
      .waitFor();
    assert.match(await page.locator('#you .entry.bot').last().innerText(), /22222222-2222-3333-4444-555555555555/);
    assert.equal(await page.getByRole('menuitem').count(), 0);
  });

  it('opens the private check from the welcome and says that a token has ended', async () => {
    page = await suite.open();
    assert.match(await check(ENDED), /2023-07-22T05:26:40Z/);
  });

  it('says in the private check that a token is for another API', async () => {
    page = await suite.open();
    assert.match(await check(FOR_ANOTHER_API), /https:\/\/graph\.windows\.net/);
  });

  it('shows no token in the chat after a private check', async () => {
    page = await suite.open();
    await check(ENDED);
    assert.ok(!(await page.content()).includes(ENDED));
  });

  async function check(token: string): Promise<string> {
    await page.getByRole('button', { name: 'Check a token privately' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('textarea').fill(token);
    await dialog.getByRole('button', { name: 'Check', exact: true }).click();
    await dialog.getByRole('button', { name: 'Check another' }).waitFor();
    return dialog.innerText();
  }
});

import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { ROOT } from '../../src/root.ts';
import { say } from './browser.ts';

const words = (locale: string, file: string) => JSON.parse(readFileSync(new URL(`locales/${locale}/${file}.json`, ROOT), 'utf8'));

const threads: { id: string; given: { text: string } }[] = JSON.parse(
  readFileSync(new URL('test/cases/threads.json', ROOT), 'utf8'),
);
const refusal = threads.find(({ id }) => id === 'c031')?.given.text ?? '';

/** A word of the help desk in a language, by its place in `tickets.json`: `buttons.assign-me`. */
export function ticketWord(locale: string, key: string, number = ''): string {
  const [group = '', name = ''] = key.split('.');
  return String(words(locale, 'tickets')[group][name]).replace('{number}', number);
}

/** A word of a language by its file and its place in it: `cards`, `buttons.token`. */
export function wordOf(locale: string, file: string, key: string): string {
  const all = words(locale, file);
  return String(all[key] ?? key.split('.').reduce((part, name) => Object(part)[name], all));
}

export function causeTitles(locale: string): readonly string[] {
  return Object.values(words(locale, 'causes')).map((cause) => String(Object(cause).title));
}

/** The last card of a side that holds this text, or this button. */
export function cardWith(page: Page, side: 'you' | 'desk', what: string): Locator {
  const button = page.getByRole('button', { name: what, exact: true });
  return page
    .locator(`#${side} .card`)
    .filter({ hasText: what })
    .or(page.locator(`#${side} .card`).filter({ has: button }))
    .last();
}

export async function press(card: Locator, name: string): Promise<void> {
  await card.getByRole('button', { name, exact: true }).first().click();
}

/** Opens what is folded behind a button, fills in what it asks for, and sends it. */
export async function fill(
  card: Locator,
  locale: string,
  button: string,
  fields: { choice?: string; text?: string },
): Promise<void> {
  await press(card, ticketWord(locale, `buttons.${button}`));
  if (fields.choice !== undefined) await card.locator('select:visible').selectOption({ label: fields.choice });
  if (fields.text !== undefined) await card.locator('textarea:visible').fill(fields.text);
  const save = card.getByRole('button').filter({ visible: true }).last();
  await save.click();
}

/** Makes the channel the help desk, in this language. */
export async function registerDesk(page: Page, locale: string): Promise<void> {
  await page.locator('#desk-language').selectOption(locale);
  await page.locator('#desk .empty.unset button').click();
  await page.locator('#desk').getByText(ticketWord(locale, 'desk.registered')).waitFor();
}

/** Makes the channel the help desk unless it is, whichever test of a suite comes first. The window has to show both sides. */
export async function ensureDesk(page: Page, locale: string): Promise<void> {
  await page.locator('#desk .entry, #desk .empty:not([hidden])').first().waitFor();
  if (await page.locator('#desk .empty.unset').isVisible()) await registerDesk(page, locale);
}

/** From a pasted error to a ticket, past an answer that did not help. Gives its number. `look` is called whenever there is something new to see. */
export async function openTicket(
  page: Page,
  locale: string,
  comment: string,
  look: (what: string) => Promise<void> = async () => undefined,
): Promise<string> {
  const { buttons, answer } = words(locale, 'cards');
  const cards = page.locator('#you .entry.bot');
  const answers = async (name: string): Promise<void> => {
    const count = await cards.count();
    await press(page.locator('#you .card').last(), name);
    await cards.nth(count).waitFor();
  };
  const count = await cards.count();
  await say(page, refusal);
  await cards.nth(count).waitFor();
  const last = page.locator('#you .card').last();
  while (!(await last.innerText()).includes(answer.steps)) {
    await look('with a question');
    const radio = last.getByRole('radio', { name: buttons.unknown });
    if (await radio.count()) await radio.check();
    await answers((await radio.count()) ? buttons.continue : buttons.unknown);
  }
  await look('with an answer');
  await answers(buttons['did-not-help']);
  await answers(ticketWord(locale, 'buttons.ask-desk'));
  await look('with the form of a ticket');
  await last.locator('textarea').fill(comment);
  await press(last, ticketWord(locale, 'buttons.send'));
  const ticket = page
    .locator('#you .card')
    .filter({ hasText: /GT-\d+/ })
    .last();
  await ticket.waitFor();
  return /GT-(\d+)/.exec(await ticket.innerText())?.[1] ?? '';
}

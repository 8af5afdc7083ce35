import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page, type Route } from 'playwright-core';
import { ROOT } from '../../src/root.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
];

export interface RunningApp {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export interface View {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  readonly locale?: string;
}

export interface OpenPage {
  readonly page: Page;
  /** Whatever a healthy page never does: a request to elsewhere, an uncaught error, a breach of the content policy. */
  readonly faults: readonly string[];
}

/** Starts the compiled app (`npm run build` first) as a process of its own on a free port, with nothing of this environment but the given. */
export async function startApp(env: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
  const entry = fileURLToPath(new URL('dist/src/index.js', ROOT));
  const child = spawn(process.execPath, [entry], {
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: 'sqlite::memory:', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (found !== null) resolve(found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`the app ended with ${code}: ${output}`)));
  });
  return {
    url,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Chromium at `CHROMIUM_PATH`, else where Debian puts it. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  assert.ok(existsSync(executablePath), `no Chromium at ${executablePath}; set CHROMIUM_PATH`);
  return chromium.launch({ executablePath, args: [...FLAGS, '--disable-sync'] });
}

/** A page of its own (no shared storage) that has loaded the preview and heard from the bot. */
export async function openPreview(browser: Browser, app: RunningApp, view: View = {}): Promise<OpenPage> {
  const { width = 1280, height = 860, theme = 'light', locale = 'en-US' } = view;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, locale });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text());
  });
  await context.route(
    ({ protocol, origin }) => protocol.startsWith('http') && origin !== app.url,
    async (route) => {
      faults.push(route.request().url());
      await route.abort();
    },
  );
  await page.goto(app.url);
  await page.locator('#you .entry.bot').first().waitFor();
  return { page, faults };
}

/** Loads the page again and waits until it shows its words. */
export async function reload(page: Page): Promise<void> {
  await page.reload();
  await page.locator('body.ready').waitFor();
}

/** Writes into the box and presses Enter. */
export async function say(page: Page, text: string): Promise<void> {
  await page.locator('#you .compose textarea').fill(text);
  await page.locator('#you .compose textarea').press('Enter');
}

/** Plays the bot: puts an activity into the conversation of the page, and returns its id. */
export async function botSends(page: Page, app: RunningApp, activity: object): Promise<string> {
  const stored = await page.evaluate<string>("sessionStorage.getItem('graph-triage.conversation')");
  const { conversationId } = JSON.parse(stored);
  const response = await fetch(`${app.url}/preview/connector/v3/conversations/${conversationId}/activities`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ type: 'message', ...activity }),
  });
  assert.equal(response.status, 201);
  return Object(await response.json()).id;
}

/** An activity that holds one Adaptive Card. */
export function withCard(body: readonly object[], actions: readonly object[] = []): object {
  const content = { type: 'AdaptiveCard', version: '1.5', body, actions };
  return { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}

export interface Suite {
  readonly app: () => RunningApp;
  /** Opens a page, which is closed after the test; the test fails if anything happened there that never may. */
  readonly open: (view?: View) => Promise<Page>;
}

/** The hooks of a suite in the browser: one app and one browser for all of its tests. Call it inside `describe`. */
export function browserSuite(): Suite {
  let app: RunningApp;
  let browser: Browser;
  let opened: OpenPage | undefined;
  before(async () => {
    app = await startApp();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await app?.stop();
  });
  afterEach(async () => {
    await opened?.page.context().close();
    assert.deepEqual(opened?.faults ?? [], []);
    opened = undefined;
  });
  return {
    app: () => app,
    open: async (view) => {
      opened = await openPreview(browser, app, view);
      return opened.page;
    },
  };
}

type Activity = Record<string, unknown>;

/** Answers what the page posts instead of the bot. */
export async function answerWith(page: Page, answer: (activity: Activity, route: Route) => Promise<void>): Promise<void> {
  await page.route('**/api/messages', (route) => answer(Object(route.request().postDataJSON()), route));
}

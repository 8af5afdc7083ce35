import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { ROOT } from '../../src/root.ts';
import type { Drawn, Sheet } from '../../web/gallery/sheet.ts';
import type { NamedCard } from './drawings.ts';
import type { Options, Theme } from './options.ts';

export interface Shot extends Drawn {
  readonly png: Buffer;
}

/** One page of the browser, of one theme and one width. */
export interface SheetPage {
  readonly theme: Theme;
  readonly width: number;
  readonly page: Page;
  /** Lays the cards out, one below the other. */
  readonly lay: (locale: string, cards: readonly NamedCard[]) => Promise<readonly Drawn[]>;
  readonly draw: (locale: string, cards: readonly NamedCard[]) => AsyncGenerator<Shot>;
}

export interface Sheets {
  readonly pages: readonly SheetPage[];
  readonly close: () => Promise<void>;
}

const MARGINS = 24;
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Opens a headless Chromium with a page for each theme and width, which holds the renderer and the styles of the preview. It asks nothing of a network. */
export async function openSheets({ themes, widths }: Pick<Options, 'themes' | 'widths'>): Promise<Sheets> {
  const html = await documentOf();
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  const looks = themes.flatMap((theme) => widths.map((width) => ({ theme, width })));
  const pages = await Promise.all(looks.map((look) => openSheet(browser, html, look)));
  return { pages, close: () => browser.close() };
}

/** The page of the preview without its frame: no bar, no box to write into, and as high as its cards are. */
async function documentOf(): Promise<string> {
  const entryPoints = [new URL('web/gallery/page.ts', ROOT).pathname];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, target: 'es2022', logLevel: 'warning' });
  const style = await readFile(new URL('web/style.css', ROOT), 'utf8');
  const own = 'html, body { height: auto; } body { display: block; overflow: visible; } * { transition: none !important; }';
  const script = outputFiles.map(({ text }) => text.replaceAll('</script', '<\\/script')).join('\n');
  return `<!doctype html><html><head><meta charset="utf-8"><style>${style}${own}</style></head><body class="ready"><script>${script}</script></body></html>`;
}

async function openSheet(
  browser: Browser,
  html: string,
  { theme, width }: Pick<SheetPage, 'theme' | 'width'>,
): Promise<SheetPage> {
  const context = await browser.newContext({ viewport: { width: width + MARGINS, height: 1000 }, colorScheme: theme });
  const page = await context.newPage();
  await page.setContent(html);
  await page.evaluate((name) => Object(globalThis).document.documentElement.setAttribute('data-theme', name), theme);
  const session = await context.newCDPSession(page);
  const lay: SheetPage['lay'] = async (locale, cards) => drawSheet(page, { locale, width, words: await wordsOf(locale), cards });
  return {
    theme,
    width,
    page,
    lay,
    async *draw(locale, cards) {
      for (const shown of await lay(locale, cards)) yield { ...shown, png: await picture(session, shown) };
    },
  };
}

function drawSheet(page: Page, sheet: Sheet): Promise<readonly Drawn[]> {
  return page.evaluate((given) => Object(globalThis).drawSheet(given), sheet);
}

/** The browser's own command, since the library's would wait for the whole page each time. */
async function picture(session: CDPSession, { box }: Drawn): Promise<Buffer> {
  const clip = { ...box, scale: 1 };
  const { data } = await session.send('Page.captureScreenshot', { clip, captureBeyondViewport: true, optimizeForSpeed: true });
  return Buffer.from(data, 'base64');
}

async function wordsOf(locale: string): Promise<Readonly<Record<string, string>>> {
  return JSON.parse(await readFile(new URL(`locales/${locale}/preview.json`, ROOT), 'utf8'));
}

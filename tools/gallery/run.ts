import { mkdir, rm, writeFile } from 'node:fs/promises';
import { drawingsOf } from './drawings.ts';
import { indexPage } from './index-page.ts';
import { readOptions } from './options.ts';
import { openSheets } from './sheets.ts';
import { FOLDER, indexed, pictureOf } from './pictures.ts';

/**
 * `npm run cards:gallery`: draws every card in every language, light and dark, narrow and wide, into `gallery/`, and lists what looks broken.
 * Ends with 1 when anything does. A restricted run leaves the other pictures as they are.
 */
const options = readOptions(process.argv.slice(2));
if (options.isComplete) await rm(FOLDER, { recursive: true, force: true });
const drawings = options.locales.map((locale) => ({ locale, cards: drawingsOf(locale, options.card) }));
for (const { locale } of drawings) await mkdir(new URL(`${locale}/`, FOLDER), { recursive: true });
const sheets = await openSheets(options);
const found: string[] = [];
let count = 0;
try {
  await Promise.all(
    sheets.pages.map(async (page) => {
      for (const { locale, cards } of drawings) {
        for await (const { what, flaws, png } of page.draw(locale, cards)) {
          await writeFile(pictureOf({ locale, what, theme: page.theme, width: page.width }), png);
          found.push(...flaws.map((flaw) => `${what} / ${locale} / ${page.theme} / ${page.width}: ${flaw}`));
          count += 1;
        }
      }
    }),
  );
} finally {
  await sheets.close();
}
await writeFile(new URL('index.html', FOLDER), indexPage(await indexed()));
for (const line of found.toSorted()) process.stdout.write(`${line}\n`);
process.stdout.write(`${count} pictures, ${found.length} findings: gallery/index.html\n`);
process.exitCode = found.length === 0 && count > 0 ? 0 : 1;

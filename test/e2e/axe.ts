import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Half faded in, everything is faint.
const SETTLED = `Promise.allSettled(document.getAnimations()
  .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
  .map(({ finished }) => finished))`;

/** A rule that is switched off somewhere, and why it says nothing there. */
export type Off = Readonly<Record<string, string>>;

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly html: string; readonly failureSummary?: string }[];
}

/**
 * What breaks a rule of WCAG 2.0, 2.1 or 2.2, level A or AA, or a best practice of axe, anywhere on the page. Nothing is switched off but `off`.
 * The rules come by the protocol of the browser, so that the content security policy of the page stays in force.
 * @see https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md
 */
export async function violations(page: Page, off: Off = {}): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(SOURCE);
  await page.evaluate(SETTLED);
  const options = {
    runOnly: { type: 'tag', values: TAGS },
    rules: Object.fromEntries(Object.keys(off).map((id) => [id, { enabled: false }])),
    resultTypes: ['violations'],
  };
  const found = await page.evaluate<readonly Finding[]>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, failureSummary: why = '' }) => `${id}: ${target.join(' ')}: ${html.slice(0, 160)}: ${why}`),
  );
}

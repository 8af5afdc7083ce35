import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import { type Card, loadCards } from '../../src/cards/render.ts';
import { type Json, walk } from '../teams/card-view.ts';
import { CATALOGUES } from '../teams/english.ts';
import { type Drawing, gallery } from './gallery.ts';

// The bundle is the only part of the package that Node can load; its types are those of the package.
const { AdaptiveCard, SerializationContext, Versions } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof AdaptiveCards;
const render = loadCards(new URL('../../cards/', import.meta.url));
/** Teams takes 28 KB for the whole activity. */
const MOST_BYTES = 25_000;
const MOST_ACTIONS = 6;
const LONGEST_BUTTON = 30;
const LINK =
  /^https:\/\/(learn|entra|developer)\.microsoft\.com\/|^https:\/\/login\.(microsoftonline\.(com|us)|partner\.microsoftonline\.cn)\/|^https:\/\/portal\.azure\.cn\/|^https:\/\/teams\.microsoft\.com\/l\/(chat|message)\//;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- name and data of one drawing belong together; the compiler loses that in a union
const draw = ({ name, data }: Drawing): Card => (render as (name: string, data: unknown) => Card)(name, data);

/** Newer than 1.5; what is drawn instead is checked below, and parsed with the rest. */
const isOfChart = /^Unknown element type "Chart\.[\w.]+"/;

/** What a renderer of version 1.5 has to say against a card. */
function complaints(card: Card): readonly string[] {
  const context = new SerializationContext(Versions.v1_5);
  new AdaptiveCard().parse(structuredClone(card), context);
  const messages = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  // It tests `lang` by a global expression, which refuses every second language, and takes no region at all.
  return messages.filter((message) => !message.endsWith('for property "lang".') && !isOfChart.test(message));
}

for (const { locale } of CATALOGUES) {
  describe(`every card in ${locale}, at its fullest`, () => {
    const cards = [...gallery(locale)].map((drawing) => ({ what: drawing.what, card: draw(drawing) }));
    const check = (test: (card: Card, what: string) => void) => () => {
      for (const { card, what } of cards) test(card, what);
    };
    const nodes = (card: Card): readonly Json[] => [...walk(card)];

    it(
      'is accepted by a renderer without complaint',
      check((card, what) => assert.deepEqual(complaints(card), [], what)),
    );

    it(
      `has less than ${MOST_BYTES} bytes`,
      check((card, what) => {
        const bytes = Buffer.byteLength(JSON.stringify(card));
        assert.ok(bytes < MOST_BYTES, `${what}: ${bytes}`);
      }),
    );

    it(
      'says its language and what a client shows that cannot draw it',
      check(({ lang, fallbackText, version }, what) => {
        assert.deepEqual([lang, version], [locale, '1.5'], what);
        assert.ok(typeof fallbackText === 'string' && fallbackText.trim() !== '', what);
      }),
    );

    it(
      'has few buttons with short titles, each with the same data for clients that only submit',
      check((card, what) => {
        const actions = card.actions as readonly Json[];
        assert.ok(actions.length <= MOST_ACTIONS, `${what}: ${actions.length} buttons`);
        for (const { type, title, data, fallback } of actions) {
          assert.ok(String(title).length <= LONGEST_BUTTON && String(title).trim() !== '', `${what}: ${String(title)}`);
          if (type === 'Action.Execute') assert.deepEqual((fallback as Json).data, data);
        }
      }),
    );

    it(
      'has under each chart a table with the same numbers',
      check((card, what) => {
        for (const chart of nodes(card).filter(({ type }) => String(type).startsWith('Chart.'))) {
          const { type, rows } = chart.fallback as Json;
          const numbers = [...walk(chart.data)].flatMap(({ y, value }) => [y ?? value].flat()).filter(Number.isFinite);
          const shown = (rows as readonly Json[]).slice(1).map(({ cells }) => [...walk((cells as readonly Json[]).slice(1))]);
          const counts = shown.map((row) => row.filter(({ type: of }) => of === 'TextBlock').map(({ text }) => String(text)));
          const format = (number: unknown) => new Intl.NumberFormat(locale).format(Number(number));
          assert.equal(type, 'Table', what);
          // series by series, as a chart of several has them
          const series = numbers.length / counts.length;
          const drawn = counts[0]?.slice(0, Math.max(1, series)).flatMap((_, i) => counts.map((row) => row[i]));
          assert.deepEqual(drawn, numbers.map(format), what);
        }
      }),
    );

    it(
      'wraps every text, labels every input and leaves nothing unfilled',
      check((card, what) => {
        for (const node of nodes(card)) {
          if (node.type === 'TextBlock') assert.equal(node.wrap, true, what);
          if (String(node.type).startsWith('Input.')) assert.ok(String(node.label).trim() !== '', what);
          if (node.type === 'TextBlock' || node.type === 'TextRun') assert.notEqual(node.text ?? '', '', what);
        }
        assert.ok(!/\$\{|\{\{|undefined|\[object/.test(JSON.stringify(card)), what);
      }),
    );

    it(
      'shows foreign text in runs alone, and links to Microsoft alone',
      check((card, what) => {
        for (const node of nodes(card))
          for (const [name, value] of Object.entries(node)) {
            if (typeof value !== 'string') continue;
            // somebody to assign to, in a list: a name without anything that Markdown knows
            const isName = name === 'title' && node.type === undefined && /^[\p{L}\p{M}\p{N} .,'’()-]+$/u.test(value);
            if (value.includes('FOREIGN') && name !== 'fallbackText' && !isName)
              assert.deepEqual([node.type, name], ['TextRun', 'text'], what);
            for (const [, link = ''] of name === 'text' && node.type === 'TextBlock' ? value.matchAll(/\]\(([^)]*)\)/g) : [])
              assert.match(link, LINK, what);
          }
      }),
    );
  });
}

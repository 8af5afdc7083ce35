import { createCardView } from '../card.ts';
import { make } from '../dom.ts';
import { Words } from '../words.ts';
import type { Settings } from '../settings.ts';
import { flaws } from './flaws.ts';
import type { Drawn, Sheet } from './sheet.ts';

declare global {
  // oxlint-disable-next-line no-var -- the way to declare what a page offers to the one who drives it
  var drawSheet: (sheet: Sheet) => readonly Drawn[];
}

const MARGIN = 12;

/** Draws a sheet with the renderer of the preview. The presses of its cards lead nowhere. */
globalThis.drawSheet = ({ locale, width, words, cards }) => {
  const settings = { locales: [{ tag: locale, name: locale, words }] };
  // of the settings of the preview, words need the languages alone
  const known = new Words(settings as unknown as Settings, locale);
  known.use(locale);
  const views = cards.map(({ what, card }) => {
    const view = createCardView(known, async () => ({ kind: 'done' }));
    view.show(card);
    const frame = make('div', 'frame', view.element);
    frame.style.width = `${width}px`;
    frame.style.margin = `${MARGIN}px`;
    return { what, frame, element: view.element };
  });
  document.body.replaceChildren(...views.map(({ frame }) => frame));
  return views.map(({ what, frame, element }) => {
    const { x, y, width: across, height } = frame.getBoundingClientRect();
    const box = { x: x - MARGIN, y: y + scrollY - MARGIN, width: across + 2 * MARGIN, height: height + 2 * MARGIN };
    return { what, box, flaws: flaws(element) };
  });
};

import { type Card, loadCards } from '../../src/cards/render.ts';
import { ROOT } from '../../src/root.ts';
import { type Drawing, gallery } from '../../test/cards/gallery.ts';
import { typical } from '../../test/cards/typical.ts';

export interface NamedCard {
  readonly what: string;
  readonly card: Card;
}

/** Cards of the tests with the most that they may hold: which, and which of those with that name. */
const WORST: readonly (readonly [what: string, nth: number])[] = [
  ['answer 0', 0],
  ['answer 1', 1],
  ['question request', 2],
  ['question status', 0],
  ['line flow', 0],
  ['token access-token', 0],
  ['welcome', 0],
  ['exhausted', 0],
  ['empty', 0],
  ['live-token', 0],
];

const render = loadCards(new URL('cards/', ROOT));
// name and data of one drawing belong together; the compiler loses that in a union
const drawn = ({ name, data }: Drawing): Card => (render as (name: string, data: unknown) => Card)(name, data);

/** The cards of a language whose name holds `part`: the typical ones, and some of the fullest, unfolded. */
export function drawingsOf(locale: string, part: string): readonly NamedCard[] {
  const usual = [...typical(locale)].map((drawing) => ({ what: drawing.what, draw: () => drawn(drawing) }));
  const fullest = [...gallery(locale)];
  const worst = WORST.map(([what, nth]) => {
    const drawing = fullest.filter((one) => one.what === what)[nth];
    if (drawing === undefined) throw new Error(`test/cards/gallery.ts has no ${what}`);
    return { what: `worst ${what}`, draw: () => unfolded(drawn(drawing)) };
  });
  return [...usual, ...worst].filter(({ what }) => what.includes(part)).map(({ what, draw }) => ({ what, card: draw() }));
}

/** Shows what a press would unfold. */
function unfolded(card: Card): Card {
  return JSON.parse(JSON.stringify(card).replaceAll('"isVisible":false', '"isVisible":true'));
}

import type { Room } from './imports.ts';
import { layoutOf, type Spot } from './layout.ts';

const BOX = { width: 124, height: 38 } as const;
const GAP = 46;
const MARGIN = 16;

/**
 * Draws the rooms of the house as SVG: each stands right of what it imports, and an arrow points to what is imported. Imports that follow from others are
 * left out. The same code gives the same bytes. Colours follow the reader's light or dark theme.
 * @throws ImportCycle
 */
export function drawRooms(all: readonly Room[]): string {
  const { columns, rooms, arrows } = layoutOf(all);
  const width = MARGIN * 2 + columns * (BOX.width + GAP) - GAP;
  const height = MARGIN * 2 + BOX.height + Math.max(...[...rooms, ...arrows.flat()].map(({ y }) => y));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Which folder of src imports which">`,
    `<style>${STYLE}</style>`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" class="head"/></marker></defs>',
    `<rect width="${width}" height="${height}" class="paper"/>`,
    ...arrows.map(arrow),
    ...rooms.map(box),
    '</svg>',
    '',
  ].join('\n');
}

const STYLE = [
  'svg{font:600 13px system-ui,sans-serif}.paper{fill:#fff}.box{fill:#eef2fb;stroke:#5b5fc7}.file{fill:#fff;stroke:#5b5fc7}.name{fill:#1b1b1f}',
  '.line{fill:none;stroke:#7f8494;stroke-width:1.3}.head{fill:#7f8494}',
  '@media(prefers-color-scheme:dark){.paper{fill:#17181c}.box{fill:#262838;stroke:#8b90ff}.file{fill:#17181c;stroke:#8b90ff}.name{fill:#f2f2f5}.line{stroke:#969bab}.head{fill:#969bab}}',
].join('');

const leftOf = ({ column }: Spot): number => MARGIN + column * (BOX.width + GAP);
const middleOf = ({ y }: Spot): number => MARGIN + BOX.height / 2 + y;

function box({ room, ...spot }: Spot & { readonly room: Room }): string {
  const [x, y] = [leftOf(spot), middleOf(spot)];
  const name = room.isFile ? `${room.name}.ts` : `${room.name}/`;
  const rect = `<rect x="${x}" y="${y - BOX.height / 2}" width="${BOX.width}" height="${BOX.height}" rx="6" class="${room.isFile ? 'file' : 'box'}"/>`;
  return `<g>${rect}<text x="${x + BOX.width / 2}" y="${y + 5}" text-anchor="middle" class="name">${name}</text></g>`;
}

/** From the left side of who imports, straight through the columns between, to the right side of what is imported. */
function arrow(path: readonly Spot[]): string {
  const bends = path.slice(1).map((spot, i) => {
    const [x1, y1] = [leftOf(path[i] ?? spot), middleOf(path[i] ?? spot)];
    const [x2, y2] = [leftOf(spot) + BOX.width, middleOf(spot)];
    const bend = `C${x1 - GAP / 2} ${y1} ${x2 + GAP / 2} ${y2} ${x2} ${y2}`;
    return spot.room === undefined ? `${bend}H${leftOf(spot)}` : bend;
  });
  const [start] = path;
  return start === undefined
    ? ''
    : `<path d="M${leftOf(start)} ${middleOf(start)}${bends.join('')}" class="line" marker-end="url(#head)"/>`;
}

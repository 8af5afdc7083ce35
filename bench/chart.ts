/** One bar: what was measured, and where the budget ends. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly budget?: number;
}

const ROW = 34;
const LEFT = 190;
const WIDTH = 680;
const MARGIN = 12;
const TEXT_ROOM = 60;

const STYLE = [
  'svg{font:13px system-ui,sans-serif}.paper{fill:#fff}.bar{fill:#5b5fc7}.name,.value{fill:#1b1b1f}.budget{stroke:#b4262a;stroke-width:2}.note{fill:#55585f;font-size:11px}',
  '@media(prefers-color-scheme:dark){.paper{fill:#17181c}.bar{fill:#8b90ff}.name,.value{fill:#f2f2f5}.budget{stroke:#ff8f8f}.note{fill:#b4b7c0}}',
].join('');

/** Draws ratios as bars, with a line where a budget ends; the numbers stand beside them, so that no colour has to be told. */
export function drawBars(title: string, bars: readonly Bar[]): string {
  const most = Math.max(...bars.flatMap(({ value, budget = 0 }) => [value, budget]));
  const scale = (WIDTH - LEFT - TEXT_ROOM - MARGIN) / most;
  const height = MARGIN * 2 + (bars.length + 1) * ROW;
  const rows = bars.map(({ name, value, budget }, row) => {
    const y = MARGIN + row * ROW;
    const end = LEFT + value * scale;
    const limit = budget === undefined ? '' : budgetLine(LEFT + budget * scale, y);
    const label = budget === undefined ? value.toFixed(2) : `${value.toFixed(2)} of ${budget}`;
    const after = Math.max(end, budget === undefined ? 0 : LEFT + budget * scale) + 8;
    return [
      `<text x="${LEFT - 10}" y="${y + 20}" text-anchor="end" class="name">${name}</text>`,
      `<rect x="${LEFT}" y="${y + 6}" width="${round(value * scale)}" height="20" rx="3" class="bar"/>`,
      limit,
      `<text x="${round(after)}" y="${y + 20}" class="value">${label}</text>`,
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${title}">`,
    `<style>${STYLE}</style><rect width="${WIDTH}" height="${height}" class="paper"/>`,
    ...rows,
    `<text x="${LEFT}" y="${height - MARGIN}" class="note">${title}; a line marks the budget</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function budgetLine(x: number, y: number): string {
  return `<line x1="${round(x)}" x2="${round(x)}" y1="${y + 2}" y2="${y + 30}" class="budget"/>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

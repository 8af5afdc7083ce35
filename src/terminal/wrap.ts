import type { Look, Paint } from './paint.ts';

/** A piece of a line in one look. What is `mono` is an identifier or came from outside. */
export interface Piece {
  readonly text: string;
  readonly look: Look;
}

/** Where a line may end, and how it looks. `first` stands before the first line; the others begin below its end. */
export interface Page {
  readonly width: number;
  readonly paint: Paint;
}

/** What is never parted: pieces without a space between them. */
interface Word {
  readonly pieces: readonly Piece[];
  readonly cells: number;
  readonly hasSpaceBefore: boolean;
}

/** A sign of a script without spaces, with the marks that may not begin or end a line. */
const SIGN = /[「『（(]*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][，。、：；？！」』）]*/u;
const ATOMS = new RegExp(`( +)|(${SIGN.source})|(?:(?! |${SIGN.source}).)+`, 'gsu');
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\u{1f300}-\u{1faff}]/u;

/** The columns that a text takes in a terminal. */
export function cells(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + (WIDE.test(sign) ? 2 : /\p{M}/u.test(sign) ? 0 : 1), 0);
}

/** Lines of at most the width of the page; never broken inside an identifier, even where it is longer than a line. */
export function wrap(pieces: readonly Piece[], page: Page, first = ''): readonly string[] {
  const room = Math.max(20, page.width - cells(first));
  const lines: Word[][] = [[]];
  let used = 0;
  for (const word of words(pieces, room)) {
    const gap = word.hasSpaceBefore && used > 0 ? 1 : 0;
    if (used > 0 && used + gap + word.cells > room) {
      lines.push([]);
      used = 0;
    } else used += gap;
    lines.at(-1)?.push(word);
    used += word.cells;
  }
  const indent = ' '.repeat(cells(first));
  return lines.map((line, i) => (i === 0 ? first : indent) + painted(line, page.paint));
}

/** Neighbours of one look are painted together, so that a bold title is one piece. */
function painted(line: readonly Word[], paint: Paint): string {
  const joined: Piece[] = [];
  for (const [i, { pieces, hasSpaceBefore }] of line.entries()) {
    for (const [k, { text, look }] of pieces.entries()) {
      const last = joined.at(-1);
      const gap = k === 0 && i > 0 && hasSpaceBefore ? ' ' : '';
      if (last?.look === look) joined[joined.length - 1] = { text: last.text + gap + text, look };
      else joined.push({ text: gap, look: 'plain' }, { text, look });
    }
  }
  return joined.map(({ text, look }) => paint(look, text)).join('');
}

function words(pieces: readonly Piece[], room: number): readonly Word[] {
  const found: Word[] = [];
  let isParted = true;
  let hasSpaceBefore = false;
  for (const { text, isSpace, isSign, look } of pieces.flatMap((piece) => atoms(piece, room))) {
    if (isSpace) {
      isParted = hasSpaceBefore = true;
      continue;
    }
    const last = found.at(-1);
    if (isParted || isSign || last === undefined) found.push({ pieces: [{ text, look }], cells: cells(text), hasSpaceBefore });
    else found[found.length - 1] = { ...last, pieces: [...last.pieces, { text, look }], cells: last.cells + cells(text) };
    isParted = isSign;
    hasSpaceBefore = false;
  }
  return found;
}

/** An identifier that fits on a line is one atom, spaces and all: `GET /me/messages`. */
function atoms({ text, look }: Piece, room: number) {
  if (look === 'mono' && cells(text) <= room) return [{ text, look, isSpace: false, isSign: false }];
  return [...text.matchAll(ATOMS)].map(([atom, space, sign]) => ({
    text: atom,
    look,
    isSpace: space !== undefined,
    isSign: sign !== undefined && look !== 'mono',
  }));
}

/** An ICU message in pieces: text, an argument as it is written (`{limit, number}`), and choices. */
export type Message = readonly Piece[];
export type Piece = string | { readonly argument: string } | Choice;

/** A `plural` or `select` with what each branch says. */
export interface Choice {
  readonly parameter: string;
  readonly form: string;
  readonly branches: readonly (readonly [name: string, message: Message])[];
}

const CHOICE = /^\{\s*([\w-]+)\s*,\s*(plural|select|selectordinal)\s*,\s*/;
const BRANCH = /^\s*([=\w-]+)\s*\{/;

/**
 * Reads a message so that its text can be changed and written again. It does not replace the parser of the bot: it knows no quoting by
 * apostrophes, which the catalogues do not use.
 * @throws when a brace is not closed.
 * @see https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */
export function parseMessage(text: string): Message {
  const { message, end } = read(text, 0);
  if (end < text.length) throw new Error('a brace too many');
  return message;
}

/** The message as ICU has it. */
export function printMessage(message: Message): string {
  return message.map(printPiece).join('');
}

function printPiece(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  if ('argument' in piece) return piece.argument;
  const branches = piece.branches.map(([name, message]) => `${name} {${printMessage(message)}}`);
  return `{${piece.parameter}, ${piece.form}, ${branches.join(' ')}}`;
}

/** The message with every text in it changed, also inside of branches. */
export function mapText(message: Message, change: (text: string) => string): Message {
  return message.map((piece) => {
    if (typeof piece === 'string') return change(piece);
    return 'branches' in piece ? mapBranches(piece, change) : piece;
  });
}

function mapBranches(choice: Choice, change: (text: string) => string): Choice {
  return { ...choice, branches: choice.branches.map(([name, message]) => [name, mapText(message, change)]) };
}

/** Up to the end, or to the brace that closes what is around. */
function read(text: string, start: number): { readonly message: Message; readonly end: number } {
  const message: Piece[] = [];
  let at = start;
  while (at < text.length && text[at] !== '}') {
    if (text[at] === '{') {
      const { piece, end } = readBraces(text, at);
      message.push(piece);
      at = end;
    } else {
      const end = text.slice(at).search(/[{}]/);
      const stop = end < 0 ? text.length : at + end;
      message.push(text.slice(at, stop));
      at = stop;
    }
  }
  return { message, end: at };
}

function readBraces(text: string, start: number): { readonly piece: Piece; readonly end: number } {
  const head = CHOICE.exec(text.slice(start));
  if (head === null) {
    const end = closed(text, text.indexOf('}', start));
    return { piece: { argument: text.slice(start, end) }, end };
  }
  const branches: [string, Message][] = [];
  let at = start + head[0].length;
  for (let found = BRANCH.exec(text.slice(at)); found !== null; found = BRANCH.exec(text.slice(at))) {
    const { message, end } = read(text, at + found[0].length);
    branches.push([found[1] ?? '', message]);
    at = closed(text, end);
  }
  const end = closed(text, at + text.slice(at).search(/\S|$/));
  return { piece: { parameter: head[1] ?? '', form: head[2] ?? '', branches }, end };
}

function closed(text: string, at: number): number {
  if (at < 0 || text[at] !== '}') throw new Error('a brace is not closed');
  return at + 1;
}

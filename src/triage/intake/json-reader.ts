/** An object as it was read. */
export type Json = Record<string, unknown>;

const MAX_DEPTH = 40;
/** The object without members: one for all, since a text of braces alone would make thousands. */
export const NOTHING: Json = Object.freeze({});
// made once: a literal in a method would be a new object for each character
const GAP = /[\s,]*/y;
const SEPARATOR = /\s*(?:=>|[:=])\s*/y;
const CLOSED = /\s*\}/y;
const LIST_CLOSED = /\]/y;
const NAME = /[\w$@.-]{1,60}/y;
const WORD = /[\w.+-]{1,60}/y;
const OPENING = /\\{0,31}["']/y;
const LITERALS = new Map<string, unknown>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['null', null],
  ['None', null],
]);

/**
 * Reads one object at a time: JSON, what JavaScript, Python or PHP print of it, with quotes that are escaped any number of times.
 * Does not fail: it stops where nothing fits any more, and what it has read until then counts.
 * Reads forward only (`at` stands behind what was read), so that whoever goes on from there stays linear.
 */
export class JsonReader {
  at = 0;
  /** Strings that may hold objects themselves. */
  readonly strings: string[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  object(depth: number): Json {
    this.at += 1;
    return this.members(depth);
  }

  members(depth: number): Json {
    const members: [string, unknown][] = [];
    for (;;) {
      this.#pass(GAP);
      const key = this.#key();
      if (key === undefined || !this.#pass(SEPARATOR)) break;
      const value = this.#value(depth + 1);
      if (value === undefined) break;
      // V8 lays out a table for a member named 403, and nobody asks for one
      if (!isDigit(key)) members.push([key, value]);
    }
    this.#pass(CLOSED);
    return members.length === 0 ? NOTHING : Object.fromEntries(members);
  }

  #array(depth: number): unknown[] {
    const items: unknown[] = [];
    this.at += 1;
    for (;;) {
      this.#pass(GAP);
      if (this.#pass(LIST_CLOSED)) return items;
      const item = this.#value(depth + 1);
      if (item === undefined) return items;
      items.push(item);
    }
  }

  #key(): string | undefined {
    return this.#quoted() ?? (this.#skip(NAME) || undefined);
  }

  #value(depth: number): unknown {
    if (depth > MAX_DEPTH) return undefined;
    const next = this.#text[this.at];
    if (next === '{') return this.object(depth);
    if (next === '[') return this.#array(depth);
    const quoted = this.#quoted();
    if (quoted !== undefined) return quoted;
    const word = this.#skip(WORD);
    if (word === '') return undefined;
    if (LITERALS.has(word)) return LITERALS.get(word);
    return /^-?\d{1,15}(?:\.\d{1,20})?$/.test(word) ? Number(word) : word;
  }

  /** A string in quotes that are escaped any number of times; one that is cut off ends with the text. */
  #quoted(): string | undefined {
    const opening = this.#skip(OPENING);
    if (opening === '') return undefined;
    const content = this.#content(opening.at(-1) ?? '"', opening.length - 1);
    // an escaped string is kept as it is: only its own objects are of interest, and they are read with their escapes
    const value =
      opening.length > 1 || !content.includes('\\') ? content : content.replace(/\\(u[0-9a-fA-F]{4}|[^u])/g, unescaped);
    if (value.includes('{')) this.strings.push(value);
    return value;
  }

  #content(quote: string, slashes: number): string {
    const start = this.at;
    for (let end = this.#text.indexOf(quote, start); end !== -1; end = this.#text.indexOf(quote, end + 1)) {
      let before = 0;
      while (end - before > start && this.#text[end - before - 1] === '\\') before += 1;
      if (slashes === 0 ? before % 2 === 1 : before > slashes) continue;
      // a quote that is escaped less than the opening one closes an outer string: this one was cut off
      this.at = slashes === 0 || before === slashes ? end + 1 : end - before;
      return this.#text.slice(start, slashes === 0 ? end : end - before);
    }
    this.at = this.#text.length;
    return this.#text.slice(start);
  }

  #skip(pattern: RegExp): string {
    const start = this.at;
    return this.#pass(pattern) ? this.#text.slice(start, this.at) : '';
  }

  #pass(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const isThere = pattern.test(this.#text);
    if (isThere) this.at = pattern.lastIndex;
    return isThere;
  }
}

function isDigit(key: string): boolean {
  return key >= '0' && key < ':';
}

function unescaped(_: string, code: string): string {
  if (code.length === 5) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
  return { n: '\n', r: '\n', t: '\t', b: ' ', f: ' ' }[code] ?? code;
}

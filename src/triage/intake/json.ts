type Json = Record<string, unknown>;

const MAX_DEPTH = 40;
const MAX_NESTING = 5;
const LITERALS: Readonly<Record<string, unknown>> = {
  true: true,
  false: false,
  null: null,
  True: true,
  False: false,
  None: null,
  undefined: null,
};

/**
 * Finds the objects in a text, wherever they stand: whole or cut off, in JSON or as Python prints them,
 * with escaped quotes, and again inside of their own strings, five levels deep.
 * Does not report what is wrong with them: what cannot be read is left out. Linear: the reader never steps back.
 */
export function findObjects(text: string): readonly Json[] {
  return collect(text, MAX_NESTING);
}

/** Calls `visit` for an object and every object in it, outermost first. */
export function walk(value: unknown, visit: (object: Readonly<Json>) => void, depth = MAX_DEPTH): void {
  if (typeof value !== 'object' || value === null || depth === 0) return;
  if (isObject(value)) visit(value);
  for (const item of Object.values(value)) walk(item, visit, depth - 1);
}

/** Whether a value is a JSON object: neither null nor a list. */
export function isObject(value: unknown): value is Readonly<Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function collect(text: string, nesting: number): readonly Json[] {
  const reader = new Reader(text);
  const found: Json[] = [];
  const fragment = /^[\s,]{0,99}\\{0,9}["'][\w.@-]{1,60}\\{0,9}["']\s{0,9}:/.test(text);
  if (fragment) add(found, reader.members(0));
  for (let start = text.indexOf('{', reader.at); start !== -1; start = text.indexOf('{', reader.at)) {
    reader.at = start;
    add(found, reader.object(0));
  }
  if (nesting > 1) for (const inner of reader.strings) found.push(...collect(inner, nesting - 1));
  return found;
}

function add(found: Json[], object: Json): void {
  if (Object.keys(object).length > 0) found.push(object);
}

/** Reads forward only: each method leaves `at` behind what it has read, and stops where nothing fits any more. */
class Reader {
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
    const members = new Map<string, unknown>();
    for (;;) {
      this.#skip(/[\s,]*/y);
      const key = this.#key();
      if (key === undefined || this.#skip(/\s*(?:=>|[:=])\s*/y) === '') break;
      const value = this.#value(depth + 1);
      if (value === undefined) break;
      members.set(key, value);
    }
    this.#skip(/\s*\}/y);
    return Object.fromEntries(members);
  }

  #array(depth: number): unknown[] {
    const items: unknown[] = [];
    this.at += 1;
    for (;;) {
      this.#skip(/[\s,]*/y);
      if (this.#skip(/\]/y) !== '') return items;
      const item = this.#value(depth + 1);
      if (item === undefined) return items;
      items.push(item);
    }
  }

  #key(): string | undefined {
    return this.#quoted() ?? (this.#skip(/[\w$@.-]{1,60}/y) || undefined);
  }

  #value(depth: number): unknown {
    if (depth > MAX_DEPTH) return undefined;
    const next = this.#text[this.at];
    if (next === '{') return this.object(depth);
    if (next === '[') return this.#array(depth);
    const quoted = this.#quoted();
    if (quoted !== undefined) return quoted;
    const word = this.#skip(/[\w.+-]{1,60}/y);
    if (word === '') return undefined;
    if (word in LITERALS) return LITERALS[word];
    return /^-?\d{1,15}(?:\.\d{1,9})?$/.test(word) ? Number(word) : word;
  }

  /** A string in quotes that are escaped any number of times; one that is cut off ends with the text. */
  #quoted(): string | undefined {
    const opening = this.#skip(/\\{0,31}["']/y);
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
    pattern.lastIndex = this.at;
    const skipped = pattern.exec(this.#text)?.[0] ?? '';
    this.at += skipped.length;
    return skipped;
  }
}

function unescaped(_: string, code: string): string {
  if (code.length === 5) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
  return { n: '\n', r: '\n', t: '\t', b: ' ', f: ' ' }[code] ?? code;
}

import { JsonReader, NOTHING } from './json-reader.ts';
import type { Json } from './json-reader.ts';

const MAX_DEPTH = 40;
const MAX_NESTING = 5;

/**
 * Finds the objects in a text, wherever they stand: whole or cut off, in JSON or as Python prints them,
 * with escaped quotes, and again inside of their own strings, five levels deep.
 * Does not report what is wrong with them: what cannot be read is left out. Linear: the reader never steps back.
 */
export function findObjects(text: string): readonly Json[] {
  return collect(text, MAX_NESTING);
}

/** An object that stands in a text by itself, and where. */
export interface Root {
  readonly start: number;
  readonly end: number;
  readonly object: Json;
  /** Strings in it that may hold objects themselves. */
  readonly strings: readonly string[];
}

/** The outermost objects of a text with their places. Linear, as {@link findObjects}. */
export function findRoots(text: string): readonly Root[] {
  const reader = new JsonReader(text);
  const roots: Root[] = [];
  for (let start = text.indexOf('{'); start !== -1; start = text.indexOf('{', reader.at)) {
    const seen = reader.strings.length;
    reader.at = start;
    const object = reader.object(0);
    if (object !== NOTHING) roots.push({ start, end: reader.at, object, strings: reader.strings.slice(seen) });
  }
  return roots;
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
  const reader = new JsonReader(text);
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
  if (object !== NOTHING) found.push(object);
}

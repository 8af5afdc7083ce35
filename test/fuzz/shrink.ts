import type { Input } from './input.ts';
import { isJson, replaced } from './mutate.ts';

const MOST_TRIES = 120;
/** What is found costs time that others would be found in. */
const PATIENCE_MS = 8000;

/** Leaves out and cuts whatever is not needed for `holds`, as far as a hundred tries or some seconds go. `holds` is true of the input itself. */
export async function shrink(input: Input, holds: (smaller: Input) => Promise<boolean>): Promise<Input> {
  let best = input;
  let tries = 0;
  const end = performance.now() + PATIENCE_MS;
  const isOver = (): boolean => tries >= MOST_TRIES || performance.now() > end;
  for (let isSmaller = true; isSmaller && !isOver(); ) {
    isSmaller = false;
    for (const candidate of smaller(best)) {
      if (isOver()) break;
      tries += 1;
      if (!(await holds(candidate))) continue;
      best = candidate;
      isSmaller = true;
      break;
    }
  }
  return best;
}

/** Biggest cuts first. */
function* smaller(input: Input): Generator<Input> {
  const { json, text, ...rest } = input;
  if (text !== undefined && text.length > 1) for (const part of halves(text)) yield { ...rest, text: part };
  if (json === undefined) return;
  const paths = [...pathsIn(json)].toSorted((a, b) => b.size - a.size);
  for (const { path } of paths) yield { ...input, json: without(json, path) as typeof json };
  for (const { path, value } of paths)
    if (typeof value === 'string' && value.length > 40)
      for (const part of halves(value)) yield { ...input, json: changed(json, path, () => part) as typeof json };
}

function halves(text: string): readonly string[] {
  const middle = text.length >> 1;
  return [text.slice(0, middle), text.slice(middle)];
}

interface Place {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly size: number;
}

function* pathsIn(node: unknown, path: readonly string[] = []): Generator<Place> {
  if (typeof node !== 'object' || node === null || path.length > 12) return;
  for (const [key, value] of Object.entries(node).slice(0, 100)) {
    const place = [...path, key];
    yield { path: place, value, size: JSON.stringify(value)?.length ?? 0 };
    yield* pathsIn(value, place);
  }
}

function without(node: unknown, path: readonly string[]): unknown {
  return changed(node, path, () => undefined);
}

function changed(node: unknown, [key, ...below]: readonly string[], change: (value: unknown) => unknown): unknown {
  if (!isJson(node) && !Array.isArray(node)) return node;
  return replaced(node, (child, name) =>
    name !== key ? child : below.length === 0 ? change(child) : changed(child, below, change),
  );
}

import type { Chance } from '../crash/chance.ts';
import type { Json } from '../teams/card-view.ts';
import { TOO_LARGE } from './input.ts';

type Change = (node: unknown, chance: Chance) => unknown;
/** Takes the field away. */
const GONE = Symbol('gone');

const NUMBERS: readonly [number, ...number[]] = [
  0,
  -0,
  -1,
  0.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e308,
  5e-324,
  TOO_LARGE,
  99_999_999,
];
const ODD: readonly [string, ...string[]] = [
  '\0',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u2066',
  '\u200b\ufeff',
  '${$root}',
  '{{{DATE(x)}}}',
  '\u0301'.repeat(300),
  '\r\n\r\n',
  '\u{1f469}\u200d\u{1f4bb}',
  '%00%ff%',
  '../../',
  '<at>x</at>',
  ';messageid=1',
  "'; drop table tickets; --",
];
const OTHERS: readonly [unknown, ...unknown[]] = [null, true, false, '', [], {}, 'x', 7, ['x'], { x: 'x' }, [[]], [null]];
const LENGTHS: readonly [number, ...number[]] = [201, 901, 1001, 4001, 66_000, 130_000];
const DEPTHS: readonly [number, ...number[]] = [5, 60, 97, 200, 500];
/** In characters. */
const LONGEST = 400_000;
const COUNTS: readonly [number, ...number[]] = [2, 201, 1001, 20_000];

const CHANGES: readonly [Change, ...Change[]] = [
  () => GONE,
  (_node, chance) => chance.pick(OTHERS),
  (_node, chance) => chance.pick(OTHERS),
  (_node, chance) => chance.pick(NUMBERS),
  (node, chance) => long(typeof node === 'string' && node !== '' ? node : 'x', chance.pick(LENGTHS)),
  (node, chance) => (typeof node === 'string' ? spoiled(node, chance) : chance.pick(ODD)),
  (node, chance) => (typeof node === 'string' ? spoiled(node, chance) : chance.pick(ODD)),
  (node, chance) => nested(node, chance.pick(DEPTHS), chance.is(0.5)),
  (node, chance) => copies(node, chance.pick(COUNTS)),
  (_node, chance) => Object.fromEntries(Array.from({ length: chance.pick(COUNTS) }, (_, index) => [`field${index}`, index])),
  (node) => withPrototype(node),
  (node) =>
    Array.isArray(node) ? [...(node as unknown[]), ...(node as unknown[])] : isJson(node) ? { ...node, copy: node } : [node],
  (node) => (typeof node === 'string' ? node.slice(0, node.length >> 1) : JSON.stringify(node)),
  (_node, chance) => chance.pick(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'then', 'length']),
];

/** One to four random changes somewhere in it, mostly one. */
export function mutated(json: Json, chance: Chance): Json {
  let changed: unknown = json;
  for (let left = chance.is(0.6) ? 1 : Math.ceil(chance.between(1, 4)); left > 0; left -= 1)
    changed = changedSomewhere(changed, chance);
  return isJson(changed) ? changed : json;
}

/** The root stays what it is: what is no object is for others to send. */
function changedSomewhere(node: unknown, chance: Chance, depth = 0): unknown {
  const names = typeof node === 'object' && node !== null ? Object.keys(node) : [];
  const [first, ...others] = names;
  if (first === undefined || (depth > 0 && chance.is(0.4))) return chance.pick(CHANGES)(node, chance);
  const name = chance.pick([first, ...others]);
  return replaced(node, (child, key) => (key === name ? changedSomewhere(child, chance, depth + 1) : child));
}

/** The same node with every child replaced; `GONE` and undefined leave it out. Keys stay own keys, whatever they are called. */
export function replaced(node: unknown, change: (child: unknown, key: string) => unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  const pairs = Object.entries(node)
    .map(([key, child]) => [key, change(child, key)] as const)
    .filter(([, child]) => child !== GONE && child !== undefined);
  return Array.isArray(node) ? pairs.map(([, child]) => child) : Object.fromEntries(pairs);
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Fewer where each is long: what is refused by its length alone need not be megabytes. */
function copies(node: unknown, count: number): readonly unknown[] {
  const size = JSON.stringify(node).length + 1;
  return Array.from({ length: Math.min(count, 2 + Math.floor(LONGEST / size)) }, () => node);
}

function long(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

function spoiled(text: string, chance: Chance): string {
  const at = Math.floor(chance.between(0, text.length + 1));
  return text.slice(0, at) + chance.pick(ODD) + text.slice(at);
}

function nested(node: unknown, depth: number, isList: boolean): unknown {
  let around = node;
  for (let left = depth; left > 0; left -= 1) around = isList ? [around] : { a: around };
  return around;
}

/** As `JSON.parse` would read it: a field of that name, no prototype. */
function withPrototype(node: unknown): unknown {
  return { ...(isJson(node) ? node : {}), ...Object.fromEntries([['__proto__', { isAdmin: true, verb: 'desk-claim' }]]) };
}

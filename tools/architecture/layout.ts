import type { Room } from './imports.ts';
import { type Arrow, essential, layersOf } from './layers.ts';

/** Where something stands: a room, or the place in a column where an arrow passes through. Both count from the upper left; `y` is the middle. */
export interface Spot {
  readonly column: number;
  readonly y: number;
  readonly room?: Room;
}

export interface Layout {
  readonly columns: number;
  readonly rooms: readonly (Spot & { readonly room: Room })[];
  /** Each from its room through every column between to the room that it points to. */
  readonly arrows: readonly (readonly Spot[])[];
}

/** How much room above and below its middle something takes. */
const ROOM = 31;
const PASSAGE = 11;
const SWEEPS = 24;

interface Node {
  readonly column: number;
  readonly room?: Room;
  readonly near: Node[];
  y: number;
}

/**
 * Places rooms and arrows so that arrows pass between rooms and few of them cross: what is tied together stands at about the same height.
 * The same rooms give the same places. It finds a good order, not the best one.
 * @throws ImportCycle
 */
export function layoutOf(rooms: readonly Room[]): Layout {
  const columns: Node[][] = layersOf(rooms).map((layer, column) => layer.map((room) => ({ column, room, near: [], y: 0 })));
  const byName = new Map(columns.flat().map((node) => [node.room?.name, node]));
  const paths = essential(rooms).map((arrow) => pathOf(arrow, byName, columns));
  const best = orderOf(columns);
  best.forEach((nodes) => stack(nodes));
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) best.forEach((nodes) => settle(nodes));
  const top = Math.min(...best.flat().map(({ y }) => y));
  for (const node of best.flat()) node.y = Math.round(node.y - top);
  return {
    columns: best.length,
    rooms: best.flat().flatMap(({ column, y, room }) => (room === undefined ? [] : [{ column, y, room }])),
    arrows: paths,
  };
}

/** Makes the passages of an arrow. */
function pathOf([from, to]: Arrow, byName: ReadonlyMap<string | undefined, Node>, columns: Node[][]): readonly Node[] {
  const [start, end] = [byName.get(from), byName.get(to)];
  if (start === undefined || end === undefined) return [];
  const between = Array.from({ length: start.column - end.column - 1 }, (_, i): Node => {
    const passage = { column: start.column - 1 - i, near: [], y: 0 };
    columns[passage.column]?.push(passage);
    return passage;
  });
  const path = [start, ...between, end];
  path.slice(1).forEach((node, i) => {
    node.near.push(path[i] ?? start);
    path[i]?.near.push(node);
  });
  return path;
}

/** Turn by turn each column is sorted by the middle of what it is tied to; the order with the fewest crossings wins. */
function orderOf(columns: readonly Node[][]): Node[][] {
  const number = (nodes: readonly Node[]) => nodes.forEach((node, row) => (node.y = (row + 0.5) / nodes.length));
  const copy = () => columns.map((nodes) => nodes.toSorted((a, b) => a.y - b.y));
  columns.forEach(number);
  let best = copy();
  let fewest = crossingsOf(best);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const side = sweep % 2 === 0 ? -1 : 1;
    for (const nodes of side < 0 ? columns : columns.toReversed()) {
      const wanted = new Map(nodes.map((node) => [node, meanOf(node, (other) => other.column === node.column + side)]));
      number(nodes.toSorted((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0)));
    }
    const order = copy();
    const crossings = crossingsOf(order);
    if (crossings < fewest) [best, fewest] = [order, crossings];
  }
  return best;
}

function meanOf({ near, y }: Node, isAsked: (other: Node) => boolean = () => true): number {
  const asked = near.filter(isAsked);
  return asked.length === 0 ? y : asked.reduce((sum, other) => sum + other.y, 0) / asked.length;
}

function crossingsOf(columns: readonly (readonly Node[])[]): number {
  const rows = new Map(columns.flatMap((nodes) => nodes.map((node, row) => [node, row] as const)));
  const rowOf = (node: Node): number => rows.get(node) ?? 0;
  return columns
    .map((nodes) =>
      nodes.flatMap((node) => node.near.filter((other) => other.column < node.column).map((other) => [node, other] as const)),
    )
    .map((lines) => lines.flatMap((a, i) => lines.slice(i + 1).filter((b) => isCrossing(a, b, rowOf))).length)
    .reduce((sum, count) => sum + count, 0);
}

function isCrossing(a: readonly [Node, Node], b: readonly [Node, Node], rowOf: (node: Node) => number): boolean {
  return (rowOf(a[0]) - rowOf(b[0])) * (rowOf(a[1]) - rowOf(b[1])) < 0;
}

const halfOf = ({ room }: Node): number => (room === undefined ? PASSAGE : ROOM);

function stack(nodes: readonly Node[]): void {
  let top = 0;
  for (const node of nodes) {
    node.y = top + halfOf(node);
    top += 2 * halfOf(node);
  }
}

/** Each as near as possible to the height that it is drawn to, in the order that it has. */
function settle(nodes: readonly Node[]): void {
  const wanted = nodes.map((node) => meanOf(node));
  const placed: number[] = [];
  nodes.forEach((node, row) => {
    const above = nodes[row - 1];
    const least = above === undefined ? Number.NEGATIVE_INFINITY : (placed[row - 1] ?? 0) + halfOf(above) + halfOf(node);
    placed.push(Math.max(wanted[row] ?? 0, least));
  });
  const shift = placed.reduce((sum, y, row) => sum + (wanted[row] ?? 0) - y, 0) / Math.max(1, nodes.length);
  nodes.forEach((node, row) => (node.y = (placed[row] ?? 0) + shift));
}

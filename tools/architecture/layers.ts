import type { Room } from './imports.ts';

/** Two rooms import each other, at once or round about. */
export class ImportCycle extends Error {
  readonly code = 'import-cycle';
  constructor(path: readonly string[]) {
    super(`rooms import each other: ${path.join(' -> ')}`);
  }
}

/** Rooms in columns: each stands right of all that it imports. @throws ImportCycle */
export function layersOf(rooms: readonly Room[]): readonly (readonly Room[])[] {
  const byName = new Map(rooms.map((room) => [room.name, room]));
  const depths = new Map<string, number>();
  const depthOf = (room: Room, path: readonly string[]): number => {
    const known = depths.get(room.name);
    if (known !== undefined) return known;
    const way = [...path, room.name];
    if (path.includes(room.name)) throw new ImportCycle(way.slice(path.indexOf(room.name)));
    const below = room.imports.flatMap((name) => byName.get(name) ?? []);
    const depth = Math.max(-1, ...below.map((one) => depthOf(one, way))) + 1;
    depths.set(room.name, depth);
    return depth;
  };
  const columns: Room[][] = [];
  for (const room of rooms) (columns[depthOf(room, [])] ??= []).push(room);
  return columns;
}

export type Arrow = readonly [from: string, to: string];

/** Imports without those that follow from others: a room that imports another one may use what that one stands on as well. No cycles allowed. */
export function essential(rooms: readonly Room[]): readonly Arrow[] {
  const byName = new Map(rooms.map((room) => [room.name, room]));
  const reach = (name: string): ReadonlySet<string> => {
    const direct = byName.get(name)?.imports ?? [];
    return new Set([...direct, ...direct.flatMap((next) => [...reach(next)])]);
  };
  return rooms.flatMap(({ name, imports }) =>
    imports.filter((to) => !imports.some((other) => other !== to && reach(other).has(to))).map((to): Arrow => [name, to]),
  );
}

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';

const SRC = new URL('../../src/', import.meta.url);
const IMPORT = /^(?:import|export)\b[^'";]*?\bfrom\s+'(\.[^']+)'|\bimport\(\s*'(\.[^']+)'/gm;

/** A folder of `src`, or a file that stands in it alone. */
export interface Room {
  /** `teams`, `app` */
  readonly name: string;
  readonly isFile: boolean;
  /** The rooms whose files it imports. */
  readonly imports: readonly string[];
}

/** Reads from the code itself which room imports which, types included. What is imported from outside of `src` is left out. */
export function readRooms(): readonly Room[] {
  const paths = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .toSorted();
  const rooms = new Map<string, { readonly isFile: boolean; readonly imports: Set<string> }>();
  for (const path of paths) {
    const name = roomOf(path);
    const room = rooms.get(name) ?? { isFile: !path.includes('/'), imports: new Set() };
    for (const target of importsOf(path)) if (target !== name) room.imports.add(target);
    rooms.set(name, room);
  }
  return [...rooms].map(([name, { isFile, imports }]) => ({ name, isFile, imports: [...imports].toSorted() }));
}

/** Without the single files that import nothing: any room may use them, and their arrows would hide the others. */
export function withoutLoose(rooms: readonly Room[]): readonly Room[] {
  const isLoose = ({ isFile, imports }: Room): boolean => isFile && imports.length === 0;
  const loose = new Set(rooms.filter(isLoose).map(({ name }) => name));
  if (loose.size === 0) return rooms;
  const kept = rooms.filter(({ name }) => !loose.has(name));
  return withoutLoose(kept.map((room) => ({ ...room, imports: room.imports.filter((name) => !loose.has(name)) })));
}

function importsOf(path: string): readonly string[] {
  const text = readFileSync(new URL(path, SRC), 'utf8');
  return [...text.matchAll(IMPORT)]
    .map((match) => normalize(join(dirname(path), match[1] ?? match[2] ?? '')))
    .filter((target) => !target.startsWith('..'))
    .map(roomOf);
}

/** `teams/desk/form.ts` -> `teams`, `app.ts` -> `app`. */
function roomOf(path: string): string {
  return path.split('/')[0]?.replace(/\.ts$/, '') ?? '';
}

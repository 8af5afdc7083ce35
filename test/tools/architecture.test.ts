import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { ROOT } from '../../src/root.ts';
import { type Room, readRooms, withoutLoose } from '../../tools/architecture/imports.ts';
import { essential, layersOf } from '../../tools/architecture/layers.ts';
import { layoutOf } from '../../tools/architecture/layout.ts';
import { drawRooms } from '../../tools/architecture/picture.ts';

const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const room = (name: string, ...imports: string[]): Room => ({ name, isFile: false, imports });
const names = (rooms: readonly Room[]) => rooms.map(({ name }) => name);

describe('the picture of the architecture', () => {
  it('is what the code imports now; `npm run architecture` draws it anew', () => {
    assert.equal(read('docs/architecture.svg'), drawRooms(withoutLoose(readRooms())));
  });

  it('reads imports from the code, of values and of types', () => {
    const rooms = new Map(readRooms().map(({ name, imports }) => [name, imports]));
    assert.deepEqual(rooms.get('triage'), []);
    assert.deepEqual(rooms.get('helpdesk'), ['triage']);
    assert.ok(rooms.get('index')?.includes('app'));
  });

  it('leaves out single files that import nothing, and those that import only such', () => {
    const log: Room = { name: 'log', isFile: true, imports: [] };
    const config: Room = { name: 'config', isFile: true, imports: ['log'] };
    const rooms = withoutLoose([room('triage'), log, config, room('teams', 'config', 'log', 'triage')]);
    assert.deepEqual(rooms, [room('triage'), room('teams', 'triage')]);
  });

  it('places each room right of all that it imports', () => {
    const rooms = [room('teams', 'cards', 'triage'), room('cards', 'triage'), room('triage'), room('server')];
    assert.deepEqual(layersOf(rooms).map(names), [['triage', 'server'], ['cards'], ['teams']]);
  });

  it('refuses rooms that import each other, at once or round about, and names them', () => {
    const isCycle = (way: string) => ({ code: 'import-cycle', message: `rooms import each other: ${way}` });
    assert.throws(() => layersOf([room('a', 'b'), room('b', 'a')]), isCycle('a -> b -> a'));
    assert.throws(() => drawRooms([room('x', 'a'), room('a', 'b'), room('b', 'c'), room('c', 'a')]), isCycle('a -> b -> c -> a'));
  });

  it('has no arrow for an import that follows from others', () => {
    const rooms = [room('triage'), room('words', 'triage'), room('cards', 'triage', 'words'), room('teams', 'cards', 'triage')];
    assert.deepEqual(essential(rooms), [
      ['words', 'triage'],
      ['cards', 'words'],
      ['teams', 'cards'],
    ]);
  });

  it('lets an arrow pass between rooms, and no room stands on another', () => {
    const { rooms, arrows } = layoutOf(withoutLoose(readRooms()));
    const spots = [...rooms, ...arrows.flatMap((path) => path.filter((spot) => spot.room === undefined))];
    for (const { room: inside, column, y } of rooms) {
      const near = spots.filter((spot) => spot.column === column && spot.room !== inside && Math.abs(spot.y - y) < 38);
      assert.deepEqual(near, [], inside.name);
    }
    assert.ok(spots.length > rooms.length);
  });
});

describe('the page of the architecture', () => {
  it('names files and folders that are there', () => {
    const paths = [...read('docs/architecture.md').matchAll(/`((?:src|cards|locales|test)\/[^`]*)`/g)].map(
      ([, path]) => path ?? '',
    );
    assert.ok(paths.length > 40);
    assert.deepEqual(
      paths.filter((path) => !existsSync(new URL(path, ROOT))),
      [],
    );
  });
});

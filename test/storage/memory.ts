import { openStore, type Store } from '../../src/storage/open.ts';

/** A whole store in memory. */
export function openMemory(): Promise<Store> {
  return openStore('sqlite::memory:');
}

/** Bot state in memory, for tests that look into it; there at once, and opened when it is first used. */
export function memoryState(): Store['state'] {
  const opened = openMemory();
  return {
    read: async (keys) => (await opened).state.read(keys),
    write: async (changes) => (await opened).state.write(changes),
    delete: async (keys) => (await opened).state.delete(keys),
  };
}

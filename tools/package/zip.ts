import { zipSync } from 'fflate';

/** The first moment that a zip can tell. It tells local time, so this is the local one, wherever the command runs. */
const FIRST = new Date(1980, 0, 1);

/**
 * Packs files in the order of the map. The same files give the same bytes, whenever and wherever this runs: the date of each is that of the format's
 * beginning. It makes no folders, since Teams wants every file at the root.
 */
export function packed(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 9, mtime: FIRST });
}

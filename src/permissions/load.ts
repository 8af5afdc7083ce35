import { readFile, stat } from 'node:fs/promises';
import type { PermissionData } from '../triage/permissions/model.ts';
import { parse, type RefusedReason } from '../triage/permissions/parse.ts';
import { recordedDate, sha256Of } from './sidecar.ts';

/** Ten times what Microsoft publishes today. */
export const MAX_BYTES = 32 * 1024 * 1024;

export type FileReason = RefusedReason | 'not-found' | 'too-large' | 'not-json';

export type LoadedPermissions =
  | { readonly kind: 'loaded'; readonly data: PermissionData; readonly sha256: string }
  | { readonly kind: 'refused'; readonly reason: FileReason };

/**
 * Reads a permission file from disk. Its date is the one recorded at the download of exactly these bytes,
 * else the day on which the file was last written. Never throws: a file that cannot be used is a value.
 */
export async function loadPermissionsFile(path: string): Promise<LoadedPermissions> {
  try {
    const { size, mtime } = await stat(path);
    if (size > MAX_BYTES) return { kind: 'refused', reason: 'too-large' };
    const bytes = await readFile(path);
    const sha256 = sha256Of(bytes);
    const reading = readPermissions(bytes, (await recordedDate(path, sha256)) ?? dayOf(mtime));
    return reading.kind === 'refused' ? reading : { kind: 'loaded', data: reading.data, sha256 };
  } catch {
    return { kind: 'refused', reason: 'not-found' };
  }
}

/** The data in the bytes of a file, of whichever day the caller knows. */
export function readPermissions(
  bytes: Uint8Array,
  date: string,
): ReturnType<typeof parse> | { kind: 'refused'; reason: 'not-json' } {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { kind: 'refused', reason: 'not-json' };
  }
  return parse(json, date);
}

/** The day of an instant, UTC. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

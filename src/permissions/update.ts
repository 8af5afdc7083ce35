import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PermissionData } from '../triage/permissions/model.ts';
import { download, type DownloadReason, type Limits } from './download.ts';
import { dayOf, type FileReason, loadPermissionsFile, MAX_BYTES, readPermissions } from './load.ts';
import { sha256Of, type Sidecar, sidecarPath } from './sidecar.ts';

/** The file that Microsoft publishes, under the MIT licence. @see https://github.com/microsoftgraph/microsoft-graph-devx-content */
export const PUBLISHED =
  'https://raw.githubusercontent.com/microsoftgraph/microsoft-graph-devx-content/master/permissions/new/permissions.json';
export const LIMITS: Limits = { bytes: MAX_BYTES, idle: 30_000, total: 300_000, redirects: 5 };

export interface UpdateRequest {
  readonly url: string;
  readonly path: string;
  readonly now: Date;
  readonly limits?: Partial<Limits>;
  readonly onProgress?: (bytes: number) => void;
}

export type UpdateReason =
  | DownloadReason
  | Exclude<FileReason, 'not-found'>
  /** Whole and well-formed, but less than half of what is there already. */
  | 'shrunk'
  | 'not-written';

export type Update =
  | { readonly kind: 'updated'; readonly permissions: number; readonly sidecar: Sidecar }
  | { readonly kind: 'refused'; readonly reason: UpdateReason; readonly status?: number };

/**
 * Downloads the permission file and puts it in the place of the old one in a single step. Whatever is wrong with the download,
 * the old file stays as it is, byte for byte. Does not keep a file that it could not use itself.
 */
export async function updatePermissions(request: UpdateRequest): Promise<Update> {
  const { url, path, now, limits, onProgress = () => undefined } = request;
  const fetched = await download(url, { ...LIMITS, ...limits }, onProgress);
  if (fetched.kind === 'refused') return fetched;
  const date = dayOf(now);
  const reading = readPermissions(fetched.bytes, date);
  if (reading.kind === 'refused') return reading;
  const permissions = countOf(reading.data);
  const old = await loadPermissionsFile(path);
  if (old.kind === 'loaded' && permissions * 2 < countOf(old.data)) return { kind: 'refused', reason: 'shrunk' };
  const sidecar: Sidecar = { url, date, sha256: sha256Of(fetched.bytes), bytes: fetched.bytes.byteLength };
  try {
    await mkdir(dirname(path), { recursive: true });
    await replace(path, fetched.bytes);
    // A crash between the two leaves a record of other bytes, which `recordedDate` does not believe.
    await replace(sidecarPath(path), Buffer.from(`${JSON.stringify(sidecar, undefined, 2)}\n`));
  } catch {
    return { kind: 'refused', reason: 'not-written' };
  }
  return { kind: 'updated', permissions, sidecar };
}

function countOf({ grants }: PermissionData): number {
  return new Set(grants.map(({ name }) => name)).size;
}

/** Readers see the old file or the new one, never a part. */
async function replace(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

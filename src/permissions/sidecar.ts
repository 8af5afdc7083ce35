import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** What is remembered of a downloaded file, beside it. */
export interface Sidecar {
  readonly url: string;
  /** The day of the download, e.g. `2026-11-20`. */
  readonly date: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** `data/graph-permissions.json` -> `data/graph-permissions.source.json`. */
export function sidecarPath(path: string): string {
  return `${path.replace(/\.json$/i, '')}.source.json`;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The date that is recorded for exactly these bytes; a record of other bytes says nothing of them. */
export async function recordedDate(path: string, sha256: string): Promise<string | undefined> {
  try {
    const record: unknown = JSON.parse(await readFile(sidecarPath(path), 'utf8'));
    if (typeof record !== 'object' || record === null || !('sha256' in record) || record.sha256 !== sha256) return undefined;
    return 'date' in record && typeof record.date === 'string' && /^\d{4}-\d\d-\d\d$/.test(record.date) ? record.date : undefined;
  } catch {
    return undefined;
  }
}

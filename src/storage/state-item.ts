import { randomBytes } from 'node:crypto';

/** What a bot keeps under a key, in the form of botbuilder's `StoreItem`. */
export interface StateItem {
  eTag?: string;
  [property: string]: unknown;
}

/**
 * State of bots, in the form of botbuilder's `Storage`. A write of several items stores all or none.
 * Without an eTag an item must be new, with `*` it is overwritten, with another it must be the one that was read.
 * @throws StateConflict, StorageUnavailable, BadParameter
 */
export interface StateStorage {
  read(keys: string[]): Promise<Record<string, StateItem>>;
  write(changes: Record<string, StateItem>): Promise<void>;
  delete(keys: string[]): Promise<void>;
}

export interface StateRow {
  readonly key: string;
  readonly value: string;
  readonly etag: string;
}

/** An item as it is to be stored, and the eTag that it was read with. */
export interface StateChange {
  readonly key: string;
  readonly value: string;
  readonly expected: string | undefined;
}

/** In the order of the keys: two writers that lock the same rows lock them in the same order. */
export function changesOf(changes: Record<string, StateItem>): readonly StateChange[] {
  return Object.entries(changes)
    .map(([key, { eTag, ...item }]) => ({ key, value: JSON.stringify(item), expected: eTag }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

export function itemOf({ value, etag }: StateRow): StateItem {
  return { ...(JSON.parse(value) as StateItem), eTag: etag };
}

/** Makes ETags that are never the same again, not even those of an item that was deleted and made anew, or of another process. */
export function createTags(): () => string {
  const process = randomBytes(9).toString('base64url');
  let count = 0;
  return () => `${process}.${((count += 1)).toString(36)}`;
}

interface Item {
  eTag?: string;
  [property: string]: unknown;
}

/** Somebody else has written the item since it was read. */
export class StateConflict extends Error {
  readonly code = 'state-conflict';
  constructor(key: string) {
    super(`${key} was changed by another turn`);
  }
}

/**
 * Bot state in memory, in the form of botbuilder's `Storage`: items are copied through JSON, so that nothing which a database could not hold
 * survives a test. It forgets the oldest items beyond `most`, and everything when the process ends.
 * @throws StateConflict when an item was written with an ETag that is not the current one.
 */
export function createMemoryStorage(most = 20_000) {
  const items = new Map<string, { readonly json: string; readonly eTag: string }>();
  let writes = 0;
  return {
    async read(keys: string[]): Promise<Record<string, Item>> {
      const found = keys.flatMap((key): [string, Item][] => {
        const item = items.get(key);
        return item === undefined ? [] : [[key, { ...(JSON.parse(item.json) as Item), eTag: item.eTag }]];
      });
      return Object.fromEntries(found);
    },
    async write(changes: Record<string, Item>): Promise<void> {
      for (const [key, { eTag }] of Object.entries(changes)) {
        if (eTag !== undefined && eTag !== '*' && eTag !== items.get(key)?.eTag) throw new StateConflict(key);
        if (eTag === undefined && items.has(key)) throw new StateConflict(key);
      }
      for (const [key, { eTag: _old, ...item }] of Object.entries(changes)) {
        items.delete(key);
        items.set(key, { json: JSON.stringify(item), eTag: String(++writes) });
      }
      while (items.size > most) items.delete(items.keys().next().value ?? '');
    },
    async delete(keys: string[]): Promise<void> {
      for (const key of keys) items.delete(key);
    },
  };
}

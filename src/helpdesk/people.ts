/** By which a person is known in a tenant: their object id, their id in Teams, and their own chat with the bot. */
export interface PersonIds {
  readonly tenantId: string;
  readonly ids: readonly string[];
  readonly chatId: string;
}

/** How much is kept of a person, beside their language and time zone. */
export interface Kept {
  /** Conversations of which something is remembered. */
  readonly conversations: number;
  /** Opened by them. */
  readonly tickets: number;
  /** Messages to them that wait. */
  readonly deliveries: number;
  /** Tickets of others in which they stand as somebody of the help desk. */
  readonly others: number;
}

/** What was removed. */
export interface Erased extends Kept {
  /** `later`: no query finds anything any more, but bytes of it may stand in the file until it is cleaned. */
  readonly file: 'clean' | 'later';
  /** Why the file could not be cleaned at once; it is tried again by the next sweep. */
  readonly fault?: unknown;
}

/**
 * What is kept of people, and its removal. `erase` empties their tickets, takes their name out of those of others, and removes the rest; it may be
 * repeated. It reaches nothing that Teams or another program keeps, and no copy of the database.
 */
export interface People {
  readonly kept: (person: PersonIds) => Promise<Kept>;
  /** `now` is in milliseconds. */
  readonly erase: (person: PersonIds, now: number) => Promise<Erased>;
}

/** The same people, and `onFault` told when the file could not be cleaned at once. */
export function watchPeople(people: People, onFault: (fault: unknown) => void): People {
  return {
    ...people,
    async erase(person, now) {
      const erased = await people.erase(person, now);
      if (erased.fault !== undefined) onFault(erased.fault);
      return erased;
    },
  };
}

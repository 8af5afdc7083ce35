import type { Storage } from 'botbuilder';
import { newSession, type Session, SESSION_VERSION } from '../triage/session.ts';

/** One person's triage in one conversation. */
export interface Conversation {
  readonly session: Session;
  /** The activity that shows the current question or answer, remembered best-effort. */
  readonly card?: string;
  readonly welcomed?: boolean;
  /** It is to go on in the person's own chat as soon as there is one. */
  readonly awaitsChat?: boolean;
  /** The form for the help desk that was shown last: what it shows is what is sent, whatever is pasted meanwhile. */
  readonly form?: Form;
}

export interface Form extends Pick<Session, 'evidence' | 'tried' | 'source'> {
  readonly submitKey: string;
  /** The activity that shows it. */
  readonly card?: string;
}

/** What is remembered of a person, beside their triages. No name, no address. */
export interface Person {
  readonly chosenLocale?: string;
  /** From the last message they wrote; presses and invokes do not count. */
  readonly lastSeenLocale?: string;
  readonly timeZone?: string;
  /** When they last wrote, in UTC: `2026-11-29`. */
  readonly lastDay?: string;
  /** They were told, once, that there are other languages than English. */
  readonly offeredLanguages?: boolean;
}

export interface State {
  readonly conversation: Conversation;
  readonly person: Person;
}

export interface StateStore {
  readonly load: () => Promise<State>;
  /** Writes what changed since `load`, which must come before each save. Throws what the storage throws when another turn was faster. */
  readonly save: (state: State) => Promise<void>;
}

interface Place {
  readonly conversationId: string;
  readonly tenantId: string;
  readonly personId: string;
  readonly isPrivate: boolean;
}

/** Loads and saves the state of one turn. State of another version is dropped and the triage begins anew. */
export function stateOf(storage: Storage, place: Place, newId: () => string): StateStore {
  const conversationKey = `conversation/${place.conversationId}/${place.personId}`;
  const personKey = keyOfPerson(place.tenantId, place.personId);
  let stored: Record<string, { eTag?: string }> = {};
  let loaded: State | undefined;
  return {
    async load() {
      stored = await storage.read([conversationKey, personKey]);
      const { eTag: _c, ...conversation } = (stored[conversationKey] ?? {}) as Partial<Conversation> & { eTag?: string };
      const { eTag: _p, ...person } = (stored[personKey] ?? {}) as Person & { eTag?: string };
      const isCurrent = conversation.session?.version === SESSION_VERSION;
      const session = isCurrent && conversation.session ? conversation.session : newSession(newId(), place.isPrivate);
      loaded = { conversation: { ...(isCurrent ? conversation : {}), session }, person };
      return loaded;
    },
    async save({ conversation, person }) {
      const changes: Record<string, object> = {};
      if (conversation !== loaded?.conversation)
        changes[conversationKey] = { ...conversation, ...tagOf(stored[conversationKey]) };
      // Languages and time zones may be overwritten by a faster turn without harm.
      if (person !== loaded?.person) changes[personKey] = { ...person, eTag: '*' };
      if (Object.keys(changes).length === 0) return;
      await storage.write(changes);
      // The tags are used up: to read the new ones here could take those of a faster turn for our own.
      for (const key of Object.keys(changes)) stored[key] = { eTag: 'used' };
      loaded = { conversation, person };
    },
  };
}

/** What is remembered of a person who does not write just now. */
export async function readPerson(storage: Storage, tenantId: string, personId: string): Promise<Person> {
  const key = keyOfPerson(tenantId, personId);
  return ((await storage.read([key]))[key] ?? {}) as Person;
}

function keyOfPerson(tenantId: string, personId: string): string {
  return `person/${tenantId}/${personId}`;
}

function tagOf(item: { eTag?: string } | undefined): { eTag?: string } {
  return item?.eTag === undefined ? {} : { eTag: item.eTag };
}

import { isRecord } from './dom.ts';

/** A text of the person in their own chat. It lives in this tab only: the server of the preview keeps what the bot says, not what was pasted. */
export interface Said {
  readonly id: string;
  readonly text: string;
  readonly time: string;
  readonly failed: boolean;
  /** In place of a text: a card that was picked from a search. */
  readonly card?: unknown;
}

export interface Stored {
  readonly conversationId: string;
  readonly welcomed: boolean;
  readonly said: readonly Said[];
  readonly draft: string;
}

const KEY = 'graph-triage.conversation';
const TEXTS = 100;

/** What a reload must not lose, in `sessionStorage`. Without storage it is kept as long as the page. */
export class Memory {
  #stored: Stored = read() ?? fresh();

  get now(): Stored {
    return this.#stored;
  }

  change(changes: Partial<Stored>): void {
    this.#stored = { ...this.#stored, ...changes };
    write(this.#stored);
  }

  /** Adds a text, or replaces the one of the same id. */
  say(said: Said): void {
    const others = this.#stored.said.filter(({ id }) => id !== said.id);
    this.change({ said: [...others, said].slice(-TEXTS) });
  }

  startOver(): void {
    this.#stored = { ...fresh(), draft: this.#stored.draft };
    write(this.#stored);
  }
}

function fresh(): Stored {
  return { conversationId: crypto.randomUUID(), welcomed: false, said: [], draft: '' };
}

function read(): Stored | undefined {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return isStored(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

function isStored(value: unknown): value is Stored {
  return (
    isRecord(value) && typeof value.conversationId === 'string' && Array.isArray(value.said) && typeof value.draft === 'string'
  );
}

function write(stored: Stored): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(stored));
  } catch {
    // Full or forbidden: the page goes on without it.
  }
}

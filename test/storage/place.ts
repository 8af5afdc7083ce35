import type { Desk, Draft, NewDelivery } from '../../src/helpdesk/ports.ts';
import { act, type Action, type Actor, type Outcome, type Requester, type Ticket } from '../../src/helpdesk/ticket.ts';
import type { Store } from '../../src/storage/open.ts';
import type { Expiry } from '../../src/storage/options.ts';

/** An empty database, and two who use it: two replicas where the database allows several, else the same one twice. */
export interface Place {
  readonly store: Store;
  readonly other: Store;
  readonly close: () => Promise<void>;
}
export type Open = (expiry?: Partial<Expiry>) => Promise<Place>;

/** All tests live at this moment. */
export const NOW = Date.parse('2026-11-20T12:00:00Z');
export const TENANT = 'tenant-1';

export const address = (conversationId: string) => ({
  channelId: 'msteams',
  serviceUrl: 'https://smba.example/',
  conversationId,
  botId: '28:bot',
});

export function requester(id = 'alex'): Requester {
  return { id, name: `${id} Žuromskis 張`, address: address(`chat-${id}`), locale: 'lv', timeZone: 'Europe/Riga' };
}

export function draft(submitKey: string, changes: Partial<Draft> = {}): Draft {
  const content = {
    evidence: {},
    ranking: [{ cause: 'consent-missing', verdict: 'likely' }],
    tried: [],
  } as unknown as Draft['content'];
  return { submitKey, tenantId: TENANT, requester: requester(), content, urgency: 'normal', at: NOW, ...changes };
}

/** To the desk a card, to the requester a notice. */
export function tells({ tenantId, number }: Ticket): readonly NewDelivery[] {
  return [
    { tenantId, ticket: number, to: 'desk', kind: 'card' },
    { tenantId, ticket: number, to: 'requester', kind: 'notice', about: 1 },
  ];
}
export const silent = (): readonly NewDelivery[] => [];

export const desk = (conversationId: string, tenantId = TENANT): Desk => ({
  tenantId,
  address: address(conversationId),
  locale: 'sv',
});

const OF_DESK: Actor = { side: 'desk', id: 'megan', name: 'Megan' };

/** The ticket after an action that its state allows. */
export function after(ticket: Ticket, action: Action, now = NOW, by: Actor = OF_DESK): Ticket {
  const outcome: Outcome = act(ticket, action, by, now);
  if (outcome.kind !== 'done') throw new Error(`refused: ${outcome.reason}`);
  return outcome.ticket;
}

/** Opens before each test and closes after it. */
export function freshPlace(open: Open, expiry?: Partial<Expiry>): { readonly store: Store; readonly other: Store } {
  let place: Place;
  beforeEach(async () => (place = await open(expiry)));
  afterEach(() => place.close());
  return {
    get store() {
      return place.store;
    },
    get other() {
      return place.other;
    },
  };
}

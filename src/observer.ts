/** Why something was not let in, or not let through to the bot. */
export const REFUSALS = ['shape', 'full', 'unauthorized', 'unverifiable', 'tenant', 'rate'] as const;
export const TURN_KINDS = ['text', 'press', 'dialog', 'extension', 'arrival', 'other'] as const;
export const TURN_OUTCOMES = ['done', 'failed'] as const;
export const VERDICTS = ['proven', 'likely', 'possible', 'unlikely'] as const;
export const TICKET_EVENTS = [
  'opened',
  'assigned',
  'asked',
  'answered',
  'added',
  'commented',
  'resolved',
  'reopened',
  'withdrawn',
  'requester-unreachable',
] as const;
export const DELIVERY_OUTCOMES = ['sent', 'paced', 'later', 'dead'] as const;
/** What the storage failed. */
export const STORAGE_USES = ['turn', 'delivery', 'sweep', 'readiness'] as const;

export type Refusal = (typeof REFUSALS)[number];
export type TurnKind = (typeof TURN_KINDS)[number];
export type TurnOutcome = (typeof TURN_OUTCOMES)[number];
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number];

/**
 * Told of what happens, for whoever watches over it. It takes words of closed lists only, so nothing of a person, a tenant or a ticket can get
 * into what is counted, and it never fails or waits.
 */
export interface Observer {
  /** Returns what is to be called when the turn is over. */
  readonly turnBegan: (kind: TurnKind) => (outcome: TurnOutcome) => void;
  readonly refused: (reason: Refusal) => void;
  readonly verdict: (verdict: (typeof VERDICTS)[number]) => void;
  readonly ticket: (event: (typeof TICKET_EVENTS)[number]) => void;
  readonly delivery: (outcome: DeliveryOutcome) => void;
  readonly storageFailed: (use: (typeof STORAGE_USES)[number]) => void;
}

/** Where nobody watches. */
export const UNOBSERVED: Observer = {
  turnBegan: () => () => undefined,
  refused: () => undefined,
  verdict: () => undefined,
  ticket: () => undefined,
  delivery: () => undefined,
  storageFailed: () => undefined,
};

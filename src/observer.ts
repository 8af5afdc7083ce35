/** The closed lists of words that may be observed: they are the labels of the metrics, and nothing else can be. */
export const OBSERVED = {
  /** Why something was not let in, or not let through to the bot. */
  refusals: ['shape', 'full', 'unauthorized', 'unverifiable', 'tenant', 'rate'],
  turnKinds: ['text', 'press', 'dialog', 'extension', 'arrival', 'other'],
  turnOutcomes: ['done', 'failed'],
  verdicts: ['proven', 'likely', 'possible', 'unlikely'],
  ticketEvents: [
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
  ],
  deliveryOutcomes: ['sent', 'paced', 'later', 'dead'],
  /** What the storage failed. */
  storageUses: ['turn', 'delivery', 'sweep', 'readiness', 'counts'],
} as const;

export type Refusal = (typeof OBSERVED.refusals)[number];
export type TurnKind = (typeof OBSERVED.turnKinds)[number];
export type TurnOutcome = (typeof OBSERVED.turnOutcomes)[number];
export type DeliveryOutcome = (typeof OBSERVED.deliveryOutcomes)[number];

/**
 * Told of what happens, for whoever watches over it. It takes words of closed lists only, so nothing of a person, a tenant or a ticket can get
 * into what is counted, and it never fails or waits.
 */
export interface Observer {
  /** Returns what is to be called when the turn is over. */
  readonly turnBegan: (kind: TurnKind) => (outcome: TurnOutcome) => void;
  readonly refused: (reason: Refusal) => void;
  readonly verdict: (verdict: (typeof OBSERVED.verdicts)[number]) => void;
  readonly ticket: (event: (typeof OBSERVED.ticketEvents)[number]) => void;
  readonly delivery: (outcome: DeliveryOutcome) => void;
  readonly storageFailed: (use: (typeof OBSERVED.storageUses)[number]) => void;
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

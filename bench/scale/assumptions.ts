/** What is assumed of people. None of it was measured; all of it can be argued with, and changed here. */
export const ASSUMED = {
  /** Of all people, on a working day. Most of a company never calls Microsoft Graph, so this is generous. */
  shareAsking: 0.02,
  triagesPerAsker: 1.2,
  shareEscalating: 0.1,
  /** Of a working day in each of its 24 hours. */
  hours: [0, 0, 0, 0, 0, 0, 0.5, 3, 9, 14, 15, 11, 6, 10, 13, 10, 5, 2, 1, 0.5, 0, 0, 0, 0].map((share) => share / 100),
  /** From one turn to the next of a person. */
  thinkMs: 20_000,
  /** The desk: until somebody takes a ticket, and until it is resolved after that. Nobody is ever too busy. */
  untilTakenMs: 10 * 60_000,
  untilResolvedMs: 40 * 60_000,
  shareAsked: 0.3,
  untilAnsweredMs: 15 * 60_000,
  shareResolvedWithText: 0.5,
  /** How long Teams takes for a request of the bot. */
  requestMs: 300,
  /** Something breaks for many at once: so many ask within ten minutes, and more of them give up on the triage. */
  incident: { share: 0.001, withinMs: 10 * 60_000, shareEscalating: 0.3 },
} as const;

export const HOUR_MS = 3_600_000;

export type Random = () => number;

/** From 0 to 1, the same for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A time that is waited for, in milliseconds, when it may end at any moment. */
export function waitOf(random: Random, meanMs: number): number {
  return -Math.log(1 - random()) * meanMs;
}

export interface Day {
  readonly people: number;
  /** Hours of the day that are played. */
  readonly from: number;
  readonly until: number;
  readonly hasIncident: boolean;
}

/** When triages begin, in milliseconds of the day, and whether with the incident: a Poisson process by the curve of the day. */
export function arrivalsOf(
  { people, from, until, hasIncident }: Day,
  random: Random,
): readonly { at: number; isIncident: boolean }[] {
  const perDay = people * ASSUMED.shareAsking * ASSUMED.triagesPerAsker;
  const within = (start: number, lengthMs: number, count: number) => {
    const times: number[] = [];
    for (let at = waitOf(random, lengthMs / count); at < lengthMs; at += waitOf(random, lengthMs / count)) times.push(start + at);
    return times;
  };
  const usual = ASSUMED.hours.flatMap((share, hour) =>
    share === 0 || hour < from || hour >= until ? [] : within(hour * HOUR_MS, HOUR_MS, perDay * share),
  );
  const { share, withinMs } = ASSUMED.incident;
  const broken = hasIncident ? within(10 * HOUR_MS, withinMs, people * share) : [];
  return [...usual.map((at) => ({ at, isIncident: false })), ...broken.map((at) => ({ at, isIncident: true }))];
}

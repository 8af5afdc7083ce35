/** Randomness that begins anew with its seed. */
export interface Chance {
  /** From 0 to 1. */
  readonly next: () => number;
  /** From `least` to `most`. */
  readonly between: (least: number, most: number) => number;
  readonly is: (probability: number) => boolean;
  readonly pick: <T>(list: readonly [T, ...T[]]) => T;
  /** One of its own, so that what one does with it changes nothing for others. */
  readonly fork: () => Chance;
}

/** Mulberry32: small, and good enough for choosing. What is chosen depends on the seed alone; when it happens also depends on the machine. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (least, most) => least + (most - least) * next(),
    is: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    fork: () => chanceOf(Math.floor(next() * 2 ** 32)),
  };
}

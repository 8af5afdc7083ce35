/** What is measured against a budget: a ratio, a time, a size. */
export interface Line {
  readonly what: string;
  readonly value: number;
  /** At most. */
  readonly budget?: number;
  /** `x echo`, `us`, `MB`. */
  readonly unit: string;
}

/** One line for each figure; those with a budget end in `met` or `over budget`. */
export function lineOf({ what, value, budget, unit }: Line): string {
  const figure = `${what.padEnd(52)} ${value.toFixed(2).padStart(9)} ${unit.padEnd(7)}`;
  if (budget === undefined) return figure.trimEnd();
  return `${figure} budget ${String(budget).padStart(5)}  ${value <= budget ? 'met' : 'over budget'}`;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = low] = sorted.length % 2 === 0 ? sorted.slice(middle - 1, middle + 1) : sorted.slice(middle);
  return sorted.length % 2 === 0 ? (low + high) / 2 : low;
}

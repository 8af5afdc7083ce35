import type { Opening } from './model.ts';

/**
 * The order in which permissions are suggested: marked as least privileged, lower privilege level, set with fewer methods,
 * for `GET` one that does not write, then by name. The order is ours, not Microsoft's: what it puts first is a suggestion.
 * The mark alone does not do, because it spills over: a set of `GET` and `PATCH` marks its permission for both.
 * @see https://learn.microsoft.com/graph/permissions-overview
 */
export function compareOpenings(method: string): (one: Opening, other: Opening) => number {
  const writes = ({ name }: Opening): number => (method === 'GET' && name.includes('Write') ? 1 : 0);
  return (one, other) =>
    Number(other.isLeast) - Number(one.isLeast) ||
    difference(one.level, other.level) ||
    one.methods - other.methods ||
    writes(one) - writes(other) ||
    (one.name < other.name ? -1 : 1);
}

/** Two levels that are not known are alike; subtracting them is not a number. */
function difference(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

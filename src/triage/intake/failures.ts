import { withFacts } from '../evidence.ts';
import type { Evidence } from '../evidence.ts';

/** More failures than this help nobody to choose. */
const MAX_FAILURES = 20;

/** What makes two failures the same one for a reader: status, codes, method and path. */
function keysOf({ status, graphError, aadsts, oauthError, request }: Evidence): readonly (string | undefined)[] {
  return [status, graphError?.code, aadsts?.join(), oauthError, request?.method, request?.path].map((key) =>
    key === undefined ? undefined : String(key),
  );
}

/** Failures without repetitions, at most twenty, in the order of the paste. */
export function distinct(failures: readonly Evidence[]): readonly Evidence[] {
  const seen = new Map<string, Evidence>();
  for (const failure of failures) {
    const key = JSON.stringify(keysOf(failure));
    if (!seen.has(key)) seen.set(key, failure);
  }
  return [...seen.values()].slice(0, MAX_FAILURES);
}

/**
 * Failures of running text, where one failure may be told in pieces (a dump, then the exception, then the body again):
 * what contradicts an earlier one in nothing and shares a status or a code with it is the same.
 */
export function united(failures: readonly Evidence[]): readonly Evidence[] {
  const found: Evidence[] = [];
  for (const failure of failures) {
    const same = found.findIndex((earlier) => isSame(earlier, failure));
    const earlier = found[same];
    if (earlier === undefined) found.push(failure);
    else found[same] = filled(earlier, failure);
  }
  return distinct(found);
}

function isSame(one: Evidence, other: Evidence): boolean {
  const keys = keysOf(other);
  const pairs = keysOf(one).map((key, index): readonly [string | undefined, string | undefined] => [key, keys[index]]);
  const isContrary = pairs.some(([a, b]) => a !== undefined && b !== undefined && a !== b);
  return !isContrary && pairs.slice(0, 4).some(([a, b]) => a !== undefined && a === b);
}

/** Evidence with what another holds and it does not; support ids one by one. */
export function filled(evidence: Evidence, { from, ids, ...facts }: Evidence): Evidence {
  const merged = { ...facts, ...evidence, from: { ...from, ...evidence.from } };
  return ids === undefined ? merged : withFacts(merged, { ids: { ...ids, ...evidence.ids } }, 'paste');
}

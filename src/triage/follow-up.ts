import { type Evidence, withFacts } from './evidence.ts';

/** Evidence with what a further paste or token says; each fact keeps where it came from. */
export function merge(evidence: Evidence, read: Evidence): Evidence {
  const { from, ...facts } = read;
  const merged = withFacts(evidence, facts, 'paste');
  return { ...merged, from: { ...evidence.from, ...from } };
}

/** Whether a paste is about another failure than the one that is known: another status, code or request id. */
export function namesAnotherError(known: Evidence, read: Evidence): boolean {
  const differs = (a: unknown, b: unknown) => b !== undefined && JSON.stringify(a) !== JSON.stringify(b);
  return (
    differs(known.status, read.status) ||
    differs(known.aadsts, read.aadsts) ||
    differs(known.graphError?.code, read.graphError?.code) ||
    differs(known.oauthError, read.oauthError) ||
    differs(known.ids?.requestId, read.ids?.requestId)
  );
}

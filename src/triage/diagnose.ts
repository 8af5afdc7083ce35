import { answersIn, wasAnswered } from './answers.ts';
import type { Cause, ClosedQuestion, Params } from './causes/define-cause.ts';
import { CAUSES, type CauseId } from './causes/index.ts';
import type { Evidence } from './evidence.ts';
import { causeOfCode } from './knowledge/aadsts.ts';
import { type KnownError, knownErrors } from './known-error-findings.ts';
import { likelihood } from './likelihood.ts';
import { observePermission } from './permission-observations.ts';
import { BUILT_IN } from './permissions/built-in.ts';
import { createPermissions, type Permissions } from './permissions/permissions.ts';
import { type ObservationId, TESTS } from './observations.ts';

export type Verdict = 'proven' | 'likely' | 'possible' | 'unlikely' | 'excluded';

/** One reason for or against a cause. `bits` is 0 where the observation settles the matter. */
export interface Finding {
  readonly effect: 'proves' | 'excludes' | 'for' | 'against';
  readonly bits: number;
  /** The observation that was made, an AADSTS code, or an answer of the person. */
  readonly because:
    | { readonly kind: 'observation'; readonly id: ObservationId; readonly params: Params }
    | { readonly kind: 'code'; readonly code: number }
    | { readonly kind: 'answer'; readonly question: ClosedQuestion; readonly answer: string };
}

export interface Assessment {
  readonly cause: CauseId;
  readonly verdict: Verdict;
  /** Share of the probability over all causes, 0 to 1. */
  readonly share: number;
  readonly findings: readonly Finding[];
}

/** All causes, the likeliest first; ties fall by the list of causes. */
export type Diagnosis = readonly Assessment[];

/** A settled cause outweighs everything that is merely likely. */
const PROOF_BITS = 14;
const EXCLUSION_BITS = -20;
/** A code that merely points to a cause multiplies its odds by 32; so does a proof that another fact contradicts. */
const POINTER_BITS = 5;
/** Answers that change the odds by less than 1.6 are not worth a line. */
const NOTABLE_BITS = 0.7;

/**
 * Ranks every cause by what is known. The score is a sum of bits that a person can read and argue with; each line of "because" is a part of it.
 * It proves nothing by weight: *proven* is said only where an observation or a code settles the matter, and never against a fact that contradicts it.
 * Pure: `now` is in milliseconds and counts only for a token without an error time; `permissions` is what Microsoft publishes, as far as it is at hand.
 */
export function diagnose(evidence: Evidence, now: number, permissions: Permissions = BUILT_IN_PERMISSIONS): Diagnosis {
  const observed = observe(evidence, now, permissions);
  const known = knownErrors(evidence, (id) => observed.has(id));
  const answers = [...answersIn(evidence)];
  const said = saidBy(observed);
  const weighed = CAUSES.map((cause) => weigh(cause, evidence, { said, known, answers }));
  const total = weighed.reduce((sum, { bits }) => sum + 2 ** bits, 0);
  return weighed
    .map(({ cause, bits, findings }) => {
      const share = 2 ** bits / total;
      return { cause, findings, share, verdict: verdictOf(findings, share) };
    })
    .toSorted((a, b) => rank(b) - rank(a));
}

function rank(assessment: Assessment): number {
  return assessment.share + (assessment.verdict === 'proven' ? 1 : 0);
}

/** What is known of permissions without any file. */
export const BUILT_IN_PERMISSIONS = createPermissions(BUILT_IN);

type Known = ReadonlyMap<CauseId, KnownError>;
type Observed = ReadonlyMap<ObservationId, Params>;

interface Weighable {
  /** What the observations say of each cause that they say something of. */
  readonly said: ReadonlyMap<Cause, readonly Finding[]>;
  readonly known: Known;
  readonly answers: readonly (readonly [ClosedQuestion, string])[];
}

interface Meaning extends Pick<Finding, 'effect' | 'bits'> {
  readonly cause: Cause;
}

function* meaningsOf(cause: Cause): Iterable<readonly [ObservationId, Meaning]> {
  for (const id of cause.proves ?? []) yield [id, { cause, effect: 'proves', bits: 0 }];
  for (const id of cause.excludes ?? []) yield [id, { cause, effect: 'excludes', bits: 0 }];
  for (const [id, bits] of Object.entries(cause.bits ?? {}) as [ObservationId, number][])
    yield [id, { cause, effect: bits > 0 ? 'for' : 'against', bits }];
}

/** What an observation means for which causes, since few of hundreds are made at a time. */
const MEANINGS = new Map<ObservationId, Meaning[]>();
for (const [id, meaning] of CAUSES.flatMap((cause) => [...meaningsOf(cause)]))
  MEANINGS.set(id, [...(MEANINGS.get(id) ?? []), meaning]);

function saidBy(observed: Observed): ReadonlyMap<Cause, readonly Finding[]> {
  const said = new Map<Cause, Finding[]>();
  for (const [id, params] of observed) {
    for (const { cause, effect, bits } of MEANINGS.get(id) ?? []) {
      const findings = said.get(cause) ?? [];
      findings.push({ effect, bits, because: { kind: 'observation', id, params } });
      said.set(cause, findings);
    }
  }
  return said;
}

function observe(evidence: Evidence, now: number, permissions: Permissions): Observed {
  const observed = new Map<ObservationId, Params>();
  for (const id of evidence.messages ?? []) observed.set(`says-${id}`, {});
  for (const [id, test] of TESTS) {
    const match = test(evidence, now);
    if (match !== undefined && match !== false) observed.set(id, match === true ? {} : match);
  }
  const permission = observePermission(evidence, permissions);
  if (permission !== undefined) observed.set(...permission);
  return observed;
}

function weigh(cause: Cause, evidence: Evidence, weighable: Weighable) {
  const findings = findingsOf(cause, evidence, weighable);
  const proven = findings.some(({ effect }) => effect === 'proves');
  const excluded = findings.some(({ effect }) => effect === 'excludes');
  const sum = findings.reduce((bits, finding) => bits + finding.bits, cause.prior);
  const settledBits = proven ? (excluded ? POINTER_BITS : PROOF_BITS) : excluded ? EXCLUSION_BITS : 0;
  return {
    cause: cause.id,
    bits: sum + settledBits,
    findings: findings.filter((finding) => isNotable(finding, evidence)).toSorted(byWeight),
  };
}

function findingsOf(cause: Cause, evidence: Evidence, { said, known, answers }: Weighable): readonly Finding[] {
  const findings: Finding[] = [...(said.get(cause) ?? [])];
  for (const code of evidence.aadsts ?? []) {
    const because = { kind: 'code', code } as const;
    if (cause.codes?.includes(code)) findings.push({ effect: 'proves', bits: 0, because });
    else if (causeOfCode(code) === cause.id) findings.push({ effect: 'for', bits: POINTER_BITS, because });
  }
  const error = known.get(cause.id);
  if (error !== undefined) {
    const { id, bits, params } = error;
    findings.push({ effect: bits > 0 ? 'for' : 'against', bits, because: { kind: 'observation', id, params } });
  }
  for (const [question, answer] of answers) {
    const { given, base } = likelihood(question, answer, cause, evidence);
    const bits = Math.log2(given / base);
    findings.push({ effect: bits > 0 ? 'for' : 'against', bits, because: { kind: 'answer', question, answer } });
  }
  return findings;
}

/** What the paste merely implies moves the ranking, but is not a reason that a person would want to read. */
function isNotable({ bits, because }: Finding, evidence: Evidence): boolean {
  return because.kind !== 'answer' || (wasAnswered(evidence, because.question) && Math.abs(bits) >= NOTABLE_BITS);
}

function byWeight(a: Finding, b: Finding): number {
  const settles = (finding: Finding) => (finding.effect === 'proves' || finding.effect === 'excludes' ? 100 : 0);
  return settles(b) + Math.abs(b.bits) - settles(a) - Math.abs(a.bits);
}

function verdictOf(findings: readonly Finding[], share: number): Verdict {
  const proven = findings.some(({ effect }) => effect === 'proves');
  const excluded = findings.some(({ effect }) => effect === 'excludes');
  if (proven && !excluded) return 'proven';
  if (excluded && !proven) return 'excluded';
  if (share >= 0.45) return 'likely';
  return share >= 0.06 ? 'possible' : 'unlikely';
}

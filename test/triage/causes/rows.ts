import assert from 'node:assert/strict';
import type { Cause, ClosedQuestion } from '../../../src/triage/causes/define-cause.ts';
import type { CauseId } from '../../../src/triage/causes/index.ts';
import { type Assessment, diagnose, type Finding, type Verdict } from '../../../src/triage/diagnose.ts';
import type { Evidence } from '../../../src/triage/evidence.ts';
import type { ObservationId } from '../../../src/triage/observations.ts';
import { NOW } from '../evidence.ts';

/** An observation, an AADSTS code, or an answer of the person. */
export type Because = ObservationId | number | `${ClosedQuestion}=${string}`;

/** One judgement: what is known, and what the cause makes of it. */
export interface Row {
  /** A fact, to be read after the id of the cause. */
  readonly name: string;
  readonly evidence: Evidence;
  readonly verdict: Verdict;
  /** The finding that must be among the reasons; of a settled verdict, the one that settles it. */
  readonly because?: Because;
  /** The evidence tempts to this cause, but another comes first. */
  readonly rather?: CauseId;
}

const SETTLES: Readonly<Partial<Record<Verdict, Finding['effect']>>> = { proven: 'proves', excluded: 'excludes' };

/**
 * Tests the judgement of one cause in rows. Fails as well when two rows are the same, when an observation that the cause lets prove or exclude
 * has no row that shows it, when no code is tried, when nothing is left open, and when no neighbour is told apart.
 */
export function testCause(cause: Cause, rows: readonly Row[]): void {
  describe(cause.id, () => {
    for (const row of rows) it(row.name, () => check(cause.id, row));
    it('has rows that differ', () => assert.deepEqual(repeated(rows), []));
    it('has a row for everything that settles it', () => assert.deepEqual(withoutRow(cause, rows), []));
    it('has a row that leaves it open, and one that tells a neighbour apart', () => {
      assert.ok(rows.some(({ verdict }) => verdict === 'likely' || verdict === 'possible'));
      assert.ok(rows.some(({ rather }) => rather !== undefined));
    });
  });
}

function check(id: CauseId, { evidence, verdict, because, rather }: Row): void {
  const diagnosis = diagnose(evidence, NOW);
  const found = diagnosis.find(({ cause }) => cause === id);
  assert.ok(found !== undefined);
  assert.equal(found.verdict, verdict, summary(diagnosis));
  const effect = SETTLES[verdict];
  const reasons = found.findings.filter((finding) => effect === undefined || finding.effect === effect).map(reasonOf);
  if (because !== undefined) assert.ok(reasons.includes(because), `${because} is not among ${reasons.join(', ')}`);
  if (rather !== undefined) assert.equal(diagnosis[0]?.cause, rather, summary(diagnosis));
}

function reasonOf({ because }: Finding): Because {
  if (because.kind === 'observation') return because.id;
  return because.kind === 'code' ? because.code : `${because.question}=${because.answer}`;
}

function summary(diagnosis: readonly Assessment[]): string {
  return diagnosis
    .slice(0, 6)
    .map(({ cause, verdict, share }) => `${cause} ${verdict} ${share.toFixed(3)}`)
    .join(', ');
}

function repeated(rows: readonly Row[]): readonly string[] {
  const names = rows.map(({ name }) => name);
  const evidence = rows.map((row) => JSON.stringify(row.evidence));
  return names.filter((name, i) => names.indexOf(name) !== i || evidence.indexOf(evidence[i] ?? '') !== i);
}

function withoutRow({ proves = [], excludes = [], codes = [] }: Cause, rows: readonly Row[]): readonly string[] {
  const has = (verdict: Verdict, because: Because) => rows.some((row) => row.verdict === verdict && row.because === because);
  const isCode = codes.length === 0 || codes.some((code) => has('proven', code));
  return [
    ...proves.filter((id) => !has('proven', id)),
    ...excludes.filter((id) => !has('excluded', id)),
    ...(isCode ? [] : ['a code']),
  ];
}

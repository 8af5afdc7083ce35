import type { ClosedQuestion, QuestionId } from '../triage/causes/define-cause.ts';
import { type Diagnosis, diagnose, type Finding } from '../triage/diagnose.ts';
import { type Evidence, withFacts } from '../triage/evidence.ts';
import { intake, type Warning } from '../triage/intake/index.ts';
import type { Permissions } from '../triage/permissions/permissions.ts';
import { nextQuestion } from '../triage/questions.ts';
import { type FailureGroup, groupFailures } from '../triage/verdicts.ts';
import type { Unreadable } from '../triage/view.ts';

export interface Given {
  /** Nothing when the questions are answered without a paste. */
  readonly text: string | undefined;
  readonly answers: ReadonlyMap<ClosedQuestion, string>;
}

export interface Found {
  readonly kind: 'found';
  /** What the text says. */
  readonly read: Evidence;
  readonly evidence: Evidence;
  readonly warnings: readonly Warning[];
  /** Several failed requests, by what each comes from; empty when it is one. */
  readonly failures: readonly FailureGroup[];
  readonly diagnosis: Diagnosis;
  /** What would help most; nothing when a cause is proven. */
  readonly next?: QuestionId;
}

/** What is known beside the text. */
export interface World {
  /** In milliseconds. */
  readonly now: number;
  /** What Microsoft publishes of permissions; the built-in table when there is none. */
  readonly permissions?: Permissions | undefined;
}

/** One look at everything that was given, by the same engine as in Teams. Pure. */
export function investigate(
  given: Given,
  { now, permissions }: World,
): Found | { readonly kind: 'unreadable'; readonly reason: Unreadable } {
  const taken = intake(given.text ?? '', now);
  const hasNone = taken.kind !== 'read';
  if (taken.kind === 'too-long' || (hasNone && given.answers.size === 0)) return { kind: 'unreadable', reason: taken.kind };
  const read = hasNone ? {} : taken.evidence;
  const evidence = [...given.answers].reduce(
    (known, [question, value]) => withFacts(known, { [question]: question === 'status' ? Number(value) : value }, 'answer'),
    read,
  );
  const diagnosis = diagnose(evidence, now, permissions);
  const without: readonly QuestionId[] = hasNone ? [] : ['text'];
  const next = nextQuestion(evidence, diagnosis, { asked: [], guided: hasNone, without, ...(permissions && { permissions }) });
  const warnings = taken.kind === 'empty' ? [] : taken.warnings;
  const failures = hasNone || taken.failures.length < 2 ? [] : groupFailures(taken.failures, now);
  return { kind: 'found', read, evidence, warnings, failures, diagnosis, ...(next !== undefined && { next }) };
}

/** What a program may read of it. The ids are those of the engine and do not change with the language. */
export function summaryOf({ read, diagnosis, next }: Found) {
  return {
    read,
    diagnosis: diagnosis.map(({ cause, verdict, share, findings }) => {
      const effects = verdict === 'excluded' ? ['excludes'] : ['proves', 'for'];
      return { cause, verdict, share, because: findings.filter(({ effect }) => effects.includes(effect)).map(idOf) };
    }),
    ...(next !== undefined && { next }),
  };
}

function idOf({ because }: Finding): string {
  switch (because.kind) {
    case 'observation':
      return because.id;
    case 'code':
      return `AADSTS${because.code}`;
    case 'answer':
      return `${because.question}=${because.answer}`;
  }
}

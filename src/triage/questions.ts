import { ANSWERS, answersIn, isClosed } from './answers.ts';
import type { ClosedQuestion, OpenQuestion, QuestionId } from './causes/define-cause.ts';
import { CAUSES } from './causes/index.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';
import { claimsOf, type Evidence, withFacts } from './evidence.ts';
import { answerRates } from './likelihood.ts';
import type { Permissions } from './permissions/permissions.ts';
import { isAppOnly, isDelegated, isSignInError, permissionsHeld } from './observations.ts';

const QUESTIONS = [...Object.keys(ANSWERS), 'text', 'request', 'granted', 'token'] as QuestionId[];

/**
 * How often people can answer, 0 to 1: a question that most cannot answer is worth less.
 * The order follows what askers of public threads could tell.
 */
const ANSWERABLE: Readonly<Record<QuestionId, number>> = {
  status: 0.9,
  flow: 0.9,
  account: 0.9,
  permissionKind: 0.9,
  text: 0.9,
  request: 0.6,
  onset: 0.5,
  reach: 0.45,
  consent: 0.45,
  operation: 0.8,
  service: 0.7,
  changed: 0.25,
  role: 0.25,
  granted: 0.12,
  token: 0.1,
};

/** What somebody who pasted nothing is asked first. */
const OPENING: readonly ClosedQuestion[] = ['status', 'flow', 'account'];
const MOST_QUESTIONS = 5;
const WORTHWHILE_BITS = 0.05;

interface Asking {
  readonly asked: readonly QuestionId[];
  readonly guided: boolean;
  /** Questions that are out of place here. */
  readonly without?: readonly QuestionId[];
  readonly permissions?: Permissions | undefined;
}

interface Known {
  readonly diagnosis: Diagnosis;
  readonly permissions: Permissions | undefined;
}

/**
 * The question that is most worth asking now, or nothing: when a cause is proven, when no answer would change much, after five questions.
 * It never asks for what is known, nor what was asked before. `guided` says that the person began without a paste.
 */
export function nextQuestion(
  evidence: Evidence,
  diagnosis: Diagnosis,
  { asked, guided, without = [], permissions }: Asking,
): QuestionId | undefined {
  if (diagnosis[0]?.verdict === 'proven' || asked.length >= MOST_QUESTIONS) return undefined;
  const known: readonly QuestionId[] = [...answersIn(evidence)].map(([question]) => question);
  const over = [...asked, ...without, ...known];
  const open = QUESTIONS.filter((question) => !over.includes(question) && isOpen(question, evidence, asked));
  const opening = guided ? OPENING.find((question) => open.includes(question)) : undefined;
  if (opening !== undefined) return opening;
  return open
    .map((question) => ({ question, gain: expectedGain(question, evidence, { diagnosis, permissions }) }))
    .filter(({ gain }) => gain >= WORTHWHILE_BITS)
    .toSorted((a, b) => b.gain * ANSWERABLE[b.question] - a.gain * ANSWERABLE[a.question])[0]?.question;
}

/** Whether a question that has no answer yet is meaningful for this call, and not answered by other facts. */
function isOpen(question: QuestionId, evidence: Evidence, asked: readonly QuestionId[]): boolean {
  const hasClaims = claimsOf(evidence) !== undefined;
  switch (question) {
    case 'status':
      return !isSignInError(evidence);
    case 'text':
      return (evidence.aadsts ?? evidence.graphError ?? evidence.messages ?? evidence.oauthError) === undefined;
    case 'request':
      return evidence.request?.path === undefined && !isSignInError(evidence);
    case 'operation':
    case 'service':
      return asked.includes('request') && !isSignInError(evidence);
    case 'token':
      return evidence.token === undefined && !isSignInError(evidence);
    case 'granted':
      return evidence.granted === undefined && permissionsHeld(evidence) === undefined && !isSignInError(evidence);
    case 'account':
      return !hasClaims && evidence.token?.kind !== 'opaque-personal' && !isAppOnly(evidence);
    case 'flow':
      return !(hasClaims && isDelegated(evidence));
    case 'role':
      return !isAppOnly(evidence);
    default:
      return true;
  }
}

/** Questions whose answers settle more than their table says, since observations combine them with the request and the token. */
const COMBINING: readonly QuestionId[] = ['flow', 'permissionKind'];

/** The expected drop of entropy over the causes, in bits, if the question is answered. */
function expectedGain(question: QuestionId, evidence: Evidence, { diagnosis, permissions }: Known): number {
  const shares = new Map(diagnosis.map(({ cause, share }) => [cause, share]));
  const prior = CAUSES.map((cause) => shares.get(cause.id) ?? 0);
  const outcomes = isClosed(question) ? closedOutcomes(question, evidence) : openOutcomes(question);
  return outcomes.reduce((gain, rates, i) => {
    const joint = prior.map((share, cause) => share * (rates[cause] ?? 0));
    const probability = joint.reduce((sum, share) => sum + share, 0);
    const left = COMBINING.includes(question)
      ? entropyAfter(question as ClosedQuestion, i, { evidence, permissions })
      : entropy(joint.map((share) => share / probability));
    return gain - probability * left;
  }, entropy(prior));
}

/** What an answer would leave open, by asking the diagnosis itself. The clock settles nothing here. */
function entropyAfter(
  question: ClosedQuestion,
  answer: number,
  { evidence, permissions }: { evidence: Evidence; permissions: Permissions | undefined },
): number {
  const supposed = withFacts(evidence, { [question]: ANSWERS[question][answer] }, 'answer');
  return entropy(diagnose(supposed, 0, permissions).map(({ share }) => share));
}

/** For each answer: its probability under each cause. */
function closedOutcomes(question: ClosedQuestion, evidence: Evidence): number[][] {
  const rates = CAUSES.map((cause) => answerRates(question, cause, evidence));
  return ANSWERS[question].map((answer) => rates.map((rate) => rate.get(answer) ?? 0));
}

/** An open question either reveals one cause or nothing; what is revealed has no entropy left, so only "nothing" counts. */
function openOutcomes(question: OpenQuestion): number[][] {
  return [CAUSES.map((cause) => 1 - (cause.reveals[question] ?? 0))];
}

function entropy(shares: readonly number[]): number {
  return shares.reduce((bits, share) => (share > 0 ? bits - share * Math.log2(share) : bits), 0);
}

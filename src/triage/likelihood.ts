import type { Answers, Cause, ClosedQuestion } from './causes/define-cause.ts';
import type { Evidence } from './evidence.ts';
import { isAppOnly, isDelegated } from './observations.ts';

type Rates<Q extends ClosedQuestion> = Readonly<Record<Answers[Q], number>>;
type RateTable = { readonly [Q in ClosedQuestion]: Rates<Q> | ((evidence: Evidence) => Rates<Q>) };

const ACCOUNT = {
  unknown: { work: 0.5, personal: 0.08, guest: 0.03, 'app-only': 0.39 },
  appOnly: { work: 0.02, personal: 0.005, guest: 0.005, 'app-only': 0.97 },
  delegated: { work: 0.8, personal: 0.14, guest: 0.05, 'app-only': 0.01 },
} as const;
const KIND = {
  unknown: { delegated: 0.65, application: 0.35 },
  appOnly: { delegated: 0.15, application: 0.85 },
  delegated: { delegated: 0.95, application: 0.05 },
} as const;

/**
 * How often each answer is given at all, over 102 public threads about refused calls, smoothed by judgement.
 * The order of magnitude counts, not the last digit.
 */
const BASE_RATES: RateTable = {
  status: { 400: 0.27, 401: 0.16, 403: 0.42, 404: 0.06, 429: 0.03, 500: 0.06 },
  flow: {
    'auth-code': 0.4,
    'client-credentials': 0.34,
    'device-code': 0.1,
    implicit: 0.05,
    ropc: 0.04,
    obo: 0.03,
    'managed-identity': 0.04,
  },
  // The flow says most of it already: without a user there is no account. Counting both in full would count one fact twice.
  account: ({ flow }) => {
    if (flow === undefined) return ACCOUNT.unknown;
    return flow === 'client-credentials' || flow === 'managed-identity' ? ACCOUNT.appOnly : ACCOUNT.delegated;
  },
  permissionKind: (evidence) => {
    if (isAppOnly(evidence)) return KIND.appOnly;
    return isDelegated(evidence) ? KIND.delegated : KIND.unknown;
  },
  consent: { granted: 0.8, 'not-granted': 0.2 },
  changed: { yes: 0.4, no: 0.6 },
  reach: { everything: 0.3, 'some-users': 0.2, 'some-resources': 0.15, 'some-requests': 0.35 },
  onset: { 'never-worked': 0.65, 'stopped-suddenly': 0.28, 'after-a-while': 0.07 },
  role: { admin: 0.75, 'not-admin': 0.25 },
  operation: { read: 0.42, write: 0.16, 'sign-in': 0.37, 'password-or-auth-method': 0.05 },
  service: {
    directory: 0.38,
    'mail-calendar': 0.22,
    teams: 0.13,
    'files-sites': 0.1,
    devices: 0.04,
    'security-reports': 0.03,
    'own-api': 0.06,
    other: 0.04,
  },
};

/** The usual rate of each answer to a question, given what else is known. They add up to 1. */
export function baseRates(question: ClosedQuestion, evidence: Evidence): Readonly<Record<string, number>> {
  const rates = BASE_RATES[question];
  return typeof rates === 'function' ? rates(evidence) : rates;
}

type Numbers = Readonly<Record<string, number>>;
const NO_WEIGHTS: Numbers = {};
/** Rates and weights are constants for nearly every cause, so what follows from them is calculated once. */
const known = new WeakMap<Numbers, WeakMap<Numbers, ReadonlyMap<string, number>>>();

/** P(answer | cause) for every answer of a question: the usual rates, weighted by what the cause expects, summing to 1. */
export function answerRates(question: ClosedQuestion, cause: Cause, evidence: Evidence): ReadonlyMap<string, number> {
  const expected = typeof cause.expects === 'function' ? cause.expects(evidence) : cause.expects;
  const weights: Numbers = expected[question] ?? NO_WEIGHTS;
  const rates = baseRates(question, evidence);
  const byWeights = known.get(rates) ?? new WeakMap<Numbers, ReadonlyMap<string, number>>();
  const weighted = byWeights.get(weights) ?? normalized(rates, weights);
  known.set(rates, byWeights.set(weights, weighted));
  return weighted;
}

function normalized(rates: Numbers, weights: Numbers): ReadonlyMap<string, number> {
  const weighted = Object.entries(rates).map(([answer, rate]): [string, number] => [answer, rate * (weights[answer] ?? 1)]);
  const total = weighted.reduce((sum, [, rate]) => sum + rate, 0);
  return new Map(weighted.map(([answer, rate]) => [answer, rate / total]));
}

/** How likely one answer is under a cause, and how likely it is anyway. */
export function likelihood(
  question: ClosedQuestion,
  answer: string,
  cause: Cause,
  evidence: Evidence,
): { given: number; base: number } {
  const base = baseRates(question, evidence)[answer] ?? 1;
  return { given: answerRates(question, cause, evidence).get(answer) ?? base, base };
}

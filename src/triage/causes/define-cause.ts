import type { Account, Changed, Consent, Evidence, Flow, Onset, Operation, PermissionKind, Reach, Role, Service } from '../evidence.ts';
import type { CauseId } from './index.ts';

/** A value for the words of a signal. A string comes from outside and is shown as foreign text; a time is in seconds, UTC. */
export type Param = string | number | readonly string[] | { readonly time: number };
export type Params = Readonly<Record<string, Param>>;

/** Evidence that speaks for a signal: the parameters for its words, `true` when there are none, or nothing. */
export type Match = Params | boolean | undefined;
type Test = (evidence: Evidence, now: number) => Match;

/**
 * One observation and what it says of the cause. `proves` and `excludes` are for facts that settle it;
 * otherwise `bits` says how much the odds change: +1 doubles them, -1 halves them.
 */
export type Signal =
  | { readonly proves: Test }
  | { readonly excludes: Test }
  | { readonly bits: number; readonly when: Test };

/** The guided answers, each with its closed list of values. */
export interface Answers {
  readonly status: '400' | '401' | '403' | '404' | '429' | '500';
  readonly flow: Flow;
  readonly account: Account;
  readonly permissionKind: PermissionKind;
  readonly consent: Consent;
  readonly changed: Changed;
  readonly reach: Reach;
  readonly onset: Onset;
  readonly role: Role;
  readonly operation: Operation;
  readonly service: Service;
}
export type ClosedQuestion = keyof Answers;
/** The questions that are answered by a paste. */
export type OpenQuestion = 'text' | 'request' | 'granted' | 'token';

/** How much likelier than usual each answer is when this is the cause; an answer that is not named counts 1. */
export type Weights<Q extends ClosedQuestion> = Readonly<Partial<Record<Answers[Q], number>>>;
export type Expected = { readonly [Q in ClosedQuestion]?: Weights<Q> };

export type Actor = 'user' | 'developer' | 'administrator' | 'resource-owner' | 'nobody';

/**
 * What Graph Triage knows of one cause: everything but its words, which stand in `locales/<tag>/causes.json` under the same id.
 * A signal never holds text; it returns parameters.
 */
export interface Cause {
  readonly id: CauseId;
  /** Who has to act, first the one who begins. */
  readonly actors: readonly Actor[];
  /** How common it is against the average cause before anything is known, in bits. */
  readonly prior: number;
  readonly signals: Readonly<Record<string, Signal>>;
  /** What people answer when this is the cause. */
  readonly expects: Expected | ((evidence: Evidence) => Expected);
  /** How often an open question brings a fact that settles this cause, 0..1. */
  readonly reveals: Readonly<Partial<Record<OpenQuestion, number>>>;
  /** Paths below https://learn.microsoft.com; the words of a link have the same order. */
  readonly links: readonly `/${string}`[];
}

export function defineCause<const C extends Cause>(cause: C): C {
  return cause;
}

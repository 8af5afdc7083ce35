import type {
  Account,
  Changed,
  Consent,
  Evidence,
  Flow,
  Onset,
  Operation,
  PermissionKind,
  Reach,
  Role,
  Service,
} from '../evidence.ts';
import type { ObservationId } from '../observations.ts';
import type { CauseId } from './index.ts';

/** A value for the words of an observation. A string comes from outside and is shown as foreign text; a time is in seconds, UTC. */
export type Param = string | number | readonly string[] | { readonly time: number };
export type Params = Readonly<Record<string, Param>>;

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
/** The questions that are answered by one of a few values. */
export type ClosedQuestion = keyof Answers;
/** The questions that are answered by a paste. */
export type OpenQuestion = 'text' | 'request' | 'granted' | 'token';
export type QuestionId = ClosedQuestion | OpenQuestion;

/** How much likelier than usual each answer is when this is the cause; an answer that is not named counts 1. */
export type Expected = { readonly [Q in ClosedQuestion]?: Readonly<Partial<Record<Answers[Q], number>>> };

/** Who can act. `resource-owner` owns the mailbox, site or team; `nobody` means that waiting or a correction of the request is enough. */
export type Actor = 'user' | 'developer' | 'administrator' | 'resource-owner';

/**
 * What Graph Triage knows of one cause: everything but its words, which stand in `locales/<tag>/causes.json` under the same id.
 * A cause weighs observations; it neither looks at evidence itself nor holds text.
 */
export interface Cause {
  readonly id: CauseId;
  /** Who has to act, first the one who begins. */
  readonly actors: readonly Actor[];
  /** How common it is against the average cause before anything is known, in bits (+1 doubles the odds, -1 halves them). */
  readonly prior: number;
  /** Observations that settle that this is the cause. */
  readonly proves?: readonly ObservationId[];
  /** Observations that settle that this is not the cause. */
  readonly excludes?: readonly ObservationId[];
  /** Observations that speak for it (above 0) or against it (below 0), in bits. */
  readonly bits?: Readonly<Partial<Record<ObservationId, number>>>;
  /** AADSTS codes that have this meaning and no other. Codes that merely point here stand in `knowledge/aadsts.ts`. */
  readonly codes?: readonly number[];
  /** What people answer when this is the cause. */
  readonly expects: Expected | ((evidence: Evidence) => Expected);
  /** How often an open question brings a fact that settles this cause, 0 to 1. */
  readonly reveals: Readonly<Partial<Record<OpenQuestion, number>>>;
  /** Pages below https://learn.microsoft.com, most useful first; their titles stand in `locales/<tag>/links.json`. */
  readonly links: readonly `/${string}`[];
}

/** Declares a cause, so that its file is checked where it is written. */
export function defineCause(cause: Cause): Cause {
  return cause;
}

import type { Params } from './causes/define-cause.ts';
import type { CauseId } from './causes/index.ts';
import type { Evidence } from './evidence.ts';
import { causeOfCode } from './knowledge/aadsts.ts';
import { telling } from './knowledge/known-errors.ts';
import { classOfOAuthError } from './knowledge/oauth-errors.ts';
import type { ObservationId } from './observations.ts';

/** What tables of known errors say of a cause. Words: `because.<id>`. */
export interface KnownError {
  readonly id: 'known-error' | 'oauth-class';
  readonly bits: number;
  readonly params: Params;
}

/** The likeliest cause of a row; each further one counts less. */
const FIRST_BITS = 2;
const FURTHER = 0.7;
/** A row with a text and more causes than these is so general that the observations say it better. */
const MOST_CAUSES = 2;

/**
 * What the tables of known errors say of each cause: the row of the error, and the class of the OAuth error while no sign-in code has a cause,
 * so that an unknown code leads somewhere. Evidence, never proof.
 * @see https://learn.microsoft.com/graph/errors
 */
export function knownErrors(evidence: Evidence, isObserved: (id: ObservationId) => boolean): ReadonlyMap<CauseId, KnownError> {
  const found = new Map<CauseId, KnownError>();
  const { graphError, oauthError, suberror, aadsts = [] } = evidence;
  const code = graphError?.code ?? oauthError;
  const row = code === undefined ? undefined : telling(evidence, isObserved);
  if (code !== undefined && row !== undefined && (row.says === undefined || row.causes.length <= MOST_CAUSES)) {
    row.causes.forEach((cause, i) => found.set(cause, { id: 'known-error', bits: FIRST_BITS * FURTHER ** i, params: { code } }));
  }
  const isCoded = aadsts.some((number) => causeOfCode(number) !== undefined);
  const classes = isCoded ? undefined : classOfOAuthError(oauthError, suberror);
  for (const [cause, bits] of Object.entries(classes ?? {}) as [CauseId, number][]) {
    found.set(cause, { id: 'oauth-class', bits, params: { error: suberror ?? oauthError ?? '' } });
  }
  return found;
}

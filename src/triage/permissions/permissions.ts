import type { Request } from '../evidence.ts';
import type { TokenReading } from '../token.ts';
import { callerOf, type Hint } from './caller.ts';
import { catalogue, openingsOf } from './catalogue.ts';
import { appOnlyBarrier, findingOf, suggestionOf } from './check.ts';
import type { Openings, PermissionData, Scheme } from './model.ts';
import { type Segment, segmentsOf } from './segments.ts';
import type { Finding, Provenance, Suggestion, UnknownReason, Verdict } from './verdict.ts';

/** What the data says of requests. It holds no state: the same question has the same answer. */
export interface Permissions extends Provenance {
  /** Whether the caller holds what the request needs, as far as the data, the token and the hint tell. */
  readonly check: (request: Request, token?: TokenReading, hint?: Hint) => Verdict;
  /** What opens the request in one scheme; nothing when the data does not know it or nothing opens it. */
  readonly needed: (request: Request, scheme: Scheme) => Suggestion | undefined;
}

interface Operation {
  readonly path: readonly Segment[];
  readonly openings: Openings;
}

/**
 * Makes the index of the data and the questions that can be put to it.
 * Never throws and never guesses: what the data does not hold is `unknown`. It knows permissions alone: a directory role, a licence
 * or a policy of a mailbox or site may refuse a request for which the permission is held. v1.0 and beta are not told apart.
 * @example createPermissions(BUILT_IN).check({ method: 'GET', path: '/me/messages' }, token)
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export function createPermissions(data: PermissionData): Permissions {
  const known = catalogue(data.grants);
  const provenance: Provenance = { source: data.source, date: data.date };

  function operationOf(request: Request): Operation | UnknownReason {
    if (request.host !== undefined && request.cloud === undefined) return 'not-graph';
    if (request.path === undefined) return 'no-path';
    if (request.method === undefined) return 'no-method';
    const path = segmentsOf(request.path);
    if (path === undefined || path.length === 0) return 'not-in-data';
    const openings = openingsOf(known, request.method.toUpperCase(), path, { steps: 0 });
    return openings === undefined ? 'not-in-data' : { path, openings };
  }

  function findingFor(request: Request, token: TokenReading | undefined, hint: Hint): Finding {
    const operation = operationOf(request);
    if (typeof operation === 'string') return { kind: 'unknown', reason: operation };
    const caller = callerOf(token, hint);
    if (typeof caller === 'string') return { kind: 'unknown', reason: caller };
    return findingOf(operation.openings, operation.path, caller);
  }

  return {
    ...provenance,
    check: (request, token, hint = {}) => ({ ...findingFor(request, token, hint), ...provenance }),
    needed: (request, scheme) => {
      const operation = operationOf(request);
      if (typeof operation === 'string') return undefined;
      if (scheme === 'application' && appOnlyBarrier(operation.path) !== undefined) return undefined;
      return suggestionOf(operation.openings[scheme]);
    },
  };
}

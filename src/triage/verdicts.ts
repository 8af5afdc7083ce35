import type { CauseId } from './causes/index.ts';
import { diagnose, type Verdict } from './diagnose.ts';
import type { Evidence, Request } from './evidence.ts';
import type { Permissions } from './permissions/permissions.ts';

/** One refused request of several: what tells it from the others. */
export interface FailedRequest extends Pick<Request, 'method' | 'path'> {
  readonly status?: number;
}

/** The requests that failed for the same cause, as surely. */
export interface FailureGroup {
  readonly cause: CauseId;
  readonly verdict: Verdict;
  readonly requests: readonly FailedRequest[];
}

/**
 * What each of several failures comes from, grouped by cause and verdict in the order of the failures.
 * Pure: each failure is diagnosed by its own facts; `now` is in milliseconds.
 */
export function groupFailures(failures: readonly Evidence[], now: number, permissions?: Permissions): readonly FailureGroup[] {
  const groups = new Map<string, FailureGroup>();
  for (const failure of failures) {
    const [top] = diagnose(failure, now, permissions);
    if (top === undefined) continue;
    const { cause, verdict } = top;
    const key = `${cause} ${verdict}`;
    const requests = [...(groups.get(key)?.requests ?? []), requestOf(failure)];
    groups.set(key, { cause, verdict, requests });
  }
  return [...groups.values()];
}

function requestOf({ request, status }: Evidence): FailedRequest {
  return {
    ...(request?.method !== undefined && { method: request.method }),
    ...(request?.path !== undefined && { path: request.path }),
    ...(status !== undefined && { status }),
  };
}

import type { Evidence, Request } from './evidence.ts';
import { isKnown } from './knowledge/aadsts.ts';
import type { Permissions } from './permissions/permissions.ts';

/** What our knowledge lacks of an error: numbers of AADSTS codes, and a request as `GET /users/{id}/things`. */
export interface Unknowns {
  readonly codes: readonly number[];
  readonly path?: string;
}

const METHODS: readonly string[] = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];
const LONGEST = 120;
/** AADSTS numbers have up to seven digits. @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const LARGEST_CODE = 9_999_999;

/**
 * The codes that no table has and the request to Microsoft Graph that the published permissions in use do not hold.
 * A path is told only when each of its segments looks like one of Graph's; whatever could be an id, an address or a text is no part of it.
 */
export function unknownsOf({ aadsts = [], request }: Evidence, permissions: Permissions): Unknowns {
  const path = request && unknownPath(request, permissions);
  return {
    codes: [...new Set(aadsts)].filter((code) => code <= LARGEST_CODE && !isKnown(code)),
    ...(path !== undefined && { path }),
  };
}

function unknownPath(request: Request, permissions: Permissions): string | undefined {
  const { method, path } = request;
  if (method === undefined || path === undefined || !METHODS.includes(method) || !looksLikeGraph(path)) return undefined;
  const verdict = permissions.check(request);
  const isUnknown = verdict.kind === 'unknown' && verdict.reason === 'not-in-data';
  return isUnknown ? `${method} ${path}` : undefined;
}

/** Nothing of a person can stand in it: letters, few digits, and `{id}` for the rest. */
export function looksLikeGraph(path: string): boolean {
  const segments = path.split('/').slice(1);
  return path.length <= LONGEST && path.startsWith('/') && segments.every(isPlain);
}

function isPlain(segment: string): boolean {
  return segment === '{id}' || (/^[A-Za-z\d$._()-]+$/.test(segment) && segment.replace(/\D/g, '').length <= 3);
}

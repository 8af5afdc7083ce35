import type { PermissionKind } from '../evidence.ts';

const GRAPH_URI =
  /^(?:https:\/\/(?:graph\.microsoft\.com|graph\.microsoft\.us|dod-graph\.microsoft\.us|microsoftgraph\.chinacloudapi\.cn)\/{1,2}|(?:api:\/\/)?00000003-0000-0000-c000-000000000000\/)/i;
const PARTS = /^([A-Za-z0-9-]{1,60})\.([A-Za-z]{1,40})(?:\.([A-Za-z]{1,60}))?$/;
const BREADTH: Readonly<Record<string, number>> = { readbasic: 0, read: 1, readwrite: 2 };
/** Sites alone have these, each holding what stands before it. @see https://learn.microsoft.com/graph/permissions-reference#sites-permissions */
const SITE_BREADTH: Readonly<Record<string, number>> = { ...BREADTH, manage: 3, fullcontrol: 4 };
/** Resources that users share with each other, and whose permissions have a `.Shared` twin. */
const SHARED = new Set(['mail', 'calendars', 'contacts', 'tasks']);

/**
 * Names of permissions as the data spells them: the address of Graph is cut off, `.default` (which names none) and permissions of other APIs are left out.
 * @see https://learn.microsoft.com/entra/identity-platform/scopes-oidc
 */
export function permissionNames(scopes: readonly string[]): readonly string[] {
  const names = scopes.map((scope) => scope.trim().replace(GRAPH_URI, ''));
  return names.filter((name) => name !== '' && name !== '.default' && !name.includes('/') && !name.includes(':'));
}

/** Whole names, whatever their case: `Mail.Read` is not `Mail.ReadWrite`. */
export function isSame(one: string, other: string): boolean {
  return one.length === other.length && one.toLowerCase() === other.toLowerCase();
}

/**
 * Whether a permission includes another by its name: the same resource, as much or more, for as many.
 * The data often lists the modest permission alone (`Mail.Read` for reading one message) though the wider one opens it just as well.
 * `.Shared` includes the plain one. Anything that is not said by the pattern of names is not included.
 * @see https://learn.microsoft.com/graph/permissions-overview#permissions-naming-pattern
 */
export function includes(held: string, listed: string, kind: PermissionKind): boolean {
  const dot = held.indexOf('.');
  if (dot !== listed.indexOf('.') || !isSame(held.slice(0, dot), listed.slice(0, dot))) return false;
  const has = partsOf(held);
  const needs = partsOf(listed);
  if (has === undefined || needs === undefined || has.resource !== needs.resource) return false;
  if (has.breadth === undefined || needs.breadth === undefined) {
    return has.action === needs.action && isAsWide(has, needs, kind);
  }
  return has.breadth >= needs.breadth && isAsWide(has, needs, kind);
}

interface Parts {
  readonly resource: string;
  readonly action: string;
  readonly breadth: number | undefined;
  /** `All`, `Shared`, ... or nothing: limited to what is the user's own. */
  readonly reach: string;
}

function partsOf(name: string): Parts | undefined {
  const match = PARTS.exec(name);
  if (match === null) return undefined;
  const [resource = '', action = '', reach = ''] = match.slice(1).map((part: string | undefined) => part?.toLowerCase());
  return { resource, action, reach, breadth: (resource === 'sites' ? SITE_BREADTH : BREADTH)[action] };
}

/** For an app alone there is no user whose own things it could be limited to. */
function isAsWide(has: Parts, needs: Parts, kind: PermissionKind): boolean {
  if (has.reach === needs.reach) return true;
  if (kind === 'application') return (has.reach === '' || has.reach === 'all') && (needs.reach === '' || needs.reach === 'all');
  return needs.reach === '' && (has.reach === 'all' || (has.reach === 'shared' && SHARED.has(has.resource)));
}

/** Whether a delegated permission reaches no further than what is the user's own. */
export function isOwnOnly(name: string): boolean {
  return partsOf(name)?.reach === '';
}

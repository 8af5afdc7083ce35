import type { PermissionKind } from '../evidence.ts';
import type { Caller } from './caller.ts';
import { includes, isOwnOnly, isSame } from './held.ts';
import type { Opening, Openings, Scheme } from './model.ts';
import type { Segment } from './segments.ts';
import type { Basis, Finding, Suggestion } from './verdict.ts';

/**
 * What holds for a caller at an operation that the data knows.
 * A listed permission counts, and so does one that includes it by name; nothing else does.
 * `Sites.Selected` and its like open what they were granted on, which the data cannot know.
 * @see https://learn.microsoft.com/graph/permissions-selected-overview
 */
export function findingOf(openings: Openings, path: readonly Segment[], caller: Caller): Finding {
  const { kind } = caller;
  if (kind === undefined) return { kind: 'unknown', reason: 'kind-not-known' };
  const scheme: Scheme = kind === 'delegated' && caller.isPersonal ? 'personal' : kind;
  const impossible = impossibleFor(openings, path, scheme);
  if (impossible !== undefined) return impossible;
  const listed = openings[scheme];
  const satisfied = caller.held && satisfiedBy(listed, path, { kind, held: caller.held });
  if (satisfied !== undefined) return satisfied;
  const wrongKind = wrongKindOf(openings, scheme, { ...caller, kind });
  if (wrongKind !== undefined) return wrongKind;
  if (caller.held === undefined) return { kind: 'unknown', reason: 'held-not-known' };
  if (caller.held.some((name) => name.endsWith('.Selected'))) return { kind: 'unknown', reason: 'selected-permission' };
  const suggestion = suggestionOf(listed);
  if (suggestion === undefined) return { kind: 'unknown', reason: 'resource-specific-only' };
  return { kind: 'missing', access: kind, ...suggestion };
}

/** The best suggestion among the permissions that are consented at the app registration, and the rest of them. */
export function suggestionOf(openings: readonly Opening[]): Suggestion | undefined {
  const [first, ...rest] = openings.filter(({ isResourceSpecific }) => !isResourceSpecific);
  if (first === undefined) return undefined;
  const installed = openings.filter(({ isResourceSpecific }) => isResourceSpecific).map(({ name }) => name);
  return {
    least: first.name,
    others: rest.map(({ name }) => name),
    ...(first.alsoRequires.length > 0 && { alsoNeeds: first.alsoRequires }),
    ...(installed.length > 0 && { resourceSpecific: installed }),
  };
}

/**
 * Why an app alone can never do this, whatever the data lists: `/me` has no user, OneNote refuses app-only tokens.
 * @see https://learn.microsoft.com/graph/auth-v2-service
 * @see https://learn.microsoft.com/graph/integrate-with-onenote
 */
export function appOnlyBarrier(path: readonly Segment[]): Exclude<Basis, 'data'> | undefined {
  if (path[0]?.key === 'me') return 'me';
  return path.some(({ key }) => key === 'onenote') ? 'onenote' : undefined;
}

function impossibleFor(openings: Openings, path: readonly Segment[], scheme: Scheme): Finding | undefined {
  const instead = suggestionOf(openings[scheme === 'application' ? 'delegated' : 'application']);
  if (scheme === 'application') {
    const basis = appOnlyBarrier(path) ?? (openings.application.length === 0 ? 'data' : undefined);
    return basis && { kind: 'no-application-permission', basis, ...(instead && { instead }) };
  }
  if (openings[scheme].length > 0) return undefined;
  if (openings.delegated.length > 0) return { kind: 'not-for-personal-accounts' };
  return { kind: 'no-delegated-permission', ...(instead && appOnlyBarrier(path) === undefined && { instead }) };
}

interface Holder {
  readonly kind: PermissionKind;
  readonly held: readonly string[];
}

/** Of all that is enough, the one with the fewest reservations. */
function satisfiedBy(listed: readonly Opening[], path: readonly Segment[], { kind, held }: Holder): Finding | undefined {
  let best: Extract<Finding, { kind: 'satisfied' }> | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  const namesUser = kind === 'delegated' && path[0]?.key === 'users' && path.length > 1;
  for (const opening of listed) {
    const by = held.find((name) => isSame(name, opening.name)) ?? held.find((name) => includes(name, opening.name, kind));
    if (by === undefined) continue;
    const lacks = opening.alsoRequires.length > 0 && !opening.alsoRequires.some((name) => held.some((has) => isSame(has, name)));
    const isOwn = namesUser && isOwnOnly(by);
    const isCovered = !isSame(by, opening.name);
    const reservations = (lacks ? 4 : 0) + (isOwn ? 2 : 0) + (isCovered ? 1 : 0);
    if (reservations >= fewest) continue;
    fewest = reservations;
    best = {
      kind: 'satisfied',
      by: isCovered ? by : opening.name,
      access: kind,
      ...(isCovered && { covers: opening.name }),
      ...(isOwn && { ownOnly: true }),
      ...(lacks && { alsoNeeds: opening.alsoRequires }),
    };
  }
  return best;
}

/** The right name in the wrong kind: granted as the other kind, or held in this one though it opens the request in the other only. */
function wrongKindOf(
  openings: Openings,
  scheme: Scheme,
  caller: Caller & { readonly kind: PermissionKind },
): Finding | undefined {
  const { kind: needs, granted } = caller;
  const other: PermissionKind = needs === 'application' ? 'delegated' : 'application';
  if (granted?.kind === other) {
    const name = nameAmong(openings[scheme], granted.names);
    if (name !== undefined) return { kind: 'wrong-kind', name, has: other, needs };
  }
  const name = caller.held && nameAmong(openings[other], caller.held);
  return name === undefined ? undefined : { kind: 'wrong-kind', name, has: needs, needs: other };
}

function nameAmong(listed: readonly Opening[], names: readonly string[]): string | undefined {
  return listed.find((opening) => names.some((name) => isSame(name, opening.name)))?.name;
}

import { COLON_PATH, ID, isValue, type Segment } from './segments.ts';

type Rewrite = (segments: readonly Segment[]) => readonly Segment[] | undefined;

const ME: Segment = { key: 'me', word: 'me' };
const USERS: Segment = { key: 'users' };
const DRIVES: Segment = { key: 'drives' };
const ITEMS: Segment = { key: 'items' };
/** Lists whose members are of several types; the page of the list also documents the list of one type. */
const MIXED = new Set([
  'memberof',
  'transitivememberof',
  'members',
  'transitivemembers',
  'owners',
  'ownedobjects',
  'directreports',
]);
/** Keys other than the object's id. */
const ALTERNATE_KEYS: Readonly<Record<string, string>> = {
  'applications(appid)': 'applications',
  'applications(uniquename)': 'applications',
  'serviceprincipals(appid)': 'serviceprincipals',
  'groups(uniquename)': 'groups',
  'devices(deviceid)': 'devices',
};

/**
 * Other documented addresses of the same thing, in the order in which they are tried; each may be combined with those before it.
 * An address is rewritten only where Microsoft documents both under one page; what merely looks alike is not.
 */
const REWRITES: readonly Rewrite[] = [
  withoutSystemSegment,
  byId,
  withoutColonPath,
  withoutRoot,
  withoutCast,
  asDrive,
  betweenMeAndUsers,
];

/** The addresses under which the data may know a path: first the path itself. */
export function* addressesOf(segments: readonly Segment[]): Generator<readonly Segment[]> {
  const known: (readonly Segment[])[] = [segments];
  yield segments;
  for (const rewrite of REWRITES) {
    for (const address of known.slice()) {
      const other = rewrite(address);
      if (other === undefined) continue;
      known.push(other);
      yield other;
    }
  }
}

/** `/me/photo/$value`, `/groups/{id}/members/$ref`, `/users/$count`. */
function withoutSystemSegment(segments: readonly Segment[]): readonly Segment[] | undefined {
  const last = segments.at(-1)?.key;
  return last === '$value' || last === '$ref' || last === '$count' ? segments.slice(0, -1) : undefined;
}

/** `/applications(appId='x')` is the same as `/applications/{id}`. @see https://learn.microsoft.com/graph/api/application-get */
function byId(segments: readonly Segment[]): readonly Segment[] | undefined {
  const collection = ALTERNATE_KEYS[segments[0]?.key ?? ''];
  return collection === undefined ? undefined : [{ key: collection }, ID, ...segments.slice(1)];
}

/**
 * `items/{id}:/{path}:/content` and `sites/{host}:/{path}:/lists` address an item and a site.
 * @see https://learn.microsoft.com/graph/onedrive-addressing-driveitems
 * @see https://learn.microsoft.com/graph/api/site-getbypath
 */
function withoutColonPath(segments: readonly Segment[]): readonly Segment[] | undefined {
  const at = segments.indexOf(COLON_PATH);
  const collection = segments[at - 2]?.key;
  if (at < 2 || (collection !== 'items' && collection !== 'sites')) return undefined;
  return [...segments.slice(0, at), ...segments.slice(at + 1)];
}

/** `drive/root` and `drive/root:/{path}:` are items. @see https://learn.microsoft.com/graph/onedrive-addressing-driveitems */
function withoutRoot(segments: readonly Segment[]): readonly Segment[] | undefined {
  const at = segments.findIndex(({ key }, index) => key === 'root' && isDrive(segments, index));
  if (at === -1) return undefined;
  const rest = segments.slice(segments[at + 1] === COLON_PATH ? at + 2 : at + 1);
  return [...segments.slice(0, at), ITEMS, ID, ...rest];
}

function isDrive(segments: readonly Segment[], end: number): boolean {
  return segments[end - 1]?.key === 'drive' || segments[end - 2]?.key === 'drives';
}

/** `/me/memberOf/microsoft.graph.group`. @see https://learn.microsoft.com/graph/api/user-list-memberof */
function withoutCast(segments: readonly Segment[]): readonly Segment[] | undefined {
  const isCast = segments.at(-1)?.key.startsWith('microsoft.graph.') === true;
  return isCast && MIXED.has(segments.at(-2)?.key ?? '') ? segments.slice(0, -1) : undefined;
}

/** `/me/drive/items/{id}` and `/sites/{id}/drive/items/{id}` are items of a drive. @see https://learn.microsoft.com/graph/api/driveitem-get */
function asDrive(segments: readonly Segment[]): readonly Segment[] | undefined {
  const at = segments[0]?.key === 'me' ? 1 : 2;
  return segments[at]?.key === 'drive' && segments.length > at + 1 ? [DRIVES, ID, ...segments.slice(at + 1)] : undefined;
}

function betweenMeAndUsers(segments: readonly Segment[]): readonly Segment[] | undefined {
  if (segments[0]?.key === 'me') return [USERS, ID, ...segments.slice(1)];
  return segments[0]?.key === 'users' && segments[1] !== undefined && isValue(segments[1])
    ? [ME, ...segments.slice(2)]
    : undefined;
}

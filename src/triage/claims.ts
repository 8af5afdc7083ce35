/**
 * The claims that Graph Triage keeps, and nothing else: no name, no mail address, no user name, no IP address.
 * Times are seconds since 1970 (UTC); lists are split; a claim of a wrong type is left out.
 * @see https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export interface Claims {
  readonly aud: readonly string[];
  readonly iss?: string;
  readonly tid?: string;
  readonly ver?: string;
  /** The client app: `appid` (v1) or `azp` (v2). */
  readonly appid?: string;
  /** How the client proved itself: 0 public, 1 secret, 2 certificate. */
  readonly appidacr?: string;
  readonly idtyp?: string;
  readonly scp?: readonly string[];
  readonly roles?: readonly string[];
  /** Directory role template ids. */
  readonly wids?: readonly string[];
  readonly oid?: string;
  readonly idp?: string;
  /** 0 member, 1 guest. */
  readonly acct?: number;
  readonly iat?: number;
  readonly nbf?: number;
  readonly exp?: number;
  readonly xms_cc?: readonly string[];
  readonly acrs?: readonly string[];
  readonly amr?: readonly string[];
  readonly acr?: string;
  /** A user name claim was there (its value is not kept). */
  readonly namesUser?: boolean;
  /** The user name held `#EXT#`, as that of a guest does. */
  readonly guestName?: boolean;
  /** `oid` equals `sub`. */
  readonly oidIsSub?: boolean;
}

/** Whether a token acts for a user or for the app alone; `unknown` when the claims do not settle it. */
export type Access = 'delegated' | 'app-only' | 'unknown';

const MAX_LENGTH = 200;
const PERSONAL_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';
const USER_NAMES = ['upn', 'unique_name', 'preferred_username', 'email', 'name'] as const;

/**
 * Takes the kept claims out of a decoded payload; nothing when the payload is no JSON object.
 * Does not judge whether the payload belongs to a token, and keeps no claim that is not in {@link Claims}.
 */
export function readClaims(payload: unknown): Claims | undefined {
  if (!isRecord(payload)) return undefined;
  const found: Record<string, unknown> = {
    iss: text(payload['iss']),
    tid: text(payload['tid']),
    ver: text(payload['ver']),
    appid: text(payload['appid']) ?? text(payload['azp']),
    appidacr: digit(payload['appidacr']) ?? digit(payload['azpacr']),
    idtyp: text(payload['idtyp']),
    scp: scopes(payload['scp']),
    roles: list(payload['roles']),
    wids: list(payload['wids']),
    oid: text(payload['oid']),
    idp: text(payload['idp']),
    acct: seconds(payload['acct']),
    iat: seconds(payload['iat']),
    nbf: seconds(payload['nbf']),
    exp: seconds(payload['exp']),
    xms_cc: list(payload['xms_cc']),
    acrs: list(payload['acrs']),
    amr: list(payload['amr']),
    acr: digit(payload['acr']),
    ...userFacts(payload),
  };
  const kept = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  return { aud: list(payload['aud']) ?? [], ...kept };
}

/**
 * Whether the claims act for a user or for the app alone, by the order that Microsoft's claims reference suggests.
 * Does not look at `wids`, which occur in both kinds.
 * @see https://learn.microsoft.com/entra/identity-platform/optional-claims-reference
 */
export function accessOf(claims: Claims): Access {
  if (claims.idtyp === 'app') return 'app-only';
  if (claims.scp !== undefined) return 'delegated';
  if (claims.roles !== undefined) return 'app-only';
  return claims.oidIsSub === true && claims.namesUser !== true ? 'app-only' : 'unknown';
}

/** Whether the claims name a guest; an absent claim proves nothing. */
export function isGuest(claims: Claims): boolean {
  if (claims.tid === PERSONAL_TENANT) return false;
  return claims.acct === 1 || claims.guestName === true || isForeignIdp(claims);
}

/** `idp` and `iss` may spell the same tenant in two ways (v1 and v2), so the tenant id decides. */
function isForeignIdp({ idp, iss, tid }: Claims): boolean {
  return idp !== undefined && iss !== undefined && idp !== iss && (tid === undefined || !idp.includes(tid));
}

/** Whether the claims name a personal Microsoft account. */
export function isPersonal(claims: Claims): boolean {
  return claims.tid === PERSONAL_TENANT || claims.idp === 'live.com';
}

function userFacts(payload: Readonly<Record<string, unknown>>): Pick<Claims, 'namesUser' | 'guestName' | 'oidIsSub'> {
  const names = USER_NAMES.map((name) => payload[name]).filter((name) => typeof name === 'string' && name !== '');
  const { oid, sub } = payload;
  return {
    ...(names.length > 0 && { namesUser: true }),
    ...(names.some((name) => String(name).toUpperCase().includes('#EXT#')) && { guestName: true }),
    ...(typeof oid === 'string' && typeof sub === 'string' && { oidIsSub: oid === sub }),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, MAX_LENGTH) : undefined;
}

function digit(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : text(value);
}

function seconds(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,12}(?:\.\d{1,6})?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function list(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return value === '' ? undefined : [value.slice(0, MAX_LENGTH)];
  if (!Array.isArray(value)) return undefined;
  return value
    .map(text)
    .filter((item) => item !== undefined)
    .slice(0, MAX_LENGTH);
}

function scopes(value: unknown): readonly string[] | undefined {
  const items = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(items)) return undefined;
  const words = items.flatMap((item) => (typeof item === 'string' ? item.slice(0, 64 * MAX_LENGTH).split(/\s+/) : []));
  return words
    .filter((word) => word !== '')
    .map((word) => word.slice(0, MAX_LENGTH))
    .slice(0, MAX_LENGTH);
}

/** Whether a value is an object with members: neither null nor a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { type Claims, isGuest, isPersonal } from './claims.ts';

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
/** Ids of Microsoft's own APIs, and of the tenant that stands for personal accounts. */
const PUBLIC =
  /^(?:0000000[0-9a-f]-0000-0[0-9a-f]{3}-c[0-9a-f]00-000000000000|797f4846-ba00-4fd7-ba43-dac1f8f63013|c5393580-f805-4401-95e8-94b7a6ef2fc2)$/i;
const PERSONAL_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';
const NOBODY = '11111111-1111-1111-1111-111111111111';
const NOBODY_ELSE = '22222222-2222-2222-2222-222222222222';
const APP = '33333333-3333-3333-3333-333333333333';

/**
 * Claims that weigh the same as those of a token: kind, permissions, audience, how long it lived. Ids of people, tenants, apps and sessions are left out;
 * that there was a name, or a guest, is said by names that are nobody's. `moved` is added to its times, in milliseconds.
 */
export function claimsForCase(claims: Claims, moved: number): Readonly<Record<string, unknown>> {
  const { aud, appid, scp, roles, idtyp, iat, nbf, exp, ver, amr, acrs, xms_cc } = claims;
  const times = Object.entries({ iat, nbf, exp }).map(([name, time]) => [name, time && time + Math.round(moved / 1000)]);
  const said = {
    aud: aud.map((audience) => (audience === appid ? APP : withoutIds(audience))).slice(0, 1)[0],
    ...(appid !== undefined && { appid: APP }),
    ...(isPersonal(claims) && { tid: PERSONAL_TENANT }),
    ...(isGuest(claims) && { acct: 1 }),
    scp: scp?.filter(isPermission).join(' '),
    roles: roles?.filter(isPermission),
    idtyp: idtyp === 'app' || idtyp === 'user' ? idtyp : undefined,
    ver: ver !== undefined && /^[12]\.0$/.test(ver) ? ver : undefined,
    ...Object.fromEntries(times),
    amr: amr?.filter(isWord),
    acrs: acrs?.filter(isWord),
    xms_cc: xms_cc?.filter(isWord),
    ...namesOf(claims),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** An audience: an API of Microsoft's as it is, any other without what it is called. */
export function withoutIds(audience: string): string {
  const masked = audience.replace(GUID, (id) => (PUBLIC.test(id) ? id : APP));
  if (/^(?:[0-9a-f-]{36}|api:\/\/[0-9a-f-]{36})$/i.test(masked)) return masked;
  const host = /^https:\/\/([a-z.-]+)\/?$/i.exec(masked)?.[1] ?? '';
  if (/(?:^|\.)(?:microsoft\.(?:com|us)|windows\.net|azure\.com|office(?:365)?\.com|chinacloudapi\.cn)$/i.test(host))
    return masked;
  return host.endsWith('.sharepoint.com') ? 'https://contoso.sharepoint.com' : 'api://contoso';
}

function namesOf({ namesUser, guestName, oidIsSub }: Claims): Readonly<Record<string, unknown>> {
  return {
    ...(namesUser && { preferred_username: guestName ? 'guest#EXT#' : 'user' }),
    ...(oidIsSub !== undefined && { oid: NOBODY, sub: oidIsSub ? NOBODY : NOBODY_ELSE }),
  };
}

const isPermission = (name: string): boolean => /^[A-Za-z][A-Za-z-]{0,40}(?:\.[A-Za-z-]{1,40}){0,4}$/.test(name);
const isWord = (word: string): boolean => /^[a-z\d_]{1,12}$/i.test(word) && word.replace(/\D/g, '').length <= 2;

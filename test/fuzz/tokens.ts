import type { Chance } from '../crash/chance.ts';
import { ATTACKS } from '../teams/attack-texts.ts';
import { base64url, tokenOf } from '../triage/tokens.ts';

/** What one of can be picked. */
export type Several<T> = readonly [T, ...T[]];

/** Random, and of version 4. */
export const guid = (chance: Chance): string =>
  'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replaceAll('x', () => Math.floor(chance.between(0, 16)).toString(16));
export const bytes = (chance: Chance, length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => Math.floor(chance.between(0, 256))));

/** Every kind of token, and what somebody takes for one. Nobody signed them. */
export function tokenText(chance: Chance): string {
  return chance.pick<(one: Chance) => string>([
    (one) => tokenOf(claimsOf(one)),
    (one) => tokenOf(claimsOf(one)),
    (one) => `Bearer ${tokenOf(claimsOf(one))}`,
    (one) => tokenOf(claimsOf(one)).replace(/.{60}/g, '$&\r\n'),
    (one) => tokenOf(claimsOf(one)).split('.').slice(0, 2).join('.'),
    (one) => tokenOf(claimsOf(one)).slice(0, Math.floor(one.between(3, 300))),
    () => `${base64url({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.a.b.c.d`,
    () => `${base64url('{"alg"')}.${base64url('not json')}.x`,
    (one) => `EwB${bytes(one, 90).toString('base64url')}`,
    (one) => `0.AX${bytes(one, 300).toString('base64url')}`,
    (one) => base64url(`<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${guid(one)}</saml:Assertion>`),
    (one) => JSON.stringify(claimsOf(one)),
    (one) => bytes(one, 200).toString('base64'),
    (one) => `eyJ${bytes(one, 40_000).toString('base64url')}`,
    (one) => tokenOf({ ...claimsOf(one), deep: JSON.parse(`${'['.repeat(90)}${']'.repeat(90)}`) as unknown }),
    () => '',
  ])(chance);
}

function claimsOf(chance: Chance): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  const odd = (value: unknown): unknown =>
    chance.is(0.85)
      ? value
      : chance.pick<unknown>([null, [], {}, '', -1, 1e20, 8.64e12, 8.65e12, true, ['a', 1], 'x'.repeat(3000)]);
  return {
    aud: odd(
      chance.pick([
        'https://graph.microsoft.com',
        '00000003-0000-0000-c000-000000000000',
        'https://graph.windows.net',
        'api://x',
      ]),
    ),
    iss: odd('https://sts.windows.net/00000000-0000-0000-0000-000000000001/'),
    exp: odd(now + Math.floor(chance.between(-9000, 9000))),
    iat: odd(now),
    nbf: odd(now),
    ver: odd(chance.pick(['1.0', '2.0'])),
    tid: odd(guid(chance)),
    appid: odd(guid(chance)),
    oid: odd(guid(chance)),
    ...(chance.is(0.5) ? { scp: odd('User.Read Mail.Read') } : { roles: odd(['Mail.Read']), idtyp: odd('app') }),
    wids: odd(['62e90394-69f5-4237-9190-012177145e10']),
    acrs: odd(['c1']),
    amr: odd(['pwd']),
    xms_cc: odd(['cp1']),
    name: odd(chance.pick(ATTACKS)),
  };
}

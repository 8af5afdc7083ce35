import { jwtDecode } from 'jwt-decode';
import { accessOf, isRecord, readClaims } from './claims.ts';
import type { Access, Claims } from './claims.ts';

/** What a pasted string turned out to be. Never holds the string itself. */
export type TokenReading =
  | { readonly kind: 'access-token'; readonly access: Access; readonly claims: Claims }
  | { readonly kind: 'id-token'; readonly claims: Claims }
  | { readonly kind: 'malformed'; readonly reason: MalformedReason }
  | { readonly kind: 'opaque-personal' | 'encrypted' | 'refresh-or-code' | 'saml' | 'client-secret' | 'empty' };

/** In which way a string is not a token. */
export type MalformedReason = 'too-long' | 'no-dots' | 'one-part' | 'wrong-parts' | 'not-base64' | 'not-json' | 'not-an-object';

const LIMIT = 16_384;
/** Claims by which a JSON object is told from any other; `sub`, `ver` or `name` would fit too much else. */
const TOKENISH = [
  'aud',
  'iss',
  'scp',
  'roles',
  'tid',
  'appid',
  'azp',
  'appidacr',
  'azpacr',
  'idtyp',
  'wids',
  'exp',
  'nbf',
  'iat',
  'xms_cc',
  'acrs',
];
/** Members of what carries token-like names and is none: answers, refusals, challenges, Graph resources. */
const FOREIGN = [
  'error',
  'error_codes',
  'errorCode',
  'error_description',
  'access_token',
  'id_token',
  'refresh_token',
  'grantedTo',
  'grantedToV2',
  'value',
];

/**
 * Says what a pasted string is and, when it is a readable token, gives its allow-listed claims.
 * Does not validate: neither signature nor issuer nor lifetime (Graph's own tokens cannot be verified by others), so it never calls a token valid.
 * Does not keep, log or throw the string: it lives in this call alone. Never throws.
 * @see https://learn.microsoft.com/entra/identity-platform/access-tokens
 */
export function readToken(raw: string): TokenReading {
  const saml = /^\s{0,100}</.test(raw);
  if (saml) return { kind: 'saml' };
  if (raw.length > LIMIT) return malformed('too-long');
  const token = bare(raw);
  if (token === '') return { kind: 'empty' };
  return withoutDecoding(token) ?? decode(token.split('.'));
}

/**
 * Reads claims that were pasted as JSON, decoded already; a fragment such as `{"scp":"User.Read"}` is enough.
 * Nothing when the object is something else: an error body, an answer of the token endpoint, a claims challenge, a Graph resource.
 */
export function readDecodedClaims(payload: unknown): TokenReading | undefined {
  if (!isRecord(payload)) return undefined;
  const names = Object.keys(payload);
  // A text may hold thousands of objects.
  if (!names.some((name) => TOKENISH.includes(name) && !isRecord(payload[name]))) return undefined;
  if (names.some((name) => FOREIGN.includes(name) || name.includes('@odata'))) return undefined;
  const claims = readClaims(payload);
  if (claims === undefined || !names.some((name) => TOKENISH.includes(name) && isKept(claims, name))) return undefined;
  const alone = names.every((name) => name === 'roles' || !TOKENISH.includes(name));
  // `roles` is also a member of Graph's own resources: ["owner"], ["write"]
  if (alone && !claims.roles?.every((role) => role.includes('.'))) return undefined;
  return reading(claims, payload);
}

function isKept(claims: Claims, name: string): boolean {
  const kept = { azp: 'appid', azpacr: 'appidacr' }[name] ?? name;
  return kept === 'aud' ? claims.aud.length > 0 : kept in claims;
}

function malformed(reason: MalformedReason): TokenReading {
  return { kind: 'malformed', reason };
}

/** The string without what surrounds a token in logs and headers. */
function bare(raw: string): string {
  return raw
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .trim()
    .replace(/^["'`]?(?:authorization["'`]?\s{0,9}[:=])?\s{0,9}["'`]?/i, '')
    .replace(/^(?:bearer(?:\s|:|%20|$){1,9}){1,3}/i, '')
    .replace(/[\s"'`\\,;]/g, '')
    .replace(/(?<!\.)(?:\.{3,9}|\u2026)$/, '');
}

function withoutDecoding(token: string): TokenReading | undefined {
  if (/^(?:PHNhbW|PD94|PFJlc3BvbnNl|PEFzc2VydGlvbi)/.test(token)) return { kind: 'saml' };
  if (/^(?:[0-2]\.A[\w-]|M\.[A-Z]\d)/.test(token)) return { kind: 'refresh-or-code' };
  const hasDots = token.includes('.');
  if (!hasDots && /^Ew[A-Z]/.test(token) && token.length >= 24) return { kind: 'opaque-personal' };
  if (token.includes('~') && /^[\w.~-]{30,60}$/.test(token)) return { kind: 'client-secret' };
  if (!hasDots) return malformed(token.startsWith('ey') ? 'one-part' : 'no-dots');
  return undefined;
}

function decode(parts: readonly string[]): TokenReading {
  if (parts.length === 5) return { kind: 'encrypted' };
  if (parts.length > 3) return malformed('wrong-parts');
  if (parts.filter((part) => part !== '').length < 2) return malformed('one-part');
  const header = partOf(parts, 0);
  if (isRecord(header) && 'enc' in header) return { kind: 'encrypted' };
  const payload = partOf(parts, 1);
  if (payload === 'not-base64' || payload === 'not-json') return malformed(payload);
  if (!isRecord(payload)) return malformed('not-an-object');
  if (header === 'not-base64' || header === 'not-json') return malformed(header);
  const claims = readClaims(payload);
  return claims === undefined ? malformed('not-an-object') : reading(claims, payload);
}

/** One part as JSON, or why it is none. The error of jwt-decode quotes the payload, so it is dropped. */
function partOf(parts: readonly string[], index: 0 | 1): unknown {
  const part = parts[index] ?? '';
  if (!/^[\w+/-]+={0,2}$/.test(part) || part.replace(/=+$/, '').length % 4 === 1) return 'not-base64';
  try {
    const decoded: unknown = jwtDecode(parts.join('.'), { header: index === 0 });
    return typeof decoded === 'object' ? decoded : undefined;
  } catch {
    return 'not-json';
  }
}

function reading(claims: Claims, payload: Readonly<Record<string, unknown>>): TokenReading {
  return isIdToken(claims, payload) ? { kind: 'id-token', claims } : { kind: 'access-token', access: accessOf(claims), claims };
}

/**
 * An id token is issued to the app itself: a nonce in the payload (an access token of Graph has it in the header), or the app as audience.
 * @see https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference
 */
function isIdToken(claims: Claims, payload: Readonly<Record<string, unknown>>): boolean {
  if (claims.scp !== undefined || claims.idtyp !== undefined) return false;
  if ('nonce' in payload) return claims.roles === undefined || claims.appid === undefined;
  if (claims.roles !== undefined) return false;
  if (claims.appid !== undefined) return claims.aud.includes(claims.appid);
  return (
    claims.iss !== undefined &&
    claims.exp !== undefined &&
    ('at_hash' in payload || 'c_hash' in payload || 'preferred_username' in payload)
  );
}

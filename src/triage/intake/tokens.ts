import { readToken } from '../token.ts';
import type { TokenReading } from '../token.ts';
import { findJwts } from './jwt.ts';
import { challengeOf } from './www-authenticate.ts';
import type { Warning } from './index.ts';

/** What was found of tokens; the strings themselves are gone. */
export interface FoundTokens {
  readonly token?: TokenReading;
  readonly warnings: readonly Warning[];
}

const NOT_FOR_CALL = /(?:assertion|id_token_hint|cookie)[\w"'\\]{0,9}\s{0,9}[:=]\s{0,9}[\\"']{0,4}$/i;
const PERSONAL = /(?<![A-Za-z0-9])Ew[A-Z][\w+/=%*!$.-]{60,}/;
const ALONE =
  /^(?:ey[JA]|ewo|Ew[A-Z]|[0-2]\.A|M\.[A-Z]\d|PHNhbW|PD94|PFJlc3BvbnNl|<(?:\?xml|\/?saml|\w{1,9}:(?:Assertion|Response)))/;
const SECRETS: ReadonlySet<TokenReading['kind']> = new Set(['opaque-personal', 'refresh-or-code', 'saml', 'client-secret']);
const MAX_TOKENS = 8;

/**
 * Reads the tokens of a paste. Prefers an access token, then an id token; says until when the live ones live.
 * Does not report a token that was cut off inside of a longer paste: people shorten tokens before they share them.
 */
export function findTokens(text: string, now: number): FoundTokens {
  const found = [...jsonWebTokens(text)];
  const readings = found.filter(({ isForCall }) => isForCall).map(({ reading }) => reading);
  const alone = aloneIn(text);
  const token =
    readings.find(({ kind }) => kind === 'access-token') ??
    readings.find(({ kind }) => kind === 'id-token') ??
    readings.find(({ kind }) => kind === 'encrypted') ??
    opaqueIn(text) ??
    alone;
  const warnings = found.flatMap(({ reading }) => warningOf(reading, now));
  const isSecret = token !== undefined && SECRETS.has(token.kind);
  return { ...(token && { token }), warnings: distinct(isSecret ? [...warnings, { kind: 'secret' }] : warnings) };
}

/** A token that stands as assertion, hint or cookie is not the one that the call carried, but it is a credential all the same. */
interface Found {
  readonly reading: TokenReading;
  readonly isForCall: boolean;
}

function* jsonWebTokens(text: string): Generator<Found> {
  let seen = 0;
  for (const { start, end } of findJwts(text)) {
    const before = text.slice(Math.max(0, start - 40), start);
    const whole = text.slice(start, end);
    if (!whole.includes('.')) continue;
    seen += 1;
    if (seen > MAX_TOKENS) return;
    const reading = readToken(whole);
    if (reading.kind !== 'malformed') yield { reading, isForCall: !NOT_FOR_CALL.test(before) };
  }
}

/** A token of a personal account, or what a program sent for want of a token. */
function opaqueIn(text: string): TokenReading | undefined {
  const opaque = PERSONAL.exec(text)?.[0] ?? /bearer\s{1,9}(undefined|null|\[object Object\])(?!\w)/i.exec(text)?.[1];
  return opaque === undefined ? undefined : readToken(opaque);
}

/** The reading of a paste that is one credential-like string and nothing else. */
function aloneIn(text: string): TokenReading | undefined {
  const trimmed = text.trim();
  const content = trimmed.replace(/^["'`]?(?:authorization\s{0,9}[:=]\s{0,9})?(?:bearer\s{1,9})?["'`]?/i, '');
  const isCredential = ALONE.test(content) || /^[\w.-]{0,40}~[\w.~-]{0,60}$/.test(content) || /^[\w+/=-]{80,}$/.test(content);
  if (!isCredential || (!content.startsWith('<') && /\s/.test(content.replace(/[ \t]{0,8}\n[ \t]{0,8}/g, '').trim())))
    return undefined;
  if (challengeOf(content) !== undefined) return undefined;
  const reading = readToken(content);
  return reading.kind === 'empty' ? undefined : reading;
}

function warningOf(reading: TokenReading, now: number): readonly Warning[] {
  if (!('claims' in reading)) return [{ kind: 'live-token' }];
  const { exp } = reading.claims;
  if (exp === undefined) return [{ kind: 'live-token' }];
  return exp * 1000 > now ? [{ kind: 'live-token', until: exp }] : [{ kind: 'expired-token' }];
}

function distinct(warnings: readonly Warning[]): readonly Warning[] {
  return warnings.filter((warning, index) => warnings.findIndex(({ kind }) => kind === warning.kind) === index);
}

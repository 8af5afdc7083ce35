import type { Challenge } from '../evidence.ts';
import { findObjects, isObject, walk } from './json.ts';

const CLAIMS = /(?<![\w-])claims\\{0,9}["']?\s{0,9}[:=]\s{0,9}\\{0,9}(["'])/gi;
const MAX_CLAIMS = 8192;

/**
 * The claims challenge in a paste: of `WWW-Authenticate` headers (several, in any order), of an answer of the token endpoint, or pasted alone.
 * Finds `claims="..."` by its quotes, never by splitting at `=`, which padding contains. Does not keep what a claim asks for, but for times and contexts.
 * @see https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function findChallenge(text: string): Challenge | undefined {
  if (!text.includes('claims') && !text.includes('access_token') && !text.trimStart().startsWith('eyJ')) return undefined;
  let tries = 0;
  for (const match of text.matchAll(CLAIMS)) {
    tries += 1;
    if (tries > 10) break;
    const challenge = challengeOf(quotedAt(text, match.index + match[0].length, match[1] ?? '"'));
    if (challenge !== undefined) return challenge;
  }
  const encoded = /(?<![\w-])claims=([\w%.+-]{8,8192})/.exec(text)?.[1];
  return (
    challengeOf(encoded ?? '') ??
    (text.includes('access_token') || /^\s*eyJ[\w+/=-]*\s*$/.test(text) ? challengeOf(text.trim()) : undefined)
  );
}

/** A challenge from its JSON, plain or in base64 or URL encoding. */
export function challengeOf(value: string): Challenge | undefined {
  if (value.length < 8) return undefined;
  const json = value.includes('{') ? value : value.includes('%7B') ? unescapeUrl(value) : fromBase64(value);
  if (!json.includes('access_token')) return undefined;
  let challenge: Challenge | undefined;
  for (const object of findObjects(json)) {
    walk(object, (inner) => {
      const asked = inner['access_token'];
      if (challenge === undefined && isObject(asked)) challenge = read(asked);
    });
  }
  return challenge;
}

function read(asked: Readonly<Record<string, unknown>>): Challenge | undefined {
  const asks = Object.keys(asked)
    .filter((name) => /^[a-z][\w.]{1,39}$/i.test(name))
    .slice(0, 20);
  if (asks.length === 0) return undefined;
  const notBefore = Number(values(asked['nbf'])[0] ?? Number.NaN);
  const contexts = values(asked['acrs']).filter((value) => /^(?:c\d{1,3}|urn:microsoft:[a-z]\w{1,20})$/.test(value));
  return {
    ...(Number.isFinite(notBefore) && { notBefore }),
    ...(contexts.length > 0 && { contexts }),
    asks,
  };
}

function values(ask: unknown): readonly string[] {
  if (!isObject(ask)) return [];
  const { value, values: several } = ask;
  const items = Array.isArray(several) ? several : [value];
  return items
    .filter((item) => typeof item === 'string' || typeof item === 'number')
    .map(String)
    .slice(0, 20);
}

function quotedAt(text: string, start: number, quote: string): string {
  const rest = text.slice(start, start + MAX_CLAIMS);
  // the JSON of a token endpoint's answer holds escaped quotes; base64 holds none
  if (/^\s*\{/.test(rest)) return rest;
  const end = rest.indexOf(quote);
  return end === -1 ? rest : rest.slice(0, end).replace(/\\+$/, '');
}

function fromBase64(value: string): string {
  return /^[\w+/=%-]{8,}$/.test(value) ? Buffer.from(value.replace(/%3D/gi, '='), 'base64').toString('utf8') : '';
}

function unescapeUrl(value: string): string {
  return value
    .replace(/\+/g, ' ')
    .replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

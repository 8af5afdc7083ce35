import { withFacts } from '../evidence.ts';
import type { Evidence, Facts } from '../evidence.ts';
import { readDecodedClaims } from '../token.ts';
import type { TokenReading } from '../token.ts';
import { findCodes } from './aadsts.ts';
import { readGraphError } from './error-body.ts';
import { findFlow } from './flow.ts';
import { findObjects } from './json.ts';
import { findMessages, flatten } from './messages.ts';
import { normalize } from './normalize.ts';
import { describedInUrl, findOauthError } from './oauth-error.ts';
import { scrub } from './redact.ts';
import { findRequest } from './request.ts';
import { findRequired } from './required.ts';
import { findStatus } from './status.ts';
import { findSupportIds } from './support-ids.ts';
import { findTokens } from './tokens.ts';
import { findChallenge } from './www-authenticate.ts';

/** Longer pastes are refused, in characters. */
export const PASTE_LIMIT = 65_536;

/** Something in the paste that the person must be told about at once. */
export type Warning =
  | { readonly kind: 'live-token' /** seconds, UTC; absent when the token does not say */; readonly until?: number }
  | { readonly kind: 'expired-token' }
  | { readonly kind: 'secret' };

export type Intake =
  | { readonly kind: 'read'; readonly evidence: Evidence; readonly warnings: readonly Warning[] }
  | { readonly kind: 'nothing'; readonly warnings: readonly Warning[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly limit: number };

const CLAIM_NAMES = /["'](?:aud|iss|scp|roles|tid|appid|azp|idtyp|wids|exp|nbf|iat|xms_cc)\\{0,9}["']\s{0,9}:/;

/**
 * Reads whatever was pasted: error bodies, OAuth answers, sign-in errors, headers, requests, claims, tokens, in any wrapping.
 * Does not keep the text or any credential of it, and concludes nothing: what is absent from the paste is absent from the evidence.
 * Never throws; linear in the length of the text. `now` is in milliseconds.
 */
export function intake(text: string, now: number): Intake {
  if (text.length > PASTE_LIMIT) return { kind: 'too-long', limit: PASTE_LIMIT };
  const raw = normalize(text);
  if (raw.trim() === '') return { kind: 'empty' };
  const { token: found, warnings: ofTokens } = findTokens(raw, now);
  const { text: safe, hasSecret } = scrub(raw);
  const isWarned = ofTokens.some(({ kind }) => kind === 'secret');
  const warnings: readonly Warning[] = hasSecret && !isWarned ? [...ofTokens, { kind: 'secret' }] : ofTokens;
  const token = found ?? decodedClaims(raw);
  const facts = { ...readFacts(safe), ...present({ challenge: findChallenge(raw) }) };
  if (token === undefined && Object.keys(facts).length === 0) return { kind: 'nothing', warnings };
  const evidence = withFacts({}, facts, 'paste');
  return { kind: 'read', evidence: token === undefined ? evidence : withFacts(evidence, { token }, 'token'), warnings };
}

/** The facts of a text that holds no credential any more. */
function readFacts(safe: string): Partial<Facts> {
  const objects = safe.includes('{') || safe.includes('"') ? findObjects(safe) : [];
  const flat = flatten(`${safe} ${describedInUrl(safe)}`);
  return present({
    status: findStatus(safe),
    graphError: readGraphError(safe, objects),
    aadsts: unlessEmpty(findCodes(safe)),
    ...findOauthError(safe),
    messages: unlessEmpty(findMessages(flat)),
    required: findRequired(flat),
    request: findRequest(safe),
    flow: findFlow(safe),
    ids: findSupportIds(safe),
  });
}

function decodedClaims(raw: string): TokenReading | undefined {
  if (!CLAIM_NAMES.test(raw)) return undefined;
  let reading: TokenReading | undefined;
  for (const object of findObjects(raw)) {
    // the outermost object alone decides: what lies in an error body or a resource is no claims
    reading ??= readDecodedClaims(object);
  }
  return reading;
}

function unlessEmpty<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

function present(facts: { readonly [F in keyof Facts]?: Facts[F] | undefined }): Partial<Facts> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

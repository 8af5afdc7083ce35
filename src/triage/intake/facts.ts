import { withFacts } from '../evidence.ts';
import type { Evidence, Facts } from '../evidence.ts';
import { readDecodedClaims } from '../token.ts';
import type { TokenReading } from '../token.ts';
import { findCodes } from './aadsts.ts';
import { findCaller } from './caller.ts';
import { readGraphError } from './error-body.ts';
import { findFlow } from './flow.ts';
import { findObjects } from './json.ts';
import { findMessages, flatten } from './messages.ts';
import { describedInUrl, findOauthError } from './oauth-error.ts';
import type { Exchange, Part } from './part.ts';
import { scrub } from './redact.ts';
import { findRequest, requestOf } from './request.ts';
import { findRequired } from './required.ts';
import { findStatus } from './status.ts';
import { findSupportIds } from './support-ids.ts';
import { findTokens } from './tokens.ts';
import { findChallenge } from './www-authenticate.ts';

const CLAIM_NAMES = /["'](?:aud|iss|scp|roles|tid|appid|azp|idtyp|wids|exp|nbf|iat|xms_cc)\\{0,9}["']\s{0,9}:/;
/** Of use only beside something else: none of them says that a call was refused. */
const CALLER: readonly string[] = ['app', 'tenant', 'loginCloud'];
const REFUSALS: readonly (keyof Facts)[] = ['graphError', 'aadsts', 'oauthError', 'messages', 'required', 'challenge'];

/** A text, without its credentials, and the token that was in it. */
export interface Scrubbed {
  readonly text: string;
  readonly safe: string;
  readonly token?: TokenReading;
}

/** The evidence of one part of a paste. */
export function readPart({ text, exchange }: Part, now: number): Evidence {
  const { token } = findTokens(text, now);
  return readScrubbed({ text, safe: scrub(text).text, ...(token && { token }) }, exchange);
}

/**
 * What a text says, and the status and request that its format told, which then count instead of those in the text.
 * Holds no credential; empty when there is nothing to work with.
 */
export function readScrubbed({ text, safe, token: found }: Scrubbed, exchange?: Exchange): Evidence {
  const told = exchange && {
    status: exchange.status,
    request: exchange.url === undefined ? undefined : requestOf(exchange.method ?? '', exchange.url, safe),
  };
  const facts = present({ ...readFacts(safe), challenge: findChallenge(text), ...told });
  const token = found ?? decodedClaims(text);
  if (token === undefined && Object.keys(facts).every((name) => CALLER.includes(name))) return {};
  const evidence = withFacts({}, facts, 'paste');
  return token === undefined ? evidence : withFacts(evidence, { token }, 'token');
}

/** Whether evidence tells of a refusal: a status of 400 or more, an error, or the text of one. */
export function isFailure(evidence: Evidence): boolean {
  return (evidence.status ?? 0) >= 400 || REFUSALS.some((field) => evidence[field] !== undefined);
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
    ...findCaller(safe),
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

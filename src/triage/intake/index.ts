import type { Evidence } from '../evidence.ts';
import { onlyOf, readContainers } from './containers.ts';
import { readDumps } from './dumps.ts';
import { isFailure, readPart, readScrubbed } from './facts.ts';
import type { Scrubbed } from './facts.ts';
import { distinct, filled, united } from './failures.ts';
import { TOKEN_REQUEST } from './har.ts';
import { findRoots } from './json.ts';
import type { Root } from './json.ts';
import { normalize } from './normalize.ts';
import { scrub } from './redact.ts';
import { findTokens } from './tokens.ts';

/** Longer pastes are refused, in characters. */
export const PASTE_LIMIT = 65_536;
/** What a HAR file, a batch or an error body cannot do without. */
const HAS_CALLS = /error|response|entries/;
const SUCCESS = /(?<![\w=.,-])2\d\d(?![\w.,-])/;

/** Something in the paste that the person must be told about at once. */
export type Warning =
  | { readonly kind: 'live-token' /** seconds, UTC; absent when the token does not say */; readonly until?: number }
  | { readonly kind: 'expired-token' }
  | { readonly kind: 'secret' };

/** What was read of the calls in a paste. */
export interface Calls {
  /** The first failure with what stands outside of any. */
  readonly evidence: Evidence;
  /** Every failed call, at most twenty, each with its own facts alone: what belongs to one is not in another. Empty when nothing failed. */
  readonly failures: readonly Evidence[];
  /** What belongs to no single call where there are several, such as a token: `filled(failure, around)` is a failure with it. */
  readonly around: Evidence;
}

export type Intake =
  | ({ readonly kind: 'read'; readonly warnings: readonly Warning[] } & Calls)
  | { readonly kind: 'nothing'; readonly warnings: readonly Warning[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly limit: number };

/**
 * Reads whatever was pasted: error bodies, OAuth answers, sign-in errors and their pages, headers, commands, traces of SDKs,
 * dumps, HAR files, batches, claims, tokens, in any wrapping.
 * Does not keep the text or any credential of it, and concludes nothing: what is absent from the paste is absent from the evidence.
 * Never throws; linear in the length of the text. `now` is in milliseconds.
 */
export function intake(text: string, now: number): Intake {
  if (text.length > PASTE_LIMIT) return { kind: 'too-long', limit: PASTE_LIMIT };
  const raw = normalize(text);
  if (raw.trim() === '') return { kind: 'empty' };
  const { token, warnings: ofTokens } = findTokens(raw, now);
  const { text: safe, hasSecret } = scrub(raw);
  const isWarned = ofTokens.some(({ kind }) => kind === 'secret');
  const warnings: readonly Warning[] = hasSecret && !isWarned ? [...ofTokens, { kind: 'secret' }] : ofTokens;
  const roots = HAS_CALLS.test(raw) ? findRoots(raw) : [];
  const calls =
    inContainers(raw, roots, now) ?? inDumps(raw, roots, now) ?? inOnePiece({ text: raw, safe, ...(token && { token }) });
  const isNothing = Object.keys(calls.evidence).length === 0;
  return isNothing ? { kind: 'nothing', warnings } : { kind: 'read', ...calls, warnings };
}

function inOnePiece(scrubbed: Scrubbed): Calls {
  const evidence = readScrubbed(scrubbed);
  return { evidence, failures: isFailure(evidence) ? [evidence] : [], around: {} };
}

/** HAR files and batches say themselves what failed. */
function inContainers(raw: string, roots: readonly Root[], now: number): Calls | undefined {
  const found = readContainers(raw, roots);
  if (found === undefined) return undefined;
  const others = inDumps(found.around, findRoots(found.around), now);
  const around = withoutBatch(others?.around ?? readPart({ text: found.around }, now));
  const failures = distinct([...found.parts.map((part) => readPart(part, now)), ...(others?.failures ?? [])]);
  const [first] = failures;
  if (first !== undefined) return { evidence: filled(first, around), failures, around };
  return { evidence: around, failures: isFailure(around) ? [around] : [], around: {} };
}

/** The call that carries a batch is not the one that was refused: of it, only the host tells. */
function withoutBatch(evidence: Evidence): Evidence {
  if (evidence.request?.path !== '/$batch') return evidence;
  const { path: _path, method: _method, query: _query, ...request } = evidence.request;
  return { ...evidence, request };
}

/** A text with several exchanges is read in pieces only when that matters: two different failures, or one beside a success. */
function inDumps(raw: string, roots: readonly Root[], now: number): Calls | undefined {
  const found = readDumps(raw, roots);
  if (found === undefined) return undefined;
  const read = found.parts.map((part) => readPart(part, now));
  const failures = united(read.filter(isFailure));
  const successes = found.parts
    .map(({ text }) => text)
    .filter((text, index) => !isFailure(read[index] ?? {}) && SUCCESS.test(text));
  const [first] = failures;
  if (first === undefined || (failures.length === 1 && successes.length === 0 && !found.hasSuccess)) return undefined;
  const signIn = onlyOf(successes.filter((text) => TOKEN_REQUEST.test(text)));
  const around = readPart({ text: `${found.around}\n${signIn}` }, now);
  return { evidence: filled(first, around), failures, around };
}

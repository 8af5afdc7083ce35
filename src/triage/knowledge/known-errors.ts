import type { CauseId } from '../causes/index.ts';
import type { Evidence } from '../evidence.ts';
import type { ObservationId } from '../observations.ts';
import { ERROR_ROWS, type ErrorRow } from './error-rows.ts';

/** The facts of an error that a row can be compared with. */
export type ErrorFacts = Pick<Evidence, 'graphError' | 'oauthError' | 'status' | 'messages'>;
/** Whether a condition was observed; nothing is unless the caller knows. */
export type Observed = (id: ObservationId) => boolean;

interface Match {
  readonly row: ErrorRow;
  readonly score: number;
  /** Only the code is the same; the message is not known. */
  readonly isByCode: boolean;
}

const NOTHING: Observed = () => false;
const VARIANT = 100;
const TEXT = 40;
const MESSAGE = 30;
const CODE = 10;
const STATUS = 1;

const lower = (text: string | undefined): string | undefined => text?.toLowerCase();
const partsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split('*')
    .map((part) => part.trim());

/**
 * The rows that an error fits, the most specific first: a condition that was observed, then the text, the message it is known by, the code, the status.
 * A status that the row does not share counts only where nothing but the code speaks for the row, since callers often report another one.
 * Skips rows that rest on our own experience alone. Pure.
 */
export function rowsFor(facts: ErrorFacts, observed: Observed = NOTHING): readonly ErrorRow[] {
  return matchesOf(facts, observed).map(({ row }) => row);
}

/**
 * The causes of the most specific row, the likeliest first; `undefined` when no row fits, or when several share the code and nothing else is known.
 * Rows are evidence: what they say may order causes, but proves none.
 */
export function causesOfError(facts: ErrorFacts, observed: Observed = NOTHING): readonly CauseId[] | undefined {
  const matches = matchesOf(facts, observed);
  const [first, second] = matches;
  return first?.isByCode === true && second !== undefined ? undefined : first?.row.causes;
}

function matchesOf(facts: ErrorFacts, observed: Observed): readonly Match[] {
  return ERROR_ROWS.flatMap((row) => match(row, facts, observed) ?? []).toSorted((a, b) => b.score - a.score);
}

function match(row: ErrorRow, facts: ErrorFacts, observed: Observed): Match | undefined {
  if (row.isHearsay === true || row.variant === null) return undefined;
  if (row.variant !== undefined && !observed(row.variant)) return undefined;
  const code = compareCode(row, facts);
  if (code === 'other') return undefined;
  const words = wordsScore(row, facts);
  const isByCode = words === 0;
  if (isByCode && (code !== 'same' || !isCodeEnough(row, facts))) return undefined;
  const variant = row.variant === undefined ? 0 : VARIANT;
  const status = row.status !== undefined && row.status === facts.status ? STATUS : 0;
  return { row, score: variant + words + (code === 'same' ? CODE : 0) + status, isByCode: isByCode && variant === 0 };
}

/** An error has a code of Graph or one of OAuth; a row that names none fits both. */
function compareCode(row: ErrorRow, { graphError, oauthError }: ErrorFacts): 'same' | 'other' | 'unknown' {
  const codes = [lower(graphError?.code), lower(oauthError)].filter((code) => code !== undefined);
  if (row.code === undefined || codes.length === 0) return 'unknown';
  return codes.includes(row.code.toLowerCase()) ? 'same' : 'other';
}

function wordsScore(row: ErrorRow, { graphError, messages = [] }: ErrorFacts): number {
  if (row.text !== undefined && isIn(row, graphError?.message?.toLowerCase()))
    return TEXT + partsOf(row.text).join('').length / 10;
  return row.says !== undefined && messages.includes(row.says) ? MESSAGE : 0;
}

/** A text that only repeats the code must be the whole message. */
function isIn({ text = '', code }: ErrorRow, message: string | undefined): boolean {
  if (text === '' || message === undefined) return false;
  if (text === code) return message === text.toLowerCase();
  let at = 0;
  for (const part of partsOf(text)) {
    const found = message.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return true;
}

/** Without its text a row still fits when any text will do, when Microsoft documents the code, or when nothing was said that could differ. */
function isCodeEnough(row: ErrorRow, { graphError, status }: ErrorFacts): boolean {
  if (row.status !== undefined && status !== undefined && row.status !== status) return false;
  if (row.text === '') return (graphError?.message ?? '') === '' && status !== undefined;
  return row.text === undefined || row.evidence === 'documented' || (graphError?.message ?? '') === '';
}

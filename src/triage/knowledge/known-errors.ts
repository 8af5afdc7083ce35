import type { CauseId } from '../causes/index.ts';
import type { Evidence } from '../evidence.ts';
import type { ObservationId } from '../observations.ts';
import { ERROR_ROWS, type ErrorRow } from './error-rows.ts';

/** The facts of an error that a row can be compared with. */
export type ErrorFacts = Pick<Evidence, 'graphError' | 'oauthError' | 'status' | 'messages'>;
/** Whether a condition was observed; nothing is unless the caller knows. */
export type Observed = (id: ObservationId) => boolean;

/** A row as it is compared: all in lower case, the text cut at its `*`. */
interface Prepared {
  readonly row: ErrorRow;
  readonly code: string | undefined;
  readonly parts: readonly string[];
  /** A text that only repeats the code must be the whole message. */
  readonly isWhole: boolean;
  readonly length: number;
}
/** An error as it is compared. */
interface Asked extends ErrorFacts {
  readonly codes: readonly string[];
  readonly message: string;
}
interface Match {
  readonly row: ErrorRow;
  readonly score: number;
  /** Only the code is the same; the message is not known, or any would do. */
  readonly isByCode: boolean;
}

const NOTHING: Observed = () => false;
const VARIANT = 100;
const TEXT = 40;
const MESSAGE = 30;
const CODE = 10;
const STATUS = 1;

/** Every row that can be found: not those that rest on our own experience alone, or on a condition that nothing shows. */
const ROWS: readonly Prepared[] = ERROR_ROWS.filter(({ isHearsay, variant }) => isHearsay === undefined && variant !== null).map(
  (row) => {
    const parts = (row.text ?? '')
      .toLowerCase()
      .split('*')
      .map((part) => part.trim());
    return { row, code: row.code?.toLowerCase(), parts, isWhole: row.text === row.code, length: parts.join('').length };
  },
);

/**
 * The rows that an error fits, the most specific first: a condition that was observed, then the text, the message it is known by, the code, the status.
 * A status that the row does not share counts only where nothing but the code speaks for the row, since callers often report another one.
 * Pure; concludes nothing.
 */
export function rowsFor(facts: ErrorFacts, observed: Observed = NOTHING): readonly ErrorRow[] {
  return matchesOf(facts, observed).map(({ row }) => row);
}

/**
 * The causes of the most specific row, the likeliest first; `undefined` when no row fits, or when several share the code and nothing else is known.
 * Rows are evidence: what they say may order causes, but proves none.
 */
export function causesOfError(facts: ErrorFacts, observed: Observed = NOTHING): readonly CauseId[] | undefined {
  return telling(facts, observed)?.causes;
}

/** The row that these causes stand in. */
export function telling(facts: ErrorFacts, observed: Observed = NOTHING): ErrorRow | undefined {
  const [first, second] = matchesOf(facts, observed);
  return first?.isByCode === true && second !== undefined ? undefined : first?.row;
}

function matchesOf(facts: ErrorFacts, observed: Observed): readonly Match[] {
  const { graphError, oauthError } = facts;
  const codes = [graphError?.code, oauthError].filter((code) => code !== undefined).map((code) => code.toLowerCase());
  const asked = { ...facts, codes, message: graphError?.message?.toLowerCase() ?? '' };
  const matches: Match[] = [];
  for (const prepared of ROWS) {
    const found = match(prepared, asked, observed);
    if (found !== undefined) matches.push(found);
  }
  return matches.toSorted((a, b) => b.score - a.score);
}

function match(prepared: Prepared, asked: Asked, observed: Observed): Match | undefined {
  const { row, code } = prepared;
  const isSame = code !== undefined && asked.codes.includes(code);
  if (code !== undefined && asked.codes.length > 0 && !isSame) return undefined;
  const words = wordsScore(prepared, asked);
  if (words === 0 && !(isSame && isCodeEnough(row, asked))) return undefined;
  if (row.variant !== undefined && (row.variant === null || !observed(row.variant))) return undefined;
  const variant = row.variant === undefined ? 0 : VARIANT;
  const status = row.status !== undefined && row.status === asked.status ? STATUS : 0;
  return { row, score: variant + words + (isSame ? CODE : 0) + status, isByCode: words + variant === 0 };
}

function wordsScore(prepared: Prepared, { message, messages }: Asked): number {
  if (isIn(prepared, message)) return TEXT + prepared.length / 10;
  const { says } = prepared.row;
  return says !== undefined && messages?.includes(says) === true ? MESSAGE : 0;
}

function isIn({ parts, isWhole, length, code }: Prepared, message: string): boolean {
  if (length === 0 || message === '') return false;
  if (isWhole) return message === code;
  let at = 0;
  for (const part of parts) {
    const found = message.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return true;
}

/** Without its text a row still fits when any text will do, when Microsoft documents the code, or when nothing was said that could differ. */
function isCodeEnough(row: ErrorRow, { message, status }: Asked): boolean {
  if (row.status !== undefined && status !== undefined && row.status !== status) return false;
  if (row.text === '') return message === '' && status !== undefined;
  return row.text === undefined || row.evidence === 'documented' || message === '';
}

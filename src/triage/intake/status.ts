const PHRASES: Readonly<Record<string, number>> = {
  'bad request': 400,
  unauthorized: 401,
  'payment required': 402,
  forbidden: 403,
  'not found': 404,
  'method not allowed': 405,
  'not acceptable': 406,
  conflict: 409,
  gone: 410,
  'precondition failed': 412,
  locked: 423,
  'too many requests': 429,
  'internal server error': 500,
  'not implemented': 501,
  'bad gateway': 502,
  'service unavailable': 503,
  'gateway timeout': 504,
};
const WORDS = Object.keys(PHRASES)
  .map((words) => words.replace(/ /g, '[ _]?'))
  .join('|');
const NUMBER = /(?<![\w./+-])(?<!\w:)(?<!\d[ ,])([45]\d\d)(?![\d_-]|[.,:]\d)/g;
// The number is looked for first: what stands before it would be tried at each character.
const GLUED = /(?=[45]\d\d)(?<=HTTP\/[\d.]{1,3}\s{0,3}|HTTP\s?|code[:=]|status[:=]|error[:=])([45]\d\d)(?!\d)/gi;
/** What stands between a number and the word that makes it a status. */
const BEFORE =
  /(?:https?(?:\/[\d.]{1,3})?|status(?:[ _-]?code)?|response|code|errors?|returns?|returned|gets?|got|gives?|gave|received?|an?|with|or|and|failed|fails|success|denied|forbidden|unauthorized|not found|bad request)["'\])]{0,3}\s?(?:is|was|of|->)?\s?(?:=>|[:=>|(-]|\[)?\s?["'(]{0,2}$/i;
const AFTER = new RegExp(
  `^["')\\]]{0,2}\\s?[-:,(]{0,2}\\s?["']?(?:${WORDS}|(?:client|server)? ?error|response|access[ _]denied|status)(?![a-z])`,
  'i',
);
const UNIT =
  /^ ?(?:%|[kmg]?b\b|m?s\b|ms\b|bytes|items|users?\b|groups?\b|mails?\b|messages?\b|files?\b|times|seconds|minutes|hours|days|chars|characters|rows|records|requests?\b|people|devices?\b|mailboxes|tenants?\b|sites?\b|calls?\b|lines?\b|licen[cs]es)/i;
const WRAPPED = new RegExp(
  `(?:http_?(?:status_?)?code|status[ _]?code|http_?status|reason|success|responded with|response)["']?\\s{0,9}(?:=>|[:=])?\\s{0,9}["']?(${WORDS})(?![a-z])`,
  'i',
);
/** A line of its own, or as `az rest` has it: `Forbidden({...})`. */
const ALONE = new RegExp(`^(?:error:? ?)?(${WORDS})(?:\\W{0,9}$|\\(\\{)`, 'im');
const MAX_NUMBERS = 200;

/**
 * The HTTP status of the refusal: of a status line, or of a number or reason phrase in a wrapping that makes it a status. The first of several counts.
 * Does not take numbers out of ids, ports, dates, sizes or codes, and does not conclude the status from an error code.
 */
export function findStatus(text: string): number | undefined {
  const number = firstNumber(text);
  const wrapped = WRAPPED.exec(text) ?? ALONE.exec(text);
  if (number !== undefined && (wrapped === null || number.index <= wrapped.index)) return number.status;
  return wrapped === null ? number?.status : (PHRASES[phrase(wrapped[1] ?? '')] ?? number?.status);
}

function firstNumber(text: string): { readonly status: number; readonly index: number } | undefined {
  let first: { readonly status: number; readonly index: number } | undefined;
  let seen = 0;
  for (const match of text.matchAll(GLUED)) {
    first = { status: Number(match[1]), index: match.index };
    break;
  }
  for (const match of text.matchAll(NUMBER)) {
    seen += 1;
    if (seen > MAX_NUMBERS || (first !== undefined && match.index >= first.index)) break;
    if (isStatus(text, match.index)) return { status: Number(match[1]), index: match.index };
  }
  return first;
}

function isStatus(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 32), index);
  const after = text.slice(index + 3, index + 40);
  if (AFTER.test(after)) return true;
  if (/^[A-Za-z]/.test(after) || UNIT.test(after)) return false;
  return BEFORE.test(before) || isLine(before, after) || endsRequest(before, after);
}

/** The number stands behind a URL at the end of its line, as in a log of requests. */
function endsRequest(before: string, after: string): boolean {
  return /\/[^\s]{0,30} {1,3}(?:[-=:|]>? ?)?$/.test(before) && /^\s{0,9}(?:\n|$)/.test(after);
}

/** The number is a line of its own, or begins one, as in `401 access denied` and `403: Access is denied`. */
function isLine(before: string, after: string): boolean {
  return /(?:^|\n)[\s"'(]{0,9}$/.test(before) && /^(?:[\s"').]{0,9}(?:\n|$)|\s?[:-]\s|\s[a-z])/i.test(after);
}

function phrase(words: string): string {
  const bare = words.toLowerCase().replace(/[ _]/g, '');
  return Object.keys(PHRASES).find((known) => known.replace(/ /g, '') === bare) ?? '';
}

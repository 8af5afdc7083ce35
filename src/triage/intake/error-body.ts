import type { GraphError } from '../evidence.ts';
import { GRAPH_ERROR_CODES } from '../knowledge/graph-errors.ts';
import { isObject, walk } from './json.ts';
import { redact } from './redact.ts';
import { findSdkMessage } from './sdk-message.ts';

const MAX_MESSAGE = 300;
const CODES = new Map(GRAPH_ERROR_CODES.map((code) => [code.toLowerCase(), code]));
/** Codes that are also the reason phrase of a status: next to a number they say nothing of their own. */
const REASONS = new Set([
  'badrequest',
  'forbidden',
  'internalservererror',
  'notfound',
  'paymentrequired',
  'toomanyrequests',
  'unauthorized',
]);
const LABELLED =
  /(?<![A-Za-z])(?<!status[ _-]?)(?:error[ _]?)?code\]?\\{0,9}["']?\s{0,9}(?:=>|[:=])\s{0,9}\\{0,9}["']?([A-Za-z][\w.]{2,79})/gi;
const MESSAGE =
  /(?<![A-Za-z])(error[ _]?)?(?:message|value)\]?\\{0,9}["']?\s{0,9}(?:=>|[:=])\s{0,9}\\{0,9}(["']?)(?=[A-Za-z/])/gi;
/** Where a message ends, by the quote that opens it: a bare one goes to the end of its line or of the printed object. */
const ENDS: Readonly<Record<string, RegExp>> = {
  '"': /["\\\n]/,
  "'": /'(?=[\s,)}\]]|$)|\n/,
  '': /\n|["\\]|, reason=| \)| \[\w{1,40}\] =>/,
};
const WORD = /(?<![\w.])[A-Za-z][\w.]{7,79}/g;

type Json = Readonly<Record<string, unknown>>;

/**
 * Code and message of the Graph error in a paste: a JSON body (also of Azure AD Graph), the print of an object, labelled lines, or a known code in running text.
 * The message is redacted and cut. Does not take `Forbidden` beside a status number for a code.
 * @see https://learn.microsoft.com/graph/errors
 */
export function readGraphError(text: string, objects: readonly Json[]): GraphError | undefined {
  const found = fromObjects(objects) ?? fromLabels(text) ?? fromWords(text);
  if (found?.message !== undefined) return found;
  const message = cut(findSdkMessage(text) ?? '');
  return message === '' ? found : { ...found, message };
}

/** The first error; a message that it lacks is taken from the next one of the same code: SDKs print the code, then the body. */
function fromObjects(objects: readonly Json[]): GraphError | undefined {
  let found: GraphError | undefined;
  for (const object of objects) {
    walk(object, (inner) => {
      if (found?.message !== undefined) return;
      const error = fromError(inner['error']) ?? fromError(inner['odata.error']) ?? fromSdk(inner);
      if (found === undefined || (error?.code === found.code && error?.message !== undefined)) found = error;
    });
  }
  return found;
}

function fromError(error: unknown): GraphError | undefined {
  if (!isObject(error)) return undefined;
  const { code, message } = error;
  return graphError(code, isObject(message) ? message['value'] : message);
}

/** The members of an error body without `error` around them, as SDKs and cut-off pastes have it; only codes that are known. */
function fromSdk(object: Json): GraphError | undefined {
  const code = object['code'] ?? object['errorCode'] ?? object['ErrorCode'];
  if (typeof code !== 'string' || !CODES.has(code.toLowerCase())) return undefined;
  return graphError(code, object['message'] ?? object['Message']);
}

function graphError(code: unknown, message: unknown): GraphError | undefined {
  const known =
    typeof code === 'string' && /^[A-Za-z][\w.-]{1,79}$/.test(code) ? (CODES.get(code.toLowerCase()) ?? shaped(code)) : undefined;
  const text = typeof message === 'string' ? cut(message) : '';
  if (known === undefined && text === '') return undefined;
  return { ...(known !== undefined && { code: known }), ...(text !== '' && { message: text }) };
}

function shaped(code: string): string | undefined {
  return redact(code) === code && !/^[a-z]+(?:_[a-z]+)+$/.test(code) ? code : undefined;
}

function cut(message: string): string {
  return redact(message).replace(/\s+/g, ' ').trim().slice(0, MAX_MESSAGE);
}

function fromLabels(text: string): GraphError | undefined {
  for (const match of text.matchAll(LABELLED)) {
    const code = CODES.get((match[1] ?? '').replace(/\.+$/, '').toLowerCase());
    if (code !== undefined) return { code, ...messageIn(text) };
  }
  return undefined;
}

/** The first message, but `errorMessage` before any other: that is the service's own where a wrapper has one too. */
function messageIn(text: string): GraphError {
  let found: string | undefined;
  for (const match of text.matchAll(MESSAGE)) {
    const start = match.index + match[0].length;
    const rest = text.slice(start, start + 2 * MAX_MESSAGE);
    const end = rest.search(ENDS[match[2] ?? ''] ?? /\n/);
    const message = cut(end === -1 ? rest : rest.slice(0, end));
    if (/^(?:None|null|stdClass Object.*|undefined)?$/.test(message)) continue;
    if (found === undefined || match[1] !== undefined) found = message;
    if (match[1] !== undefined) break;
  }
  return found === undefined ? {} : { message: found };
}

function fromWords(text: string): GraphError | undefined {
  for (const [word] of text.matchAll(WORD)) {
    const bare = word.replace(/\.+$/, '').toLowerCase();
    const code = CODES.get(bare);
    if (code === undefined || REASONS.has(bare)) continue;
    return { code };
  }
  return undefined;
}

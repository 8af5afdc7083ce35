const SECRETS = [
  'client[_-]?secret',
  'client[_-]?credential',
  'client_assertion(?!_type)',
  '(?:user_?)?assertion(?!_?type)',
  'code_verifier',
  'device_code',
  '(?:access|refresh|id|sas|session|proof|csrf|xsrf)[_-]?token',
  'id_token_hint',
  'passphrase',
  'pass(?:word|wd)?',
  'pwd',
  'secret(?:[_-]?(?:text|key|value))?',
  'sig',
  'signature',
  'account_?key',
  'shared_?access_?(?:key|signature)',
  'api[_-]?key',
  'x-functions-key',
  'subscription[_-]?key',
  'private[_-]?key',
  'tempauth',
  'samlresponse',
  'samlrequest',
  'wresult',
  'client_?state',
  '(?:proxy-)?authorization',
  'ESTS\\w{0,30}',
  'FedAuth',
  'rtFa',
].join('|');
/** A name, then what may stand between it and its value: JSON at any escaping, headers, forms, PowerShell, PHP, HAR. */
const NAMED = new RegExp(
  `(?:${SECRETS})(?:\\\\{0,15}["']\\s{0,20},\\s{0,20}\\\\{0,15}["']value)?(?:\\\\{0,15}["'])?\\]?(?:\\s{0,20}(?:=>|[:=]|%3D)|\\()\\s{0,20}(?:(?:Basic|Bearer|Negotiate|Digest|PoP)\\s{1,20})?`,
  'gi',
);
const SWITCH =
  /(?<=\s)(?:--?(?:password|client-?secret|secret|access-?token|token|user|u)\s{1,20}|ConvertTo-SecureString\s{1,20}(?:-String\s{1,20})?|Basic\s{1,20}(?=[\w+/]{0,200}[A-Z0-9=]))/gi;
const BEARER = /bearer(?:["']?\s{0,9}[:=]["']?)?(?:\s|%20|\+){1,9}(?=[\w.~+/=-]{8})/gi;
const CODE = /(?<![A-Za-z0-9])code\\{0,9}["']?\s{0,9}[:=]\s{0,9}/gi;
const COOKIE = /cookie\\{0,9}["']?(?:\s{0,9},\s{0,9}\\{0,9}["']value\\{0,9}["'])?\s{0,9}[:=]\s{0,9}\\{0,9}["']?/gi;
const PLACEHOLDER = /^(?:[$<{[%*@]|x{3}|your|\.{3}|redacted|null|none|undefined|true|false|secret|password)/i;
const MAX_VALUE = 16_384;

/** The text without the values, and whether one of them was a real secret. */
export interface Masked {
  readonly text: string;
  readonly hasSecret: boolean;
}

/**
 * Masks values by the names that stand before them: secrets, passwords, tokens, codes, assertions, cookies, signatures, keys.
 * Does not mask error codes (`code=ErrorAccessDenied`) nor objects (`"access_token":{...}` of a claims request).
 * Linear: every value is read once, and reading goes on behind it.
 */
export function maskNamedSecrets(text: string): Masked {
  let hasSecret = false;
  const note = (value: string): void => {
    hasSecret ||= value.length >= 8 && !PLACEHOLDER.test(value) && !/^(?:eyJ|Bearer$)/.test(value);
  };
  let masked = maskKeys(text, note);
  masked = maskAfter(masked, NAMED, (value) => (note(value), '<secret>'));
  masked = maskAfter(masked, SWITCH, (value) => (note(value), '<secret>'));
  masked = maskAfter(masked, CODE, (value, before) => (isCode(value, before) ? (note(value), '<secret>') : value));
  masked = maskCookies(masked);
  masked = maskAfter(masked, BEARER, (value) => (/^\w{1,40}=["']?$/.test(value) || isWord(value) ? value : '<token>'));
  masked = masked.replace(/(?<=:\/\/)[^\s/@:<>"']{1,200}:[^\s/@<>"']{1,200}@/g, '<secret>@');
  return { text: masked, hasSecret };
}

function isWord(value: string): boolean {
  return /^[a-z_]{1,24}=?[.,;:]?$/.test(value);
}

/** Authorization codes are long; `?code=` with anything but a number is one as well. */
function isCode(value: string, before: string): boolean {
  if (/^\d{1,9}$/.test(value)) return false;
  if (/[?&]$/.test(before)) return value.length >= 8;
  return value.length >= 20 && /\d/.test(value) && !/^[A-Za-z]+_[A-Za-z0-9]+$/.test(value);
}

function maskAfter(text: string, name: RegExp, mask: (value: string, before: string) => string): string {
  let masked = '';
  let kept = 0;
  name.lastIndex = 0;
  for (let match = name.exec(text); match !== null; match = name.exec(text)) {
    const opening = /^\\{0,15}["'`]?/.exec(text.slice(name.lastIndex, name.lastIndex + 16))?.[0] ?? '';
    const start = name.lastIndex + (/["'`]$/.test(opening) ? opening.length : 0);
    const end = endOfValue(text, start, start === name.lastIndex ? '' : opening);
    const value = text.slice(start, end);
    name.lastIndex = Math.max(end, name.lastIndex, match.index + 1);
    if (/^[{[<(]?$/.test(value) || /^[{[<]/.test(value)) {
      // an object, an empty value, or masked already
      name.lastIndex = Math.max(start, match.index + 1);
      continue;
    }
    masked += text.slice(kept, start) + mask(value, text.slice(Math.max(0, match.index - 1), match.index));
    kept = end;
  }
  return masked + text.slice(kept);
}

function endOfValue(text: string, start: number, opening: string): number {
  const limit = Math.min(text.length, start + MAX_VALUE);
  const quote = opening.at(-1);
  for (let at = start; at < limit; at += 1) {
    const character = text[at] ?? '';
    if (quote === undefined) {
      if (/[\s&;"'`<>\\]/.test(character)) return withoutTail(text, start, at);
    } else if (
      character === quote &&
      text.slice(at - opening.length + 1, at + 1) === opening &&
      text[at - opening.length] !== '\\'
    ) {
      return at - opening.length + 1;
    }
  }
  return limit;
}

/** Brackets and commas behind a bare value belong to what surrounds it. */
function withoutTail(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /[)}\],]/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

function maskKeys(text: string, note: (value: string) => void): string {
  if (!text.includes('-----BEGIN')) return text;
  return text
    .split('-----BEGIN')
    .map((part, index) => {
      if (index === 0) return part;
      const end = /-----END[^\n-]{0,60}-----/.exec(part);
      note(part.startsWith(' CERTIFICATE') ? '' : part);
      return end === null ? '<key>' : `<key>${part.slice(end.index + end[0].length)}`;
    })
    .join('');
}

function maskCookies(text: string): string {
  let masked = '';
  let kept = 0;
  for (const match of text.matchAll(COOKIE)) {
    const start = match.index + match[0].length;
    if (start < kept) continue;
    const pair = /[\w.%!-]{1,200}=[^\s;"'\\]*;?[ \t]*/y;
    let end = start;
    for (pair.lastIndex = start; pair.test(text); ) end = pair.lastIndex;
    if (end === start) continue;
    masked += `${text.slice(kept, start)}<cookie>`;
    kept = end;
  }
  return masked + text.slice(kept);
}

import { maskBlocks } from './blocks.ts';
import { AZ_PASSWORD, BEARER, CODE, NAMED, SWITCH } from './secret-names.ts';

const PLACEHOLDER = /^(?:[$<{[%*@]|x{3}|your|\.{3}|redacted|null|none|undefined|true|false|secret|password)/i;
const SCHEME = /^(?:Basic|Bearer|Negotiate|Digest|PoP)(?:\s{1,9}|$)/i;
/** `-u` of `az rest` is the URL. */
const ADDRESS = /^[\^\\]?https?:\/\/[^@\s]*$/i;
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
    const bare = value.replace(SCHEME, '');
    hasSecret ||= bare.length >= 8 && !PLACEHOLDER.test(bare) && !bare.startsWith('eyJ');
  };
  let masked = maskBlocks(text);
  hasSecret = masked.includes('<key>') && text.includes('PRIVATE KEY');
  masked = maskAfter(masked, NAMED, (value) => (note(value), '<secret>'));
  masked = maskAfter(masked, SWITCH, (value) => (ADDRESS.test(value) ? value : (note(value), '<secret>')));
  masked = maskAfter(masked, AZ_PASSWORD, (value) => (note(value), '<secret>'));
  masked = maskAfter(masked, CODE, (value, before) => (isCode(value, before) ? (note(value), '<secret>') : value));
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
    const opening = /^\\{0,15}["'`]/.exec(text.slice(name.lastIndex, name.lastIndex + 16))?.[0] ?? '';
    const before = text[match.index - 1] ?? '';
    const start = name.lastIndex + opening.length;
    const end = opening === '' ? endOfBare(text, start, before === ';') : endOfQuoted(text, start, opening);
    const value = text.slice(start, end);
    // nothing, the brackets of an object, or masked already
    if (/^(?:[{[(\]})]*|<\w{3,8}>)$/.test(value)) {
      name.lastIndex = Math.max(start, match.index + 1);
      continue;
    }
    masked += text.slice(kept, start) + mask(value, before);
    kept = end;
    name.lastIndex = Math.max(end, match.index + 1);
  }
  return masked + text.slice(kept);
}

/** A value in quotes ends at the quote that is escaped like the opening one, at the latest with its line. */
function endOfQuoted(text: string, start: number, opening: string): number {
  const quote = opening.at(-1);
  const limit = Math.min(text.length, start + MAX_VALUE);
  for (let at = start; at < limit; at += 1) {
    if (text[at] === '\n') return at;
    if (text[at] !== quote || !text.startsWith(opening, at - opening.length + 1)) continue;
    if (at - opening.length < start || text[at - opening.length] !== '\\') return at - opening.length + 1;
  }
  return limit;
}

/** Brackets and commas behind a bare value belong to what surrounds it. In a connection string a value may hold spaces. */
function endOfBare(text: string, start: number, isConnectionString: boolean): number {
  const stops = isConnectionString ? /[;"'\n]/ : /[\s&;"'`<>\\]/;
  const limit = Math.min(text.length, start + MAX_VALUE);
  let end = start;
  while (end < limit && !stops.test(text[end] ?? '')) end += 1;
  while (end > start && /[)}\],]/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

import { findJwts } from './jwt.ts';

const RUN = /[\w\-+/=.~!*$%]{16,}/g;
const GUID = /[\da-fA-F]{8}-(?:[\da-fA-F]{4}-){3}[\da-fA-F]{12}/g;
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/(?<![A-Za-z0-9])Ew[A-Z][\w\-+/=%*!$.]{20,}/g, '<token>'],
  [/(?<![A-Za-z0-9.])[0-2]\.A[\w\-.~!*$%]{16,}/g, '<secret>'],
  [/(?<![A-Za-z0-9.])M\.[A-Z]\d{1,4}[\w\-.~!*$%]{10,}/g, '<secret>'],
  [/(?:PHNhbW|PD94bWwg|PFJlc3BvbnNl|PEFzc2VydGlvbi)[\w\-+/=%]{8,}/g, '<token>'],
];

/**
 * Masks what can only be a credential by its own look, whatever stands before it:
 * tokens of personal accounts, refresh tokens and codes, SAML in base64, client secrets, and long strings of mixed letters and digits.
 * Does not mask GUIDs. Linear: a run of credential characters is looked at once.
 */
export function maskOpaque(text: string): string {
  return text.replace(RUN, maskRun);
}

/** Masks JSON Web Tokens, those that were cut off or broken into lines included. */
export function maskJwts(text: string): string {
  let masked = '';
  let kept = 0;
  for (const { start, end } of findJwts(text)) {
    masked += `${text.slice(kept, start)}<token>`;
    kept = end;
  }
  return masked + text.slice(kept);
}

/** Whether a string without spaces looks random: ids of mail items, keys, hashes in base64. */
export function looksOpaque(text: string): boolean {
  if (!isMixed(text)) return false;
  const rest = text.replace(GUID, '');
  if (rest.length < 20 || !isMixed(rest)) return false;
  return countMixes(rest) >= Math.max(4, rest.length / 10);
}

function isMixed(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text);
}

/** Places where a letter and a digit meet: common in random strings, rare in words. */
function countMixes(text: string): number {
  let mixes = 0;
  let previous = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isDigit = code >= 48 && code <= 57;
    const kind = isDigit ? 1 : (code | 32) >= 97 && (code | 32) <= 122 ? 2 : 0;
    if (kind !== 0 && previous !== 0 && kind !== previous) mixes += 1;
    previous = kind;
  }
  return mixes;
}

function maskRun(run: string): string {
  let masked = run;
  for (const [pattern, mask] of MASKS) masked = masked.replace(pattern, mask);
  if (masked.includes('~')) masked = masked.replace(/[\w.~-]{24,}/g, (part) => (isSecret(part) ? '<secret>' : part));
  return masked.replace(/[\w\-+=]{20,}/g, maskRandom).replace(/[\w\-+/=]{40,}/g, maskRandom);
}

function isSecret(part: string): boolean {
  return part.includes('~') && /\d/.test(part) && /[A-Za-z]/.test(part);
}

function maskRandom(part: string): string {
  return looksOpaque(part) ? '<opaque>' : part;
}

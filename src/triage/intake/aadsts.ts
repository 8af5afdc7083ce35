const WRAPPED = /aadsts[\s:_-]{0,2}(\d{4,8})(?!\d)/gi;
const LABELLED =
  /error[ _-]?codes?\\{0,9}["']?\s{0,9}[:=]?\s{0,9}\\{0,9}["'[]?\s{0,99}(\d{5,7}(?:\s{0,9},\s{0,99}\d{5,7}){0,9})(?![\d.])/gi;
const CODE = /(?<![\w-])code\\{0,9}["']?\s{0,3}[:=]?\s{0,3}(\d{5,7})(?![\d.-])/gi;
const MAX_CODES = 10;

/**
 * The codes of Microsoft Entra sign-in errors, in the order of the text: `AADSTS65001` in any wrapping, `error code: 65001`, or a bare `65001`.
 * Does not know which codes exist, and leaves the eight-digit codes of `CompactToken` messages alone.
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export function findCodes(text: string): readonly number[] {
  const bare = /^\W{0,99}(\d{5,7})\W{0,99}$/.exec(text)?.[1];
  if (bare !== undefined && text.length < 120) return [Number(bare)];
  const codes = new Set<number>();
  for (const pattern of [WRAPPED, LABELLED, CODE]) {
    for (const match of text.matchAll(pattern)) {
      for (const code of (match[1] ?? '').split(',')) codes.add(Number(code.trim()));
    }
  }
  return [...codes].slice(0, MAX_CODES);
}

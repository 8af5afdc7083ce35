import { COOKIE } from './secret-names.ts';

const SAML = /<(?:[a-z0-9]{1,9}:)?(?:Assertion|Response)\s[^<>]{0,500}SAML/i;

/**
 * Masks credentials that span lines or pairs: private keys, SAML in XML, the pairs of a cookie header.
 * Does not look for single values. A block that is cut off reaches to the end of the text. Linear.
 */
export function maskBlocks(text: string): string {
  return maskCookies(maskCookieLists(maskSaml(maskKeys(text))));
}

function maskKeys(text: string): string {
  if (!text.includes('-----BEGIN')) return text;
  const masked = text.split('-----BEGIN').map((part, index) => {
    if (index === 0) return part;
    const end = /-----END[^\n-]{0,60}-----/.exec(part);
    return end === null ? '<key>' : `<key>${part.slice(end.index + end[0].length)}`;
  });
  return masked.join('');
}

function maskSaml(text: string): string {
  const start = SAML.exec(text)?.index;
  if (start === undefined) return text;
  const end = /(?:Assertion|Response)\s{0,9}>/gi;
  let last = text.length;
  for (let match = end.exec(text); match !== null; match = end.exec(text)) last = end.lastIndex;
  return last <= start ? text.slice(0, start) : `${text.slice(0, start)}<token>${text.slice(last)}`;
}

/** The `cookies` of HAR files: lists of names and values, at any escaping. */
function maskCookieLists(text: string): string {
  let masked = '';
  let kept = 0;
  for (const match of text.matchAll(/cookies(\\{0,15})["']\s{0,20}:\s{0,20}\[\s{0,20}(?=\{)/gi)) {
    const start = match.index + match[0].length;
    if (start < kept) continue;
    masked += `${text.slice(kept, start)}<cookie>`;
    kept = endOfList(text, start, (match[1] ?? '').length);
  }
  return masked + text.slice(kept);
}

/** The bracket that closes a list; one in a string does not. A list that is cut off ends with the text. */
function endOfList(text: string, start: number, escapes: number): number {
  let isInString = false;
  let slashes = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"' && slashes === escapes) isInString = !isInString;
    if (character === ']' && !isInString) return at;
    slashes = character === '\\' ? slashes + 1 : 0;
  }
  return text.length;
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

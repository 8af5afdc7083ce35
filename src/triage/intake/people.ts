const AT = /@|%40/gi;
const NOT_LOCAL = /[\s"'`<>()[\]{},;:=\\/|@&?!*]/;
const NOT_DOMAIN = /[^\p{L}\p{N}.-]/u;
const LABELLED =
  /(?<![A-Za-z])((?:user[_ ]?(?:principal[_ ]?)?name|login_hint|upn|unique_name|preferred_username|(?:given|family)_name|samAccountName)\\{0,9}["']?\s{0,9}[:=]\s{0,9}\\{0,9})(["']?)/gi;

/**
 * Masks mail addresses and user names, those of guests (`#EXT#`) included.
 * Does not mask names in running text, and leaves what only looks like an address: thread ids, OData annotations, package versions.
 * Linear: looks at most 128 characters to either side of each at sign.
 */
export function maskPeople(text: string): string {
  return maskLabelled(maskAddresses(text)).replace(
    /([\\/](?:Users|home)[\\/]{1,2})(?=[^\s\\/<>"']{1,64}\\)[^\s\\/<>"']{1,64}/gi,
    '$1<user>',
  );
}

function maskAddresses(text: string): string {
  let masked = '';
  let kept = 0;
  for (const { 0: sign, index } of text.matchAll(AT)) {
    if (index < kept) continue;
    const end = endOfDomain(text, index + sign.length);
    if (end === undefined) continue;
    const start = startOfName(text, index, kept);
    if (start === index) continue;
    masked += `${text.slice(kept, start)}<mail>`;
    kept = end;
  }
  return masked + text.slice(kept);
}

function startOfName(text: string, at: number, limit: number): number {
  let start = at;
  while (start > limit && at - start < 128 && !NOT_LOCAL.test(text[start - 1] ?? ' ')) start -= 1;
  return start;
}

function endOfDomain(text: string, start: number): number | undefined {
  const tail = text.slice(start, start + 128);
  const stop = tail.search(NOT_DOMAIN);
  const domain = (stop === -1 ? tail : tail.slice(0, stop)).replace(/[.-]{1,128}$/, '');
  if (!domain.includes('.')) return undefined;
  const isAddress = /^[^.]/.test(domain) && /\.(?:xn--[a-z0-9-]{2,}|\p{L}{2,})$/iu.test(domain);
  if (!isAddress || /^(?:odata|thread|unq|microsoft\.graph)\./i.test(domain)) return undefined;
  return start + domain.length;
}

function maskLabelled(text: string): string {
  let masked = '';
  let kept = 0;
  for (const match of text.matchAll(LABELLED)) {
    const start = match.index + match[0].length;
    if (start < kept) continue;
    const end = endOfValue(text, start, match[2] ?? '');
    if (end === start || text[start] === '<') continue;
    masked += `${text.slice(kept, start)}<user>`;
    kept = end;
  }
  return masked + text.slice(kept);
}

function endOfValue(text: string, start: number, quote: string): number {
  const stops = quote === '' ? /[\s&;,"'<>{[\]})\\]/ : /["'\n\\]/;
  let end = start;
  while (end < text.length && end - start < 256 && !stops.test(text[end] ?? ' ')) end += 1;
  return end;
}

/** Elements whose content nobody reads. */
const UNREAD: ReadonlySet<string> = new Set(['script', 'style', 'head', 'title', 'template', 'noscript']);
/** Elements that begin and end a line. */
const BLOCKS: ReadonlySet<string> = new Set(
  'address article blockquote br caption codeblock dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
/** @see https://html.spec.whatwg.org/multipage/named-characters.html for those that an error can hold */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  lbrace: '{',
  rbrace: '}',
  lcub: '{',
  rcub: '}',
  sol: '/',
  colon: ':',
  equals: '=',
};
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));/g;
const TAG = /^<(\/?)([a-zA-Z][\w-]*)/;
const HREF = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i;

/**
 * The text of an HTML fragment as somebody reads it: lines where blocks end, a tab between cells, the address behind a link whose words are not it.
 * White space stays as it is, since a log may come without `<pre>`. Takes malformed HTML and plain text too. It executes nothing, fetches nothing,
 * and makes nothing safe to be shown as HTML. Linear in the length: each character is passed once.
 */
export function textOfHtml(html: string): string {
  const pieces: string[] = [];
  const folded = html.toLowerCase();
  let address = '';
  let at = 0;
  let end = -1;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) break;
    // Looked for once: a thousand openings may share one end.
    if (end < open) end = html.indexOf('>', open);
    if (end === -1) break;
    pieces.push(decoded(html.slice(at, open)));
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open + 4);
      continue;
    }
    const start = html.slice(open, Math.min(end, open + 40));
    const [, slash, named = ''] = TAG.exec(start) ?? [];
    const name = named.toLowerCase();
    if (name === '' && !/^<[!?/]/.test(start)) {
      // No tag: somebody compares two numbers.
      pieces.push('<');
      at = open + 1;
      continue;
    }
    at = end + 1;
    if (slash === '' && UNREAD.has(name)) at = after(folded, `</${name}`, at, '>');
    if (BLOCKS.has(name)) pieces.push('\n');
    if (CELLS.has(name) && slash === '/') pieces.push('\t');
    if (name === 'a') {
      if (slash === '/' && address !== '' && pieces.at(-1)?.trim() !== address) pieces.push(` ${address} `);
      address = slash === '/' ? '' : addressOf(html.slice(open, end + 1));
    }
  }
  pieces.push(decoded(html.slice(at)));
  return pieces
    .join('')
    .replace(/\n[ \n]*\n/g, '\n')
    .trim();
}

/** The place behind the next `mark`, and behind the `close` that follows it; the end where there is none. */
function after(text: string, mark: string, from: number, close = ''): number {
  const found = text.indexOf(mark, from);
  if (found === -1) return text.length;
  const end = text.indexOf(close, found + mark.length);
  return end === -1 ? text.length : end + close.length;
}

/** An address is read, never opened: an error page holds its code there. */
function addressOf(tag: string): string {
  const [, quoted, single] = HREF.exec(tag) ?? [];
  const address = decoded(quoted ?? single ?? '').trim();
  return /^https?:\/\//i.test(address) ? address : '';
}

function decoded(text: string): string {
  return text.includes('&') ? text.replace(ENTITY, characterOf) : text;
}

function characterOf(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name] ?? ENTITIES[name.toLowerCase()] ?? entity;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const isCharacter = code >= 0x20 ? code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff) : [9, 10, 13].includes(code);
  return isCharacter ? String.fromCodePoint(code) : ' ';
}

const TAGS =
  'p|br|div|span|pre|code|codeblock|b|i|s|u|strong|em|a|blockquote|ul|ol|li|table|thead|tbody|tr|td|th|font|h[1-6]|img|hr|attachment|emoji|html|body';
const MENTION = /<at(?:\s[^<>]{0,500})?>[^<]{0,500}<\/at>/gi;
const LINE_TAG = /<(?:br|\/p|\/div|\/li|\/tr|\/pre|\/h[1-6]|\/blockquote|hr)\s{0,9}\/?>/gi;
const ANY_TAG = new RegExp(`</?(?:${TAGS})(?:\\s[^<>]{0,4000})?/?>`, 'gi');
const ENTITY = /&(#x?[0-9a-f]{1,6}|quot|apos|lt|gt|nbsp|amp);/gi;
const NAMED: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ', amp: '&' };

/**
 * The text as its author meant it: without the markup and the typography that chat clients and web pages put around it.
 * Does not touch tags that no chat client writes, so `<to>` in a message and the XML of SAML stay. Linear.
 */
export function normalize(text: string): string {
  return plainCharacters(unescape(withoutTags(text)));
}

function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  return text.replace(MENTION, ' ').replace(LINE_TAG, '\n').replace(ANY_TAG, '');
}

function unescape(text: string): string {
  if (!text.includes('&')) return text;
  const once = text.replace(ENTITY, character);
  // a page that shows JSON in HTML, copied as source, is escaped twice
  return /&(?:quot|#34|#39|lt);/.test(once) ? once.replace(ENTITY, character) : once;
}

function character(whole: string, name: string): string {
  const lower = name.toLowerCase();
  if (!lower.startsWith('#')) return NAMED[lower] ?? whole;
  const code = lower.startsWith('#x') ? Number.parseInt(lower.slice(2), 16) : Number.parseInt(lower.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

/** Most of what is pasted has none of them. */
const UNUSUAL = /[^\t\n\x20-\x7e]/;

function plainCharacters(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  // Word turns "..." into curly quotes, but a curly quote inside a straight-quoted string is only typography
  const quote = text.includes('"') ? "'" : '"';
  return (
    text
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
      .replace(/[\u00ad\u200b-\u200f\u061c\u2060-\u2069\u202a-\u202e\ufeff]/g, '')
      .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
      .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
      .replace(/[\u201c\u201d\u201e\u201f\u00ab\u00bb]/g, quote)
      .replace(/[\u2018\u2019\u201a\u201b]/g, "'")
      .replace(/[\u2010-\u2015]/g, '-')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' ')
  );
}

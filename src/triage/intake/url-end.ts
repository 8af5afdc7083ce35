/** A file's path may hold spaces; then one of these actions follows it. */
const FILE_PATH =
  /[^:\n"'`<>|]{1,200}:\/(?=content|children|createUploadSession|createLink|permissions|copy|invite|delta|versions|thumbnails|workbook|preview|checkin|checkout|listItem)/y;

/** Where a URL ends: at a space or a quote, but not inside of OData's `('...')` nor of a file's path (`root:/my folder/a.docx:/content`). */
export function endOfUrl(text: string, start: number): number {
  const end = endOfWord(text, start, start);
  if (text[end] !== ' ' || !/:\/[^:/][^:]*$/.test(text.slice(start + 8, end))) return end;
  FILE_PATH.lastIndex = end;
  return FILE_PATH.test(text) ? endOfWord(text, start, FILE_PATH.lastIndex) : end;
}

/** What may end a URL. Everything between is passed over at once: a text may hold fifty URLs, each inside of the one before. */
const STOP = /[\s"`\\|^()'<\],]/g;

/** Brackets that were not opened in the URL are not its own. */
function endOfWord(text: string, start: number, from: number): number {
  const limit = Math.min(text.length, start + 4000);
  const isQuoted = text[start - 1] === "'";
  let depth = 0;
  const within = text.slice(0, limit);
  let at = nextStop(within, from);
  for (; at < limit; at = nextStop(within, at + 1)) {
    const character = text[at] ?? ' ';
    if (character === '(') depth += 1;
    if (character === ')' && (depth -= 1) < 0) break;
    if (/[\s"`\\|^]/.test(character) || (character === "'" && depth === 0 && (isQuoted || !/\w/.test(text[at + 1] ?? ' '))))
      break;
    if (character === '<' && !/^<[a-z]{2,8}>/.test(text.slice(at, at + 10))) break;
    if (character === ']' || character === ',') if (!/[\w({'"$/-]/.test(text[at + 1] ?? ' ')) break;
  }
  const url = text.slice(start, at);
  return start + url.replace(/(?<!\/[^?#]{0,999}:\/[^:]{0,400})[.,;:!?]{1,9}$|[.,;!?]{1,9}$/, '').length;
}

function nextStop(text: string, from: number): number {
  STOP.lastIndex = from;
  return STOP.exec(text)?.index ?? text.length;
}

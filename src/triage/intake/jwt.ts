/** Where a token in compact form stands in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const START = /(?:ey[JA]|ewo|ew0K)[\w+/=%-]{8,}(?:\.[\w+/=%-]*){0,6}/g;
const NEXT_LINE = /[ \t]{0,8}\n[ \t]{0,8}([\w.+/=-]{2,})(?=["']?[ \t]{0,8}(?:\n|$))/y;
const PLAIN = /^(?:[A-Z]?[a-z]+|\d{1,4}|[A-Z]{2,8}|https?)$/;
const MIN_WIDTH = 50;
const MAX_WIDTH = 200;

/**
 * Finds everything that looks like a JSON Web Token: any number of parts, also broken into lines by a terminal or a mail client.
 * Does not decode, so what begins like a token by chance is found as well. Linear.
 */
export function* findJwts(text: string): Generator<Span> {
  START.lastIndex = 0;
  for (let match = START.exec(text); match !== null; match = START.exec(text)) {
    const end = endWithLines(text, match.index, START.lastIndex);
    // the caller may run another search in between
    yield { start: match.index, end };
    START.lastIndex = end;
  }
}

/** Lines broken by a program have one width; only the last is shorter, and a plain word is a line of its own. */
function endWithLines(text: string, start: number, firstEnd: number): number {
  // looked for in a bounded distance, since a text may be one line of many tokens
  const before = text.slice(Math.max(0, start - MAX_WIDTH), start);
  const width = before.length - (before.lastIndexOf('\n') + 1) + firstEnd - start;
  if (width < MIN_WIDTH || width > MAX_WIDTH) return firstEnd;
  let end = firstEnd;
  for (;;) {
    NEXT_LINE.lastIndex = end;
    const line = NEXT_LINE.exec(text)?.[1];
    if (line === undefined || line.length > width || PLAIN.test(line)) return end;
    end = NEXT_LINE.lastIndex;
    if (line.length < width) return end;
  }
}

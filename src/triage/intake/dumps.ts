import { isObject } from './json.ts';
import type { Root } from './json.ts';
import { MAX_PARTS } from './part.ts';
import type { Parts } from './part.ts';

/** What may stand before a request in a log, a terminal or a trace: a prompt, a time, a level. */
const LEAD =
  '(?:[>$#*<-]{1,3}[ \\t]|PS[^\\n>]{0,120}>[ \\t]?|[A-Z]:\\\\[^\\n>]{0,120}>[ \\t]?|[[\\d][^\\n"\'{}<>]{0,60}[\\s\\]])?';
const STATUS = '[ \\t]{0,9}[-=:>|"]{0,3}[ \\t]{0,9}(?:HTTP/[\\d.]{1,3}["]?[ \\t]{1,3})?[([]?[1-5]\\d\\d(?![\\w.,:-])';
/** Where an exchange begins: a request line, a command, a cmdlet's own error. With a status in the same line it is complete. */
const REQUEST = new RegExp(
  `^[ \\t]{0,9}${LEAD}(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \\t]{1,4}(?:https?:/|/)[^\\s"]{1,2000}(?<status>${STATUS})?` +
    `|curl(?:\\.exe)?[ \\t]|(?:Invoke-(?:RestMethod|WebRequest|MgGraphRequest)|az rest)[ \\t]+-|fetch\\(|Request URL\\b` +
    `|Invoke-MgGraphRequest: [A-Z]|[A-Z][a-z]{2,14}-Mg\\w{2,80}[ ]?: )`,
  'gm',
);
/** Where an answer begins. An interim answer, or that of a proxy, is none. */
const ANSWER = new RegExp(
  `^[ \\t]{0,9}(?:<[ \\t])?(?:HTTP/[\\d.]{1,3}[ \\t]{1,3}(?=[2-5]\\d\\d)(?![^\\n]{0,20}[Cc]onnection [Ee]stablished)|Status(?: Code)?[: \\t]\\s?(?=[2-5]\\d\\d)|:status:? (?=[2-5]\\d\\d)` +
    `|RESPONSE[ \\t](?=[2-5]\\d\\d)|(?=[2-5]\\d\\d(?:[ \\t][A-Z][A-Za-z ]{1,30})?$))`,
  'gm',
);

interface Anchor {
  readonly at: number;
  readonly kind: 'request' | 'answer' | 'body';
  /** Behind the request line with its status, or behind the body. */
  readonly end: number;
  /** In the line of the request itself. */
  readonly status?: number;
}

/**
 * The exchanges of a text with several: dumps, commands with their answers, error bodies one after the other, lines of a request log.
 * An exchange begins at a request, or at an answer or body when the one before has its own already. Nothing when there are fewer than two.
 * `roots` are the objects of the text. Does not split running text, nor what holds a key or SAML, which could be cut in two. Linear.
 */
export function readDumps(text: string, roots: readonly Root[]): Parts | undefined {
  if (/-----BEGIN|<(?:\w{1,9}:)?(?:Assertion|Response)\s/.test(text)) return undefined;
  const starts: Anchor[] = [];
  let has = { answer: false, body: false };
  const anchors = anchorsOf(text, roots);
  for (const anchor of anchors) {
    const begins =
      starts.length === 0 ||
      (anchor.kind === 'request' ? has.answer || has.body : anchor.kind === 'answer' ? has.answer || has.body : has.body);
    if (begins) {
      starts.push(anchor);
      has = { answer: false, body: false };
    }
    has = {
      answer: has.answer || anchor.kind === 'answer' || anchor.status !== undefined,
      body: has.body || anchor.kind === 'body',
    };
  }
  if (starts.length < 2) return undefined;
  const end = endOf(text, anchors.at(-1));
  const stretches = starts.map(({ at, status }, index) => ({ text: text.slice(at, starts[index + 1]?.at ?? end), status }));
  const parts = stretches
    .filter(({ text: line, status }) => !isSuccessLine(line, status))
    .map(({ text: part }) => ({ text: part }));
  const around = `${text.slice(0, starts[0]?.at)}\n${text.slice(end)}`;
  return { parts: parts.slice(0, MAX_PARTS), around, hasSuccess: parts.length < stretches.length };
}

/** A line of a log in which all went well. */
function isSuccessLine(line: string, status = 0): boolean {
  return status >= 200 && status < 400 && !line.trim().includes('\n');
}

/** What stands behind an empty line after the last body is about the whole paste. */
function endOf(text: string, last: Anchor | undefined): number {
  const gap = last?.kind === 'body' ? text.indexOf('\n\n', last.end) : -1;
  return gap === -1 ? text.length : gap;
}

function anchorsOf(text: string, roots: readonly Root[]): readonly Anchor[] {
  const anchors: Anchor[] = [];
  for (const match of text.matchAll(REQUEST)) {
    const end = match.index + match[0].length;
    const status = /\d{3}$/.exec(match.groups?.['status'] ?? '')?.[0];
    anchors.push({ at: match.index, kind: 'request', end, ...(status !== undefined && { status: Number(status) }) });
  }
  for (const { index } of text.matchAll(ANSWER)) anchors.push({ at: index, kind: 'answer', end: index });
  for (const { start, end, object } of roots) {
    const error = object['error'] ?? object['odata.error'];
    if (isObject(error) || (typeof error === 'string' && error !== '')) anchors.push({ at: start, kind: 'body', end });
  }
  return anchors.toSorted((a, b) => a.at - b.at);
}

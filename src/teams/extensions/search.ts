import { CAUSE_IDS, type CauseId } from '../../triage/causes/index.ts';
import { type Entry, entries } from '../../triage/entries.ts';
import { type Catalogue, SOURCE_LOCALE } from '../../words/catalogue.ts';
import { createWords, type Words } from '../../words/words.ts';

/** A sign-in error that no table of ours holds; Microsoft's own look-up may. */
export interface UnknownCode {
  readonly kind: 'unknown-code';
  readonly code: number;
}
export type Found = Entry | UnknownCode;

/** Finds what somebody types, the best first; for nothing at all the causes. Everything that fits is found: whoever shows it takes a page. */
export type Search = (text: string, locale: string) => readonly Found[];

/** One entry with the words by which it is found, folded. */
interface Row {
  readonly entry: Entry;
  /** What it is called: the code, the names of its causes. */
  readonly head: string;
  /** What is said of it. */
  readonly body: string;
}

/** Longer queries are no search, and cost. */
const LONGEST = 200;
const MOST_TOKENS = 8;
const SCORE = { exact: 1000, start: 400, word: 100, head: 40, body: 10 } as const;
/** Of equals, what explains most stands first. */
const KINDS: readonly Entry['kind'][] = ['cause', 'error', 'aadsts', 'request'];
/** Alone, or with everything around it that an error page says. */
const CODE = /^(\d{1,9})$|\baadsts\s*(\d{1,9})/;
const METHOD = /^(?:(get|post|put|patch|delete)\s+)?(\S*\/\S*)$/;
/** Below these digits it is a status or the beginning of a code, not a code that somebody was shown. */
const SHORTEST_CODE = 5;

/**
 * Makes the index of every language, once. A search is pure and linear in the size of the index.
 * Words are looked for in the reader's language and in English; it keeps nothing of what was typed.
 */
export function createSearch(catalogues: readonly Catalogue[]): Search {
  const all = entries();
  const english = namesIn(createWords(catalogues, SOURCE_LOCALE));
  const indexes = new Map(
    catalogues.map(({ locale }) => {
      const own = namesIn(createWords(catalogues, locale));
      return [locale, all.map((entry) => rowOf(entry, [own, english]))] as const;
    }),
  );
  return (text, locale) => {
    const rows = indexes.get(locale) ?? indexes.get(SOURCE_LOCALE) ?? [];
    const query = fold(text.slice(0, LONGEST));
    if (query === '') return all.filter(({ kind }) => kind === 'cause');
    const code = CODE.exec(query);
    if (code !== null) return ofCode(rows, code[1] ?? code[2] ?? '');
    const [, method, path] = METHOD.exec(query) ?? [];
    if (path !== undefined) return ofPath(rows, pathOf(path), method?.toUpperCase());
    return ofWords(rows, query);
  };
}

function ofCode(rows: readonly Row[], digits: string): readonly Found[] {
  const codes = rows
    .flatMap(({ entry }) => (entry.kind === 'aadsts' && String(entry.code).startsWith(digits) ? [entry] : []))
    .toSorted((a, b) => String(a.code).length - String(b.code).length || a.code - b.code);
  const isKnown = codes.some(({ code }) => String(code) === digits);
  const unknown: readonly Found[] =
    !isKnown && digits.length >= SHORTEST_CODE ? [{ kind: 'unknown-code', code: Number(digits) }] : [];
  const ofStatus = rows.filter(
    ({ entry }) => entry.kind === 'error' && entry.statuses.some((status) => String(status) === digits),
  );
  return [...ofStatus.map(({ entry }) => entry), ...unknown, ...codes];
}

/** Requests with this beginning, the shortest first; then those that hold it anywhere. */
function ofPath(rows: readonly Row[], path: string, method: string | undefined): readonly Found[] {
  const requests = rows
    .flatMap(({ entry }) => (entry.kind === 'request' && (method === undefined || entry.method === method) ? [entry] : []))
    .map((entry) => ({ entry, at: entry.path.toLowerCase().indexOf(path) }))
    .filter(({ at }) => at !== -1);
  return requests
    .toSorted((a, b) => Number(a.at > 0) - Number(b.at > 0) || a.entry.path.length - b.entry.path.length)
    .map(({ entry }) => entry);
}

/** The path as the table writes it: without host, version and query, ids as `{id}`, one's own as anybody's. */
function pathOf(text: string): string {
  const path = text
    .replace(/^https?:\/\/[^/]*/, '')
    .replace(/^\/(?:v1\.0|beta)(?=\/|$)/, '')
    .replace(/[?#].*$/, '')
    .replace(/^\/me(?=\/|$)/, '/users/{id}');
  return path
    .split('/')
    .map((segment) => (/[@{}]|^[\da-f-]{8,}$|\d{4}/.test(segment) ? '{id}' : segment))
    .join('/');
}

function ofWords(rows: readonly Row[], query: string): readonly Found[] {
  const tokens = query.split(' ').slice(0, MOST_TOKENS);
  return rows
    .map((row) => ({ entry: row.entry, score: scoreOf(row, query, tokens) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || KINDS.indexOf(a.entry.kind) - KINDS.indexOf(b.entry.kind))
    .map(({ entry }) => entry);
}

/** Every token has to be somewhere; a language without spaces has no beginnings of words, so any place will do. */
function scoreOf({ head, body }: Row, query: string, tokens: readonly string[]): number {
  let score = head.startsWith(`${query} `) || head === query ? SCORE.exact : head.startsWith(query) ? SCORE.start : 0;
  for (const token of tokens) {
    if (` ${head}`.includes(` ${token}`)) score += SCORE.word;
    else if (head.includes(token)) score += SCORE.head;
    else if (body.includes(token)) score += SCORE.body;
    else return 0;
  }
  return score;
}

/** Titles and summaries of the causes in one language; hundreds of codes share them. */
type Names = ReadonlyMap<CauseId, { readonly title: string; readonly summary: string }>;

function namesIn(words: Words): Names {
  const summaryOf = (id: CauseId) =>
    words
      .line(`causes.${id}.summary`)
      .map(({ text }) => text)
      .join('');
  return new Map(CAUSE_IDS.map((id) => [id, { title: words.text(`causes.${id}.title`), summary: summaryOf(id) }]));
}

function rowOf(entry: Entry, languages: readonly Names[]): Row {
  if (entry.kind === 'request') return { entry, head: fold(`${entry.method} ${entry.path}`), body: '' };
  const named = (causes: readonly CauseId[]) => languages.flatMap((names) => causes.flatMap((cause) => names.get(cause) ?? []));
  const titles = named(entry.causes).map(({ title }) => title);
  const summaries = named(entry.causes.slice(0, 1)).map(({ summary }) => summary);
  return { entry, head: fold([...namesOf(entry), ...titles].join(' ')), body: fold(summaries.join(' ')) };
}

/** A code as it is written, and cut where a reader hears words: `Authorization_RequestDenied`, `InvalidReplyTo`. */
function namesOf(entry: Entry): readonly string[] {
  if (entry.kind === 'aadsts') return [`aadsts${entry.code}`, ...spelled(entry.name ?? '')];
  return entry.kind === 'error' ? spelled(entry.code) : [];
}

function spelled(name: string): readonly string[] {
  return [name, name.replaceAll('_', ' ').replace(/(?<=[a-z\d])(?=[A-Z])/g, ' ')];
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim();
}

import type { IntlMessageFormat } from 'intl-messageformat';
import type { Param } from '../triage/causes/define-cause.ts';
import { type Catalogue, type Key, SOURCE_LOCALE } from './catalogue.ts';
import { harmless } from './foreign.ts';
import { remembered } from './remembered.ts';

/** A piece of a line. Foreign text and identifiers are `mono`, portal labels `bold`. */
export interface Run {
  readonly text: string;
  readonly style: 'plain' | 'mono' | 'bold';
}

/**
 * Parameters of a line: values from outside, numbers, times, other words of ours by their key, or somebody's name.
 * A `moment`, in seconds, is of the talk between people: it is not compared with logs, and needs no UTC instant.
 */
export type LineParams = Readonly<
  Record<
    string,
    Param | { readonly word: Key } | { readonly person: string } | { readonly runs: readonly Run[] } | { readonly moment: number }
  >
>;

/** The words of one language for one reader. */
export interface Words {
  readonly locale: string;
  /** A text of our own words and numbers, for titles and buttons. Foreign text does not go in here. */
  readonly text: (key: Key, params?: Readonly<Record<string, number>>) => string;
  /** A line that may hold identifiers, portal labels and foreign text, in pieces. */
  readonly line: (key: Key, params?: LineParams) => readonly Run[];
  /** Every item of a list, e.g. the steps of a cause. */
  readonly list: (key: Key, params?: LineParams) => readonly (readonly Run[])[];
  /** Synonyms that are written as one string, split by `|`. */
  readonly synonyms: (key: Key) => readonly string[];
}

/**
 * Makes the words of a locale for a reader. A word that is missing in the locale is taken from English, string by string; a key is never shown.
 * `timeZone` is the reader's; times appear in it, with the UTC instant beside.
 */
export function createWords(catalogues: readonly Catalogue[], locale: string, timeZone = 'UTC'): Words {
  const source = catalogues.find((catalogue) => catalogue.locale === SOURCE_LOCALE);
  const own = catalogues.find((catalogue) => catalogue.locale === locale) ?? source;
  const find = (key: string): IntlMessageFormat | undefined => own?.messages.get(key) ?? source?.messages.get(key);
  const format = (key: string, params: LineParams): readonly Run[] => {
    const message = find(key);
    if (message === undefined) throw new Error(`no words for ${key}`);
    if (params === NONE) return fixedRuns(message);
    return runsOf(message, params, { locale, timeZone, own: (word) => format(word, NONE) });
  };
  return {
    locale,
    text: (key, params) => {
      const message = find(key);
      if (message === undefined) return '';
      return params === undefined ? fixedText(message) : String(message.format({ ...params }));
    },
    line: (key, params = NONE) => format(key, params),
    list: (key, params = NONE) => {
      const items: (readonly Run[])[] = [];
      while (find(`${key}.${items.length}`) !== undefined) items.push(format(`${key}.${items.length}`, params));
      return items;
    },
    synonyms: (key) => String(find(key)?.format() ?? '').split('|'),
  };
}

interface Reader {
  readonly locale: string;
  readonly timeZone: string;
  readonly own: (key: Key) => readonly Run[];
}

/** Characters of somebody's name. */
const LONGEST_NAME = 60;

type Apart = Exclude<LineParams[string], number>;

/** A parameter on its way through ICU: as text it is a `select` key, as an object it stays apart from the words around it. */
class Piece {
  readonly param: Apart;
  constructor(param: Apart) {
    this.param = param;
  }
  toString(): string {
    return typeof this.param === 'string' ? this.param : '';
  }
}

/** Most lines have no parameters, and are the same for every reader of a language. */
const NONE: LineParams = {};
const texts = new WeakMap<IntlMessageFormat, string>();
const lines = new WeakMap<IntlMessageFormat, readonly Run[]>();

function fixedText(message: IntlMessageFormat): string {
  const known = texts.get(message) ?? String(message.format());
  texts.set(message, known);
  return known;
}

function fixedRuns(message: IntlMessageFormat): readonly Run[] {
  const known = lines.get(message) ?? ownRuns(fixedText(message));
  lines.set(message, known);
  return known;
}

function runsOf(message: IntlMessageFormat, params: LineParams, reader: Reader): readonly Run[] {
  const values = Object.fromEntries(
    Object.entries(params).map(([name, param]) => [name, typeof param === 'number' ? param : new Piece(param)]),
  );
  return message
    .formatToParts<Piece>(values)
    .flatMap(({ value }) => (value instanceof Piece ? pieceRuns(value.param, reader) : ownRuns(value)));
}

/** Our own words: `**label**` is bold, `` `identifier` `` is monospace. */
function ownRuns(text: string): Run[] {
  return text
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece.startsWith('**')) return { text: piece.slice(2, -2), style: 'bold' };
      if (piece.startsWith('`')) return { text: piece.slice(1, -1), style: 'mono' };
      return { text: piece, style: 'plain' };
    });
}

function pieceRuns(param: Apart, reader: Reader): readonly Run[] {
  if (typeof param === 'string') return [{ text: harmless(param), style: 'mono' }];
  if ('word' in param) return reader.own(param.word);
  if ('runs' in param) return param.runs;
  if ('person' in param) return [{ text: harmless(param.person, LONGEST_NAME), style: 'bold' }];
  if (Array.isArray(param) && param.length === 0) return [{ text: '–', style: 'plain' }];
  if ('time' in param) return timeRuns(param.time, reader);
  if ('moment' in param) return [{ text: localTime(new Date(param.moment * 1000), reader), style: 'plain' }];
  return listFormat(reader.locale)
    .formatToParts(param)
    .map(({ type, value }) => ({
      text: type === 'element' ? harmless(value) : apart(value),
      style: type === 'element' ? 'mono' : 'plain',
    }));
}

const listFormat = remembered((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const clock = remembered((reader) => {
  const [locale, timeZone] = reader.split(' ');
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...(timeZone && { timeZone }) });
});

function localTime(date: Date, { locale, timeZone }: Reader): string {
  return clock(`${locale} ${timeZone}`).format(date);
}

/** Between identifiers, which are Latin, a Chinese word stands with spaces around it. */
function apart(literal: string): string {
  return /^\p{Script=Han}+$/u.test(literal) ? ` ${literal} ` : literal;
}

function timeRuns(seconds: number, reader: Reader): Run[] {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return [{ text: String(seconds), style: 'mono' }];
  return [
    { text: `${localTime(date, reader)} (`, style: 'plain' },
    { text: date.toISOString().replace('.000Z', 'Z'), style: 'mono' },
    { text: ')', style: 'plain' },
  ];
}

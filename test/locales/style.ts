import table from './style.json' with { type: 'json' };
import { bare } from './sentences.ts';

/** How a language addresses people and sets its marks. */
export interface Style {
  /** Words of another form of address. */
  readonly never: readonly string[];
  /** What may hold them all the same. */
  readonly excepted: readonly string[];
  /** Words of address with their one spelling; a small letter may be a capital where a sentence begins. */
  readonly spelled: readonly string[];
  /** Pairs: those of quotations, then those inside of quotations. */
  readonly quotes: readonly string[];
  /** Marks that have no space before them. */
  readonly unspaced: string;
  /** What stands behind the number: the sign, or a no-break space and the sign. */
  readonly percent: string;
  readonly question: string;
}

/** The style of a language, or nothing where nobody has written it down yet. */
export function styleOf(locale: string): Style | undefined {
  return (table as Readonly<Record<string, Style>>)[locale];
}

const QUOTES = /["“”„‟«»‹›「」『』‘‚＂]/g;
/** Where a sentence begins, or may: the start, behind a stop or a colon, and in a quotation or in brackets. */
const START = /(?:^|[.:!?…][)”’"]*)[\s(“”‘’"]*$|[(“”‘"]$/;

/** Words that address people in another way than the language does here. A label of the portal (bold) has its own. */
export function addressFaults(sentence: string, { never, excepted, spelled }: Style): readonly string[] {
  const own = bare(sentence.replace(/\*\*[^*]+\*\*/g, 'X'));
  const text = excepted.reduce((left, words) => left.replaceAll(words, ''), own);
  const wrong = never.flatMap((word) => (text.match(whole(word)) ?? []) as readonly string[]);
  return [...wrong, ...spelled.flatMap((word) => misspelled(text, word))];
}

function misspelled(text: string, word: string): readonly string[] {
  const capital = word.slice(0, 1).toUpperCase() + word.slice(1);
  return [...text.matchAll(whole(word))]
    .filter(({ 0: found, index }) => found !== word && !(found === capital && START.test(text.slice(0, index))))
    .map(([found]) => found);
}

/** A word by itself; in Han, which has no spaces, anywhere. An ending behind a colon (`API:er`) is no word. */
function whole(word: string): RegExp {
  return /\p{Script=Han}/u.test(word)
    ? new RegExp(word, 'gu')
    : new RegExp(`(?<![\\p{L}\\p{N}:'’_-])${word}(?![\\p{L}\\p{N}'’_-])`, 'giu');
}

/** Marks that stand or are spaced otherwise than in the language. */
export function punctuationFaults(sentence: string, style: Style): readonly string[] {
  const text = bare(sentence);
  return [
    ...(text.match(new RegExp(`\\s[${style.unspaced}]`, 'gu')) ?? []),
    ...(text.match(/[!！]/g) ?? []),
    ...(text.match(/[\dX]\s?[%％]/g) ?? []).filter((found) => found.slice(1) !== style.percent),
    ...quoteFaults(text, style.quotes),
  ];
}

/** Marks of other languages, and pairs that do not close. An apostrophe looks like a closing mark, so pairs of that are only counted. */
function quoteFaults(text: string, pairs: readonly string[]): readonly string[] {
  const foreign = (text.match(QUOTES) ?? []).filter((mark) => !pairs.join('').includes(mark));
  const unpaired = pairs.filter(([open = '', close = '']) => {
    const [opened, closed] = [text.split(open).length - 1, text.split(close).length - 1];
    if (close === '’') return open !== close && opened > closed;
    return open === close ? opened % 2 !== 0 : opened !== closed;
  });
  return [...foreign, ...unpaired];
}

/** A question that does not end as one. */
export function questionFaults(sentence: string, { question }: Style): readonly string[] {
  return sentence.replace(/[*`]+$/, '').endsWith(question) ? [] : [`ends without ${question}`];
}

import { bare } from './sentences.ts';
import simplified from './simplified.json' with { type: 'json' };

const HAN = '\\p{Script=Han}';
/** Parameters that are words of ours, in Han as a rule; the others bring identifiers, numbers and times. */
const WORDS = new Set(['topic', 'answer', 'cause', 'verdict', 'flow']);
const FULL = '，。：；？！、「」『』（）';
const SIMPLIFIED = new RegExp(`[${simplified.characters.join('')}]`, 'gu');

/** With a Latin letter for identifiers and the parameters that bring them, and `fill` for those that bring words. */
const shown = (sentence: string, fill: string) => bare(sentence, (name) => (WORDS.has(name) ? fill : 'x'));
const found = (text: string, pattern: string): readonly string[] => text.match(new RegExp(pattern, 'gu')) ?? [];

/** Half-width marks beside Han, and spaces beside full-width ones; a path of labels (`**A？** > **B**`) keeps its own. */
export function widthFaults(sentence: string): readonly string[] {
  const text = shown(sentence, '漢');
  return [...found(text, `(?<=[${HAN}])[,.:;?!]|[,.:;?!](?= ?[${HAN}])`), ...found(text, `\\s[${FULL}]\\s?|[${FULL}]\\s(?!>)`)];
}

/** Han and Latin letters or digits without a space between them. A parameter that brings words may have one or not. */
export function spaceFaults(sentence: string): readonly string[] {
  const text = shown(sentence, '');
  return found(text, `[${HAN}](?=[\\p{Script=Latin}\\p{Nd}])[^ ]|[\\p{Script=Latin}\\p{Nd}](?=[${HAN}])[^ ]`);
}

/** Half-width brackets that touch Han, and pairs of two widths. */
export function bracketFaults(sentence: string): readonly string[] {
  const text = shown(sentence, '漢');
  return [...found(text, `[${HAN}]\\(|\\)[${HAN}]`), ...found(text, '（[^（）()]*\\)|\\([^（）()]*）')];
}

/** The width of the brackets of a sentence: a catalogue has one. */
export function bracketsOf(sentence: string): readonly string[] {
  const text = bare(sentence, 'x');
  return [...(/[()]/.test(text) ? ['half'] : []), ...(/[（）]/.test(text) ? ['full'] : [])];
}

/** Characters that only Simplified Chinese has. */
export function simplifiedIn(text: string): readonly string[] {
  return text.match(SIMPLIFIED) ?? [];
}

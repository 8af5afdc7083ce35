/** Longest piece of foreign text on a card, in characters, unless it is a person's own words. */
const LONGEST = 200;

/** Control characters, line breaks, bidi controls, zero-width marks, halves of characters: they could hide or reorder what is shown. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/**
 * Makes a value from outside (claim, error text, name) harmless in a TextRun: one line, visible characters, at most `longest` of them.
 * It does not make it safe for a TextBlock or a FactSet, where Markdown would turn it into a link; those never hold foreign text.
 */
export function harmless(text: string, longest = LONGEST): string {
  // Looks ahead: in `{{{` a replacement of pairs would leave a pair.
  const visible = text
    .replace(INVISIBLE, ' ')
    .replace(/[{$](?=\{)/g, '$& ')
    .trim();
  const characters = Array.from(visible);
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : visible;
}

import { type Choice, type Message, parseMessage, printMessage } from './message.ts';

/** In the order of CLDR, in which people are used to read them. */
const ORDER = ['zero', 'one', 'two', 'few', 'many', 'other'];

/**
 * An English message with the plural branches of another language, so that a translator sees which sentences are wanted: Latvian gets
 * `zero`, Indonesian only `other`. Each new branch holds the English sentence of `other`; branches such as `=0` stay.
 * It translates nothing.
 * @see https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
 */
export function withBranchesOf(english: string, locale: string): string {
  if (!/\b(?:plural|selectordinal),/.test(english)) return english;
  return printMessage(adapted(parseMessage(english), locale));
}

function adapted(message: Message, locale: string): Message {
  return message.map((piece) => (typeof piece === 'object' && 'branches' in piece ? adaptedChoice(piece, locale) : piece));
}

function adaptedChoice(choice: Choice, locale: string): Choice {
  const inner = new Map(choice.branches.map(([name, message]) => [name, adapted(message, locale)]));
  if (choice.form === 'select') return { ...choice, branches: [...inner] };
  const type = choice.form === 'plural' ? 'cardinal' : 'ordinal';
  const wanted = new Intl.PluralRules(locale, { type }).resolvedOptions().pluralCategories;
  const exact = [...inner].filter(([name]) => name.startsWith('='));
  const own = ORDER.filter((name) => wanted.some((category) => category === name));
  return { ...choice, branches: [...exact, ...own.map((name) => [name, inner.get(name) ?? inner.get('other') ?? []] as const)] };
}

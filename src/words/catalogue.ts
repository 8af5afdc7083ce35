import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { FORMATTERS } from './formatters.ts';
import { remembered } from './remembered.ts';
import type because from '../../locales/en/because.json';
import type cards from '../../locales/en/cards.json';
import type causes from '../../locales/en/causes.json';
import type commands from '../../locales/en/commands.json';
import type extensions from '../../locales/en/extensions.json';
import type insights from '../../locales/en/insights.json';
import type links from '../../locales/en/links.json';
import type privacy from '../../locales/en/privacy.json';
import type questions from '../../locales/en/questions.json';
import type ready from '../../locales/en/ready.json';
import type terminal from '../../locales/en/terminal.json';
import type tickets from '../../locales/en/tickets.json';
import type token from '../../locales/en/token.json';

interface Source {
  because: typeof because;
  cards: typeof cards;
  causes: typeof causes;
  commands: typeof commands;
  extensions: typeof extensions;
  insights: typeof insights;
  links: typeof links;
  privacy: typeof privacy;
  questions: typeof questions;
  ready: typeof ready;
  terminal: typeof terminal;
  tickets: typeof tickets;
  token: typeof token;
}

/** `file.path.to.leaf`, typed by the English catalogue: a word that does not exist does not compile. */
type Leaves<T, Path extends string> = T extends string
  ? Path
  : T extends readonly string[]
    ? Path
    : { [K in keyof T & string]: Leaves<T[K], `${Path}.${K}`> }[keyof T & string];
export type Key = { [File in keyof Source]: Leaves<Source[File], File> }[keyof Source];

/** All messages of one locale, parsed. A list has one message per item: `key.0`, `key.1` ... */
export interface Catalogue {
  readonly locale: string;
  readonly messages: ReadonlyMap<string, IntlMessageFormat>;
}

/** The language in which every word exists. */
export const SOURCE_LOCALE = 'en';

/**
 * Reads and parses every catalogue below a folder: each folder in it is a locale. A broken message stops the start here, not a turn later.
 * @throws when a file is no JSON or a message is no ICU MessageFormat; the error names file and key.
 */
export function loadCatalogues(folder: URL): readonly Catalogue[] {
  const locales = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
  return locales.map((locale) => loadCatalogue(new URL(`${locale}/`, folder), locale));
}

/** The words that a catalogue lacks; readers get them in English. */
export function missingWords(catalogues: readonly Catalogue[], { messages }: Catalogue): readonly string[] {
  const source = catalogues.find(({ locale }) => locale === SOURCE_LOCALE);
  return [...(source?.messages.keys() ?? [])].filter((key) => !messages.has(key));
}

// The library looks the language up anew for every message, a tenth of the time that the bot takes to start by itself.
const resolved = remembered(IntlMessageFormat.resolveLocale);
IntlMessageFormat.resolveLocale = (locales) => resolved(String(locales));

function loadCatalogue(folder: URL, locale: string): Catalogue {
  const messages = new Map<string, IntlMessageFormat>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const name = `locales/${locale}/${file}`;
    const tree: unknown = parsed(name, 'is no JSON', () => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
    for (const [key, text] of leaves(tree, file.replace('.json', ''))) {
      const message = () => new IntlMessageFormat(text, locale, undefined, { ignoreTag: true, formatters: FORMATTERS });
      messages.set(key, parsed(name, `${key} is no ICU message`, message));
    }
  }
  return { locale, messages };
}

function parsed<T>(name: string, fault: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw new Error(`${name}: ${fault}`, { cause });
  }
}

/** Every leaf of a catalogue file with its key. */
export function* leaves(tree: unknown, path: string): Iterable<[string, string]> {
  if (typeof tree === 'string') yield [path, tree];
  else if (typeof tree === 'object' && tree !== null) {
    for (const [name, value] of Object.entries(tree)) yield* leaves(value, `${path}.${name}`);
  }
}

import { leaves } from '../../src/words/catalogue.ts';
import { withBranchesOf } from './branches.ts';
import { manifestTag, manifestWords } from './manifest-words.ts';

/** What a new language begins with. */
export interface Sources {
  /** File name -> content, of the English catalogue. */
  readonly english: ReadonlyMap<string, string>;
  readonly manifest: unknown;
}

const SCHEMA = 'MicrosoftTeams.Localization.schema.json';

/**
 * The files of a new language by their paths: every English file with its text left in English, the plural branches of the language, and the
 * name of the language as itself calls it; and the language file of the manifest. English text is the mark of what is still to do: readers get
 * English for a missing word anyway, and `locale:status` counts each. Nothing is written here.
 */
export function scaffold(tag: string, { english, manifest }: Sources): ReadonlyMap<string, string> {
  const files = [...english].map(([name, content]) => [`locales/${tag}/${name}`, begun(content, tag)] as const);
  return new Map([...files, [`manifest/${manifestTag(tag)}.json`, manifestFile(manifest)]]);
}

/** The name of a language in itself: `Deutsch`. */
export function ownName(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1);
}

/** Changes values in the text of the file, so that its layout stays. */
function begun(content: string, tag: string): string {
  const changes = [...leaves(JSON.parse(content), '')].map(
    ([key, text]) => [text, key === '.language.name' ? ownName(tag) : withBranchesOf(text, tag)] as const,
  );
  return changes
    .filter(([before, after]) => before !== after)
    .reduce((text, [before, after]) => text.replaceAll(JSON.stringify(before), () => JSON.stringify(after)), content);
}

function manifestFile(manifest: unknown): string {
  const schema = (manifest as { readonly $schema: string }).$schema.replace(/[^/]+$/, SCHEMA);
  return `${JSON.stringify({ $schema: schema, ...Object.fromEntries(manifestWords(manifest)) }, null, 2)}\n`;
}

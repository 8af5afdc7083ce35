import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { ROOT } from '../../src/root.ts';
import { leaves, SOURCE_LOCALE } from '../../src/words/catalogue.ts';
import { manifestTag, manifestWords } from './manifest-words.ts';
import type { Files } from './state.ts';

/** The languages that have a folder. */
export function localesIn(): readonly string[] {
  return readdirSync(new URL('locales/', ROOT), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/** Every word of a language, those of its manifest included; a file that is no JSON is named, not thrown. */
export function filesOf(locale: string): Files {
  const folder = `locales/${locale}/`;
  const catalogue = readdirSync(new URL(folder, ROOT)).map((name) => [folder + name, name.replace('.json', '')] as const);
  const manifest = locale === SOURCE_LOCALE ? 'manifest/manifest.json' : `manifest/${manifestTag(locale)}.json`;
  const paths = [...catalogue, ...(existsSync(new URL(manifest, ROOT)) ? [[manifest, 'manifest'] as const] : [])];
  const read = paths.map(([path, name]) => ({ path, words: wordsIn(path, name, locale) }));
  return {
    words: new Map(read.flatMap(({ words }) => [...(words ?? [])])),
    unreadable: read.filter(({ words }) => words === undefined).map(({ path }) => path),
  };
}

function wordsIn(path: string, name: string, locale: string): readonly (readonly [string, string])[] | undefined {
  try {
    const tree: unknown = JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'));
    if (name !== 'manifest') return [...leaves(tree, name)];
    const words = locale === SOURCE_LOCALE ? manifestWords(tree) : Object.entries(tree as Readonly<Record<string, string>>);
    return [...words].filter(([key]) => key !== '$schema').map(([key, text]) => [`manifest: ${key}`, text] as const);
  } catch {
    return undefined;
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { createPreview, type Preview, type PreviewLocale } from './preview/index.ts';
import { ROOT } from './root.ts';
import type { Store } from './storage/open.ts';
import { type Catalogue, SOURCE_LOCALE } from './words/catalogue.ts';
import { createWords, type Words } from './words/words.ts';

/**
 * The local preview with the words of every language that has some for the page, and the desk as the store has it.
 * Like the preview itself it is for this machine alone.
 */
export function createLocalPreview(store: Pick<Store, 'desks'>, catalogues: readonly Catalogue[]): Preview {
  const deskOf = async (tenantId: string) => {
    const desk = await store.desks.of(tenantId);
    return desk && { locale: desk.locale, ...desk.address };
  };
  return createPreview({ root: ROOT, locales: previewLocales(catalogues), deskOf });
}

/** The locales that have words for the page, each by its own name; English first, since it fills the gaps of the others. */
function previewLocales(catalogues: readonly Catalogue[]): readonly PreviewLocale[] {
  return catalogues
    .filter(({ locale }) => existsSync(previewWords(locale)))
    .toSorted((a, b) => Number(b.locale === SOURCE_LOCALE) - Number(a.locale === SOURCE_LOCALE))
    .map(({ locale }) => ({ ...tongueOf(createWords(catalogues, locale)), words: wordsOfPage(locale) }));
}

function tongueOf(words: Words): Omit<PreviewLocale, 'words'> {
  const [register = '', tickets = ''] = (['commands.use-this-channel', 'commands.tickets'] as const).map(
    (key) => words.synonyms(key)[0],
  );
  return { tag: words.locale, name: words.text('cards.language.name'), commands: { 'use-this-channel': register, tickets } };
}

function wordsOfPage(locale: string): PreviewLocale['words'] {
  return JSON.parse(readFileSync(previewWords(locale), 'utf8'));
}

function previewWords(locale: string): URL {
  return new URL(`locales/${locale}/preview.json`, ROOT);
}

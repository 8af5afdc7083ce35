import { loadCatalogues } from '../../src/words/catalogue.ts';
import { createWords } from '../../src/words/words.ts';

export const CATALOGUES = loadCatalogues(new URL('../../locales/', import.meta.url));

/** The words as an English reader sees them, so that no test repeats a sentence. */
export const english = createWords(CATALOGUES, 'en');

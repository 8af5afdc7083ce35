import { type Catalogue } from '../words/catalogue.ts';
import { createWords, type Words } from '../words/words.ts';
import { type Origin, press } from './actions.ts';
import type { CardData, Maybe } from './card-data.ts';
import { type Inlines, inlines } from './inlines.ts';

/** The languages to choose from, each by its own name. */
export function languagesCard(words: Words, catalogues: readonly Catalogue[], origin: Origin): CardData['languages'] {
  const title = words.text('cards.language.title');
  return {
    lang: words.locale,
    fallbackText: title,
    title,
    text: words.text('cards.language.text'),
    label: words.text('cards.language.label'),
    current: words.locale,
    choices: catalogues.map(({ locale }) => ({
      title: createWords(catalogues, locale).text('cards.language.name'),
      value: locale,
    })),
    actions: [press('choose-language', words.text('cards.buttons.continue'), origin, { primary: true })],
  };
}

/** For a reader whose language is not spoken here: that there are others than English. */
export function languageOffer(words: Words, isDue = false): Maybe<{ readonly inlines: Inlines }> {
  return isDue ? [{ inlines: inlines(words.line('cards.language.offer')) }] : [];
}

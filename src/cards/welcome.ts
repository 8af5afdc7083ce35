import type { Key } from '../words/catalogue.ts';
import type { Words } from '../words/words.ts';
import { type Action, openDialog, type Origin, press } from './actions.ts';
import type { CardData } from './card-data.ts';
import { firstSteps, notice, type Place, start } from './notice.ts';

type Notice = CardData['notice'];

export interface Welcome extends Place {
  /** The reader's language is not spoken here. */
  readonly offersLanguages?: boolean;
  /** It answers a press on a card of a triage that has ended. */
  readonly isOutdated?: boolean;
}

const language = (words: Words, origin: Origin): Action => press('language', words.text('cards.buttons.language'), origin);

/** First contact: what this is, what can be pasted, where to begin. */
export function welcomeCard(words: Words, origin: Origin, welcome: Welcome): Notice {
  const { offersLanguages = false, isOutdated = false } = welcome;
  return notice(words, {
    title: 'cards.welcome.title',
    paragraphs: [
      ...(isOutdated ? ([['cards.outdated']] as const) : []),
      ['cards.welcome.text.0' as Key],
      ['cards.welcome.text.1' as Key],
    ],
    list: { title: 'cards.welcome.examples', items: 'cards.welcome.example' as Key },
    footer: [['cards.welcome.privacy'], ...(offersLanguages ? ([['cards.language.offer']] as const) : [])],
    actions: [...firstSteps(words, origin, welcome), language(words, origin)],
  });
}

export function helpCard(words: Words, origin: Origin, place: Place): Notice {
  return notice(words, {
    title: 'cards.help.title',
    paragraphs: [],
    list: { items: 'cards.help.text' as Key },
    footer: [['cards.help.privacy']],
    actions: [...firstSteps(words, origin, place), language(words, origin)],
  });
}

/** The way to the private check: a dialog for the presser alone. In public the text says so, and asks for no token there. */
export function tokenCard(words: Words, origin: Origin, { isPrivate }: Place): Notice {
  return notice(words, {
    title: 'cards.token.title',
    paragraphs: [[isPrivate ? 'cards.token.text' : 'cards.token.public']],
    actions: [
      openDialog('token', words.text('cards.buttons.token'), origin, { primary: true }),
      ...(isPrivate ? [] : [start(words, origin)]),
    ],
  });
}

import type { Words } from '../words/words.ts';
import type { CardData } from './card-data.ts';
import { notice } from './notice.ts';

/** A channel has become the help desk. */
export function deskReadyCard(words: Words): CardData['notice'] {
  return notice(words, { title: 'tickets.desk.registered', paragraphs: [['tickets.desk.next']], actions: [] });
}

import type { Words } from '../words/words.ts';
import { type Case, supportDetails } from './support-details.ts';

/** *Copy for support*: the details as one plain text, which every client can copy whole. `number` is that of the ticket, if there is one. */
export function supportText(words: Words, known: Case, number?: number): string {
  const textOf = (runs: readonly { readonly text: string }[]) => runs.map(({ text }) => text).join('');
  const heading = number === undefined ? [] : [textOf(words.line('tickets.details.ticket', { number }))];
  const blocks = supportDetails(words, known).map(({ title, lines }) => [title, ...lines.map(textOf)].join('\n'));
  return [...heading, ...blocks].join('\n\n') || words.text('cards.unreadable.title');
}

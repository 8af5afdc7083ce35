import type { ReadyNext } from '../triage/remedies/ready-next.ts';
import type { Words } from '../words/words.ts';
import type { CardData, Maybe } from './card-data.ts';
import { inlines } from './inlines.ts';
import { linkTo } from './links.ts';

type Ready = CardData['answer']['ready'];
type ReadyLine = Ready extends Maybe<infer Section> ? Section : never;

/** The next steps that are made ready: links for this app, tenant and request, and what *Copy commands* holds. */
export function readySection(words: Words, { links, commands, message }: ReadyNext): Ready {
  const drawn: ReadyLine['links'] = links.flatMap(({ id, url }) =>
    linkTo(words.text(`ready.links.${id}`), url).map((text) => ({ text, note: inlines(words.line(`ready.notes.${id}`)) })),
  );
  const key = message === undefined ? 'ready.copy' : 'ready.copy-message';
  const hasCopy = commands.length > 0 || message !== undefined;
  const copy = hasCopy ? [{ inlines: inlines(words.line(key, { commands: commands.length })) }] : [];
  return drawn.length + copy.length === 0 ? [] : [{ title: words.text('ready.title'), links: drawn, lines: copy }];
}

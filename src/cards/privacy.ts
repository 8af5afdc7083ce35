import type { Erased, Kept } from '../helpdesk/people.ts';
import type { Ticket } from '../helpdesk/ticket.ts';
import type { Key } from '../words/catalogue.ts';
import type { LineParams, Words } from '../words/words.ts';
import { type Action, type Origin, press } from './actions.ts';
import type { CardData, Section } from './card-data.ts';
import { inlines } from './inlines.ts';
import { notice } from './notice.ts';
import { ticketLine } from './ticket-list.ts';

type Notice = CardData['notice'];
type Line = Section['lines'][number];

/** How long things are kept, in days. */
export interface KeptDays {
  readonly state: number;
  readonly tickets: number;
}

export interface OwnData {
  readonly person: {
    readonly chosenLocale?: string;
    readonly lastSeenLocale?: string;
    readonly timeZone?: string;
    readonly lastDay?: string;
  };
  readonly kept: Kept;
  /** The newest of them. */
  readonly tickets: readonly Ticket[];
  readonly days: KeptDays;
}

/** What is kept of one person, line by line, and for how long. */
export function ownDataCard(words: Words, data: OwnData, owner: string): Notice {
  const { person, kept, days } = data;
  const isNothing = [...Object.values(person), ...Object.values(kept)].every((value) => value === undefined || value === 0);
  return notice(words, {
    title: 'privacy.mine.title',
    paragraphs: isNothing ? [['privacy.mine.none']] : [],
    ...(!isNothing && { list: { lines: [...ownLines(words, data)] } }),
    footer: [...(isNothing ? [] : [['privacy.mine.how-long', { ...days }] as const]), ['privacy.mine.never']],
    actions: isNothing ? [] : [button(words, 'ask', owner)],
  });
}

function* ownLines(words: Words, { person, kept, tickets }: OwnData): Iterable<Line> {
  const { chosenLocale, lastSeenLocale, timeZone, lastDay } = person;
  if (chosenLocale !== undefined) yield line(words, 'privacy.mine.chosen', { locale: chosenLocale });
  if (lastSeenLocale !== undefined) yield line(words, 'privacy.mine.seen', { locale: lastSeenLocale });
  if (timeZone !== undefined) yield line(words, 'privacy.mine.zone', { zone: timeZone });
  if (lastDay !== undefined) yield line(words, 'privacy.mine.day', { day: lastDay });
  yield line(words, 'privacy.mine.conversations', { count: kept.conversations });
  yield line(words, 'privacy.mine.tickets', { count: kept.tickets });
  yield* tickets.map((ticket) => ticketLine(words, ticket));
  if (kept.tickets > tickets.length) yield line(words, 'tickets.list.more', { count: kept.tickets - tickets.length });
  yield line(words, 'privacy.mine.deliveries', { count: kept.deliveries });
  yield line(words, 'privacy.mine.others', { count: kept.others });
}

/** The one question before everything is deleted. `asked` is when it was put, in milliseconds. */
export function askDeletionCard(words: Words, owner: string, asked: number): Notice {
  return notice(words, {
    title: 'privacy.ask.title',
    paragraphs: [['privacy.ask.what'], ['privacy.ask.outside'], ['privacy.ask.undone']],
    actions: [button(words, 'delete', owner, { asked: String(asked) }), button(words, 'keep', owner)],
  });
}

/** What was deleted, and what is left of it. It has no buttons: nothing is there to go on with. */
export function deletedCard(words: Words, { file, ...erased }: Erased, hadPerson: boolean): Notice {
  const kinds = ['conversations', 'tickets', 'deliveries', 'others'] as const;
  const isNothing = !hadPerson && kinds.every((kind) => erased[kind] === 0);
  const lines = [
    ...(hadPerson ? [line(words, 'privacy.done.person')] : []),
    ...kinds.map((kind) => line(words, `privacy.done.${kind}`, { count: erased[kind] })),
  ];
  return notice(words, {
    title: isNothing ? 'privacy.done.nothing' : 'privacy.done.title',
    paragraphs: [],
    ...(!isNothing && { list: { lines } }),
    footer: [...(isNothing ? [] : [[`privacy.done.${file}`] as const]), ['privacy.done.next']],
    actions: [],
  });
}

function line(words: Words, key: Key, params: LineParams = {}): Line {
  return { inlines: inlines(words.line(key, params)) };
}

function button(
  words: Words,
  what: 'ask' | 'delete' | 'keep',
  owner: string,
  data: Readonly<Record<string, string>> = {},
): Action {
  const origin: Origin = { session: 'privacy', revision: 0, owner };
  return press(`privacy-${what}`, words.text(`privacy.buttons.${what}`), origin, { data });
}

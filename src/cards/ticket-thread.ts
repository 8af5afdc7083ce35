import { TEXT_LIMIT, type TicketEvent } from '../helpdesk/ticket.ts';
import { harmless } from '../words/foreign.ts';
import type { LineParams, Words } from '../words/words.ts';
import type { Section } from './card-data.ts';
import { type Inlines, inlines } from './inlines.ts';
import { named } from './person.ts';

/** The opening and the last events are on the card, and share its room: a text that stands alone is whole, others are whole where they were told. */
const MOST_EVENTS = 2;
const ROOM = TEXT_LIMIT;

/** What happened to a ticket, the newest last, each with what was said: untranslated, a person's own words. */
export function thread(words: Words, events: readonly TicketEvent[]): readonly Section[] {
  const [opening, ...rest] = events;
  const first = opening === undefined ? [] : [opening];
  const last = rest.slice(-MOST_EVENTS);
  const earlier = rest.length - last.length;
  const share = Math.floor(ROOM / Math.max(1, [...first, ...last].filter((event) => 'text' in event).length));
  const lines = [
    ...first.map((event) => eventLine(words, event, share)),
    ...(earlier > 0 ? [inlines(words.line('tickets.event.earlier', { count: earlier }))] : []),
    ...last.map((event) => eventLine(words, event, share)),
  ];
  return [{ title: words.text('tickets.sections.thread'), lines: lines.map((line) => ({ inlines: line })) }];
}

/** What happened, and what was said, in the person's own words. */
export function eventLine(words: Words, event: TicketEvent, longest: number): Inlines {
  const params: LineParams = {
    at: { moment: event.at / 1000 },
    name: named(event.by),
    to: named(event.kind === 'assigned' ? event.to : undefined),
  };
  const happened = inlines(words.line(`tickets.event.${event.kind}`, params));
  const text = 'text' in event ? event.text : undefined;
  return text === undefined ? happened : [...happened, { type: 'TextRun', text: `\n${harmless(text, longest)}` }];
}

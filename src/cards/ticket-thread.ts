import type { TicketEvent } from '../helpdesk/ticket.ts';
import { harmless } from '../words/foreign.ts';
import type { LineParams, Words } from '../words/words.ts';
import type { Section } from './card-data.ts';
import { type Inlines, inlines } from './inlines.ts';

/** The last events are on the card; what people wrote in them is cut there, and whole where it was told. */
const MOST_EVENTS = 5;
const LONGEST_SAID = 600;

/** What happened to a ticket, the newest last, each with what was said: untranslated, a person's own words. */
export function thread(words: Words, events: readonly TicketEvent[]): readonly Section[] {
  const shown = events.slice(-MOST_EVENTS);
  const earlier = events.length - shown.length;
  const lines = [
    ...(earlier > 0 ? [inlines(words.line('tickets.event.earlier', { count: earlier }))] : []),
    ...shown.map((event) => eventLine(words, event, LONGEST_SAID)),
  ];
  return [{ title: words.text('tickets.sections.thread'), lines: lines.map((line) => ({ inlines: line })) }];
}

/** What happened, and what was said, in the person's own words. */
export function eventLine(words: Words, event: TicketEvent, longest: number): Inlines {
  const params: LineParams = {
    at: { time: event.at / 1000 },
    name: { person: event.by.name },
    to: { person: event.kind === 'assigned' ? event.to.name : '' },
  };
  const happened = inlines(words.line(`tickets.event.${event.kind}`, params));
  const text = 'text' in event ? event.text : undefined;
  return text === undefined ? happened : [...happened, { type: 'TextRun', text: `\n${harmless(text, longest)}` }];
}

import { askDeletionCard, deletedCard, ownDataCard } from '../../src/cards/privacy.ts';
import type { CardData } from '../../src/cards/card-data.ts';
import type { Erased, Kept } from '../../src/helpdesk/people.ts';
import type { Ticket } from '../../src/helpdesk/ticket.ts';
import type { Words } from '../../src/words/words.ts';
import type { Drawing } from './gallery.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const OWNER = '0'.repeat(36);
const NOTHING: Kept = { conversations: 0, tickets: 0, deliveries: 0, others: 0 };
const MUCH: Kept = { conversations: 21, tickets: 32, deliveries: 2, others: 1001 };
const ONE: Kept = { conversations: 1, tickets: 1, deliveries: 1, others: 1 };
const PERSON = {
  chosenLocale: 'zh-TW',
  lastSeenLocale: 'en-GB',
  timeZone: 'America/Argentina/ComodRivadavia',
  lastDay: '2026-11-20',
};
const DAYS = { state: 30, tickets: 180 };

/** What is kept of a person and its removal: nothing, one of each, and much. */
export function* privacy(words: Words, ticket: Ticket): Generator<Drawing> {
  const notice = (what: string, data: CardData['notice']): Drawing => ({ what, name: 'notice', data });
  const tickets = Array.from({ length: 10 }, (_, i) => ({ ...ticket, number: 1042 + i }));
  yield notice('my data', ownDataCard(words, { person: PERSON, kept: MUCH, tickets, days: DAYS }, OWNER));
  const little = { person: { lastDay: '2026-11-20' }, kept: ONE, tickets: tickets.slice(0, 1), days: { state: 1, tickets: 1 } };
  yield notice('my data, little', ownDataCard(words, little, OWNER));
  yield notice('my data, none', ownDataCard(words, { person: {}, kept: NOTHING, tickets: [], days: DAYS }, OWNER));
  yield notice('delete my data', askDeletionCard(words, OWNER, NOW));
  for (const file of ['clean', 'later'] as const) {
    const erased: Erased = { ...(file === 'clean' ? MUCH : ONE), file };
    yield notice(`data deleted, ${file}`, deletedCard(words, erased, true));
  }
  yield notice('data deleted, none', deletedCard(words, { ...NOTHING, file: 'clean' }, false));
}

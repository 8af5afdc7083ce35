import { type Ticket, TEXT_LIMIT, type TicketEvent } from '../helpdesk/ticket.ts';
import type { Key } from '../words/catalogue.ts';
import type { Words } from '../words/words.ts';
import type { Action } from './actions.ts';
import type { CardData } from './card-data.ts';
import { notice } from './notice.ts';
import { answerAction, reopenAction } from './ticket-actions.ts';
import { eventLine } from './ticket-thread.ts';
import { titleOf } from './ticket.ts';

type Notice = CardData['notice'];
/** What somebody is told of by a message of its own. */
export type About = TicketEvent | 'desk-unreachable';

/** News about a ticket for one side: what happened, what was said in full, and the way to answer. */
export function ticketNoticeCard(words: Words, ticket: Ticket, about: About): Notice {
  const said = about !== 'desk-unreachable' && 'text' in about && about.text !== undefined;
  const isResolved = about !== 'desk-unreachable' && about.kind === 'resolved';
  return notice(words, {
    title: newsOf(about),
    paragraphs: [
      [
        'tickets.list.line',
        {
          number: ticket.number,
          state: { word: `tickets.state.${ticket.state}` },
          cause: { word: titleOf(ticket) },
        },
      ],
    ],
    ...(said && { list: { title: undefined, lines: [{ inlines: eventLine(words, about, TEXT_LIMIT) }] } }),
    footer: isResolved ? [['tickets.notice.helped']] : [],
    actions: actionsOf(words, ticket, about),
  });
}

function newsOf(about: About): Key {
  if (about === 'desk-unreachable') return 'tickets.notice.desk-unreachable';
  switch (about.kind) {
    case 'assigned':
    case 'asked':
    case 'resolved':
    case 'answered':
    case 'added':
    case 'withdrawn':
      return `tickets.notice.${about.kind}`;
    case 'reopened':
      return about.by.side === 'desk' ? 'tickets.notice.reopened' : 'tickets.notice.reopened-by-requester';
    default:
      return 'tickets.notice.changed';
  }
}

function actionsOf(words: Words, ticket: Ticket, about: About): readonly Action[] {
  if (about === 'desk-unreachable') return [];
  if (about.kind === 'asked') return [answerAction(words, ticket)];
  return about.kind === 'resolved' ? [reopenAction(words, ticket)] : [];
}

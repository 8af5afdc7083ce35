import type { TurnContext } from 'botbuilder';
import { deskTicketCard, requesterTicketCard } from '../../cards/ticket.ts';
import { threadLineCard, ticketNoticeCard } from '../../cards/ticket-notice.ts';
import type { Card } from '../../cards/render.ts';
import type { Courier, Desk, NewDelivery } from '../../helpdesk/ports.ts';
import type { Ticket } from '../../helpdesk/ticket.ts';
import { createWords, type Words } from '../../words/words.ts';
import { localeFor } from '../../words/negotiate.ts';
import { readPerson } from '../state.ts';
import type { BotParts } from '../turn.ts';
import { caseOfTicket } from './cases.ts';
import type { Draw, Messenger } from './messenger.ts';

/** Draws what is to be delivered in the language of whoever reads it, from the ticket as it is now, and sends it. */
export function createCourier(parts: BotParts, messenger: Messenger): Courier {
  return {
    async send(delivery, ticket, desk) {
      const { to } = delivery;
      // It was configured when this was stored.
      if (to === 'webhook') return { kind: 'impossible', code: 'no-webhook' };
      const address = to === 'desk' ? desk?.address : ticket.requester.address;
      if (address === undefined) return { kind: 'impossible', code: 'no-desk' };
      const words = await wordsOf(parts, delivery, { ticket, desk });
      if (delivery.kind === 'card') {
        const draw: Draw = (context) => ticketCard(parts, words, { to, ticket, context });
        const posted = ticket.cards[to];
        return posted === undefined ? messenger.post(address, draw) : messenger.update(address, posted, draw);
      }
      const card = noticeCard(parts, words, delivery, ticket);
      if (card === undefined) return { kind: 'impossible', code: 'no-event' };
      const thread = to === 'desk' ? ticket.cards.desk : undefined;
      const place =
        thread === undefined ? address : { ...address, conversationId: `${address.conversationId};messageid=${thread}` };
      return messenger.post(place, async () => card);
    },
  };
}

interface Posted {
  readonly to: NewDelivery['to'];
  readonly ticket: Ticket;
  readonly context: TurnContext;
}

async function ticketCard(parts: BotParts, words: Words, { to, ticket, context }: Posted): Promise<Card> {
  const known = caseOfTicket(ticket, { now: parts.now(), permissions: parts.permissions });
  if (to === 'requester') return parts.render('ticket', requesterTicketCard(words, { ticket, known }));
  const members = await parts.desk.roster.of(context);
  return parts.render('ticket', deskTicketCard(words, { ticket, known, members }));
}

function noticeCard({ render }: BotParts, words: Words, { to, about }: NewDelivery, ticket: Ticket): Card | undefined {
  if (about === 'desk-unreachable') return render('notice', ticketNoticeCard(words, ticket, about));
  const event = ticket.events.find(({ id }) => id === about);
  if (event === undefined) return undefined;
  // To the desk its own words are no news.
  const isOwn = to === 'desk' && (event.by.side === 'desk' || event.kind === 'opened');
  return isOwn ? render('line', threadLineCard(words, ticket, event)) : render('notice', ticketNoticeCard(words, ticket, event));
}

/** The desk reads the desk's language, the requester what they read last. */
async function wordsOf(
  parts: BotParts,
  { to, tenantId }: NewDelivery,
  { ticket, desk }: { readonly ticket: Ticket; readonly desk: Desk | undefined },
): Promise<Words> {
  if (to === 'desk') return createWords(parts.catalogues, desk?.locale ?? parts.defaultLocale, desk?.timeZone);
  const { id, locale, timeZone } = ticket.requester;
  const person = await readPerson(parts.storage, tenantId, id);
  const sources = {
    chosen: person.chosenLocale,
    lastSeen: person.lastSeenLocale,
    activity: [locale],
    organization: parts.defaultLocale,
  };
  const supported = parts.catalogues.map((catalogue) => catalogue.locale);
  return createWords(parts.catalogues, localeFor(sources, false, supported), person.timeZone ?? timeZone);
}

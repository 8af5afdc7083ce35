import type { Ticket } from '../helpdesk/ticket.ts';
import type { Key } from '../words/catalogue.ts';
import type { Words } from '../words/words.ts';
import type { CardData } from './card-data.ts';
import { inlines } from './inlines.ts';
import { chatAddress, teamsLink } from './links.ts';

/** The triage goes on in the reader's own chat; Teams cannot be told to open it, so there is a link. */
export function goneToChatCard(words: Words, botId: string): CardData['found'] {
  return pointing(words, botId, { title: words.text('extensions.chat.title'), text: 'extensions.chat.text' });
}

/** The reader has no chat with the bot yet: what to do, and that nothing is lost. */
export function noChatCard(words: Words, botId: string): CardData['found'] {
  return pointing(words, botId, { title: words.text('extensions.no-chat.title'), text: 'extensions.no-chat.text' });
}

/** A ticket that was sent from a dialog; its own card is in the chat. */
export function ticketSentCard(words: Words, { number, state }: Ticket, botId: string): CardData['found'] {
  const runs = words.line('tickets.heading', { number, state: { word: `tickets.state.${state}` } });
  return pointing(words, botId, { title: runs.map(({ text }) => text).join(''), text: 'extensions.ticket.sent' });
}

interface Pointing {
  readonly title: string;
  readonly text: Key;
}

function pointing(words: Words, botId: string, { title, text }: Pointing): CardData['found'] {
  return {
    lang: words.locale,
    fallbackText: title,
    title,
    paragraphs: [{ inlines: inlines(words.line(text)) }],
    sections: [],
    links: teamsLink(words.text('extensions.chat.open'), chatAddress(botId)).map((link) => ({ text: link })),
    actions: [],
  };
}

import { buttonOf, type CardView } from '../card-view.ts';
import type { Client, Who } from '../client.ts';
import type { Teams } from '../teams.ts';
import { CATALOGUES } from '../english.ts';
import { createWords, type Words } from '../../../src/words/words.ts';

export const CHANNEL = '19:desk@thread.tacv2';
/** A whole error, as somebody pastes it. */
export const PASTE = `GET https://graph.microsoft.com/v1.0/users/megan@contoso.example/messages 403 Forbidden
{"error":{"code":"ErrorAccessDenied","message":"Access is denied. Check credentials and try again.","innerError":{"date":"2026-11-20T09:15:00","request-id":"11111111-aaaa-4bbb-8ccc-000000000001","client-request-id":"22222222-aaaa-4bbb-8ccc-000000000002"}}}`;

export const wordsIn = (locale: string): Words => createWords(CATALOGUES, locale);
/** A line without its styles. */
export const lineIn = (locale: string, ...[key, params]: Parameters<Words['line']>): string =>
  wordsIn(locale)
    .line(key, params)
    .map(({ text }) => text)
    .join('');

/** Somebody of the help desk, in its channel. */
export const agent = (teams: Teams, is: Partial<Who> = {}): Client =>
  teams.person({ name: 'Megan', type: 'channel', conversation: CHANNEL, ...is });

/** Makes the channel the help desk. */
export async function opensDesk(teams: Teams, is: Partial<Who> = {}): Promise<Client> {
  const megan = agent(teams, is);
  await megan.say('use this channel');
  return megan;
}

/** Pastes an error and sends a ticket of it; gives back the card that it became. */
export async function sendsTicket(person: Client, inputs: Record<string, string> = {}, paste = PASTE): Promise<CardView> {
  await person.say(paste);
  await person.say('help desk');
  const { card } = await person.press('send-ticket', { inputs: { urgency: 'normal', comment: '', ...inputs } });
  return card;
}

/** What the last card of somebody is called: a ticket's by its number and state. */
export const headingIn = (locale: string, number: number, state: 'open' | 'assigned' | 'waiting' | 'resolved' | 'withdrawn') =>
  lineIn(locale, 'tickets.heading', { number, state: { word: `tickets.state.${state}` } });

/** The cards on which something stands. */
export const showing = (person: Client, text: string): readonly CardView[] =>
  person.cards().filter((card) => card.text.includes(text));

/** The cards on which the help desk works on a ticket. */
export const ticketCards = (person: Client, number: number): readonly CardView[] =>
  showing(person, `GT-${number} ·`).filter((card) => buttonOf(card, 'desk-comment') !== undefined);

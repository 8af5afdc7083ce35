import { setTimeout as wait } from 'node:timers/promises';
import { type Client, clientOf, type Turn, type Who } from '../teams/client.ts';
import { type CardView, cardOf, cardView, type Json } from '../teams/card-view.ts';
import type { Chance } from './chance.ts';
import type { Service } from './service.ts';

/** What people were shown, and so may rely on. */
export interface Shown {
  /** Number of a ticket -> whose it is. Its requester saw the number. */
  readonly tickets: Map<number, string>;
  /** Texts of people that came back on a card, such as `question 17`. */
  readonly texts: Set<string>;
  /** Who was told that a ticket is theirs now. */
  readonly claims: { readonly number: number; readonly name: string }[];
}

/** Where people live: the bot comes and goes. */
export interface World {
  readonly service: Service;
  readonly shown: Shown;
  /** Resolves to the address of the bot, when it is there. */
  readonly up: () => Promise<string>;
  /** Nobody begins anything new. */
  readonly isOver: () => boolean;
  /** A text that nobody has written before: `question 17`. */
  readonly words: (kind: Kind) => string;
}

export type Kind = 'comment' | 'question' | 'answer' | 'addition' | 'remark' | 'resolution' | 'reason';
export const TEXTS = /\b(?:comment|question|answer|addition|remark|resolution|reason) \d+\b/g;
export const NUMBER = /\bGT-(\d+)\b/;

const MOST_TRIES = 20;

/** Does something until it succeeds. What dies with the bot is done again, and `again` counts how often. */
export async function insist<T>(
  world: World,
  chance: Chance,
  act: (url: string, again: number) => Promise<T | undefined>,
): Promise<T | undefined> {
  for (let again = 0; again < MOST_TRIES; again += 1) {
    const url = await world.up();
    const done = await act(url, again).catch(ignoreDeath);
    if (done !== undefined) return done;
    await wait(chance.between(20, 200));
  }
  return undefined;
}

/** `fetch` says so when the bot has died, or has not come back. */
function ignoreDeath(error: unknown): undefined {
  if (!(error instanceof TypeError)) throw error;
}

/** Somebody at a client, while the bot is at `url`. */
export function clientAt({ service }: World, url: string, who: Who): Client {
  return clientOf({ url, serviceUrl: service.url, connector: service }, who);
}

/** Remembers what a requester reads off what the bot sends, changes and answers. */
export function look({ shown }: World, requester: string, cards: readonly CardView[]): void {
  for (const card of cards) {
    const number = NUMBER.exec(textOf(card))?.[1];
    if (number !== undefined) shown.tickets.set(Number(number), requester);
    lookForTexts(shown, card);
  }
}

/** What stands on a card is stored, whoever reads it. A field shows no text that was only typed. */
export function lookForTexts({ texts }: Shown, card: CardView): void {
  for (const [text] of textOf(card).matchAll(TEXTS)) texts.add(text);
}

/** What came while the turn ran, and the card that the presser got in place of the pressed one. */
export function cardsOf(turn: Turn): readonly CardView[] {
  const { sent, updated } = turn;
  return [...[...sent, ...updated].flatMap((activity) => cardOf(activity) ?? []), ...answerOf(turn)];
}

/** None when the answer is a line, or the turn was no press. */
export function answerOf({ body }: Turn): readonly CardView[] {
  return body?.type === 'application/vnd.microsoft.card.adaptive' ? [cardView(body.value as Json)] : [];
}

function textOf({ text, json }: CardView): string {
  return `${String(json.fallbackText)}\n${text}`;
}

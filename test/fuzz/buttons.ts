import { type Json, walk } from '../teams/card-view.ts';

/** A button of a card that the bot has sent, and the fields beside it. */
export interface Button {
  readonly action: Json;
  readonly fields: readonly Field[];
  /** Where the card stands; in a dialog nowhere. */
  readonly replyToId: string | undefined;
}

interface Field {
  readonly id: string;
  readonly choices: readonly string[];
}

/** What can be pressed, by conversation. It remembers the last cards only, as people do. */
export interface Buttons {
  readonly see: (body: unknown, place: { readonly conversation: string; readonly id?: string }) => void;
  readonly in: (conversation: string) => readonly Button[];
}

const KEPT = 60;
const MOST_PLACES = 400;

export function createButtons(): Buttons {
  const places = new Map<string, readonly Button[]>();
  return {
    see(body, { conversation, id }) {
      const seen = cardsIn(body).flatMap((card) => buttonsOf(card, id));
      if (seen.length === 0) return;
      const place = channelOf(conversation);
      places.set(place, [...(places.get(place) ?? []).slice(seen.length - KEPT), ...seen]);
      const [oldest] = places.keys();
      if (places.size > MOST_PLACES && oldest !== undefined) places.delete(oldest);
    },
    in: (conversation) => places.get(channelOf(conversation)) ?? [],
  };
}

/** Wherever it stands: attached, in the answer of an invoke, in a dialog. A card that a button opens belongs to the one around it. */
function cardsIn(node: unknown): readonly Json[] {
  if (Array.isArray(node)) return node.flatMap(cardsIn);
  if (typeof node !== 'object' || node === null) return [];
  const one = node as Json;
  return one.type === 'AdaptiveCard' ? [one] : Object.values(one).flatMap(cardsIn);
}

function buttonsOf(card: Json, replyToId: string | undefined): readonly Button[] {
  const nodes = [...walk(card)];
  const fields = nodes
    .filter(({ type }) => String(type).startsWith('Input.'))
    .map(({ id, choices }) => ({
      id: String(id),
      choices: ((choices ?? []) as readonly Json[]).map(({ value }) => String(value)),
    }));
  const actions = nodes.filter(({ type, data }) => (type === 'Action.Execute' || type === 'Action.Submit') && data !== undefined);
  return actions.map((action) => ({ action, fields, replyToId }));
}

function channelOf(conversation: string): string {
  return conversation.replace(/;messageid=.*$/, '');
}

import type { Connector, SentActivity } from '../../src/preview/connector.ts';
import { buttonOf, type CardView, cardOf, cardView, type Json } from './card-view.ts';

/** What one activity led to. */
export interface Turn {
  readonly status: number;
  readonly body: Json | undefined;
  readonly sent: readonly SentActivity[];
  readonly updated: readonly SentActivity[];
  /** What the person looks at now: the card that was sent, else the changed one, else that of the invoke response. */
  readonly card: CardView;
}

export interface Who {
  readonly name: string;
  readonly locale: string | undefined;
  readonly conversation: string;
  readonly type: 'personal' | 'groupChat' | 'channel';
  /** How a button is pressed: a client that lacks Action.Execute submits. */
  readonly presses: 'execute' | 'submit';
  /** As Teams shows the person, where that is not `name`, which also makes the ids. */
  readonly display?: string;
  readonly tenant?: string;
}

export interface PressOptions {
  readonly inputs?: Json;
  /** Of the activity, for one that Teams delivers again. */
  readonly id?: string;
  /** The card with the button; the last one that has it when none is given. */
  readonly on?: CardView;
}

/** One person in one conversation, by real HTTP. */
export interface Client {
  readonly say: (text: string, changes?: Json) => Promise<Turn>;
  /** Presses a button, named by its title or its verb. */
  readonly press: (button: string, options?: PressOptions) => Promise<Turn>;
  /** Answers the question that the last card asks. */
  readonly answer: (value: string) => Promise<Turn>;
  readonly fetchDialog: () => Promise<Turn>;
  readonly submitDialog: (inputs: Json) => Promise<Turn>;
  /** Posts an activity of any kind. */
  readonly post: (activity: Json) => Promise<Turn>;
  /** What stands in the conversation, threads of a channel included, in the order of sending. */
  readonly cards: () => readonly CardView[];
  readonly lastCard: () => CardView;
  /** The same place with something else about the person. */
  readonly as: (changes: Partial<Who>) => Client;
}

export interface Place {
  readonly url: string;
  readonly serviceUrl: string;
  readonly connector: Pick<Connector, 'activities' | 'subscribe'>;
}

let activities = 0;

export function clientOf(place: Place, who: Who): Client {
  const cards = () => place.connector.activities(who.conversation).flatMap((activity) => cardOf(activity) ?? []);
  const post = (activity: Json) => exchange(place, { ...envelope(place, who), ...activity });
  const invoke = (name: string, value: Json, more: Json = {}) => post({ type: 'invoke', name, value, ...more });
  const message = (changes: Json) => post({ type: 'message', ...changes });
  const press: Client['press'] = (button, { inputs = {}, on = last(cards(), button), id } = {}) => {
    const action = buttonOf(on, button);
    if (action === undefined) throw new Error(`no button "${button}" among ${on.buttons.join(', ')}`);
    const { type, title, verb } = action;
    const data = { ...(action.data as Json), ...inputs };
    const thread = on.conversation?.startsWith(`${who.conversation};`) ? on.conversation : who.conversation;
    const { conversation } = envelope(place, { ...who, conversation: thread });
    const at = { replyToId: on.id, conversation, ...(id !== undefined && { id }) };
    if (who.presses === 'submit') return message({ value: data, ...at });
    return invoke('adaptiveCard/action', { action: { type, title, verb, data } }, at);
  };
  return {
    say: (text, changes = {}) => message({ text: who.type === 'personal' ? text : `<at>Graph Triage</at> ${text}`, ...changes }),
    press,
    answer: (value) => press('answer', { inputs: { value } }),
    fetchDialog: () => invoke('task/fetch', { data: { verb: 'token', msteams: { type: 'task/fetch' } } }),
    submitDialog: (inputs) => invoke('task/submit', { data: { verb: 'token', ...inputs } }),
    post,
    cards,
    lastCard: () => last(cards()),
    as: (changes) => clientOf(place, { ...who, ...changes }),
  };
}

function last(cards: readonly CardView[], button?: string): CardView {
  const card = cards.findLast((one) => button === undefined || buttonOf(one, button) !== undefined);
  if (card === undefined) throw new Error(button === undefined ? 'there is no card' : `no card has a button "${button}"`);
  return card;
}

function envelope({ serviceUrl }: Place, { name, display = name, locale, conversation, type, tenant = 'tenant-1' }: Who) {
  const bot = { id: 'bot-1', name: 'Graph Triage' };
  return {
    id: `activity-${++activities}`,
    timestamp: '2026-11-20T12:00:00.000Z',
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${name}`, name: display, aadObjectId: `aad-${name}` },
    conversation: {
      id: conversation,
      conversationType: type,
      tenantId: tenant,
      ...(type !== 'personal' && { isGroup: true }),
    },
    recipient: bot,
    ...(locale !== undefined && { locale }),
    entities: [
      { type: 'clientInfo', locale, timezone: 'UTC' },
      ...(type === 'personal' ? [] : [{ type: 'mention', mentioned: bot, text: '<at>Graph Triage</at>' }]),
    ],
    channelData: { tenant: { id: tenant } },
  };
}

async function exchange({ url, connector }: Place, activity: Json): Promise<Turn> {
  const { id } = activity.conversation as { readonly id: string };
  const sent: SentActivity[] = [];
  const updated: SentActivity[] = [];
  // The first message of a thread stands in the channel.
  const place = id.replace(/;messageid=.*$/, '');
  const stop = connector.subscribe(place, (event) => (event.kind === 'created' ? sent : updated).push(event.activity));
  const headers = { 'Content-Type': 'application/json' };
  const posted = fetch(`${url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
  const [response, text] = await posted.then(async (answer) => [answer, await answer.text()] as const).finally(stop);
  const body = text.startsWith('{') ? (JSON.parse(text) as Json) : undefined;
  return { status: response.status, body, sent, updated, card: seen([sent, updated], body) };
}

const NO_CARD = cardView({ body: [], actions: [] });

function seen(activitiesOfTurn: readonly (readonly SentActivity[])[], body: Json | undefined): CardView {
  const shown = activitiesOfTurn.flatMap((group) => group.flatMap((activity) => cardOf(activity) ?? [])).at(0);
  return shown ?? inBody(body) ?? NO_CARD;
}

/** The card of an invoke response: in place of the pressed one, or inside a dialog. */
function inBody(body: Json | undefined): CardView | undefined {
  const value = (body?.value ?? (body?.task as Json | undefined)?.value) as Json | string | undefined;
  if (typeof value !== 'object') return undefined;
  const card = value.card === undefined ? value : ((value.card as Json).content as Json);
  return card.type === 'AdaptiveCard' ? cardView(card) : undefined;
}

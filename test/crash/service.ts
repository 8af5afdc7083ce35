import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Connector, ConnectorEvent, SentActivity } from '../../src/preview/connector.ts';
import { type CardView, cardOf } from '../teams/card-view.ts';

/** A message that the bot sent or changed. */
export interface Arrival {
  readonly method: 'POST' | 'PUT';
  readonly activity: SentActivity;
  /** It answers something that somebody sent; what the outbox delivers does not. */
  readonly isReply: boolean;
  readonly card: CardView | undefined;
}

/** Teams as the bot sees it: a server that outlives the bot, keeps all that arrives and answers when it is told to. */
export interface Service extends Pick<Connector, 'activities' | 'subscribe'> {
  readonly url: string;
  /** All that arrived, in that order; it counts as sent also when the bot is gone before it hears so. */
  readonly arrivals: readonly Arrival[];
  /** What arrived and will never be answered. */
  readonly unanswered: readonly Arrival[];
  /** The standing cards of a conversation, threads included, in the order of sending. */
  readonly cards: (conversation: string) => readonly CardView[];
  readonly close: () => Promise<void>;
}

/** How the service does: answers at once, after some time, with an error, or takes what comes and never answers. */
export type Weather =
  | { readonly kind: 'well' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'refusing'; readonly status: number; readonly retryAfterS?: number }
  | { readonly kind: 'silent' };

interface Hooks {
  /** Asked at each call; always well when absent. */
  readonly weather?: () => Weather;
  /** The answer waits for this. */
  readonly onArrival?: (arrival: Arrival) => Promise<void>;
  readonly onAnswered?: (arrival: Arrival) => void;
}

const WELL: Weather = { kind: 'well' };
const PATH = /^\/v3\/conversations\/([^/]+)\/(\w+)(?:\/([^/?]+))?/;
/** Whoever writes first answers an activity that the library has made up; what people send has other ids here. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const MEMBERS = ['Megan', 'Diego'].map((name) => ({ id: `29:${name}`, aadObjectId: `aad-${name}`, name }));

/** Starts it on a free port of this machine. */
export async function startService({ weather = () => WELL, onArrival, onAnswered }: Hooks = {}): Promise<Service> {
  const arrivals: Arrival[] = [];
  const unanswered: Arrival[] = [];
  const standing = new Map<string, Map<string, Arrival>>();
  const listeners = new Map<(event: ConnectorEvent) => void, string>();
  const keep = (conversation: string, { id = String(1_000_000 + arrivals.length), body, method, isReply }: Kept): Arrival => {
    const activity = { ...body, id, conversation: { id: conversation } } as SentActivity;
    const arrival: Arrival = { method, activity, isReply, card: cardOf(activity) };
    const place = standing.get(channelOf(conversation)) ?? new Map<string, Arrival>();
    standing.set(channelOf(conversation), place.set(id, arrival));
    arrivals.push(arrival);
    const event = { id: String(arrivals.length), kind: method === 'POST' ? 'created' : 'updated', activity } as const;
    for (const [listener, where] of listeners) if (where === channelOf(conversation)) listener(event);
    return arrival;
  };
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const now = weather();
    if (now.kind === 'refusing') return refuse(response, now);
    const [, conversation = '', part, id = ''] = (PATH.exec(request.url ?? '') ?? []).map((one) => decodeURIComponent(one ?? ''));
    if (part !== 'activities') {
      if (now.kind === 'silent') return;
      return answer(response, part === 'members' && id !== '' ? MEMBERS[0] : { members: MEMBERS });
    }
    const body = await read(request);
    const method = request.method === 'PUT' ? 'PUT' : 'POST';
    const isReply = method === 'POST' && id !== '' && !UUID.test(id);
    const arrival = keep(conversation, { body, method, isReply, ...(method === 'PUT' && { id }) });
    if (now.kind === 'silent') return void unanswered.push(arrival);
    if (now.kind === 'slow') await wait(now.ms);
    await onArrival?.(arrival);
    response.once('finish', () => onAnswered?.(arrival));
    answer(response, { id: arrival.activity.id });
  };
  const server = createServer((request, response) => void receive(request, response).catch(() => response.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const activitiesOf = (conversation: string) => [...(standing.get(channelOf(conversation))?.values() ?? [])];
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    arrivals,
    unanswered,
    cards: (conversation) => activitiesOf(conversation).flatMap(({ card }) => card ?? []),
    activities: (conversation) => activitiesOf(conversation).map(({ activity }) => activity),
    subscribe: (conversation, listener) => {
      listeners.set(listener, channelOf(conversation));
      return () => listeners.delete(listener);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Kept {
  readonly id?: string;
  readonly body: object;
  readonly method: Arrival['method'];
  readonly isReply: boolean;
}

async function read(request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as object;
}

function refuse(response: ServerResponse, { status, retryAfterS }: Weather & { readonly kind: 'refusing' }): void {
  response.writeHead(status, retryAfterS === undefined ? {} : { 'Retry-After': String(retryAfterS) });
  response.end();
}

function answer(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

function channelOf(conversation: string): string {
  return conversation.replace(/;messageid=.*$/, '');
}

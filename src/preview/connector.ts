import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { Call, Reply, Route } from '../server/route.ts';
import { channelOf, type ConnectorEvent, Conversations, type Listener, type SentActivity, threadOf } from './conversations.ts';
import { DESK_CHANNEL, DESK_PEOPLE, type Member, YOU } from './people.ts';

export type { ConnectorEvent, SentActivity } from './conversations.ts';

/** Where the preview mounts the connector: the page and the tests build their `serviceUrl` from it. */
export const CONNECTOR_PATH = '/preview/connector';

export interface Connector {
  readonly routes: readonly Route[];
  /** What stands in the conversation now: updates applied, deleted ones gone, no typing. In the order of sending. A channel includes its threads. */
  readonly activities: (conversationId: string) => readonly SentActivity[];
  /** Events after the one with id `after`, or the standing activities as `created` when that is unknown. */
  readonly missed: (conversationId: string, after?: string) => readonly ConnectorEvent[];
  /** Tells of what comes from now on, in the same tick as the bot's call. Returns the way to stop it. */
  readonly subscribe: (conversationId: string, listener: Listener) => () => void;
}

/**
 * The Bot Framework connector of one process: what the bot sends, changes and deletes lands here instead of in Teams,
 * and so does what people post in the channel, which all tabs of the page share.
 * It takes any conversation id, checks no credentials and forgets with the process, so it belongs on loopback only.
 * It never calls the bot; whoever plays the client posts to `/api/messages` with this connector as `serviceUrl`.
 */
export function createConnector(options: { readonly prefix?: string; readonly now?: () => number } = {}): Connector {
  const { prefix = CONNECTOR_PATH, now = Date.now } = options;
  const conversations = new Conversations(now);
  const path = `${prefix}/v3/conversations`;
  const one = `${path}/:conversationId`;
  const activity = `${one}/activities/:activityId`;
  return {
    routes: [
      route('POST', path, (call) => createConversation(conversations, call)),
      route('POST', `${one}/activities`, (call) => send(conversations, call)),
      route('POST', activity, (call) => send(conversations, call)),
      route('PUT', activity, (call) => update(conversations, call)),
      route('DELETE', activity, ({ params }) =>
        found(conversations.remove(params.conversationId ?? '', params.activityId ?? '')),
      ),
      route('GET', `${one}/members`, ({ params }) => ({ status: 200, body: membersOf(params.conversationId) })),
      route('GET', `${one}/pagedmembers`, ({ params }) => ({
        status: 200,
        body: { members: membersOf(params.conversationId) },
      })),
      route('GET', `${one}/members/:memberId`, ({ params }) => member(membersOf(params.conversationId), params.memberId)),
    ],
    activities: (conversationId) => conversations.activities(conversationId),
    missed: (conversationId, after) => conversations.missed(conversationId, after),
    subscribe: (conversationId, listener) => conversations.subscribe(conversationId, listener),
  };
}

function route(method: Route['method'], path: string, handle: (call: Call) => Reply): Route {
  return { method, path, handle: async (call) => handle(call) };
}

/** A new post in a channel becomes a thread of its own. */
function createConversation(conversations: Conversations, { body, request }: Call): Reply {
  if (!isRecord(body)) return refused('BadSyntax');
  const channelId = isRecord(body.channelData) && isRecord(body.channelData.channel) ? body.channelData.channel.id : undefined;
  const place = typeof channelId === 'string' ? channelId : randomUUID();
  const first = isActivity(body.activity) ? conversations.add(place, body.activity) : undefined;
  const id = typeof channelId === 'string' ? threadOf(place, first?.id ?? randomUUID()) : place;
  const serviceUrl = `http://${request.headers.host ?? ''}${(request.url ?? '').replace(/\/v3\/conversations.*$/, '')}`;
  return { status: 201, body: { id, serviceUrl, ...(first === undefined ? {} : { activityId: first.id }) } };
}

function send(conversations: Conversations, { params, body }: Call): Reply {
  if (!isActivity(body)) return refused('BadSyntax');
  const replyToId = params.activityId === undefined ? {} : { replyToId: params.activityId };
  const { id } = conversations.add(params.conversationId ?? '', { ...body, ...replyToId });
  return { status: 201, body: { id } };
}

function update(conversations: Conversations, { params, body }: Call): Reply {
  if (!isActivity(body)) return refused('BadSyntax');
  const id = params.activityId ?? '';
  return found(conversations.update(params.conversationId ?? '', id, body), { id });
}

/** Teams answers for a team as for its channels. */
function membersOf(conversationId = ''): readonly Member[] {
  const { channelId, teamId } = DESK_CHANNEL;
  return [channelId, teamId].some((id) => id === channelOf(conversationId)) ? DESK_PEOPLE : [YOU];
}

function member(members: readonly Member[], id: string | undefined): Reply {
  const known = members.find((one) => one.id === id || one.aadObjectId === id);
  return known === undefined ? refused('MemberNotFoundInConversation', 404) : { status: 200, body: known };
}

function found(isFound: boolean, body: object = {}): Reply {
  return isFound ? { status: 200, body } : refused('ActivityNotFoundInConversation', 404);
}

function refused(code: string, status = 400): Reply {
  return { status, body: { error: { code, message: code } } };
}

function isActivity(body: unknown): body is Partial<Activity> & { readonly type: string } {
  return isRecord(body) && typeof body.type === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

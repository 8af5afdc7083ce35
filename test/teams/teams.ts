import { setTimeout as wait } from 'node:timers/promises';
import { createApp } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { createLog, routeConsole } from '../../src/log.ts';
import { createConnector } from '../../src/preview/connector.ts';
import type { Bot } from '../../src/teams/bot.ts';
import type { Reply, Route } from '../../src/server/route.ts';
import { openStore, type Store } from '../../src/storage/open.ts';
import { LOCAL } from '../server/probe.ts';
import { type Client, clientOf, type Who } from './client.ts';

/** All tests live at this moment. */
export const NOW = Date.parse('2026-11-20T12:00:00Z');
const PREFIX = '/teams';

export interface Teams {
  /** Somebody in a conversation of their own, unless told otherwise. */
  readonly person: (is?: Partial<Who>) => Client;
  /** Teams answers the bot's next `times` calls of this method with a failure, and nothing stays of earlier refusals of the method. */
  readonly refuse: (method: Route['method'], status: number, times?: number, how?: Refusal) => void;
  readonly log: readonly string[];
  /** Every body that the bot sent, as it was sent. */
  readonly heard: readonly string[];
  /** Resolves when nothing waits in the outbox. The clock goes on over pauses of a few seconds. */
  readonly delivered: () => Promise<void>;
  /** Moves the clock of the app. */
  readonly pass: (ms: number) => void;
  readonly store: Store;
  readonly url: string;
  readonly close: () => Promise<void>;
}

interface Refusal {
  readonly body?: object;
  readonly headers?: Record<string, string>;
  /** In this conversation only, its threads included. */
  readonly in?: string;
}

interface Given {
  /** A storage of the bot's state that can be watched or told to fail. */
  readonly storage?: Store['state'];
  /** What outlives the app; it is not closed with it. */
  readonly store?: Store;
  /** Who is in every team; somebody or other when none are given. */
  readonly members?: () => readonly { readonly id: string; readonly aadObjectId: string; readonly name: string }[];
  /** Settings that are not those of the preview. */
  readonly config?: Partial<Config>;
  /** The bot of the app, made of its store; the real one when none is given. */
  readonly bot?: (store: Store, now: () => number) => Bot;
}

/** Pauses that a test does not want to wait for; the lease of what is under way is longer. */
const SHORT_PAUSE_MS = 10_000;
let conversations = 0;

/** Starts the whole app on a free port, with a Teams that can be told to fail. */
export async function startTeams({ storage, members, bot, config, ...given }: Given = {}): Promise<Teams> {
  const log: string[] = [];
  const heard: string[] = [];
  const refused: Record<string, { times: number; readonly reply: Reply; readonly in: string }> = {};
  const connector = createConnector({ prefix: PREFIX, now: () => NOW });
  const routes = connector.routes.map(
    (route): Route => ({
      ...route,
      handle: async (call) => {
        const { params } = call;
        heard.push(JSON.stringify(call.body ?? {}));
        const refusal = refused[route.method];
        if (refusal !== undefined && refusal.times > 0 && (params.conversationId ?? '').startsWith(refusal.in)) {
          refusal.times -= 1;
          return refusal.reply;
        }
        return rosterOf(route.path, params, members?.()) ?? route.handle(call);
      },
    }),
  );
  let ids = 0;
  let time = NOW;
  const now = () => time;
  const write = createLog({ level: 'debug', destination: { write: (line) => void log.push(line) } });
  const restoreConsole = routeConsole(write);
  const store =
    given.store === undefined ? await openStore('sqlite::memory:', { now }) : { ...given.store, close: async () => undefined };
  const hasty = <T extends Pick<Store['outbox'], 'nextDue'>>(part: T): T => ({
    ...part,
    nextDue: async () => soon(await part.nextDue(), time),
  });
  const outbox: Store['outbox'] = { ...hasty(store.outbox), only: (to) => hasty(store.outbox.only(to)) };
  const app = createApp({
    config: { ...LOCAL, ...config },
    log: write,
    now,
    newId: () => `id-${++ids}`,
    store: { ...store, outbox, ...(storage !== undefined && { state: storage }) },
    routes,
    ...(bot !== undefined && { bot: bot(store, now) }),
  });
  const { port } = await app.listen();
  const url = `http://127.0.0.1:${port}`;
  const place = { url, serviceUrl: `${url}${PREFIX}`, connector };
  const anybody: Omit<Who, 'conversation'> = { name: 'Alex', locale: 'en-US', type: 'personal', presses: 'execute' };
  return {
    person: (is) => clientOf(place, { ...anybody, conversation: `conversation-${++conversations}`, ...is }),
    refuse: (method, status, times = 1, { in: where = '', ...how } = {}) =>
      void (refused[method] = { times, reply: { status, ...how }, in: where }),
    log,
    heard,
    delivered: () => untilDelivered(store, (due) => (time = Math.max(time, due - time < SHORT_PAUSE_MS ? due : time))),
    pass: (ms) => void (time += ms),
    store,
    url,
    close: async () => {
      restoreConsole();
      await app.close(1000);
    },
  };
}

function rosterOf(
  path: string,
  { memberId }: Readonly<Record<string, string>>,
  members: ReturnType<NonNullable<Given['members']>> | undefined,
): Reply | undefined {
  if (members === undefined || !/members(\/:memberId)?$/.test(path)) return undefined;
  if (path.endsWith('pagedmembers')) return { status: 200, body: { members, continuationToken: 'more' } };
  const found = members.find(({ id, aadObjectId }) => [id, aadObjectId].includes(memberId ?? ''));
  return found === undefined ? { status: 404, body: { error: { code: 'MemberNotFound' } } } : { status: 200, body: found };
}

/** The clock of tests stands or jumps, so whoever waits by it has to look often. */
function soon(due: number | undefined, now: number): number | undefined {
  return due === undefined ? undefined : Math.min(due, now + 5);
}

/** What is under way is due again when its lease ends. */
async function untilDelivered({ outbox }: Store, wind: (due: number) => void): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const due = await outbox.nextDue();
    if (due === undefined) return;
    if (tries > 1000) throw new Error('something in the outbox is not delivered');
    wind(due);
    await wait(5);
  }
}

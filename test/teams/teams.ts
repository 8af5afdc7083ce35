import { setTimeout as wait } from 'node:timers/promises';
import { createApp } from '../../src/app.ts';
import { createLog, routeConsole } from '../../src/log.ts';
import { createConnector } from '../../src/preview/connector.ts';
import type { Reply, Route } from '../../src/server/route.ts';
import type { Store } from '../../src/storage/open.ts';
import { LOCAL } from '../server/probe.ts';
import { openMemory } from '../storage/memory.ts';
import { type Client, clientOf, type Who } from './client.ts';

/** All tests live at this moment. */
export const NOW = Date.parse('2026-11-20T12:00:00Z');
const PREFIX = '/teams';

export interface Teams {
  /** Somebody in a conversation of their own, unless told otherwise. */
  readonly person: (is?: Partial<Who>) => Client;
  /** Teams answers the bot's next `times` calls of this method with a failure. */
  readonly refuse: (method: Route['method'], status: number, times?: number) => void;
  readonly log: readonly string[];
  /** Every body that the bot sent, as it was sent. */
  readonly heard: readonly string[];
  /** Resolves when nothing waits in the outbox. */
  readonly delivered: () => Promise<void>;
  readonly store: Store;
  readonly close: () => Promise<void>;
}

interface Given {
  /** A storage of the bot's state that can be watched or told to fail. */
  readonly storage?: Store['state'];
  /** What outlives the app; it is not closed with it. */
  readonly store?: Store;
}

let conversations = 0;

/** Starts the whole app on a free port, with a Teams that can be told to fail. */
export async function startTeams({ storage, ...given }: Given = {}): Promise<Teams> {
  const log: string[] = [];
  const heard: string[] = [];
  const refused: Record<string, Reply[]> = {};
  const connector = createConnector({ prefix: PREFIX, now: () => NOW });
  const routes = connector.routes.map(
    (route): Route => ({
      ...route,
      handle: async (call) => {
        heard.push(JSON.stringify(call.body));
        return refused[route.method]?.pop() ?? route.handle(call);
      },
    }),
  );
  let ids = 0;
  const write = createLog({ level: 'debug', destination: { write: (line) => void log.push(line) } });
  const restoreConsole = routeConsole(write);
  const store = given.store === undefined ? await openMemory() : { ...given.store, close: async () => undefined };
  const app = createApp({
    config: LOCAL,
    log: write,
    now: () => NOW,
    newId: () => `id-${++ids}`,
    store: storage === undefined ? store : { ...store, state: storage },
    routes,
  });
  const { port } = await app.listen();
  const url = `http://127.0.0.1:${port}`;
  const place = { url, serviceUrl: `${url}${PREFIX}`, connector };
  const anybody: Omit<Who, 'conversation'> = { name: 'Alex', locale: 'en-US', type: 'personal', presses: 'execute' };
  return {
    person: (is) => clientOf(place, { ...anybody, conversation: `conversation-${++conversations}`, ...is }),
    refuse: (method, status, times = 1) => void (refused[method] = Array.from({ length: times }, () => ({ status }))),
    log,
    heard,
    delivered: () => untilDelivered(store),
    store,
    close: async () => {
      restoreConsole();
      await app.close(1000);
    },
  };
}

/** What is under way is due again when its lease ends. */
async function untilDelivered({ outbox }: Store): Promise<void> {
  for (let tries = 0; (await outbox.nextDue()) !== undefined; tries += 1) {
    if (tries > 400) throw new Error('something in the outbox is not delivered');
    await wait(5);
  }
}

import type { Config } from './config.ts';
import { type CoreParts, createCore } from './core.ts';
import { describeFault, type Log } from './log.ts';
import { watchOutbox, watchTickets } from './helpdesk/watch.ts';
import { createLocalPreview } from './local-preview.ts';
import type { Observer } from './observer.ts';
import { type Connector } from './preview/connector.ts';
import { ROOT } from './root.ts';
import { createMetrics, type Metrics, metricsRoute } from './server/metrics.ts';
import type { Route } from './server/route.ts';
import { type Address, createServer, type EdgeServer } from './server/server.ts';
import { type Catalogue, loadCatalogues, missingWords } from './words/catalogue.ts';

/** How often what has expired is deleted. */
const SWEEP_MS = 10 * 60_000;

export interface AppParts extends Omit<CoreParts, 'observer'> {
  /** Routes beside those of the bot and the preview. */
  readonly routes?: readonly Route[];
  readonly maxTurns?: number;
}

export interface App {
  readonly server: EdgeServer;
  /** Where the preview's replies land; absent with an app id. */
  readonly connector?: Connector;
  listen(): Promise<Address>;
  close(graceMs?: number): Promise<void>;
}

/**
 * The one composition root: puts the bot, its adapter, the preview and the server together. It starts nothing until `listen`,
 * and reads neither environment nor clock. The preview is served only when there is no app id, since it authenticates nobody.
 */
export function createApp(given: AppParts): App {
  const metrics = createMetrics({ backlog: given.store.backlog, now: given.now });
  const parts = watched(given, metrics.observer);
  const { config, log } = parts;
  const catalogues = loadCatalogues(new URL('locales/', ROOT));
  tellMissingWords(catalogues, log);
  const loopbackOnly = config.identity === undefined;
  const preview = loopbackOnly ? createLocalPreview(parts.store, catalogues) : undefined;
  const core = createCore(parts, catalogues);
  const server = createServer({
    processTurn: core.processTurn,
    routes: [...metricsRoutes(config, metrics), ...(preview?.routes ?? []), ...(parts.routes ?? [])],
    isReady: parts.store.isReady,
    loopbackOnly,
    log,
    observer: parts.observer,
    ...(parts.maxTurns === undefined ? {} : { maxTurns: parts.maxTurns }),
  });
  let sweeping: NodeJS.Timeout | undefined;
  return {
    server,
    ...(preview === undefined ? {} : { connector: preview.connector }),
    async listen() {
      const address = await server.listen(config);
      core.startDelivery();
      await tellMissingDesk(parts);
      sweeping = setInterval(() => void sweep(parts), SWEEP_MS).unref();
      return { host: config.host, ...address };
    },
    async close(graceMs) {
      clearInterval(sweeping);
      preview?.close();
      await server.close(graceMs);
      await core.stopDelivery();
      await parts.store.close();
    },
  };
}

function watched(parts: AppParts, observer: Observer): CoreParts & AppParts {
  const { store } = parts;
  const tickets = watchTickets(store.tickets, observer.ticket);
  const outbox = watchOutbox(store.outbox, observer.delivery);
  const ask = async (): Promise<boolean> => {
    const ready = await store.isReady();
    if (!ready) observer.storageFailed('readiness');
    return ready;
  };
  // Anybody may ask: however many do at once, the database is asked once.
  let asking: Promise<boolean> | undefined;
  const isReady = () => (asking ??= ask().finally(() => (asking = undefined)));
  return { ...parts, observer, store: { ...store, tickets, outbox, isReady } };
}

/** With an app id the port is the world's, so there have to be words that only the reader knows. */
function metricsRoutes({ identity, metricsToken }: Config, metrics: Metrics): readonly Route[] {
  return identity === undefined || metricsToken !== undefined ? [metricsRoute(metrics, metricsToken)] : [];
}

async function sweep({ store, now, log, observer }: CoreParts): Promise<void> {
  try {
    await store.sweep(now());
  } catch (error) {
    observer.storageFailed('sweep');
    log('warn', 'sweep-failed', describeFault(error));
  }
}

/** Without a desk nobody is offered a ticket; whoever runs the bot may not know. */
async function tellMissingDesk({ store, log }: AppParts): Promise<void> {
  if (!(await store.desks.anywhere())) log('info', 'no-help-desk');
}

function tellMissingWords(catalogues: readonly Catalogue[], log: Log): void {
  for (const catalogue of catalogues) {
    const count = missingWords(catalogues, catalogue).length;
    if (count > 0) log('warn', 'words-missing', { name: catalogue.locale, count });
  }
}

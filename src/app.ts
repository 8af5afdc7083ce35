import type { Config } from './config.ts';
import { type CoreParts, createCore } from './core.ts';
import { describeFault, type Log } from './log.ts';
import { FOUND_IDS, insightsOf, periodOf } from './helpdesk/insights.ts';
import { createTallies, type Tallies } from './helpdesk/tally.ts';
import { watchPeople } from './helpdesk/people.ts';
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
/** How often what was counted is stored. */
const TALLY_MS = 10_000;

export interface AppParts extends Omit<CoreParts, 'observer' | 'tallies'> {
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
  const catalogues = loadCatalogues(new URL('locales/', ROOT));
  const tallies = createTallies({ store: given.store.figures.count, now: given.now });
  const metrics = metricsOf(given, tallies, catalogues);
  const parts = { ...watched(given, metrics.observer), tallies };
  const { config, log } = parts;
  tellMissingWords(catalogues, log);
  const loopbackOnly = config.identity === undefined;
  const preview = loopbackOnly ? createLocalPreview(parts.store, catalogues) : undefined;
  const core = createCore(parts, catalogues);
  const server = createServer({
    processTurn: core.processTurn,
    routes: [...metricsRoutes(config, metrics), ...core.routes, ...(preview?.routes ?? []), ...(parts.routes ?? [])],
    isReady: parts.store.isReady,
    loopbackOnly,
    log,
    observer: parts.observer,
    ...(parts.maxTurns === undefined ? {} : { maxTurns: parts.maxTurns }),
  });
  const timers: NodeJS.Timeout[] = [];
  const every = (ms: number, work: (parts: CoreParts) => Promise<void>) =>
    timers.push(setInterval(() => void work(parts), ms).unref());
  return {
    server,
    ...(preview === undefined ? {} : { connector: preview.connector }),
    async listen() {
      const address = await server.listen(config);
      core.startDelivery();
      await tellMissingDesk(parts);
      every(SWEEP_MS, sweep);
      every(TALLY_MS, writeTallies);
      return { host: config.host, ...address };
    },
    async close(graceMs) {
      timers.forEach(clearInterval);
      preview?.close();
      await server.close(graceMs);
      await core.stopDelivery();
      await writeTallies(parts);
      await parts.store.close();
    },
  };
}

/** With what the help desk sees as `insights`, of all tenants together. */
function metricsOf({ store, now }: AppParts, tallies: Tallies, catalogues: readonly Catalogue[]): Metrics {
  const read = async () => {
    await tallies.write();
    const period = periodOf(now());
    return insightsOf(await store.figures.read(period), period);
  };
  const locales = catalogues.map(({ locale }) => locale);
  return createMetrics({ backlog: store.backlog, now, insights: { read, causes: FOUND_IDS, locales } });
}

function watched(parts: AppParts, observer: Observer): Omit<CoreParts, 'tallies'> & AppParts {
  const { store } = parts;
  const tickets = watchTickets(store.tickets, observer.ticket);
  const outbox = watchOutbox(store.outbox, observer.delivery);
  const people = watchPeople(store.people, (fault) => {
    observer.storageFailed('sweep');
    parts.log('warn', 'file-not-cleaned', describeFault(fault));
  });
  const ask = async (): Promise<boolean> => {
    const ready = await store.isReady();
    if (!ready) observer.storageFailed('readiness');
    return ready;
  };
  // Anybody may ask: however many do at once, the database is asked once.
  let asking: Promise<boolean> | undefined;
  const isReady = () => (asking ??= ask().finally(() => (asking = undefined)));
  return { ...parts, observer, store: { ...store, tickets, outbox, people, isReady } };
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

async function writeTallies({ tallies, log, observer }: CoreParts): Promise<void> {
  try {
    await tallies.write();
  } catch (error) {
    observer.storageFailed('counts');
    log('warn', 'counts-unwritten', describeFault(error));
  }
}

/** Without a desk nobody is offered a ticket; whoever runs the bot may not know. */
async function tellMissingDesk({ config, store, log }: AppParts): Promise<void> {
  if (config.webhook === undefined && !(await store.desks.anywhere())) log('info', 'no-help-desk');
}

function tellMissingWords(catalogues: readonly Catalogue[], log: Log): void {
  for (const catalogue of catalogues) {
    const count = missingWords(catalogues, catalogue).length;
    if (count > 0) log('warn', 'words-missing', { name: catalogue.locale, count });
  }
}

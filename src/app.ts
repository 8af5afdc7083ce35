import { existsSync, readFileSync } from 'node:fs';
import type { CloudAdapter } from 'botbuilder';
import { loadCards } from './cards/render.ts';
import type { Config } from './config.ts';
import { describeFault, type Log } from './log.ts';
import { createHelpDesk } from './helpdesk/desk.ts';
import { deliverDue } from './helpdesk/delivery.ts';
import { createPace } from './helpdesk/pace.ts';
import { type Postman, startPostman } from './helpdesk/postman.ts';
import { type Connector } from './preview/connector.ts';
import { createPreview, type Preview, type PreviewLocale } from './preview/index.ts';
import { ROOT } from './root.ts';
import type { ProcessTurn } from './server/messages.ts';
import type { Route } from './server/route.ts';
import { type Address, createServer, type EdgeServer } from './server/server.ts';
import { createAdapter, type OnFault } from './teams/adapter.ts';
import { type Bot, createBot } from './teams/bot.ts';
import type { Store } from './storage/open.ts';
import { createCourier } from './teams/desk/courier.ts';
import { createMessenger } from './teams/desk/messenger.ts';
import { createRoster } from './teams/desk/roster.ts';
import type { BotParts } from './teams/turn.ts';
import type { Permissions } from './triage/permissions/permissions.ts';
import { type Catalogue, loadCatalogues, missingWords, SOURCE_LOCALE } from './words/catalogue.ts';
import { createWords, type Words } from './words/words.ts';

/** How often what has expired is deleted. */
const SWEEP_MS = 10 * 60_000;

export interface AppParts {
  readonly config: Config;
  readonly log: Log;
  /** A short id that a person can read out: it stands on the card of a failure and in the log. */
  readonly newId: () => string;
  /** Milliseconds. */
  readonly now: () => number;
  /** What Microsoft publishes of permissions; the built-in table when none is given. */
  readonly permissions?: Permissions | undefined;
  /** Closed with the app. */
  readonly store: Store;
  /** The bot to run; the real one when none is given. */
  readonly bot?: Bot;
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
export function createApp(parts: AppParts): App {
  const { config, log } = parts;
  const catalogues = loadCatalogues(new URL('locales/', ROOT));
  tellMissingWords(catalogues, log);
  const loopbackOnly = config.identity === undefined;
  const preview = loopbackOnly ? previewOf(parts, catalogues) : undefined;
  const core = createCore(parts, catalogues);
  const server = createServer({
    processTurn: core.processTurn,
    routes: [...(preview?.routes ?? []), ...(parts.routes ?? [])],
    isReady: parts.store.isReady,
    loopbackOnly,
    log,
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

async function sweep({ store, now, log }: AppParts): Promise<void> {
  try {
    await store.sweep(now());
  } catch (error) {
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

/** The bot, its adapter, and the help desk's delivery, which writes through the same adapter. */
interface Core {
  readonly processTurn: ProcessTurn;
  readonly startDelivery: () => void;
  readonly stopDelivery: () => Promise<void>;
}

function createCore(parts: AppParts, catalogues: readonly Catalogue[]): Core {
  const { config, log } = parts;
  let postman: Postman | undefined;
  const botParts = botPartsOf(parts, catalogues, () => postman?.wake());
  const bot = parts.bot ?? createBot(botParts);
  const adapter = createAdapter(config.identity, faultBoundary(parts, bot));
  return {
    processTurn: async (request, response) => {
      // Without an identity a token proves nothing, and to check one the adapter would go to the network.
      const headers = config.identity === undefined ? {} : request.headers;
      await adapter.process({ ...request, headers }, response, bot.turn);
    },
    startDelivery: () => {
      const deliver = deliveryOf(parts, botParts, adapter);
      const onFault = (error: unknown) => log('error', 'delivery-fault', describeFault(error));
      postman = startPostman({ deliver, nextDue: parts.store.outbox.nextDue, now: parts.now, onFault });
    },
    stopDelivery: async () => postman?.stop(),
  };
}

function botPartsOf(parts: AppParts, catalogues: readonly Catalogue[], wake: () => void): BotParts {
  const { config, now, newId, permissions, store } = parts;
  const { tickets, desks, outbox } = store;
  return {
    storage: store.state,
    seen: store.seen,
    catalogues,
    render: loadCards(new URL('cards/', ROOT)),
    now,
    newId,
    permissions,
    defaultLocale: config.defaultLocale,
    desk: {
      help: createHelpDesk({ tickets, desks, outbox, now, wake }),
      tickets,
      outbox,
      roster: createRoster(now),
      wake,
      rules: { ...config.desk, isOpenToAll: config.identity === undefined },
    },
  };
}

function deliveryOf(parts: AppParts, botParts: BotParts, adapter: CloudAdapter): () => Promise<number> {
  const { tickets, desks, outbox } = parts.store;
  const courier = createCourier(botParts, createMessenger(adapter, parts.config.identity?.id ?? ''));
  const onTrouble = (event: string, code: string) => parts.log('warn', event, { code });
  const delivery = { tickets, desks, outbox, courier, pace: createPace(), now: parts.now, random: Math.random, onTrouble };
  return () => deliverDue(delivery);
}

function faultBoundary({ log, newId }: AppParts, bot: Bot): OnFault {
  return async (context, error) => {
    const reference = newId();
    const { id, type, name } = context.activity;
    const fault = describeFault(error);
    log('error', 'turn-failed', { ...fault, reference, activityId: id, activityType: type, invoke: name });
    await bot.apologize(context, reference, typeof fault.code === 'string' ? fault.code : undefined);
  };
}

function previewOf({ store }: AppParts, catalogues: readonly Catalogue[]): Preview {
  const deskOf = async (tenantId: string) => {
    const desk = await store.desks.of(tenantId);
    return desk && { locale: desk.locale, ...desk.address };
  };
  return createPreview({ root: ROOT, locales: previewLocales(catalogues), deskOf });
}

/** The locales that have words for the page, each by its own name; English first, since it fills the gaps of the others. */
function previewLocales(catalogues: readonly Catalogue[]): readonly PreviewLocale[] {
  return catalogues
    .filter(({ locale }) => existsSync(previewWords(locale)))
    .toSorted((a, b) => Number(b.locale === SOURCE_LOCALE) - Number(a.locale === SOURCE_LOCALE))
    .map(({ locale }) => ({ ...tongueOf(createWords(catalogues, locale)), words: wordsOfPage(locale) }));
}

function tongueOf(words: Words): Omit<PreviewLocale, 'words'> {
  const [register = '', tickets = ''] = (['commands.use-this-channel', 'commands.tickets'] as const).map(
    (key) => words.synonyms(key)[0],
  );
  return { tag: words.locale, name: words.text('cards.language.name'), commands: { 'use-this-channel': register, tickets } };
}

function wordsOfPage(locale: string): PreviewLocale['words'] {
  return JSON.parse(readFileSync(previewWords(locale), 'utf8'));
}

function previewWords(locale: string): URL {
  return new URL(`locales/${locale}/preview.json`, ROOT);
}

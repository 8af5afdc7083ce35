import { loadCards } from './cards/render.ts';
import type { Config } from './config.ts';
import { createHelpDesk } from './helpdesk/desk.ts';
import type { Courier } from './helpdesk/ports.ts';
import type { Tallies } from './helpdesk/tally.ts';
import { describeFault, type Log } from './log.ts';
import type { Observer } from './observer.ts';
import { createPost } from './post.ts';
import { TENANT_ID } from './preview/people.ts';
import { ROOT } from './root.ts';
import type { ProcessTurn } from './server/messages.ts';
import type { Route } from './server/route.ts';
import type { Store } from './storage/open.ts';
import { STATE_DAYS } from './storage/options.ts';
import { createAdapter, createSender, type OnFault } from './teams/adapter.ts';
import { createAllowance } from './teams/allowance.ts';
import { type Bot, createBot } from './teams/bot.ts';
import { createCourier } from './teams/desk/courier.ts';
import { createMessenger } from './teams/desk/messenger.ts';
import { createRoster } from './teams/desk/roster.ts';
import { createEntry } from './teams/entry.ts';
import type { Trust } from './teams/trust.ts';
import type { BotParts } from './teams/turn.ts';
import type { Permissions } from './triage/permissions/permissions.ts';
import { statusRoute } from './webhook/status-route.ts';
import type { Catalogue } from './words/catalogue.ts';

/** What the bot is put together from; the rest of the app is around it. */
export interface CoreParts {
  readonly config: Config;
  readonly log: Log;
  readonly observer: Observer;
  /** A short id that a person can read out: it stands on the card of a failure and in the log. */
  readonly newId: () => string;
  /** Milliseconds. */
  readonly now: () => number;
  /** What Microsoft publishes of permissions; the built-in table when none is given. */
  readonly permissions?: Permissions | undefined;
  /** Closed with the app. */
  readonly store: Store;
  readonly tallies: Tallies;
  /** The bot to run; the real one when none is given. */
  readonly bot?: Bot;
  /** Whom the bot believes; Bot Framework when absent. */
  readonly trust?: Trust;
}

/** The bot, its adapter, and the help desk's delivery, which writes through the same adapter. */
export interface Core {
  readonly processTurn: ProcessTurn;
  /** The way in for the program behind the webhook, where there is one. */
  readonly routes: readonly Route[];
  readonly startDelivery: () => void;
  readonly stopDelivery: () => Promise<void>;
}

/** Puts the bot together behind what every activity passes first. It starts no delivery by itself. */
export function createCore(parts: CoreParts, catalogues: readonly Catalogue[]): Core {
  const { config, log, observer } = parts;
  const courier = (): Courier => courierOf(parts, botParts);
  const post = createPost({ ...parts, courier });
  const botParts = botPartsOf(parts, catalogues, post.wake);
  const bot = parts.bot ?? createBot(botParts);
  const turn = createEntry(bot.turn, {
    tenants: tenantsOf(config),
    // Whoever is not authenticated can be anybody anew with each turn.
    allowance: config.identity && createAllowance(),
    observer,
    bot: botParts,
  });
  const adapter = createAdapter({ ...config, trust: parts.trust }, faultBoundary(parts, bot), {
    onRefused: (reason, error) => {
      observer.refused(reason);
      if (reason === 'unauthorized') log('debug', 'caller-refused');
      else log('warn', 'caller-unverifiable', describeFault(error));
    },
    onLost: (error) => log('error', 'turn-lost', describeFault(error)),
  });
  return {
    processTurn: async (request, response) => {
      // Without an identity a token proves nothing, and to check one the adapter would go to the network.
      const headers = config.identity === undefined ? {} : request.headers;
      await adapter.process({ ...request, headers }, response, turn);
    },
    routes: webhookRoutes(parts, botParts),
    startDelivery: post.start,
    stopDelivery: post.stop,
  };
}

function webhookRoutes({ config, now, log, observer }: CoreParts, { desk: { help } }: BotParts): readonly Route[] {
  const { webhook } = config;
  return webhook === undefined
    ? []
    : [statusRoute({ secret: webhook.secret, help, tenants: tenantsOf(config), now, log, observer })];
}

/** The preview plays a tenant of its own. */
function tenantsOf({ tenants, identity }: Config): readonly string[] | undefined {
  return identity === undefined ? tenants && [...tenants, TENANT_ID] : tenants;
}

function isStorageFault(error: unknown): boolean {
  return describeFault(error).code === 'storage-unavailable';
}

function botPartsOf(parts: CoreParts, catalogues: readonly Catalogue[], wake: () => void): BotParts {
  const { config, now, newId, permissions, store } = parts;
  const { tickets, desks, outbox } = store;
  const hasWebhook = config.webhook !== undefined;
  return {
    storage: store.state,
    observer: parts.observer,
    seen: store.seen,
    catalogues,
    render: loadCards(new URL('cards/', ROOT)),
    now,
    newId,
    permissions,
    defaultLocale: config.defaultLocale,
    privacy: { people: store.people, days: { tickets: config.retentionDays, state: Math.min(STATE_DAYS, config.retentionDays) } },
    desk: {
      help: createHelpDesk({ tickets, desks, outbox, now, wake, hasWebhook }),
      hasWebhook,
      tickets,
      outbox,
      roster: createRoster(now),
      figures: store.figures,
      tallies: parts.tallies,
      wake,
      rules: { ...config.desk, isOpenToAll: config.identity === undefined },
    },
  };
}

function courierOf(parts: CoreParts, botParts: BotParts): Courier {
  const sender = createSender({ ...parts.config, trust: parts.trust });
  return createCourier(botParts, createMessenger(sender, parts.config.identity?.id ?? ''));
}

function faultBoundary({ log, newId, observer }: CoreParts, bot: Bot): OnFault {
  return async (context, error) => {
    const reference = newId();
    const { id, type, name } = context.activity;
    const fault = describeFault(error);
    if (isStorageFault(error)) observer.storageFailed('turn');
    log('error', 'turn-failed', { ...fault, reference, activityId: id, activityType: type, invoke: name });
    await bot.apologize(context, reference, typeof fault.code === 'string' ? fault.code : undefined);
  };
}

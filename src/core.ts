import { loadCards } from './cards/render.ts';
import type { Config } from './config.ts';
import { createHelpDesk } from './helpdesk/desk.ts';
import { deliverDue } from './helpdesk/delivery.ts';
import { createPace } from './helpdesk/pace.ts';
import { type Postman, startPostman } from './helpdesk/postman.ts';
import { describeFault, type Log } from './log.ts';
import type { Observer } from './observer.ts';
import { TENANT_ID } from './preview/people.ts';
import { ROOT } from './root.ts';
import type { ProcessTurn } from './server/messages.ts';
import type { Store } from './storage/open.ts';
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
  /** The bot to run; the real one when none is given. */
  readonly bot?: Bot;
  /** Whom the bot believes; Bot Framework when absent. */
  readonly trust?: Trust;
}

/** The bot, its adapter, and the help desk's delivery, which writes through the same adapter. */
export interface Core {
  readonly processTurn: ProcessTurn;
  readonly startDelivery: () => void;
  readonly stopDelivery: () => Promise<void>;
}

/** Puts the bot together behind what every activity passes first. It starts no delivery by itself. */
export function createCore(parts: CoreParts, catalogues: readonly Catalogue[]): Core {
  const { config, log, observer } = parts;
  let postman: Postman | undefined;
  const botParts = botPartsOf(parts, catalogues, () => postman?.wake());
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
    startDelivery: () => {
      const deliver = deliveryOf(parts, botParts);
      const onFault = (error: unknown) => {
        if (isStorageFault(error)) observer.storageFailed('delivery');
        log('error', 'delivery-fault', describeFault(error));
      };
      postman = startPostman({ deliver, nextDue: parts.store.outbox.nextDue, now: parts.now, onFault });
    },
    stopDelivery: async () => postman?.stop(),
  };
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

function deliveryOf(parts: CoreParts, botParts: BotParts): () => Promise<number> {
  const { tickets, desks, outbox } = parts.store;
  const courier = createCourier(
    botParts,
    createMessenger(createSender({ ...parts.config, trust: parts.trust }), parts.config.identity?.id ?? ''),
  );
  const onTrouble = (event: string, code: string) => parts.log('warn', event, { code });
  const delivery = { tickets, desks, outbox, courier, pace: createPace(), now: parts.now, random: Math.random, onTrouble };
  return () => deliverDue(delivery);
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

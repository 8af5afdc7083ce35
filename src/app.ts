import type { TurnContext } from 'botbuilder';
import type { Config } from './config.ts';
import { describeFault, type Log } from './log.ts';
import type { ProcessTurn } from './server/messages.ts';
import type { Route } from './server/route.ts';
import { createServer, type EdgeServer } from './server/server.ts';
import { createAdapter, type OnFault } from './teams/adapter.ts';
import { createBot } from './teams/bot.ts';

export interface AppParts {
  readonly config: Config;
  readonly log: Log;
  /** A short reference that a person can read out to the operator. */
  readonly newId: () => string;
  /** The bot to run; the real one when none is given. */
  readonly bot?: (context: TurnContext) => Promise<void>;
  /** Tells the person that something failed, with the reference that stands in the log. */
  readonly apologize?: (context: TurnContext, reference: string) => Promise<void>;
  readonly routes?: readonly Route[];
  readonly maxTurns?: number;
}

export interface App {
  readonly server: EdgeServer;
  listen(): Promise<{ readonly host: string; readonly port: number }>;
  close(graceMs?: number): Promise<void>;
}

/**
 * The one composition root: puts the bot, its adapter and the server together. It starts nothing until `listen`, and reads neither environment nor clock.
 */
export function createApp(parts: AppParts): App {
  const { config, log } = parts;
  const loopbackOnly = config.identity === undefined;
  const server = createServer({
    processTurn: processTurns(parts),
    // The local preview is mounted here when nobody is authenticated: [...(loopbackOnly ? createPreview(...).routes : []), ...]
    routes: parts.routes ?? [],
    isReady: async () => true,
    loopbackOnly,
    log,
    ...(parts.maxTurns === undefined ? {} : { maxTurns: parts.maxTurns }),
  });
  return {
    server,
    listen: async () => ({ host: config.host, ...(await server.listen(config)) }),
    close: (graceMs) => server.close(graceMs),
  };
}

function processTurns(parts: AppParts): ProcessTurn {
  const adapter = createAdapter(parts.config.identity, faultBoundary(parts));
  const bot = parts.bot ?? createBot();
  return async (request, response) => {
    // Without an identity a token proves nothing, and to check one the adapter would go to the network.
    const headers = parts.config.identity === undefined ? {} : request.headers;
    await adapter.process({ ...request, headers }, response, bot);
  };
}

function faultBoundary({ log, newId, apologize }: AppParts): OnFault {
  return async (context, error) => {
    const reference = newId();
    const { id, type, name } = context.activity;
    log('error', 'turn-failed', {
      ...describeFault(error),
      reference,
      activityId: id,
      activityType: type,
      ...(name ? { invoke: name } : {}),
    });
    await apologize?.(context, reference);
  };
}

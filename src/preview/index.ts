import type { Route } from '../server/route.ts';
import { CONNECTOR_PATH, type Connector, createConnector } from './connector.ts';
import { deskRoute, type RegisteredDesk } from './desk.ts';
import { createEventStreams } from './events.ts';
import { pageRoutes } from './page.ts';
import { BOT, DESK_CHANNEL, DESK_PEOPLE, TENANT_ID, YOU } from './people.ts';

/** A language of the page: its tag, its own name for itself, `locales/<tag>/preview.json`, and what its buttons write to the bot. */
export interface PreviewLocale {
  readonly tag: string;
  readonly name: string;
  readonly words: Readonly<Record<string, string>>;
  readonly commands: { readonly 'use-this-channel': string; readonly tickets: string };
}

export interface PreviewOptions {
  /** The folder of the project: the page is `web/` and `dist/web/` in it. */
  readonly root: URL;
  /** At least one; words that a locale lacks are taken from the first. */
  readonly locales: readonly PreviewLocale[];
  /** The help desk of the tenant of the preview; none when absent. */
  readonly deskOf?: (tenantId: string) => Promise<RegisteredDesk | undefined>;
  /** Given by whoever wants to look at it from outside; else the preview makes its own. */
  readonly connector?: Connector;
}

export interface Preview {
  readonly routes: readonly Route[];
  readonly connector: Connector;
  /** Ends the open event streams; call it before the server is closed. */
  readonly close: () => void;
}

/**
 * The local preview: a page at `/` that plays a Teams client, and the connector that the bot answers to.
 * It authenticates nobody and shows every conversation to whoever asks, so it must be mounted on loopback only.
 */
export function createPreview({ root, locales, deskOf, connector = createConnector() }: PreviewOptions): Preview {
  const streams = createEventStreams(connector);
  const desk = { ...DESK_CHANNEL, people: DESK_PEOPLE };
  const settings = { locales, you: YOU, desk, bot: BOT, tenantId: TENANT_ID, connector: CONNECTOR_PATH };
  const settingsRoute: Route = {
    method: 'GET',
    path: '/preview/settings',
    handle: async () => ({ status: 200, headers: { 'Cache-Control': 'no-store' }, body: settings }),
  };
  return {
    routes: [...pageRoutes(root), settingsRoute, deskRoute(async () => deskOf?.(TENANT_ID)), streams.route, ...connector.routes],
    connector,
    close: streams.close,
  };
}

import type { Route } from '../server/route.ts';
import { CONNECTOR_PATH, type Connector, createConnector } from './connector.ts';
import { createEventStreams } from './events.ts';
import { pageRoutes } from './page.ts';
import { BOT, TENANT_ID, YOU } from './people.ts';

/** A language of the page: its tag, its own name for itself, and `locales/<tag>/preview.json`. */
export interface PreviewLocale {
  readonly tag: string;
  readonly name: string;
  readonly words: Readonly<Record<string, string>>;
}

export interface PreviewOptions {
  /** The folder of the project: the page is `web/` and `dist/web/` in it. */
  readonly root: URL;
  /** At least one; words that a locale lacks are taken from the first. */
  readonly locales: readonly PreviewLocale[];
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
export function createPreview({ root, locales, connector = createConnector() }: PreviewOptions): Preview {
  const streams = createEventStreams(connector);
  const settings = { locales, you: YOU, bot: BOT, tenantId: TENANT_ID, connector: CONNECTOR_PATH };
  const settingsRoute: Route = {
    method: 'GET',
    path: '/preview/settings',
    handle: async () => ({ status: 200, headers: { 'Cache-Control': 'no-store' }, body: settings }),
  };
  return {
    routes: [...pageRoutes(root), settingsRoute, streams.route, ...connector.routes],
    connector,
    close: streams.close,
  };
}

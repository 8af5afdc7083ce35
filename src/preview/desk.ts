import type { Route } from '../server/route.ts';
import { CONNECTOR_PATH } from './connector.ts';
import { DESK_CHANNEL } from './people.ts';

/** What is registered as the help desk, as far as the page wants to know. */
export interface RegisteredDesk {
  readonly locale: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
}

/**
 * `GET /preview/desk`: the language of the channel if it is the help desk, else nothing. A desk of another port counts as none,
 * since what is sent there does not arrive here.
 */
export function deskRoute(deskOf: () => Promise<RegisteredDesk | undefined>): Route {
  return {
    method: 'GET',
    path: '/preview/desk',
    handle: async ({ request }) => {
      const desk = await deskOf();
      const isHere =
        desk?.conversationId === DESK_CHANNEL.channelId && portOf(desk.serviceUrl) === portOf(`http://${request.headers.host}`);
      const body = isHere ? { locale: desk.locale } : {};
      return { status: 200, headers: { 'Cache-Control': 'no-store' }, body };
    },
  };
}

function portOf(url: string): string {
  return URL.canParse(url) ? new URL(url.replace(CONNECTOR_PATH, '')).port : '';
}

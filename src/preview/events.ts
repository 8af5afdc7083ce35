import type { Call, Reply, Route } from '../server/route.ts';
import type { Connector, ConnectorEvent } from './connector.ts';

export interface EventStreams {
  readonly route: Route;
  /** Ends every open stream: a server waits for its connections when it stops, and these end by themselves never. */
  readonly close: () => void;
}

/**
 * `GET /preview/events?conversation=ID`: server-sent events named `activity`, each `{ kind, activity }`.
 * A client that comes back with `Last-Event-ID` gets what it missed; one that comes new gets what stands.
 */
export function createEventStreams(connector: Connector): EventStreams {
  const open = new Set<Call['response']>();
  const handle = async (call: Call): Promise<Reply | undefined> => {
    const { request, response } = call;
    const conversationId = new URL(request.url ?? '', 'http://localhost').searchParams.get('conversation') ?? '';
    if (conversationId === '' || conversationId.length > 200) return { status: 400 };
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    const tell = (event: ConnectorEvent): void => {
      response.write(frame(event));
    };
    response.write('retry: 1000\n\n');
    for (const event of connector.missed(conversationId, lastEventId(call))) tell(event);
    const stop = connector.subscribe(conversationId, tell);
    open.add(response);
    response.on('close', () => {
      stop();
      open.delete(response);
    });
    return undefined;
  };
  const close = (): void => {
    for (const response of open) response.end();
  };
  return { route: { method: 'GET', path: '/preview/events', handle }, close };
}

function frame({ id, kind, activity }: ConnectorEvent): string {
  return `id: ${id}\nevent: activity\ndata: ${JSON.stringify({ kind, activity })}\n\n`;
}

function lastEventId({ request }: Call): string | undefined {
  const id = request.headers['last-event-id'];
  return typeof id === 'string' ? id : undefined;
}

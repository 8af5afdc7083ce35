import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Route } from '../../src/server/route.ts';

export interface Served {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves routes on a free loopback port without the guards of the real server, so that a test sees the routes alone. */
export async function serve(routes: readonly Route[]): Promise<Served> {
  const server = createServer((request, response) => {
    void answer(routes, request).then(async ({ route, params, body }) => {
      const reply = route === undefined ? { status: 404 } : await route.handle({ params, body, request, response });
      if (reply === undefined) return;
      const raw = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
      // Two statements: once any test has loaded restify, `writeHead` returns nothing.
      response.writeHead(reply.status, 'headers' in reply ? { ...reply.headers } : {});
      response.end(raw);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(routes: readonly Route[], request: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  const { pathname } = new URL(request.url ?? '', 'http://localhost');
  for (const route of routes) {
    const params = route.method === request.method ? match(route.path, pathname) : undefined;
    if (params !== undefined) return { route, params, body };
  }
  return { params: {}, body };
}

function match(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decodeURIComponent(given[index] ?? '');
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

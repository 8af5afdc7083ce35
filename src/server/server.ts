import type { Duplex } from 'node:stream';
import restify from 'restify';
import { describeFault, type Log } from '../log.ts';
import type { Observer } from '../observer.ts';
import { isAddressable, Refusal, secure } from './guards.ts';
import { type JsonBody, readJson } from './json-body.ts';
import { messagesRoute, type ProcessTurn } from './messages.ts';
import { writeReply } from './reply.ts';
import type { Reply, Route } from './route.ts';
import { TurnGate } from './turn-gate.ts';

export interface ServerParts {
  readonly processTurn: ProcessTurn;
  /** Routes beside the bot's own, behind the same guards. */
  readonly routes: readonly Route[];
  readonly isReady: () => Promise<boolean>;
  /** Nobody is authenticated: only this machine may call, and only this machine is answered. */
  readonly loopbackOnly: boolean;
  readonly log: Log;
  readonly observer: Observer;
  /** Turns in flight; more are told to come back. */
  readonly maxTurns?: number;
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface EdgeServer {
  /** Resolves to the port, which is chosen by the system when 0 is asked for. */
  listen(at: Address): Promise<{ readonly port: number }>;
  /** Stops accepting, waits for the turns in flight (at most `graceMs`), then closes what is open. */
  close(graceMs?: number): Promise<void>;
}

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'del' } as const;

/**
 * Creates the HTTP edge: the guards, the routes and an orderly stop. Whatever is sent, the process lives on, and the body of a failure is a fixed text.
 * It knows nothing of bots: a turn is a function.
 */
export function createServer(parts: ServerParts): EdgeServer {
  const { log, loopbackOnly } = parts;
  const gate = new TurnGate(parts.maxTurns ?? 200);
  const server = restify.createServer(QUIET);
  server.server.requestTimeout = 20_000;
  server.server.headersTimeout = 10_000;
  server.pre(async (request: restify.Request, response: restify.Response) => {
    secure(response, loopbackOnly);
    if (!isAddressable(request, loopbackOnly)) throw new Refusal(400);
  });
  server.on('restifyError', answerError);
  server.on('upgrade', refuseUpgrade);
  for (const route of [messagesRoute({ ...parts, gate }), ...healthRoutes(parts.isReady), ...parts.routes])
    mount(server, route, parts);
  return {
    listen: (at) => listen(server, log, at),
    close: (graceMs = 10_000) => close(server, gate, graceMs),
  };
}

// An empty name: no Server header. Ids of conversations are longer than the router's 100 characters. restify logs bodies at trace level, so it gets no log.
const silence = (): undefined => undefined;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the published types are of restify 8: no router options, another logger
const QUIET = {
  name: '',
  maxParamLength: 1000,
  log: { trace: silence, debug: silence, info: silence, warn: silence, error: silence, fatal: silence },
} as unknown as restify.ServerOptions;

function healthRoutes(isReady: () => Promise<boolean>): readonly Route[] {
  return [
    { method: 'GET', path: '/healthz', handle: async () => ({ status: 200, body: { status: 'ok' } }) },
    {
      method: 'GET',
      path: '/readyz',
      handle: async () => ((await isReady()) ? { status: 200, body: { status: 'ready' } } : { status: 503 }),
    },
  ];
}

function mount(server: restify.Server, route: Route, { log, observer }: ServerParts): void {
  const takesBody = route.method === 'POST' || route.method === 'PUT';
  server[METHODS[route.method]](route.path, async (request: restify.Request, response: restify.Response) => {
    try {
      const body = takesBody ? await readJson(request) : undefined;
      if (body?.kind === 'refused') observer.refused('shape');
      const reply = body?.kind === 'refused' ? { status: body.status } : await run(route, request, response, body);
      if (reply !== undefined) writeReply(response, reply);
    } catch (error) {
      log('error', 'request-failed', { ...describeFault(error), method: route.method, route: route.path });
      writeReply(response, { status: 500 });
    }
  });
}

async function run(
  route: Route,
  request: restify.Request,
  response: restify.Response,
  body: (JsonBody & { readonly kind: 'read' }) | undefined,
): Promise<Reply | undefined> {
  const params: Readonly<Record<string, string>> = request.params;
  const read = body && { body: body.value, rawBody: body.bytes };
  return route.handle({ params, body: undefined, ...read, request, response });
}

/** restify's own answers (no such route, no such method) quote the path and the error. */
function answerError(_request: restify.Request, response: restify.Response, error: unknown, done: () => void): void {
  const { status } = describeFault(error);
  writeReply(response, { status: typeof status === 'number' && status >= 400 && status < 500 ? status : 500 });
  // restify sends its own body unless this mark of its `send` is set.
  Object.assign(response, { _sent: true });
  done();
}

/** Without this an upgrade leaves a socket open that nobody reads, and its reset ends the process. */
function refuseUpgrade(_request: unknown, socket: Duplex): void {
  socket.on('error', () => undefined);
  socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () => socket.destroy());
}

async function listen(server: restify.Server, log: Log, { host, port }: Address): Promise<{ readonly port: number }> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  server.removeAllListeners('error');
  // A connection that could not be accepted is no reason to end.
  server.on('error', (error) => log('error', 'server-failed', describeFault(error)));
  return { port: server.address().port };
}

async function close(server: restify.Server, gate: TurnGate, graceMs: number): Promise<void> {
  if (!server.server.listening) return;
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, graceMs)));
  await Promise.race([gate.shut(), patience]);
  clearTimeout(timer);
  // What is open now is idle, an event stream of the preview, or out of patience.
  server.server.closeAllConnections();
  await closed;
}

import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { TurnContext } from 'botbuilder';
import { createApp, type AppParts } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import type { Bot } from '../../src/teams/bot.ts';
import { openMemory } from '../storage/memory.ts';

export const LOCAL: Config = {
  host: '127.0.0.1',
  port: 0,
  defaultLocale: 'en',
  logLevel: 'debug',
  databaseUrl: 'sqlite::memory:',
  retentionDays: 180,
  desk: { admins: [] },
};

export interface Probe {
  readonly url: string;
  readonly port: number;
  readonly lines: readonly string[];
  /** POSTs a body to `/api/messages`; what is no string is sent as JSON. */
  post(body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Writes bytes to a fresh connection and gives back all that comes until it is closed. */
  raw(bytes: string): Promise<string>;
  close(): Promise<void>;
}

const echo: Bot['turn'] = async (context) => {
  await context.sendActivity(`echo: ${context.activity.text}`);
};

/** Parts of the app, with a bot that may be no more than its turn; an echo when none is given. */
export interface ProbeParts extends Partial<Omit<AppParts, 'bot'>> {
  readonly bot?: Bot['turn'] | 'real';
  readonly apologize?: Bot['apologize'];
}

/** Starts the app on a free port, with a log that can be read. */
export async function startApp({ bot = echo, apologize = async () => undefined, ...parts }: ProbeParts = {}): Promise<Probe> {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', destination: { write: (line) => void lines.push(line) } });
  const app = createApp({
    config: LOCAL,
    log,
    now: Date.now,
    newId: () => 'reference-1',
    ...parts,
    store: parts.store ?? (await openMemory()),
    ...(bot === 'real' ? {} : { bot: { turn: bot, apologize } }),
  });
  const { port } = await app.listen();
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    lines,
    post: (body, headers = {}) =>
      fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      }),
    raw: (bytes) => exchange(port, bytes),
    close: () => app.close(1000),
  };
}

async function exchange(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return answer;
}

/** A complete activity as Teams sends it, changed where a test says so. */
export function message(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: 'activity-1',
    timestamp: '2026-11-20T09:34:20.642Z',
    localTimestamp: '2026-11-20T09:34:20.642+00:00',
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9/_connector',
    from: { id: 'user-1', name: 'Alex Wilber', aadObjectId: '00000000-0000-0000-0000-000000000020' },
    conversation: { id: 'conversation-1', conversationType: 'personal', tenantId: '00000000-0000-0000-0000-000000000001' },
    recipient: { id: 'bot-1', name: 'Graph Triage' },
    text: 'hello',
    locale: 'en-US',
    entities: [{ type: 'clientInfo', locale: 'en-US', timezone: 'UTC' }],
    channelData: { tenant: { id: '00000000-0000-0000-0000-000000000001' } },
    ...changes,
  };
}

/** A promise that its maker resolves. */
export class Deferred {
  readonly promise: Promise<void>;
  resolve!: () => void;

  constructor() {
    this.promise = new Promise((resolve) => {
      this.resolve = resolve;
    });
  }
}

/** A bot that keeps what reached it. */
export function recordingBot(): { readonly bot: (context: TurnContext) => Promise<void>; readonly turns: TurnContext[] } {
  const turns: TurnContext[] = [];
  return { turns, bot: async (context) => void turns.push(context) };
}

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
}

/** Stands where Teams stands: takes what the bot sends and remembers it. */
export async function startConnector(): Promise<{ readonly url: string; readonly received: Received[]; close(): Promise<void> }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body: Record<string, unknown> = JSON.parse(Buffer.concat(chunks).toString() || '{}');
      received.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
      // Not chained: restify replaces writeHead for every server of the process, and its own returns nothing.
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ id: 'sent-1' }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/_connector`,
    received,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

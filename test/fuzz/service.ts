import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Chance } from '../crash/chance.ts';

export interface Listening {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A body that somebody outside of the bot got, and where: `conversation` and the id of the activity. */
export interface Heard {
  readonly bytes: Buffer;
  readonly conversation: string;
  readonly id: string;
}

const MEMBERS = ['Megan', 'Diego'].map((name) => ({ id: `29:${name}`, aadObjectId: `aad-${name}`, name }));
/** Whoever changes a card is told now and then that it is gone, or too old. An answer must not get lost by that. */
const REFUSED = [403, 404, 412] as const;
const PATH = /\/v3\/conversations\/([^/?]+)(?:\/(\w+))?(?:\/([^/?]+))?/;

/**
 * Teams as the bot sees it. It answers every call, keeps nothing, and hands each body over as it came; that of the crash suite keeps all it gets, which in
 * ten minutes would be some gigabytes. Refusals quote what was sent, as some services do.
 */
export async function startTeamsService(chance: Chance, hear: (heard: Heard) => void): Promise<Listening> {
  let sent = 0;
  return listen(async (request, response) => {
    const bytes = await read(request);
    const [, conversation = '', part = '', activity = ''] = PATH.exec(request.url ?? '') ?? [];
    if (request.method === 'GET') return answer(response, 200, activity === '' ? { members: MEMBERS } : MEMBERS[0]);
    const isUpdate = request.method === 'PUT';
    const id = isUpdate ? decoded(activity) : `sent-${(sent += 1)}`;
    hear({ bytes, conversation: decoded(conversation), id });
    if (isUpdate && chance.is(0.05)) return answer(response, chance.pick(REFUSED), quoting(bytes));
    // Whoever makes a conversation gets its id.
    return answer(response, 200, part === '' ? { id: `made-${id}`, activityId: id } : { id });
  });
}

/** The program behind the webhook: takes nearly everything. */
export async function startReceiver(chance: Chance, hear: (bytes: Buffer) => void): Promise<Listening> {
  return listen(async (request, response) => {
    const bytes = await read(request);
    hear(bytes);
    const status = chance.is(0.95) ? 204 : 500;
    response.writeHead(status);
    response.end(status === 204 ? undefined : bytes);
  });
}

async function listen(receive: (request: IncomingMessage, response: ServerResponse) => Promise<void>): Promise<Listening> {
  const server = createServer((request, response) => void receive(request, response).catch(() => response.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

function quoting(bytes: Buffer): object {
  return { error: { code: 'ActivityNotFoundInConversation', message: bytes.toString().slice(0, 500) } };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

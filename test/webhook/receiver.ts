import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { sign, SIGNATURE_HEADER, TIMESTAMP_HEADER, verify } from '../../src/webhook/signature.ts';

export const SECRET = 'canary-secret-of-the-webhook-4711';

export interface Told {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** The body, as JSON. */
  readonly json: ReturnType<typeof JSON.parse>;
  /** What its signature is worth at the time that it names. */
  readonly verdict: string;
}

/** Does as it is told with each call; answers 204 unless told otherwise. */
export interface Receiver {
  readonly url: string;
  readonly told: Told[];
  answer: (response: ServerResponse, told: Told) => void;
  readonly close: () => Promise<void>;
}

/** Answers with a status and nothing else. restify replaces writeHead for every server of the process, and its own returns nothing. */
export const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(code, headers);
    response.end();
  };

/** A real server, where a program stands that is told of tickets. */
export async function startReceiver(): Promise<Receiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const told = toldBy(request.headers, Buffer.concat(chunks));
      receiver.told.push(told);
      receiver.answer(response, told);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/canary-path?key=canary-query`,
    told: [],
    answer: status(204),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}

function toldBy(headers: IncomingMessage['headers'], body: Buffer): Told {
  const timestamp = headers[TIMESTAMP_HEADER.toLowerCase()];
  const signature = headers[SIGNATURE_HEADER.toLowerCase()];
  const verdict = verify(SECRET, { timestamp, signature, body }, Number(timestamp) * 1000);
  return { headers, body: body.toString(), json: JSON.parse(body.toString()), verdict };
}

/** A call of the program at the bot, signed at a time. */
export interface StatusOptions {
  readonly at: number;
  readonly secret?: string;
  /** The path, where it is not that of the ticket in the body. */
  readonly path?: string;
  /** What is sent in place of the body that was signed. */
  readonly sent?: string;
  readonly headers?: Record<string, string>;
}

export async function callStatus(
  url: string,
  body: Readonly<Record<string, unknown>>,
  { at, secret = SECRET, path = `/api/tickets/${String(body.ticket)}`, sent, headers }: StatusOptions,
): Promise<{ readonly status: number; readonly body: ReturnType<typeof JSON.parse> }> {
  const text = JSON.stringify(body);
  const { timestamp, signature } = sign(secret, text, at);
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      [TIMESTAMP_HEADER]: timestamp,
      [SIGNATURE_HEADER]: signature,
      ...headers,
    },
    body: sent ?? text,
  });
  return { status: answer.status, body: await answer.json() };
}

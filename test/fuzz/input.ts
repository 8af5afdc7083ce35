import { Agent, request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { BODY_LIMIT } from '../../src/server/json-body.ts';
import { sign, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../src/webhook/signature.ts';
import type { Json } from '../teams/card-view.ts';

/** One request, as JSON: what is printed of a finding can be sent again. */
export interface Input {
  /** Which part of the fuzzer made it. */
  readonly from: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body: JSON, or a text, or bytes in Base64. */
  readonly json?: Json;
  readonly text?: string;
  readonly base64?: string;
  /** Signed when it is sent, so many seconds ago. */
  readonly signed?: { readonly secret: string; readonly ago: number };
  /** `peek` leaves once the headers are there; `cut` in the middle of its own body; `socket` sends the text alone, with no HTTP around it. */
  readonly how?: 'plain' | 'chunked' | 'slow' | 'gzip' | 'peek' | 'cut' | 'socket';
}

export type Outcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: Buffer }
  /** It went away by itself, or was not HTTP. */
  | { readonly kind: 'left' }
  | { readonly kind: 'unanswered'; readonly why: string };

export const PATIENCE_MS = 20_000;
export const LANES = 8;
const agent = new Agent({ keepAlive: true, maxSockets: LANES });
/** Has no JSON of its own: `JSON.parse` makes Infinity of it. */
export const TOO_LARGE = 123_454_321_012_345;

/** The body as it goes over the wire. With every try an activity has another id: what Teams delivers twice is handled once. */
export function bytesOf({ json, text, base64 }: Input, again: number): Buffer {
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  if (json === undefined) return Buffer.from(text ?? '');
  const isOurs = again > 0 && typeof json.id === 'string' && json.id.startsWith('fuzz-');
  return Buffer.from(
    JSON.stringify(isOurs ? { ...json, id: `${String(json.id)}-${again}` } : json).replaceAll(String(TOO_LARGE), '1e999'),
  );
}

/** Sends it and says what came back. A connection that was closed while nobody used it is no answer, so it is tried once more. */
export async function send(url: string, input: Input, again = 0): Promise<Outcome> {
  if (input.how === 'socket') return sendRaw(url, input);
  const first = await sendOnce(url, input, again);
  return first.kind === 'unanswered' && first.why === 'ECONNRESET' ? sendOnce(url, input, again) : first;
}

async function sendOnce(url: string, input: Input, again: number): Promise<Outcome> {
  const { method, path, how = 'plain' } = input;
  const plain = bytesOf(input, again);
  const bytes = how === 'gzip' ? gzipSync(plain) : plain;
  const length = how === 'chunked' ? {} : { 'Content-Length': String(how === 'cut' ? bytes.length + 9 : bytes.length) };
  const headers = { 'Content-Type': 'application/json', ...length, ...signatureOf(input, bytes), ...input.headers };
  return new Promise((resolve) => {
    const call = httpRequest(url, { method, path, headers, agent: how === 'cut' ? undefined : agent });
    call.setTimeout(PATIENCE_MS, () => call.destroy(Object.assign(new Error('late'), { code: 'late' })));
    call.on('error', (error: NodeJS.ErrnoException) =>
      resolve(mayHangUp(how, bytes) ? { kind: 'left' } : { kind: 'unanswered', why: error.code ?? 'unknown' }),
    );
    call.on('socket', hush);
    call.on('response', (response) => {
      if (how === 'peek') {
        resolve({ kind: 'answered', status: response.statusCode ?? 0, body: Buffer.alloc(0) });
        return void call.destroy();
      }
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => resolve({ kind: 'unanswered', why: 'broken' }));
      response.on('end', () => resolve({ kind: 'answered', status: response.statusCode ?? 0, body: Buffer.concat(chunks) }));
    });
    void writeTo(call, bytes, how);
  });
}

/** What is too long is refused before it is read, so the connection may end before the answer is seen. */
function mayHangUp(how: Input['how'], bytes: Buffer): boolean {
  return how === 'cut' || bytes.length > BODY_LIMIT;
}

const hushed = new WeakSet<object>();

/** Whoever is refused early may still be writing when the answer is read: what the connection says of that then concerns nobody. */
function hush(socket: Socket): void {
  if (hushed.has(socket)) return;
  hushed.add(socket);
  socket.on('error', () => undefined);
}

async function writeTo(call: ReturnType<typeof httpRequest>, bytes: Buffer, how: Input['how']): Promise<void> {
  const part = Math.ceil(bytes.length / 3) || 1;
  if (how === 'chunked' || how === 'slow')
    for (let begin = 0; begin < bytes.length && !call.destroyed; begin += part) {
      call.write(bytes.subarray(begin, begin + part));
      if (how === 'slow') await wait(60);
    }
  if (how === 'cut') {
    call.write(bytes);
    await wait(20);
    return void call.destroy();
  }
  call.end(how === 'chunked' || how === 'slow' ? undefined : bytes);
}

function signatureOf({ signed }: Input, bytes: Buffer): Readonly<Record<string, string>> {
  if (signed === undefined) return {};
  const { timestamp, signature } = sign(signed.secret, bytes, Date.now() - signed.ago * 1000);
  return { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: signature };
}

/** What is no HTTP may be answered by closing the connection. */
async function sendRaw(url: string, { text = '' }: Input): Promise<Outcome> {
  const { port, hostname: host } = new URL(url);
  const socket = connect({ port: Number(port), host });
  const chunks: Buffer[] = [];
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
  const heard = new Promise<void>((resolve) => void socket.once('data', () => resolve()));
  socket.write(text, 'latin1');
  // Half of a request keeps the other side waiting, which is its right.
  await Promise.race([closed, heard, wait(200)]);
  socket.destroy();
  await closed;
  const body = Buffer.concat(chunks);
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(body.toString('latin1'))?.[1] ?? 0);
  return status === 0 ? { kind: 'left' } : { kind: 'answered', status, body };
}

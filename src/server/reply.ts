import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Reply } from './route.ts';

/**
 * Writes a reply: strings and bytes as they are, anything else as JSON. A failure without a body says its status in words,
 * so that the body of a failure is always one of a fixed list.
 */
export function writeReply(response: ServerResponse, reply: Reply): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  const { status } = reply;
  const body = reply.body === undefined && status >= 400 ? { error: STATUS_CODES[status] ?? 'Error' } : reply.body;
  response.statusCode = status;
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  if (body !== undefined && !isRaw) response.setHeader('Content-Type', 'application/json');
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (body === undefined) response.end();
  else response.end(isRaw ? body : JSON.stringify(body));
}

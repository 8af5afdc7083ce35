import type { IncomingMessage } from 'node:http';

/** The longest body, in bytes. */
export const BODY_LIMIT = 262_144;
/** Deeper nesting is refused: it is never a card or an activity, and ends the stack of whatever walks it recursively. */
const DEEPEST = 100;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

export type JsonBody =
  | { readonly kind: 'read'; readonly value: Readonly<Record<string, unknown>>; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly status: 400 | 413 | 415 };

/**
 * Reads a request's body as one JSON object: 415 for any encoding or type but plain JSON, 413 over `BODY_LIMIT`, 400 for what is not a JSON object.
 * It says nothing of why, because a JSON parser's message quotes its input. It stands in for restify's bodyParser, which turns 194 KB of gzip into 200 MB
 * and writes multipart bodies to the disk, both before anyone is authenticated.
 */
export async function readJson(request: IncomingMessage): Promise<JsonBody> {
  if (!isPlainJson(request)) return { kind: 'refused', status: 415 };
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) return { kind: 'refused', status: 413 };
  const bytes = await readBytes(request);
  if (bytes === 'too-long') return { kind: 'refused', status: 413 };
  if (bytes === 'aborted') return { kind: 'refused', status: 400 };
  const value = parse(bytes);
  return isObject(value) && isTame(value) ? { kind: 'read', value, bytes } : { kind: 'refused', status: 400 };
}

function isPlainJson(request: IncomingMessage): boolean {
  if ((request.headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') return false;
  return /^application\/json(\s*;\s*charset="?utf-8"?)?\s*$/i.test(request.headers['content-type'] ?? '');
}

/** By events, not `for await`: leaving such a loop early destroys the socket before the refusal is sent. */
function readBytes(request: IncomingMessage): Promise<Buffer | 'too-long' | 'aborted'> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_LIMIT) {
        chunks.push(chunk);
      } else {
        chunks = [];
        resolve('too-long');
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => resolve('aborted'));
    request.on('close', () => resolve('aborted'));
  });
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(UTF8.decode(bytes));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** No `__proto__` key, which would become a prototype wherever the object is copied by assignment, and no endless nesting. */
function isTame(root: object): boolean {
  let level: object[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === DEEPEST) return false;
    const below: object[] = [];
    for (const node of level) {
      if (Object.hasOwn(node, '__proto__')) return false;
      for (const child of Object.values(node) as unknown[]) if (typeof child === 'object' && child !== null) below.push(child);
    }
    level = below;
  }
  return true;
}

import type { Json } from './json-reader.ts';
import { isObject } from './json.ts';
import { MAX_PARTS } from './part.ts';
import type { Part } from './part.ts';

/** One request of a batch. */
export interface BatchRequest {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

const MAX_DEPTH = 40;
const BASE = /(?:https?:\/\/([a-z.-]{4,60}))?\/(v1\.0|beta)\/\$batch/i;

/** The lists of requests in objects, each by id. @see https://learn.microsoft.com/graph/json-batching */
export function batchRequests(objects: readonly Readonly<Json>[]): readonly ReadonlyMap<string, BatchRequest>[] {
  return lists(objects, 'requests', ({ method, url }) => typeof method === 'string' && typeof url === 'string').map(
    (items) =>
      new Map(
        items.map(({ id, method, url, body }) => [String(id), { method: String(method).toUpperCase(), url: String(url), body }]),
      ),
  );
}

/** The lists of answers in objects. */
export function batchAnswers(objects: readonly Readonly<Json>[]): readonly (readonly Readonly<Json>[])[] {
  return lists(objects, 'responses', ({ status }) => !Number.isNaN(statusOf(status)));
}

/** Host and version of the batch, of whose address the URLs of its requests are the rest; Graph without version when the text does not tell. */
export function baseOf(text: string): string {
  const base = BASE.exec(text);
  return `https://${base?.[1] ?? 'graph.microsoft.com'}${base === null ? '' : `/${base[2]}`}`;
}

/**
 * The failed answers of a batch, each with its own request where the list of requests holds its id.
 * Does not report what succeeded.
 */
export function failedAnswers(
  answers: readonly Readonly<Json>[],
  requests: ReadonlyMap<string, BatchRequest> | undefined,
  base: string,
): readonly Part[] {
  return answers
    .filter(({ status }) => statusOf(status) >= 400)
    .slice(0, MAX_PARTS)
    .map(({ id, status, headers, body }) => {
      const request = requests?.get(String(id));
      const url = request && (/^https?:/i.test(request.url) ? request.url : `${base}/${request.url.replace(/^\//, '')}`);
      return {
        text: `${printBody(request?.body)}\n${isObject(headers) ? printHeaders(headers) : ''}\n${printBody(body)}`,
        exchange: { status: statusOf(status), ...(request && { method: request.method }), ...(url !== undefined && { url }) },
      };
    });
}

/** The outermost lists of a name: an answer holds no batch, and text that pretends so would be read again and again. */
function lists(value: unknown, name: string, fits: (item: Readonly<Json>) => boolean, depth = MAX_DEPTH): Readonly<Json>[][] {
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  const list = isObject(value) ? value[name] : undefined;
  const items = Array.isArray(list) ? list.filter(isObject).filter(fits) : [];
  return items.length > 0 ? [items] : Object.values(value).flatMap((inner) => lists(inner, name, fits, depth - 1));
}

function statusOf(status: unknown): number {
  return typeof status === 'number' || (typeof status === 'string' && /^\d{3}$/.test(status)) ? Number(status) : Number.NaN;
}

function printHeaders(headers: Readonly<Json>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('\n');
}

/** A body that is no JSON comes in base64. */
function printBody(body: unknown): string {
  if (typeof body !== 'string') return body === undefined ? '' : JSON.stringify(body);
  return /^[\w+/]{16,}={0,2}$/.test(body) ? Buffer.from(body, 'base64').toString('utf8') : body;
}

import { baseOf, batchAnswers, batchRequests, failedAnswers } from './batch.ts';
import type { Json } from './json-reader.ts';
import { findObjects, isObject, walk } from './json.ts';
import type { Part } from './part.ts';

/** Headers that say something of a refusal; all others stay behind. */
const KEPT = /^(?:authorization|(?:client-)?request-id|x-ms-ags-diagnostic|date|www-authenticate|x-ms-[\w-]{0,30}request-id)$/i;
/** Calls that the diagnosis is about: Graph, and the sign-in before it. */
const ON_TOPIC =
  /^https?:\/\/(?:(?:[\w-]+\.)?graph\.microsoft\.(?:com|us)|microsoftgraph\.chinacloudapi\.cn|graph\.windows\.net|login\.)/i;

/** The address at which tokens are issued. */
export const TOKEN_REQUEST = /\/oauth2\/(?:v2\.0\/)?token\b/i;

/** What a HAR file tells. */
export interface HarCalls {
  readonly failed: readonly Part[];
  /** Token requests that succeeded, as text: they say the flow, the app, and the token of what came next. */
  readonly signIns: readonly string[];
}

/**
 * The failed entries of a HAR file, and of batches in it; nothing when the object is no HAR.
 * Where calls to Graph or to the sign-in failed, what else failed on the page (fonts, telemetry) is left out.
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
export function readHar(object: Readonly<Json>): HarCalls | undefined {
  const entries: Readonly<Json>[] = [];
  walk(object, (inner) => {
    if (isEntry(inner)) entries.push(inner);
  });
  if (entries.length === 0) return undefined;
  const failed = entries.flatMap(partsOf);
  const onTopic = failed.filter(({ exchange }) => ON_TOPIC.test(exchange?.url ?? ''));
  return { failed: onTopic.length > 0 ? onTopic : failed, signIns: entries.flatMap(signInOf) };
}

function signInOf({ request, response }: Readonly<Json>): readonly string[] {
  if (!isObject(request) || !isObject(response) || Number(response['status']) !== 200) return [];
  const url = String(request['url']);
  return TOKEN_REQUEST.test(url) ? [`${url}\n${textOf(request['postData'])}\n${textOf(response['content'])}`] : [];
}

function isEntry({ request, response }: Readonly<Json>): boolean {
  if (!isObject(request) || !isObject(response)) return false;
  const isHar = Array.isArray(response['headers']) || isObject(response['content']);
  return isHar && typeof request['url'] === 'string' && typeof response['status'] === 'number';
}

function partsOf({ request, response }: Readonly<Json>): readonly Part[] {
  if (!isObject(request) || !isObject(response)) return [];
  const status = Number(response['status']);
  const method = typeof request['method'] === 'string' ? request['method'].toUpperCase() : '';
  const url = String(request['url']);
  const sent = textOf(request['postData']);
  const received = textOf(response['content']);
  if (status >= 400) {
    const text = [headersOf(request), sent, headersOf(response), received].join('\n\n');
    return [{ text: `${method} ${url}\n${text}`, exchange: { method, url, status } }];
  }
  return /\$batch(?:\?|$)/.test(url) ? inBatch(url, sent, received) : [];
}

function inBatch(url: string, sent: string, received: string): readonly Part[] {
  const requests = batchRequests(findObjects(sent))[0];
  return batchAnswers(findObjects(received)).flatMap((answers) => failedAnswers(answers, requests, baseOf(url)));
}

function headersOf({ headers }: Readonly<Json>): string {
  if (!Array.isArray(headers)) return '';
  return headers
    .filter(isObject)
    .filter(({ name }) => typeof name === 'string' && KEPT.test(name))
    .map(({ name, value }) => `${String(name)}: ${String(value)}`)
    .join('\n');
}

function textOf(content: unknown): string {
  if (!isObject(content) || typeof content['text'] !== 'string') return '';
  return content['encoding'] === 'base64' ? Buffer.from(content['text'], 'base64').toString('utf8') : content['text'];
}

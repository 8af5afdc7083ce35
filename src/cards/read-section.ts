import type { Evidence, Request } from '../triage/evidence.ts';
import type { Key } from '../words/catalogue.ts';
import type { LineParams, Words } from '../words/words.ts';
import type { Maybe, Section } from './card-data.ts';
import { inlines } from './inlines.ts';
import { shortened } from './lists.ts';

type Line = readonly [Key, LineParams?];
const CLAIMS = { items: 3, characters: 150 };

/** "Here is what I read": one line per fact that a paste held. Says nothing when there was no paste. */
export function readSection(words: Words, read: Evidence | undefined): Maybe<Section> {
  const lines = read === undefined ? [] : [...readLines(read)];
  if (lines.length === 0) return [];
  return [
    {
      title: words.text('cards.read.title'),
      lines: lines.map(([key, params]) => ({ inlines: inlines(words.line(key, params)) })),
    },
  ];
}

export function* readLines(read: Evidence): Iterable<Line> {
  const { graphError, aadsts, challenge, ids, required, flow } = read;
  if (read.status !== undefined) yield ['cards.read.status', { status: String(read.status) }];
  if (graphError?.code) yield ['cards.read.error-code', { code: graphError.code }];
  if (aadsts?.length) yield ['cards.read.aadsts', { codes: shortened(aadsts.map((code) => `AADSTS${code}`)) }];
  if (read.oauthError) yield ['cards.read.oauth', { error: read.oauthError }];
  if (graphError?.message) yield ['cards.read.message', { message: graphError.message }];
  if (read.request) yield ['cards.read.request', { request: requestLine(read.request) }];
  if (flow) yield ['cards.read.flow', { flow: { word: `questions.flow.answers.${flow}` } }];
  if (required) yield ['cards.read.required', { needed: shortened(required.anyOf) }];
  if (challenge) yield ['cards.read.challenge', { asks: shortened(challenge.asks, CLAIMS).join(', ') }];
  if (read.token) yield [tokenKey(read.token.kind)];
  if (ids?.requestId) yield ['cards.read.request-id', { id: ids.requestId }];
  if (ids?.correlationId) yield ['cards.read.correlation-id', { id: ids.correlationId }];
  if (ids?.traceId) yield ['cards.read.trace-id', { id: ids.traceId }];
  if (ids?.timestamp) yield ['cards.read.time', { time: timeOf(ids.timestamp) }];
}

function tokenKey(kind: string): Key {
  return kind === 'access-token' || kind === 'id-token' ? `cards.read.token.${kind}` : 'cards.read.token.other';
}

export function requestLine({ method, host, version, path, query }: Request): string {
  const target = [host, version].filter(Boolean).join('/') + (path ?? '');
  return [method, query?.length ? `${target}?${query.join('&')}` : target].filter(Boolean).join(' ');
}

export function timeOf(timestamp: string): LineParams[string] {
  const time = Date.parse(timestamp);
  return Number.isNaN(time) ? timestamp : { time: time / 1000 };
}

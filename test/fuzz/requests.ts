import type { Chance } from '../crash/chance.ts';
import type { Json } from '../teams/card-view.ts';
import { CAUSES } from '../../src/triage/causes/index.ts';
import type { Input } from './input.ts';
import { TENANTS } from './people.ts';
import { paste } from './texts.ts';
import { bytes, type Several } from './tokens.ts';

/** What the program behind the webhook knows of a ticket. */
export interface Known {
  readonly tenantId: string;
  readonly number: number;
}

export const SECRET = 'secret-of-the-webhook-that-is-fuzzed';

const METHODS: Several<string> = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND'];
const PATHS: Several<string> = [
  '/api/messages',
  '/api/messages/',
  '/API/MESSAGES',
  '/api/messages?x=1',
  '/api/tickets/1',
  '/api/tickets/',
  '/api/tickets/%00',
  '/api/tickets/..%2f..',
  '/healthz',
  '/readyz',
  '/metrics',
  '/',
  '/preview/settings',
  '/preview/desk',
  '/preview/main.js',
  '/preview/style.css',
  '/preview/%2e%2e/package.json',
  '/preview/events?conversation=x',
  '/preview/events',
  '/preview/connector/v3/conversations',
  '/preview/connector/v3/conversations/x/activities',
  '/preview/connector/v3/conversations/%E0%A4%A/activities/1',
  '/preview/connector/v3/conversations/__proto__/activities/__proto__',
  '/preview/connector/v3/conversations/x/pagedmembers',
  '/favicon.ico',
  '/%',
  '/%ff',
  '//evil.example/',
  '/a'.repeat(500),
  '/?__proto__[x]=1',
  '/api/messages#x',
  '/;x',
  '/..;/',
  '/\'"<script>',
];
const TYPES: Several<string> = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'APPLICATION/JSON',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/xml',
  '',
  'application/json, application/json',
  'application/vnd.api+json',
  'x'.repeat(5000),
];
const BROKEN: Several<string> = [
  '{',
  '}',
  '[]',
  'null',
  '1',
  '"x"',
  '{"a":1}x',
  '{"a":1,}',
  "{'a':1}",
  '\ufeff{}',
  '{"type":"message"',
  '{"a":1e999}',
  '{}',
  '',
  '\0',
  '{"__proto__":{"x":1}}',
  '{"constructor":{"prototype":{"x":1}}}',
];
const SOCKETS: Several<string> = [
  'GET / HTTP/1.1\r\nHost: [\r\n\r\n',
  'GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'GET / HTTP/1.1\r\n\r\n',
  'GET / HTTP/1.0\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n',
  '\r\n\r\n\r\n',
  '\x16\x03\x01\x02\x00',
  'CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  'POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n',
  'POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}',
  `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  `GET / HTTP/1.1\r\nHost: localhost\r\n${'X: y\r\n'.repeat(3000)}\r\n`,
  'GET / HTTP/1.1\r\nHost: localhost:99999\r\n\r\n',
  'GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n',
];

/** Requests that are no activities at all, or hold one in a wrong way. */
export function oddRequest(chance: Chance, valid: Input): Input {
  const from = 'http';
  return chance.pick<() => Input>([
    () => ({ from, method: 'POST', path: '/api/messages', text: chance.pick(BROKEN) }),
    () => ({ from, method: 'POST', path: '/api/messages', base64: bytes(chance, 300).toString('base64') }),
    () => ({ ...valid, from, headers: { 'Content-Type': chance.pick(TYPES) } }),
    () => ({
      ...valid,
      from,
      headers: { 'Content-Encoding': chance.pick(['gzip', 'br', 'identity', 'x', 'deflate, gzip']) },
      how: chance.pick(['gzip', 'plain']),
    }),
    () => ({ ...valid, from, how: chance.pick(['chunked', 'slow', 'cut']) }),
    () => ({ ...valid, from, json: { ...valid.json, padding: 'x'.repeat(Math.floor(chance.between(200_000, 330_000))) } }),
    () => ({
      ...valid,
      from,
      headers: { Authorization: chance.pick(['Bearer x', 'Bearer', 'Basic eDp4', `Bearer ${'eyJ.'.repeat(2000)}`]) },
    }),
    () => ({ from, method: 'POST', path: '/api/messages', text: '[{"a":'.repeat(20_000) }),
    () => ({ from, method: 'POST', path: '/api/messages', text: `{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}` }),
    () => ({
      from,
      method: 'POST',
      path: '/api/messages',
      text: `{${Array.from({ length: 12_000 }, (_, index) => `"a${index}":{}`).join()}}`,
    }),
    () => ({ from, method: 'RAW', path: '', text: chance.pick(SOCKETS), how: 'socket' }),
    () => ({ from, method: 'RAW', path: '', text: chance.pick(SOCKETS), how: 'socket' }),
    () => elsewhere(chance),
    () => elsewhere(chance),
  ])();
}

/** A stream of events never ends, so nobody waits for it. */
function elsewhere(chance: Chance): Input {
  const method = chance.pick(METHODS);
  const path = chance.pick(PATHS);
  const common = { from: 'http', method, path, ...(path.includes('events') && { how: 'peek' as const }) };
  return method === 'GET' || method === 'HEAD'
    ? common
    : { ...common, text: chance.is(0.5) ? '{"type":"message","channelData":{"channel":{"id":7}}}' : chance.pick(BROKEN) };
}

/** A call of a program at a ticket: mostly signed as it should be, of a ticket that is there. */
export function statusCall(chance: Chance, tickets: readonly Known[]): Input {
  const [first = { tenantId: chance.pick(TENANTS), number: 1001 }, ...others] = tickets;
  const { tenantId, number } = chance.pick([first, ...others]);
  const text = chance.is(0.6) ? 'done' : paste(chance);
  const to = { id: `aad-${chance.pick(['Megan', 'Diego'])}`, name: 'Megan Bowen' };
  const body: Json = {
    id: `call-${Math.floor(chance.between(0, 3000))}`,
    tenantId,
    ticket: number,
    by: { name: chance.is(0.8) ? 'Ada' : paste(chance).slice(0, 120) },
    ...chance.pick<Json>([
      { action: 'assign', to },
      { action: 'ask', text },
      { action: 'comment', text },
      { action: 'resolve', text, cause: chance.pick(['other', CAUSES[0]?.id ?? '']) },
      { action: 'reopen', text },
    ]),
  };
  const secret = chance.is(0.9) ? SECRET : chance.pick(['', `${SECRET}x`, '\0']);
  const ago = chance.is(0.92) ? 0 : chance.pick([299, 301, -301, 1e9]);
  const path = `/api/tickets/${chance.is(0.97) ? number : chance.pick([0, -1, 1e21, 7])}`;
  const call = { from: 'status', method: 'POST', path, json: body, signed: { secret, ago } } as const;
  return chance.is(0.05)
    ? { from: 'status', method: 'POST', path, base64: bytes(chance, 200).toString('base64'), signed: { secret, ago } }
    : call;
}

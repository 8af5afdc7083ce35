import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { NewDelivery, Sent } from '../../src/helpdesk/ports.ts';
import { ticketFrom } from '../../src/storage/ticket-row.ts';
import { createWebhookSender } from '../../src/webhook/sender.ts';
import { draft, NOW, TENANT } from '../storage/place.ts';
import { type Receiver, SECRET, startReceiver, status } from './receiver.ts';

const TICKET = ticketFrom(draft('a'), 1001);
const DELIVERY: NewDelivery = { tenantId: TENANT, ticket: 1001, to: 'webhook', kind: 'event', about: 1 };

describe('a call of the webhook', () => {
  let receiver: Receiver;
  let now = NOW;
  beforeEach(async () => {
    now = NOW;
    receiver = await startReceiver();
  });
  afterEach(() => receiver.close());
  const send = (url = receiver.url, delivery = DELIVERY, patienceMs = 2000): Promise<Sent> =>
    createWebhookSender({ url, secret: SECRET, now: () => now, patienceMs }).send(delivery, TICKET, undefined);

  it('is JSON, signed anew at each try, with the same key', async () => {
    assert.deepEqual(await send(), { kind: 'sent' });
    now += 600_000;
    assert.deepEqual(await send(), { kind: 'sent' });
    const [first, second] = receiver.told;
    assert.ok(first !== undefined && second !== undefined);
    assert.deepEqual([first.verdict, second.verdict], ['ok', 'ok']);
    assert.notEqual(first.headers['x-graph-triage-signature'], second.headers['x-graph-triage-signature']);
    for (const { headers, json } of [first, second])
      assert.deepEqual(
        [headers['content-type'], headers['idempotency-key'], json.id],
        ['application/json', `${TENANT}/1001/1`, `${TENANT}/1001/1`],
      );
  });

  const later = (code: number, afterMs?: number): Sent => ({
    kind: 'later',
    code: `http-${code}`,
    ...(afterMs !== undefined && { afterMs }),
  });
  const rows: readonly (readonly [number, Record<string, string>, Sent])[] = [
    ...[200, 201, 202, 204, 299].map((code) => [code, {}, { kind: 'sent' }] as const),
    ...[300, 302, 304, 307, 308, 400, 401, 403, 404, 410, 422].map(
      (code) => [code, {}, { kind: 'impossible', code: `http-${code}` }] as const,
    ),
    ...[408, 425, 429, 500, 502, 503, 504].map((code) => [code, {}, later(code)] as const),
    [429, { 'Retry-After': '90' }, later(429, 90_000)],
    [503, { 'Retry-After': new Date(NOW + 60_000).toUTCString() }, later(503, 60_000)],
    [503, { 'Retry-After': new Date(NOW - 60_000).toUTCString() }, later(503)],
    [503, { 'Retry-After': 'soon' }, later(503)],
    [503, { 'Retry-After': '-5' }, later(503)],
    [503, { 'Retry-After': '9'.repeat(400) }, later(503, 600_000)],
    [404, { 'Retry-After': '9' }, { kind: 'impossible', code: 'http-404' }],
  ];
  for (const [code, headers, sent] of rows)
    it(`that is answered ${code} ${JSON.stringify(headers).slice(0, 60)} is ${JSON.stringify(sent)}`, async () => {
      receiver.answer = status(code, headers);
      assert.deepEqual(await send(), sent);
    });

  it('follows no redirect', async () => {
    const other = await startReceiver();
    receiver.answer = status(307, { Location: other.url });
    assert.deepEqual(await send(), { kind: 'impossible', code: 'http-307' });
    assert.deepEqual(other.told, []);
    await other.close();
  });

  it('reads nothing of a megabyte that it is answered with, and lets go of the connection', async () => {
    let closed: Promise<unknown> | undefined;
    receiver.answer = (response) => {
      closed = once(response, 'close');
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
      };
      response.on('drain', more);
      more();
    };
    assert.deepEqual(await send(), { kind: 'sent' });
    // It would write for ever.
    await closed;
  });

  it('that is not answered in time is tried again', async () => {
    receiver.answer = () => undefined;
    assert.deepEqual(await send(receiver.url, DELIVERY, 50), { kind: 'later', code: 'no-answer' });
  });

  it('to a port where nobody is, or a host that does not exist, is tried again, and names neither', async () => {
    const { url } = receiver;
    await receiver.close();
    assert.deepEqual(await send(url), { kind: 'later', code: 'ECONNREFUSED' });
    const nowhere = await send('https://canary.invalid/');
    assert.ok(nowhere.kind === 'later' && !nowhere.code.includes('canary'), JSON.stringify(nowhere));
    receiver = await startReceiver();
  });

  for (const [name, answer] of [
    ['is no HTTP', 'canary\r\n\r\n'],
    ['breaks off', ''],
    ['has endless headers', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`],
  ] as const)
    it(`whose answer ${name} is tried again`, async () => {
      const server = createServer((socket) => {
        socket.on('error', () => undefined);
        socket.once('data', () => socket.end(answer));
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      const sent = await send(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
      assert.ok(sent.kind === 'later' && /^[\w-]+$/.test(sent.code) && !sent.code.includes('canary'), JSON.stringify(sent));
      server.close();
    });

  it('of an event that the ticket does not have is impossible', async () => {
    assert.deepEqual(await send(receiver.url, { ...DELIVERY, about: 9 }), { kind: 'impossible', code: 'no-event' });
    assert.deepEqual(receiver.told, []);
  });
});

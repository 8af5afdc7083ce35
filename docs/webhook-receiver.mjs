// A program that is told of tickets, and works on them. It needs nothing but Node:
//
//   HELPDESK_WEBHOOK_SECRET=... PORT=8080 node docs/webhook-receiver.mjs
//   HELPDESK_WEBHOOK_SECRET=... node docs/webhook-receiver.mjs send http://127.0.0.1:3978 '{"id":"1","ticket":1001, ...}'
//
// It keeps what it was told in memory alone: put a database there.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const SECRET = process.env.HELPDESK_WEBHOOK_SECRET ?? '';
/** Seconds that the clocks may differ. */
const TOLERANCE = 300;
const LONGEST_BODY = 1_000_000;

const hmac = (timestamp, body) => createHmac('sha256', SECRET).update(`${timestamp}.`).update(body).digest();

/** Over the bytes as they came: JSON that was parsed and written again is another text. */
function isGenuine(headers, body) {
  const timestamp = String(headers['x-graph-triage-timestamp']);
  const given = Buffer.from(String(headers['x-graph-triage-signature']).replace(/^v1=/, ''), 'hex');
  const own = hmac(timestamp, body);
  return (
    given.length === own.length && timingSafeEqual(given, own) && Math.abs(Date.now() / 1000 - Number(timestamp)) <= TOLERANCE
  );
}

async function read(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LONGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const known = new Set();

async function receive(request) {
  if (request.method !== 'POST') return 405;
  const body = await read(request);
  if (body === undefined) return 413;
  // 401 is final: Graph Triage gives up at once, and its help desk can send it again. With 503 it tries again by itself.
  if (!isGenuine(request.headers, body)) return 401;
  const { id, event, ticket } = JSON.parse(body.toString());
  // The same event may come twice, when an answer was lost.
  if (!known.has(id)) {
    known.add(id);
    process.stdout.write(`${ticket.reference} ${event.kind} ${ticket.state} ${id}\n`);
  }
  return 204;
}

function listen() {
  const server = createServer((request, response) => {
    const answered = receive(request).catch(() => 500);
    void answered.then((status) => response.writeHead(status).end());
  });
  server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => {
    process.stdout.write(`listening on http://127.0.0.1:${server.address().port}\n`);
  });
}

/** If no answer comes, or 5xx, the same text may be sent again: its `id` acts once. */
async function send(bot, body) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const answer = await fetch(`${bot}/api/tickets/${JSON.parse(body).ticket}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Graph-Triage-Timestamp': timestamp,
      'X-Graph-Triage-Signature': `v1=${hmac(timestamp, body).toString('hex')}`,
    },
    body,
  });
  process.stdout.write(`${answer.status} ${await answer.text()}\n`);
  if (!answer.ok) process.exitCode = 1;
}

const [, , command, bot, body] = process.argv;
if (SECRET === '') {
  process.stderr.write('Set HELPDESK_WEBHOOK_SECRET to that of Graph Triage.\n');
  process.exitCode = 1;
} else if (command === 'send') {
  await send(bot, body);
} else {
  listen();
}

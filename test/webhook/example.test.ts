import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { ROOT } from '../../src/root.ts';
import { payloadOf } from '../../src/webhook/payload.ts';
import { sign, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../src/webhook/signature.ts';
import { ticketFrom } from '../../src/storage/ticket-row.ts';
import { draft } from '../storage/place.ts';
import { headingIn, sendsTicket, showing } from '../teams/desk/desk.ts';
import { NOW, startTeams, type Teams } from '../teams/teams.ts';
import { publishedSchema } from '../../tools/webhook/schema.ts';
import { SECRET } from './receiver.ts';

const EXAMPLE = new URL('docs/webhook-receiver.mjs', ROOT).pathname;
const published = JSON.parse(readFileSync(new URL('docs/webhook.schema.json', ROOT), 'utf8'));

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number | null>;
}

function run(calls: readonly string[], env: Record<string, string>): Run {
  const child = spawn(process.execPath, [EXAMPLE, ...calls], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  return { child, output: () => output, exit: once(child, 'close').then(() => child.exitCode) };
}

async function shows({ output, child }: Run, pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = pattern.exec(output());
    if (found !== null) return found;
    assert.equal(child.exitCode, null, output());
    await wait(10);
  }
}

describe('the receiver in the docs', () => {
  let example: Run;
  let url: string;
  before(async () => {
    example = run([], { PORT: '0', HELPDESK_WEBHOOK_SECRET: SECRET });
    url = (await shows(example, /listening on (\S+)/))[1] ?? '';
  });
  after(async () => {
    example.child.kill('SIGKILL');
    await example.exit;
  });
  const told = () => example.output().split('\n').slice(1).filter(Boolean);
  const post = async (body: string, { at = Date.now(), secret = SECRET } = {}): Promise<number> => {
    const { timestamp, signature } = sign(secret, body, at);
    const headers = { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: signature };
    return (await fetch(url, { method: 'POST', headers, body })).status;
  };

  it('is told of a ticket of the app, works on it, and the requester reads so', async () => {
    const teams: Teams = await startTeams({ config: { webhook: { url, secret: SECRET } } });
    teams.pass(Date.now() - NOW);
    const alex = teams.person();
    await sendsTicket(alex);
    await shows(example, /^GT-1001 opened open tenant-1\/1001\/1$/m);
    const call = { id: 'call-1', tenantId: 'tenant-1', ticket: 1001, by: { name: 'Kim' }, action: 'resolve', text: 'done' };
    const send = () => run(['send', teams.url, JSON.stringify(call)], { HELPDESK_WEBHOOK_SECRET: SECRET });
    for (const result of ['done', 'repeated']) {
      const sent = send();
      assert.equal(await sent.exit, 0, sent.output());
      assert.match(sent.output(), new RegExp(`^200 .*"result":"${result}".*"state":"resolved"`));
    }
    await teams.delivered();
    assert.ok(showing(alex, headingIn('en', 1001, 'resolved')).length > 0);
    await teams.close();
  });

  it('takes what is sent twice once, and nothing that is old, forged or endless', async () => {
    const body = JSON.stringify(payload(1002));
    const before = told().length;
    assert.deepEqual([await post(body), await post(body)], [204, 204]);
    assert.deepEqual(told().slice(before), ['GT-1002 opened open tenant-1/1002/1']);
    const other = JSON.stringify(payload(1003));
    assert.equal(await post(other, { at: Date.now() - 301_000 }), 401);
    assert.equal(await post(other, { at: Date.now() + 3_600_000 }), 401);
    assert.equal(await post(other, { secret: `${SECRET}x` }), 401);
    assert.equal((await fetch(url, { method: 'POST', body: other })).status, 401);
    assert.equal((await fetch(url)).status, 405);
    assert.equal(told().length, before + 1);
  });

  it('ends with 1 when it has no secret, and when what it sends is refused', async () => {
    const silent = run([], {});
    assert.equal(await silent.exit, 1);
    assert.match(silent.output(), /HELPDESK_WEBHOOK_SECRET/);
    const teams = await startTeams({ config: { webhook: { url, secret: SECRET } } });
    const refused = run(['send', teams.url, '{"ticket":1001}'], { HELPDESK_WEBHOOK_SECRET: SECRET });
    assert.equal(await refused.exit, 1);
    assert.equal(refused.output(), `401 {"error":"timestamp","now":${NOW / 1000}}\n`);
    await teams.close();
  });
});

describe('the published schema', () => {
  it('is that of what is sent; npm run webhook:schema writes it', () => assert.deepEqual(published, publishedSchema()));

  it('takes what is sent, and nothing that lacks a field or has a wrong one', () => {
    const schema = z.fromJSONSchema(published);
    const body = payload(1001);
    assert.ok(schema.safeParse(body).success);
    const { event: _event, ...rest } = body;
    for (const wrong of [rest, { ...body, schema: 'other' }, { ...body, ticket: { ...body.ticket, number: '1001' } }])
      assert.ok(!schema.safeParse(wrong).success);
  });
});

describe('what is sent of a ticket', () => {
  it('is none of what is not in the schema, whatever the ticket holds', () => {
    const text = JSON.stringify(payload(1001, { canary: 'canary', granted: ['canary'], from: { status: 'paste' } }));
    assert.ok(text.includes('"status":403') && !text.includes('canary') && !text.includes('paste'), text);
    for (const place of ['smba', 'chat-alex', '28:bot', 'Europe/Riga', 'submitKey']) assert.ok(!text.includes(place), place);
  });
});

function payload(number: number, facts: object = {}) {
  const claims = { aud: ['https://graph.microsoft.com'], scp: ['User.Read'], canary: 'canary' };
  const token = { kind: 'access-token', access: 'delegated', claims };
  const evidence = { status: 403, aadsts: [65001], token, ...facts } as const;
  const ticket = ticketFrom(draft('a', { content: { ...draft('a').content, evidence: evidence as object } }), number);
  const [event] = ticket.events;
  assert.ok(event !== undefined);
  return payloadOf(ticket, event);
}

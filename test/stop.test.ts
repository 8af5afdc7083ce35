import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Address } from '../src/helpdesk/ticket.ts';
import { openStore, type Store } from '../src/storage/open.ts';
import { message } from './server/probe.ts';
import { draft, requester, TENANT, tells } from './storage/place.ts';

/** Stands where Teams stands, and takes its time: each message is answered when the test says so. */
interface Slow {
  readonly url: string;
  /** Messages and changes of messages that arrived, answered or not. */
  readonly calls: readonly string[];
  readonly answer: () => void;
  readonly close: () => Promise<void>;
}

async function startSlow(): Promise<Slow> {
  const calls: string[] = [];
  let waiting: ServerResponse[] = [];
  let isOpen = false;
  const reply = (response: ServerResponse): void => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ id: `sent-${calls.length}` }));
  };
  const server: Server = createServer((request, response) => {
    request.resume().on('end', () => {
      // Who is in the channel is asked for first.
      const isMessage = request.method !== 'GET';
      if (isMessage) calls.push(`${request.method} ${request.url}`);
      if (isOpen || !isMessage) reply(response);
      else waiting.push(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${Object(server.address()).port}`,
    calls,
    answer() {
      isOpen = true;
      for (const response of waiting) reply(response);
      waiting = [];
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries > 500) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a process that gets SIGTERM', () => {
  let folder: string;
  let database: string;
  let slow: Slow;
  let child: ChildProcess;
  let output: string;
  let exit: Promise<number | null>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'graph-triage-stop-'));
    database = `sqlite:${join(folder, 'a.db')}`;
    slow = await startSlow();
  });
  afterEach(async () => {
    child.kill('SIGKILL');
    await exit;
    await slow.close();
    rmSync(folder, { recursive: true });
  });

  /** Resolves to the address when the process listens. */
  const start = async (): Promise<string> => {
    output = '';
    child = spawn(process.execPath, ['--import', 'tsx', new URL('../src/index.ts', import.meta.url).pathname], {
      env: { PATH: process.env.PATH ?? '', PORT: '0', DATABASE_URL: database },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout?.on('data', (chunk) => (output += String(chunk)));
    exit = once(child, 'close').then(() => child.exitCode);
    const address = /at (http:\/\/127\.0\.0\.1:\d+)\n/;
    await until(() => address.test(output));
    return address.exec(output)?.[1] ?? '';
  };
  const isStopping = () => until(() => output.includes('"stopping"'));
  const inStore = async <Found>(ask: (store: Store) => Promise<Found>): Promise<Found> => {
    const store = await openStore(database);
    try {
      return await ask(store);
    } finally {
      await store.close();
    }
  };

  it('in the middle of a turn finishes and answers it, takes no other, and ends with 0', async () => {
    const url = await start();
    const reply = fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(message({ serviceUrl: slow.url, text: 'AADSTS7000215: Invalid client secret provided.' })),
    });
    await until(() => slow.calls.length === 1);
    child.kill('SIGTERM');
    await isStopping();
    await assert.rejects(fetch(`${url}/healthz`));
    assert.equal(child.exitCode, null);
    slow.answer();
    assert.equal((await reply).status, 200);
    assert.equal(await exit, 0);
    const key = 'conversation/conversation-1/00000000-0000-0000-0000-000000000020';
    const state = await inStore((store) => store.state.read([key]));
    assert.match(JSON.stringify(state[key]), /"card":"sent-1"/);
  }).timeout(30_000);

  it('in the middle of a delivery settles it, begins no other, and ends with 0; the rest is told after the next start', async () => {
    const address: Address = { channelId: 'msteams', serviceUrl: slow.url, conversationId: 'chat', botId: '28:bot' };
    const desk = { tenantId: TENANT, address: { ...address, conversationId: '19:desk@thread.tacv2' }, locale: 'en' };
    const number = await inStore(async (store) => {
      await store.desks.register(desk, Date.now());
      const both = draft('a', { requester: { ...requester(), address }, at: Date.now() });
      // Two for the desk, of which one at a time may be under way.
      const ticket = await store.tickets.open(both, (opened) => [...tells(opened).slice(0, 1), ...tells(opened).slice(0, 1)]);
      return ticket.number;
    });
    await start();
    await until(() => slow.calls.length === 1);
    child.kill('SIGTERM');
    await isStopping();
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(child.exitCode, null);
    slow.answer();
    assert.equal(await exit, 0);
    assert.equal(slow.calls.length, 1);
    assert.equal((await inStore((store) => store.tickets.find(TENANT, number)))?.cards.desk, 'sent-1');
    assert.equal((await inStore((store) => store.backlog())).waiting, 1);

    await start();
    await until(() => slow.calls.length === 2);
    // The card is there, so it is changed and not posted once more.
    assert.match(slow.calls[1] ?? '', /^PUT .*sent-1$/);
    child.kill('SIGTERM');
    assert.equal(await exit, 0);
    assert.deepEqual(await inStore((store) => store.backlog()), { waiting: 0, dead: 0 });
  }).timeout(30_000);

  it('twice ends at once', async () => {
    const url = await start();
    const reply = fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(message({ serviceUrl: slow.url })),
    });
    const lost = assert.rejects(reply);
    await until(() => slow.calls.length === 1);
    child.kill('SIGTERM');
    await isStopping();
    child.kill('SIGTERM');
    assert.equal(await exit, 143);
    await lost;
  }).timeout(30_000);
});

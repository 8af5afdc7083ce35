import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { UNOBSERVED } from '../../src/observer.ts';
import type { Call } from '../../src/server/route.ts';
import { createServer, type EdgeServer, type ServerParts } from '../../src/server/server.ts';
import { Deferred, message, type Probe, startApp } from './probe.ts';

const PARTS: ServerParts = {
  processTurn: async () => undefined,
  routes: [],
  isReady: async () => true,
  loopbackOnly: true,
  log: () => undefined,
  observer: UNOBSERVED,
};

const streamTwice = async ({ response }: Call): Promise<undefined> => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write('data: 1\n\n');
  setTimeout(() => response.end('data: 2\n\n'), 30);
};

describe('createServer', () => {
  let server: EdgeServer;
  const start = async (parts: Partial<ServerParts> = {}): Promise<string> => {
    server = createServer({ ...PARTS, ...parts });
    const { port } = await server.listen({ host: '127.0.0.1', port: 0 });
    return `http://127.0.0.1:${port}`;
  };
  afterEach(() => server.close(100));

  it('says that the process lives', async () => {
    const reply = await fetch(`${await start()}/healthz`);
    assert.deepEqual([reply.status, await reply.json()], [200, { status: 'ok' }]);
  });

  it('says whether it is ready', async () => {
    let isReady = false;
    const url = await start({ isReady: async () => isReady });
    assert.equal((await fetch(`${url}/readyz`)).status, 503);
    isReady = true;
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
  });

  it('is not ready when asking fails', async () => {
    const url = await start({ isReady: () => Promise.reject(new Error('canary')) });
    const reply = await fetch(`${url}/readyz`);
    assert.equal(reply.status, 500);
    assert.ok(!(await reply.text()).includes('canary'));
  });

  it('answers 500 when a turn is never answered', async () => {
    const url = await start();
    const reply = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(message()),
    });
    assert.equal(reply.status, 500);
  });

  it('mounts routes of each method, with parameters and a parsed body', async () => {
    const calls: unknown[] = [];
    const handle = async ({ params, body }: Call) => {
      calls.push([params, body]);
      return { status: 201, body: { id: 'a' } };
    };
    const path = '/things/:id';
    const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const;
    const url = await start({ routes: methods.map((method) => ({ method, path, handle })) });
    const id = `19:${'x'.repeat(300)}@thread.tacv2;messageid=1`;
    for (const method of methods) {
      const takesBody = method === 'POST' || method === 'PUT';
      const json = { headers: { 'Content-Type': 'application/json' }, body: '{"a":1}' };
      const reply = await fetch(`${url}/things/${encodeURIComponent(id)}`, { method, ...(takesBody ? json : {}) });
      assert.equal(reply.status, 201);
      assert.deepEqual(await reply.json(), { id: 'a' });
    }
    const withBody = [{ id }, { a: 1 }];
    const without = [{ id }, undefined];
    assert.deepEqual(calls, [without, withBody, withBody, without]);
  });

  it('refuses a bad body before a route sees it', async () => {
    let calls = 0;
    const handle = async () => {
      calls += 1;
      return { status: 200 };
    };
    const url = await start({ routes: [{ method: 'PUT', path: '/thing', handle }] });
    const put = (body: string, type: string) => fetch(`${url}/thing`, { method: 'PUT', body, headers: { 'Content-Type': type } });
    assert.equal((await put('{}', 'text/plain')).status, 415);
    assert.equal((await put('[]', 'application/json')).status, 400);
    assert.equal(calls, 0);
  });

  it('lets a route write by itself', async () => {
    const reply = await fetch(`${await start({ routes: [{ method: 'GET', path: '/events', handle: streamTwice }] })}/events`);
    assert.equal(await reply.text(), 'data: 1\n\ndata: 2\n\n');
  });

  it('answers 405 to another method', async () => {
    const reply = await fetch(`${await start()}/api/messages`);
    assert.equal(reply.status, 405);
    assert.deepEqual(await reply.json(), { error: 'Method Not Allowed' });
  });

  it('says why it cannot listen', async () => {
    const url = new URL(await start());
    const second = createServer(PARTS);
    await assert.rejects(second.listen({ host: '127.0.0.1', port: Number(url.port) }), { code: 'EADDRINUSE' });
  });
});

describe('a server that is told to stop', () => {
  let app: Probe;

  it('finishes the turn in flight, answers it, and takes no other', async () => {
    const [begun, finished] = [new Deferred(), new Deferred()];
    const bot = (): Promise<void> => {
      begun.resolve();
      return finished.promise;
    };
    app = await startApp({ bot });
    const reply = app.post(message());
    await begun.promise;
    const closed = app.close();
    await assert.rejects(fetch(`${app.url}/healthz`));
    finished.resolve();
    assert.equal((await reply).status, 200);
    await closed;
  });

  it('does not wait for ever for a turn that hangs, nor for an open stream', async () => {
    app = await startApp({ bot: () => new Deferred().promise });
    const lost = assert.rejects(app.post(message()));
    const idle = connect(app.port, '127.0.0.1');
    idle.on('error', () => undefined);
    await once(idle, 'connect');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const start = performance.now();
    await app.close();
    assert.ok(performance.now() - start < 2000);
    await lost;
  });

  it('may be told twice', async () => {
    app = await startApp();
    await app.close();
    await app.close();
  });
});

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Config } from '../../src/config.ts';
import { routeConsole } from '../../src/log.ts';
import { LOCAL, message, type Probe, recordingBot, startApp } from './probe.ts';

const REGISTERED: Config = {
  ...LOCAL,
  identity: {
    type: 'SingleTenant',
    id: '11111111-1111-1111-1111-111111111111',
    tenantId: '22222222-2222-2222-2222-222222222222',
    password: 'not-a-real-secret',
  },
};

const get = (target: string, host: string): string => `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
const statusOf = (answer: string): string => answer.slice(9, 12);

describe('the guards of an address', () => {
  let app: Probe;
  afterEach(() => app.close());

  const lives = async (): Promise<void> => assert.equal((await fetch(`${app.url}/healthz`)).status, 200);

  for (const config of [LOCAL, REGISTERED]) {
    const who = config.identity === undefined ? 'without an app id' : 'with an app id';
    for (const host of ['[', '[::1', 'a b', 'x@y', 'x/api/messages?', '127.0.0.1:99999', '%', '', '\u0001']) {
      it(`answers 400 to the host ${JSON.stringify(host)} ${who}, and lives on`, async () => {
        app = await startApp({ config });
        assert.equal(statusOf(await app.raw(get('/healthz', host))), '400');
        await lives();
      });
    }

    for (const target of [
      'http://[',
      'http://evil.example/healthz',
      '/%',
      '/%zz',
      '/%E0%A4%A',
      '//',
      '//[',
      '/\\',
      '/?%',
      'healthz',
      '*',
      '/a/../..',
    ]) {
      it(`answers the target ${target} ${who}, and lives on`, async () => {
        app = await startApp({ config });
        assert.match(statusOf(await app.raw(get(target, `127.0.0.1:${app.port}`))), /^(200|400|404|405)$/);
        await lives();
      });
    }
  }

  for (const host of [
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '127.0.0.2',
    '[::1]:3978',
    'evil.example:3978',
  ]) {
    it(`refuses the foreign host ${host} when there is no app id`, async () => {
      app = await startApp();
      const answer = await app.raw(get('/healthz', host));
      assert.equal(statusOf(answer), '400');
      assert.ok(!answer.includes('evil'));
    });
  }

  for (const host of ['127.0.0.1', 'localhost', 'LOCALHOST:1', '127.0.0.1:3978']) {
    it(`takes the host ${host} when there is no app id`, async () => {
      app = await startApp();
      assert.equal(statusOf(await app.raw(get('/healthz', host))), '200');
    });
  }

  it('takes any well-formed host when there is an app id', async () => {
    app = await startApp({ config: REGISTERED });
    for (const host of ['bot.example', 'bot.example:443', '[::1]:3978', '10.1.2.3']) {
      assert.equal(statusOf(await app.raw(get('/healthz', host))), '200');
    }
  });

  it('takes an HTTP/1.0 request without a host', async () => {
    app = await startApp();
    assert.equal(statusOf(await app.raw('GET /healthz HTTP/1.0\r\n\r\n')), '200');
  });

  it('closes a connection that asks for an upgrade, and lives on when it is reset', async () => {
    app = await startApp();
    const upgrade = `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    assert.equal(statusOf(await app.raw(upgrade)), '400');
    const socket = connect(app.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(upgrade, () => socket.resetAndDestroy());
    await once(socket, 'close');
    await lives();
  });

  it('lives on after a request that is no HTTP', async () => {
    app = await startApp();
    assert.equal(statusOf(await app.raw('\u0000\u0001 nonsense\r\n\r\n')), '400');
    await lives();
  });

  it('puts the security headers on every reply, refusals included', async () => {
    app = await startApp();
    const replies = [
      await fetch(`${app.url}/healthz`),
      await fetch(`${app.url}/no-such-place`),
      await fetch(`${app.url}/healthz`, { method: 'DELETE' }),
      await app.post('{'),
    ];
    for (const reply of replies) {
      assert.equal(reply.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(reply.headers.get('cache-control'), 'no-store');
      assert.match(reply.headers.get('content-security-policy') ?? '', /^default-src 'none'/);
      assert.equal(reply.headers.get('referrer-policy'), 'no-referrer');
      assert.equal(reply.headers.get('server'), null);
    }
    assert.match(await app.raw(get('/', 'evil.example')), /nosniff/);
  });

  it('lets a route set its own Content-Security-Policy', async () => {
    const policy = "default-src 'self'";
    const handle = async () => ({
      status: 200,
      headers: { 'Content-Security-Policy': policy, 'Content-Type': 'text/html' },
      body: '<p>',
    });
    app = await startApp({ routes: [{ method: 'GET', path: '/page', handle }] });
    const reply = await fetch(`${app.url}/page`);
    assert.equal(reply.headers.get('content-security-policy'), policy);
    assert.equal(reply.headers.get('content-type'), 'text/html');
  });

  it('asks for HTTPS only when there is an app id', async () => {
    app = await startApp();
    assert.equal((await fetch(`${app.url}/healthz`)).headers.get('strict-transport-security'), null);
    await app.close();
    app = await startApp({ config: REGISTERED });
    assert.match((await fetch(`${app.url}/healthz`)).headers.get('strict-transport-security') ?? '', /max-age/);
  });

  it('answers an unknown path without repeating it', async () => {
    app = await startApp();
    const reply = await fetch(`${app.url}/canary-4711`);
    assert.equal(reply.status, 404);
    assert.deepEqual(await reply.json(), { error: 'Not Found' });
  });

  it('answers 401 without a body to a caller without a token when there is an app id', async () => {
    const { bot, turns } = recordingBot();
    const restore = routeConsole(() => undefined);
    app = await startApp({ config: REGISTERED, bot });
    const reply = await app.post(message({ serviceUrl: 'https://smba.trafficmanager.net/emea/' }));
    restore();
    assert.equal(reply.status, 401);
    assert.equal(await reply.text(), '');
    assert.equal(turns.length, 0);
  });

  it('serves no preview when there is an app id', async () => {
    app = await startApp({ config: REGISTERED });
    for (const path of ['/', '/preview/settings', '/preview/connector/v3/conversations/c/members']) {
      assert.equal((await fetch(app.url + path)).status, 404);
    }
  });
});

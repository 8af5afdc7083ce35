import assert from 'node:assert/strict';
import { openMemory } from './storage/memory.ts';
import { message, type Probe, startApp, startConnector } from './server/probe.ts';

describe('createApp', () => {
  let app: Probe;
  let connector: Awaited<ReturnType<typeof startConnector>>;
  beforeEach(async () => {
    connector = await startConnector();
  });
  afterEach(async () => {
    await app.close();
    await connector.close();
  });

  it('answers a message at the service URL that the activity names', async () => {
    app = await startApp();
    const reply = await app.post(message({ text: 'hello', serviceUrl: connector.url }));
    assert.equal(reply.status, 200);
    assert.equal(await reply.text(), '');
    assert.equal(connector.received.length, 1);
    assert.equal(connector.received[0]?.path, '/_connector/v3/conversations/conversation-1/activities/activity-1');
    assert.equal(connector.received[0]?.body.text, 'echo: hello');
    assert.equal(connector.received[0]?.headers.authorization, undefined);
  });

  it('runs the real bot when no other is given', async () => {
    app = await startApp({ bot: 'real' });
    const reply = await app.post(message({ text: 'help', serviceUrl: connector.url }));
    assert.equal(reply.status, 200, app.lines.join(''));
    assert.deepEqual(
      connector.received.filter(({ body }) => body.type === 'message').map(({ body }) => Array.isArray(body.attachments)),
      [true],
    );
  });

  it('serves the preview, its languages and its connector when there is no app id', async () => {
    app = await startApp();
    assert.equal((await fetch(app.url)).headers.get('content-type'), 'text/html; charset=utf-8');
    assert.match(await (await fetch(`${app.url}/preview/settings`)).text(), /"locales":\[\{"tag":"en"/);
    await app.post(message({ serviceUrl: `${app.url}/preview/connector` }));
    const events = new AbortController();
    const stream = await fetch(`${app.url}/preview/events?conversation=conversation-1`, { signal: events.signal });
    const reader = stream.body?.getReader();
    let told = '';
    while (!told.includes('echo: hello')) told += Buffer.from((await reader?.read())?.value ?? []).toString();
    events.abort();
  });

  it('is ready while the database is, and closes it when it stops', async () => {
    const store = await openMemory();
    let isUp = true;
    app = await startApp({ store: { ...store, isReady: async () => isUp && store.isReady() } });
    assert.equal((await fetch(`${app.url}/readyz`)).status, 200);
    isUp = false;
    assert.equal((await fetch(`${app.url}/readyz`)).status, 503);
    assert.equal(await store.isReady(), true);
    await app.close();
    assert.equal(await store.isReady(), false);
  });

  it('stops although a page still listens', async () => {
    app = await startApp();
    const stream = await fetch(`${app.url}/preview/events?conversation=conversation-1`);
    const start = performance.now();
    await app.close();
    assert.ok(performance.now() - start < 500);
    await stream.text();
  });
});

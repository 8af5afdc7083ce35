import assert from 'node:assert/strict';
import { type Probe, message, startApp, startConnector } from './server/probe.ts';

describe('createApp', () => {
  let app: Probe;
  afterEach(() => app.close());

  it('answers a message at the service URL that the activity names', async () => {
    const connector = await startConnector();
    app = await startApp();
    const reply = await app.post(message({ text: 'hello', serviceUrl: connector.url }));
    assert.equal(reply.status, 200);
    assert.equal(connector.received.length, 1);
    assert.equal(connector.received[0]?.path, '/_connector/v3/conversations/conversation-1/activities/activity-1');
    assert.equal(connector.received[0]?.body['text'], 'echo: hello');
    await connector.close();
  });
});

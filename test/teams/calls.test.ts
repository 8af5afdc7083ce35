import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { createSender } from '../../src/teams/adapter.ts';
import { type CallRules, holdCalls } from '../../src/teams/calls.ts';

describe('a call to the connector', () => {
  let server: Server;
  let calls: number;
  let status: number | 'never';
  beforeEach(async () => {
    calls = 0;
    server = createServer((_request, response) => {
      calls += 1;
      if (status !== 'never') response.writeHead(status, { 'Content-Type': 'application/json' }).end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const adapterWith = (rules: CallRules): CloudAdapter => {
    const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
    return adapter.use(holdCalls(adapter, rules));
  };
  async function failureOf(adapter: CloudAdapter): Promise<{ readonly name?: unknown; readonly statusCode?: unknown }> {
    const address = server.address();
    const serviceUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const conversation = { id: 'chat', isGroup: false, conversationType: 'personal', name: '' };
    const reference = { channelId: 'msteams', serviceUrl, bot: { id: 'bot', name: '' }, conversation };
    let failure = {};
    await adapter.continueConversationAsync('', reference, async (context) => {
      failure = await context.sendActivity('a').then(
        () => ({}),
        (error: unknown) => Object(error),
      );
    });
    return failure;
  }

  it('of a delivery is tried once, since the outbox tries again by what was answered', async () => {
    status = 500;
    assert.equal((await failureOf(createSender({}))).statusCode, 500);
    assert.equal(calls, 1);
  });

  it('that is refused is repeated where the rule says so', async () => {
    status = 500;
    assert.equal((await failureOf(adapterWith({ patienceMs: 5000, isRepeated: true }))).statusCode, 500);
    assert.ok(calls > 1, `${calls}`);
  }).timeout(20_000);

  for (const isRepeated of [true, false])
    it(`that is not answered ends when patience does, and is not repeated${isRepeated ? ', whatever the rule' : ''}`, async () => {
      status = 'never';
      assert.equal((await failureOf(adapterWith({ patienceMs: 100, isRepeated }))).name, 'AbortError');
      assert.equal(calls, 1);
    });
});

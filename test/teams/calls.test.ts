import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
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
      if (status === 'never') return;
      // restify, where it is loaded, changes every response: `writeHead` gives back nothing.
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end('{}');
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
  interface Failure {
    readonly name?: unknown;
    readonly code?: unknown;
    readonly statusCode?: unknown;
  }
  const sends = (context: TurnContext) => context.sendActivity('a');
  const changes = (context: TurnContext) => context.updateActivity({ id: '1', type: 'message', text: 'a' });
  async function failureOf(adapter: CloudAdapter, call: (context: TurnContext) => Promise<unknown> = sends): Promise<Failure> {
    const address = server.address();
    const serviceUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const conversation = { id: 'chat', isGroup: false, conversationType: 'personal', name: '' };
    const reference = { channelId: 'msteams', serviceUrl, bot: { id: 'bot', name: '' }, conversation };
    let failure = {};
    await adapter.continueConversationAsync('', reference, async (context) => {
      failure = await call(context).then(
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

  it('that changes a message is tried once, whatever the rule: late, it would undo a newer change', async () => {
    status = 500;
    assert.equal((await failureOf(adapterWith({ patienceMs: 5000, isRepeated: true }), changes)).code, 'change-not-repeated');
    assert.equal(calls, 1);
  });

  for (const isRepeated of [true, false])
    it(`that is not answered ends when patience does, and is not repeated${isRepeated ? ', whatever the rule' : ''}`, async () => {
      status = 'never';
      assert.equal((await failureOf(adapterWith({ patienceMs: 100, isRepeated }))).name, 'AbortError');
      assert.equal(calls, 1);
    });
});

import assert from 'node:assert/strict';
import { readActivity } from '../../src/server/activity-shape.ts';
import { message, type Probe, recordingBot, startApp } from './probe.ts';

const loopbackOnly = { loopbackOnly: true };

describe('readActivity', () => {
  it('takes a message as Teams sends it', () => {
    const activity = message({ unknownField: [1], attachments: [{ contentType: 'text/html', content: '<div>' }] });
    assert.deepEqual(readActivity(activity, loopbackOnly), { kind: 'activity', activity });
  });

  it('takes an installation update and a conversation update', () => {
    const update = message({ type: 'conversationUpdate', membersAdded: [{ id: 'bot-1' }], text: undefined });
    assert.equal(readActivity(update, loopbackOnly).kind, 'activity');
    assert.equal(readActivity(message({ type: 'installationUpdate', action: 'add' }), loopbackOnly).kind, 'activity');
  });

  it('reads null as absent', () => {
    const reading = readActivity(message({ text: null, value: null, replyToId: null }), loopbackOnly);
    assert.ok(reading.kind === 'activity' && !('text' in reading.activity));
    assert.equal(readActivity(message({ from: null }), loopbackOnly).kind, 'malformed');
  });

  const malformed: readonly (readonly [name: string, body: unknown])[] = [
    ['nothing', {}],
    ['a type alone', { type: 'message' }],
    ['a number', 1],
    ['nothing at all', undefined],
    ...['type', 'id', 'channelId', 'serviceUrl', 'from', 'recipient', 'conversation'].map(
      (field) => [`no ${field}`, message({ [field]: undefined })] as const,
    ),
    ['an empty type', message({ type: '' })],
    ['a type that is an object', message({ type: { toString: 'x' } })],
    ['a text that is an object', message({ text: { trim: 1 } })],
    ['a text that is a list', message({ text: ['a'] })],
    ['a sender without an id', message({ from: { name: 'Alex' } })],
    ['a sender whose id is an object', message({ from: { id: {} } })],
    ['a sender whose name is an object', message({ from: { id: 'a', name: {} } })],
    ['a sender that is a text', message({ from: 'user-1' })],
    ['a conversation without an id', message({ conversation: {} })],
    ['a conversation whose tenant is a number', message({ conversation: { id: 'c', tenantId: 1 } })],
    ['a recipient that is a list', message({ recipient: [] })],
    ['an id that is a number', message({ id: 1 })],
    ['a tenant with NUL', message({ conversation: { id: 'c', tenantId: 'tena\0nt' } })],
    ['a tenant beside it with a line break', message({ channelData: { tenant: { id: 'a\nb' } } })],
    ['a conversation that no header could hold', message({ conversation: { id: 'samtal-\u0101' } })],
    ['a conversation with half a character', message({ conversation: { id: 'c\ud800' } })],
    ['a sender with half a character', message({ from: { id: 'a', aadObjectId: '\udfff' } })],
    ['a card that is named by a control character', message({ replyToId: '\u0007' })],
    ['a value that is a text', message({ value: 'x' })],
    ['a value that is a list', message({ value: [] })],
    ['entities that are an object', message({ entities: { type: 'clientInfo' } })],
    ['entities that hold null', message({ entities: [null] })],
    ['entities that hold a text', message({ entities: ['clientInfo'] })],
    ['attachments that are a text', message({ attachments: 'x' })],
    ['attachments without a type', message({ attachments: [{}] })],
    ['members that are an object', message({ membersAdded: { id: 'a' } })],
    ['members without an id', message({ membersAdded: [{}] })],
    ['channel data that is a list', message({ channelData: [] })],
    ['a tenant that is a text', message({ channelData: { tenant: 'x' } })],
    ['a locale that is an object', message({ locale: {} })],
    ['a time zone that is a number', message({ localTimezone: 1 })],
    ['a time that is none', message({ timestamp: 'yesterday' })],
    ['a time that is a number', message({ localTimestamp: 1 })],
    ['a service URL that is none', message({ serviceUrl: 'here' })],
    ['a service URL of another protocol', message({ serviceUrl: 'file:///etc/passwd' })],
    ['a reference that is an object', message({ replyToId: {} })],
    ['a list of 100 000 wrong items', message({ entities: Array.from({ length: 100_000 }, () => 0) })],
    ['10 000 fields', message(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`field${index}`, index])))],
    ['an invoke without a name', message({ type: 'invoke' })],
    ['an invoke whose name is an object', message({ type: 'invoke', name: {} })],
  ];
  for (const [name, body] of malformed) {
    it(`refuses ${name}`, () => {
      const start = performance.now();
      assert.equal(readActivity(body, loopbackOnly).kind, 'malformed');
      assert.ok(performance.now() - start < 100);
    });
  }

  for (const url of [
    'https://smba.trafficmanager.net/emea/',
    'http://evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://127.0.0.1@evil.example/',
    'http://127.0.0.1:80@evil.example/',
    'http://127.0.0.1\\@evil.example/',
    'http://evil.example/#http://127.0.0.1',
    'http://localhost.evil.example:80/',
    'http://169.254.169.254/metadata',
    'http://0.0.0.0:80/',
    'http://[::ffff:10.0.0.1]/',
  ]) {
    it(`refuses the service URL ${url} when there is no app id`, () => {
      assert.equal(readActivity(message({ serviceUrl: url }), loopbackOnly).kind, 'foreign-service-url');
    });
  }

  for (const url of [
    'http://127.0.0.1:5/_connector',
    'http://localhost:56250/_connector',
    'http://[::1]:1/',
    'http://localhost',
  ]) {
    it(`takes the service URL ${url} when there is no app id`, () => {
      assert.equal(readActivity(message({ serviceUrl: url }), loopbackOnly).kind, 'activity');
    });
  }

  it('takes the service URL of Teams when there is an app id', () => {
    const activity = message({ serviceUrl: 'https://smba.trafficmanager.net/emea/' });
    assert.equal(readActivity(activity, { loopbackOnly: false }).kind, 'activity');
  });
});

describe('POST /api/messages', () => {
  let app: Probe;
  afterEach(() => app.close());

  it('lets no malformed activity reach the bot', async () => {
    const { bot, turns } = recordingBot();
    app = await startApp({ bot });
    const bodies = [
      {},
      { type: 'message' },
      message({ text: {} }),
      message({ entities: {} }),
      message({ serviceUrl: 'http://evil.example/' }),
    ];
    for (const body of bodies) {
      const reply = await app.post(body);
      assert.equal(reply.status, 400);
      assert.deepEqual(await reply.json(), { error: 'Bad Request' });
    }
    assert.equal(turns.length, 0);
    assert.ok(!app.lines.join('').includes('evil'));
  });
});

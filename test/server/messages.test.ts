import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import { createLog, routeConsole } from '../../src/log.ts';
import { message, type Probe, recordingBot, startApp, startConnector } from './probe.ts';

const CANARY = 'canary4711';

function respondWith(value: object): (context: TurnContext) => Promise<void> {
  return async (context) => void (await context.sendActivity({ type: 'invokeResponse', value }));
}

const failing = async (): Promise<never> => {
  throw Object.assign(new TypeError(`${CANARY}\n    at ${CANARY} (/x/y.ts:1:1)`), { code: 'E_FAILED' });
};

describe('a turn', () => {
  let app: Probe;
  afterEach(() => app.close());

  it('passes the answer of an invoke on', async () => {
    app = await startApp({ bot: respondWith({ status: 200, body: { statusCode: 200, value: 'done' } }) });
    const reply = await app.post(message({ type: 'invoke', name: 'adaptiveCard/action', value: {} }));
    assert.equal(reply.status, 200);
    assert.match(reply.headers.get('content-type') ?? '', /json/);
    assert.deepEqual(await reply.json(), { statusCode: 200, value: 'done' });
  });

  it('drops the body of an invoke that failed', async () => {
    app = await startApp({ bot: respondWith({ status: 403, body: { message: CANARY } }) });
    const reply = await app.post(message({ type: 'invoke', name: 'x', value: {} }));
    assert.equal(reply.status, 403);
    assert.ok(!(await reply.text()).includes(CANARY));
  });

  it('answers 501 to an invoke that the bot left unanswered', async () => {
    app = await startApp({ bot: async () => undefined });
    assert.equal((await app.post(message({ type: 'invoke', name: 'x', value: {} }))).status, 501);
  });

  it('gives buffered replies back when they are expected in the answer', async () => {
    app = await startApp();
    const reply = await app.post(message({ deliveryMode: 'expectReplies' }));
    assert.match(await reply.text(), /^\{"activities":\[.*"text":"echo: hello"/);
  });

  it('takes no notice of a token when there is no app id, and asks nobody about it', async () => {
    const { bot, turns } = recordingBot();
    app = await startApp({ bot });
    assert.equal((await app.post(message(), { Authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJhIjoxfQ.' })).status, 200);
    assert.equal(turns.length, 1);
  });

  it('refuses turns beyond the cap with 503 and Retry-After, and takes them again afterwards', async () => {
    const waiting: (() => void)[] = [];
    const bot = () => new Promise<void>((resolve) => void waiting.push(resolve));
    app = await startApp({ bot, maxTurns: 3 });
    const flood = Array.from({ length: 12 }, () => app.post(message()));
    while (waiting.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    const refused = await Promise.race(flood.map(async (reply) => (await reply).status));
    assert.equal(refused, 503);
    assert.equal((await app.post(message())).headers.get('retry-after'), '2');
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const finish of waiting) finish();
    const statuses = (await Promise.all(flood)).map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 200).length, 3);
    assert.equal(statuses.filter((status) => status === 503).length, 9);
    const late = app.post(message());
    while (waiting.length < 4) await new Promise((resolve) => setTimeout(resolve, 5));
    waiting[3]?.();
    assert.equal((await late).status, 200);
  });
});

describe('a turn that throws', () => {
  let app: Probe;
  let restore: () => void;
  let printed: string[];
  beforeEach(() => {
    printed = [];
    restore = routeConsole(createLog({ level: 'debug', destination: { write: (line) => void printed.push(line) } }));
  });
  afterEach(async () => {
    restore();
    await app.close();
  });

  const silentAbout = (...texts: readonly string[]): void => {
    for (const text of [...texts, ...app.lines, ...printed]) assert.ok(!text.includes(CANARY), text);
  };

  it('tells the person by a reference that stands in the log, and repeats no message', async () => {
    const told: string[] = [];
    const apologize = async (_context: TurnContext, reference: string): Promise<void> => void told.push(reference);
    app = await startApp({ bot: failing, apologize });
    const reply = await app.post(message());
    silentAbout(await reply.text());
    assert.deepEqual(told, ['reference-1']);
    const line = JSON.parse(app.lines.find((text) => text.includes('turn-failed')) ?? '{}');
    assert.deepEqual(
      { reference: line.reference, name: line.name, code: line.code, activityId: line.activityId },
      { reference: 'reference-1', name: 'TypeError', code: 'E_FAILED', activityId: 'activity-1' },
    );
    assert.match(line.at, /^messages\.test\.ts:\d+/);
  });

  it('is run once', async () => {
    let runs = 0;
    const bot = async (): Promise<void> => {
      runs += 1;
      await failing();
    };
    app = await startApp({ bot });
    await app.post(message());
    assert.equal(runs, 1);
  });

  it('answers an invoke with a bare 500', async () => {
    app = await startApp({ bot: failing });
    const reply = await app.post(message({ type: 'invoke', name: 'adaptiveCard/action', value: {} }));
    assert.equal(reply.status, 500);
    const body = await reply.text();
    assert.equal(body, '{"error":"Internal Server Error"}');
    silentAbout(body);
  });

  it('answers a bare 500 when the apology fails as well', async () => {
    app = await startApp({ bot: failing, apologize: failing });
    const reply = await app.post(message());
    assert.equal(reply.status, 500);
    const body = await reply.text();
    assert.equal(body, '{"error":"Internal Server Error"}');
    silentAbout(body);
    assert.ok(app.lines.some((line) => line.includes('turn-lost') && line.includes('TypeError')));
    assert.deepEqual(printed, [], 'the library does not get to print it');
  });

  it('survives what is thrown and is no error', async () => {
    for (const thrown of [CANARY, undefined, null, { message: CANARY }]) {
      const bot = async (): Promise<never> => {
        throw thrown;
      };
      app = await startApp({ bot });
      silentAbout(await (await app.post(message())).text());
      await app.close();
    }
  });

  it('survives a reply that cannot be delivered', async () => {
    const connector = await startConnector();
    await connector.close();
    app = await startApp();
    const reply = await app.post(message({ serviceUrl: connector.url, text: CANARY }));
    silentAbout(await reply.text());
    assert.equal((await fetch(`${app.url}/healthz`)).status, 200);
  });

  it('is a bare 500 for a route of ours as well', async () => {
    app = await startApp({ routes: [{ method: 'GET', path: '/broken', handle: failing }] });
    const reply = await fetch(`${app.url}/broken`);
    assert.equal(reply.status, 500);
    const body = await reply.text();
    assert.equal(body, '{"error":"Internal Server Error"}');
    silentAbout(body);
  });
});

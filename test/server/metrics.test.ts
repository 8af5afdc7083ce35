import assert from 'node:assert/strict';
import { OBSERVED } from '../../src/observer.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import { StorageUnavailable } from '../../src/storage/faults.ts';
import { openMemory } from '../storage/memory.ts';
import { draft, tells } from '../storage/place.ts';
import { METRICS_TOKEN, REGISTERED } from './issuer.ts';
import { LOCAL, message, type Probe, startApp, startConnector } from './probe.ts';

const CANARY = 'canary4711';
const EMPTY = { backlog: async () => ({ waiting: 0, dead: 0 }), now: () => 0 };

const ours = (text: string): readonly string[] => text.split('\n').filter((line) => line.startsWith('graph_triage_'));
const sample = (text: string, name: string): number | undefined => {
  const line = ours(text).find((one) => one.startsWith(`graph_triage_${name} `));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
};

describe('createMetrics', () => {
  it('counts each thing under its own name', async () => {
    const { observer, text } = createMetrics(EMPTY);
    observer.turnBegan('press')('failed');
    observer.refused('rate');
    observer.verdict('proven');
    observer.ticket('requester-unreachable');
    observer.delivery('dead');
    observer.storageFailed('turn');
    const shown = await text();
    for (const name of [
      'turns_total{kind="press",outcome="failed"}',
      'turn_seconds_count{kind="press"}',
      'refused_total{reason="rate"}',
      'verdicts_total{verdict="proven"}',
      'ticket_events_total{event="requester-unreachable"}',
      'deliveries_total{outcome="dead"}',
      'storage_failures_total{use="turn"}',
    ])
      assert.equal(sample(shown, name), 1, name);
  });

  it('shows every counter from the beginning, at 0', async () => {
    const shown = ours(await createMetrics(EMPTY).text()).filter((line) => line.includes('_total{'));
    const counts = [
      OBSERVED.refusals,
      OBSERVED.verdicts,
      OBSERVED.ticketEvents,
      OBSERVED.deliveryOutcomes,
      OBSERVED.storageUses,
    ].map(({ length }) => length);
    const expected = counts.reduce((sum, count) => sum + count, OBSERVED.turnKinds.length * OBSERVED.turnOutcomes.length);
    assert.equal(shown.length, expected);
    assert.ok(shown.every((line) => line.endsWith(' 0')));
  });

  it('shows what waits, what was given up, and how long the oldest has waited', async () => {
    const backlog = async () => ({ waiting: 3, dead: 2, oldestAt: 4000 });
    const shown = await createMetrics({ backlog, now: () => 10_500 }).text();
    assert.equal(sample(shown, 'outbox_deliveries{state="waiting"}'), 3);
    assert.equal(sample(shown, 'outbox_deliveries{state="dead"}'), 2);
    assert.equal(sample(shown, 'outbox_oldest_seconds'), 6.5);
  });

  it('leaves the backlog out while the database cannot be asked, and shows the rest', async () => {
    let isBroken = false;
    const backlog = async () => {
      if (isBroken) throw new StorageUnavailable(new Error(CANARY));
      return { waiting: 3, dead: 0 };
    };
    const { text } = createMetrics({ backlog, now: () => 0 });
    assert.equal(sample(await text(), 'outbox_deliveries{state="waiting"}'), 3);
    isBroken = true;
    const shown = await text();
    assert.equal(sample(shown, 'outbox_deliveries{state="waiting"}'), undefined);
    assert.equal(sample(shown, 'outbox_oldest_seconds'), undefined);
    assert.equal(sample(shown, 'refused_total{reason="rate"}'), 0);
  });

  it('shows the figures of the process, and keeps apps apart', async () => {
    const [one, other] = [createMetrics(EMPTY), createMetrics(EMPTY)];
    one.observer.verdict('likely');
    assert.equal(sample(await other.text(), 'verdicts_total{verdict="likely"}'), 0);
    assert.match(await other.text(), /^process_resident_memory_bytes \d/m);
    assert.match(await other.text(), /^nodejs_eventloop_lag_p99_seconds /m);
  });
});

describe('the gauges of insights', () => {
  const figures = {
    opened: 7,
    resolved: 5,
    ages: [{ value: 'under-1-day', count: 3 }],
    toAssign: { count: 2, median: 90_000, ninetieth: 120_500 },
    toResolve: { count: 0 },
    answered: [
      { value: 'stale-token', count: 4 },
      { value: CANARY, count: 9 },
    ],
    solved: [{ value: 'stale-token', count: 2 }],
    actual: [{ value: 'other', count: 1 }],
    predicted: { right: 3, wrong: [{ count: 1 }, { count: 1 }] },
    languages: [
      { value: 'sv', count: 6 },
      { value: CANARY, count: 9 },
    ],
    unknownCodes: [{ value: CANARY, count: 11 }],
    unknownPaths: [{ value: CANARY, count: 12 }],
  };
  const lists = { causes: ['stale-token', 'wrong-tenant', 'other'], locales: ['en', 'sv'] };
  const started = (read: () => Promise<typeof figures>, now = () => 0) =>
    createMetrics({ ...EMPTY, now, insights: { read, ...lists } });

  it('show each number under its own name, and 0 for what is listed and did not happen', async () => {
    const shown = await started(async () => figures).text();
    const expected = {
      'tickets{event="opened"}': 7,
      'tickets{event="resolved"}': 5,
      'open_tickets{age="under-1-day"}': 3,
      'assign_seconds{quantile="0.5"}': 90,
      'assign_seconds{quantile="0.9"}': 120.5,
      'answers{cause="stale-token"}': 4,
      'answers{cause="wrong-tenant"}': 0,
      'solved{cause="stale-token"}': 2,
      'actual_causes{cause="other"}': 1,
      'predictions{agrees="yes"}': 3,
      'predictions{agrees="no"}': 2,
      'languages{locale="sv"}': 6,
      'languages{locale="en"}': 0,
      'unknown{kind="codes"}': 11,
      'unknown{kind="paths"}': 12,
    };
    for (const [name, value] of Object.entries(expected)) assert.equal(sample(shown, `insight_${name}`), value, name);
    assert.doesNotMatch(shown, /insight_resolve_seconds\{/);
  });

  it('have labels of closed lists alone', async () => assert.ok(!(await started(async () => figures).text()).includes(CANARY)));

  it('are read once a minute, however many look at once', async () => {
    let [reads, time] = [0, 0];
    const { text } = started(
      async () => {
        reads += 1;
        return { ...figures, opened: reads };
      },
      () => time,
    );
    await Promise.all([text(), text(), text()]);
    time = 59_999;
    assert.equal(sample(await text(), 'insight_tickets{event="opened"}'), 1);
    time = 60_000;
    assert.equal(sample(await text(), 'insight_tickets{event="opened"}'), 2);
  });

  it('are left out while the database cannot be read, and there again as soon as it can', async () => {
    let isBroken = true;
    const { text } = started(async () => {
      if (isBroken) throw new StorageUnavailable(new Error(CANARY));
      return figures;
    });
    const shown = await text();
    assert.deepEqual(
      [ours(shown).filter((line) => line.includes('insight')), sample(shown, 'outbox_deliveries{state="waiting"}')],
      [[], 0],
    );
    isBroken = false;
    assert.equal(sample(await text(), 'insight_tickets{event="opened"}'), 7);
  });
});

describe('GET /metrics', () => {
  let app: Probe;
  afterEach(() => app.close());
  const get = (headers: Record<string, string> = {}) => fetch(`${app.url}/metrics`, { headers });

  it('answers this machine without an app id', async () => {
    app = await startApp();
    const reply = await get();
    assert.equal(reply.status, 200);
    assert.match(reply.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
    assert.match(await reply.text(), /^graph_triage_turns_total/m);
  });

  it('is not there with an app id and without a token', async () => {
    const { metricsToken: _, ...config } = REGISTERED;
    app = await startApp({ config });
    assert.equal((await get()).status, 404);
    assert.equal((await get({ Authorization: 'Bearer undefined' })).status, 404);
  });

  for (const [who, config] of [
    ['with an app id', REGISTERED],
    ['without one', { ...LOCAL, metricsToken: METRICS_TOKEN }],
  ] as const) {
    it(`answers whoever has its token ${who}`, async () => {
      app = await startApp({ config });
      assert.equal((await get({ Authorization: `Bearer ${METRICS_TOKEN}` })).status, 200);
    });

    for (const header of [
      undefined,
      '',
      'Bearer ',
      METRICS_TOKEN,
      `Basic ${METRICS_TOKEN}`,
      `Bearer ${METRICS_TOKEN}x`,
      `Bearer ${METRICS_TOKEN.slice(1)}`,
      `bearer ${METRICS_TOKEN.toUpperCase()}`,
    ]) {
      it(`answers 401 to ${JSON.stringify(header)} ${who}, also from a private address behind a proxy`, async () => {
        app = await startApp({ config });
        const sent = { 'X-Forwarded-For': '127.0.0.1', ...(header !== undefined && { Authorization: header }) };
        const reply = await get(sent);
        assert.equal(reply.status, 401);
        assert.doesNotMatch(await reply.text(), /graph_triage/);
      });
    }
  }

  it('counts turns by kind and outcome, and requests of a wrong shape', async () => {
    const connector = await startConnector();
    app = await startApp({
      bot: async ({ activity }) => {
        if (activity.text === 'fail') throw new Error(CANARY);
      },
    });
    const send = (changes: Record<string, unknown>) => app.post(message({ serviceUrl: connector.url, ...changes }));
    await send({});
    await send({ text: 'fail' });
    await send({ value: {} });
    await send({ type: 'invoke', name: 'adaptiveCard/action', value: {} });
    await send({ type: 'invoke', name: 'task/fetch', value: {} });
    await send({ type: 'invoke', name: 'composeExtension/query', value: {} });
    await send({ type: 'installationUpdate', action: 'add' });
    await send({ type: CANARY });
    await send({ conversation: CANARY });
    await app.post('{');
    const shown = await (await get()).text();
    const expected = { text: 1, press: 2, dialog: 1, extension: 1, arrival: 1, other: 1 };
    for (const [kind, count] of Object.entries(expected))
      assert.equal(sample(shown, `turns_total{kind="${kind}",outcome="done"}`), count, kind);
    assert.equal(sample(shown, 'turns_total{kind="text",outcome="failed"}'), 1);
    assert.equal(sample(shown, 'refused_total{reason="shape"}'), 2);
    await connector.close();
  });

  it('counts a verdict when the triage comes to it, not when its card is shown again', async () => {
    const connector = await startConnector();
    app = await startApp({ bot: 'real' });
    const send = (changes: Record<string, unknown>) => app.post(message({ serviceUrl: connector.url, ...changes }));
    await send({ id: 'a', text: 'AADSTS7000215: Invalid client secret provided.' });
    const press = { type: 'invoke', name: 'adaptiveCard/action', text: undefined, value: { action: { verb: 'show', data: {} } } };
    await send({ id: 'b', ...press });
    await send({ id: 'c', ...press });
    const shown = await (await get()).text();
    assert.equal(sample(shown, 'verdicts_total{verdict="proven"}'), 1, shown);
    await connector.close();
  });

  it('shows nothing of people, tenants, conversations and tickets', async () => {
    const connector = await startConnector();
    const store = await openMemory();
    await store.tickets.open(draft(CANARY, { tenantId: CANARY }), tells);
    app = await startApp({ bot: 'real', store });
    const body = message({
      serviceUrl: connector.url,
      from: { id: CANARY, name: CANARY, aadObjectId: CANARY },
      conversation: { id: CANARY, tenantId: CANARY },
      text: CANARY,
      locale: CANARY,
    });
    await app.post(body);
    await app.post({ ...body, type: 'invoke', name: CANARY, value: {} });
    const shown = await (await get()).text();
    assert.ok(!shown.includes(CANARY));
    await connector.close();
  });

  it('shows what the help desks see, of all tenants together, with what was counted a moment ago', async () => {
    const connector = await startConnector();
    const store = await openMemory();
    for (const tenantId of ['a', 'b']) await store.tickets.open(draft('key', { tenantId, at: Date.now() }), () => []);
    app = await startApp({ bot: 'real', store });
    await app.post(message({ serviceUrl: connector.url, text: 'AADSTS7000215: Invalid client secret provided.' }));
    const shown = await (await get()).text();
    assert.equal(sample(shown, 'insight_open_tickets{age="under-1-day"}'), 2);
    assert.equal(sample(shown, 'insight_tickets{event="opened"}'), 2);
    assert.equal(sample(shown, 'insight_answers{cause="app-credentials"}'), 1);
    assert.equal(sample(shown, 'insight_answers{cause="stale-token"}'), 0);
    assert.equal(sample(shown, 'insight_languages{locale="en"}'), 1);
    await connector.close();
  });

  it('counts what is delivered and what happens to tickets once it is stored', async () => {
    const store = await openMemory();
    // Nobody can be reached at these addresses, and there is no desk.
    await store.tickets.open(draft('a'), (ticket) => tells(ticket).slice(0, 1));
    app = await startApp({ store });
    const shown = async () => (await get()).text();
    while (sample(await shown(), 'deliveries_total{outcome="dead"}') !== 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(sample(await shown(), 'outbox_deliveries{state="dead"}'), 1);
  });

  it('counts what the storage fails, and what it is asked for when it is not ready', async () => {
    const store = await openMemory();
    const broken = async () => Promise.reject(new StorageUnavailable(new Error(CANARY)));
    const connector = await startConnector();
    const state = { ...store.state, read: broken };
    app = await startApp({ bot: 'real', store: { ...store, state, isReady: async () => false } });
    await app.post(message({ serviceUrl: connector.url }));
    assert.equal((await fetch(`${app.url}/readyz`)).status, 503);
    const shown = await (await get()).text();
    assert.equal(sample(shown, 'storage_failures_total{use="turn"}'), 1);
    assert.equal(sample(shown, 'storage_failures_total{use="readiness"}'), 1);
    await connector.close();
  });
});

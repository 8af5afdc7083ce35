import { createHash, timingSafeEqual } from 'node:crypto';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { OBSERVED, type Observer } from '../observer.ts';
import { type InsightParts, insightsIn } from './insight-gauges.ts';
import type { Reply, Route } from './route.ts';

/** What waits to be told, at one moment. */
export interface Backlog {
  readonly waiting: number;
  readonly dead: number;
  /** When the oldest that waits was stored, in milliseconds. */
  readonly oldestAt?: number;
}

export interface MetricsParts {
  /** Asked at each scrape. */
  readonly backlog: () => Promise<Backlog>;
  readonly insights?: InsightParts;
  /** Milliseconds. */
  readonly now: () => number;
}

export interface Metrics {
  readonly observer: Observer;
  /** In the text format of Prometheus. A backlog that cannot be read is left out; the rest is there. */
  readonly text: () => Promise<string>;
}

/** Around the three seconds that an invoke has, and the fifteen after which Teams delivers again. */
const TURN_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 15];

/**
 * Counts what the observer is told, in a registry of its own, beside the figures of the process. Every label has a closed list of values and starts at 0,
 * so that the first failure is seen as an increase. It holds nothing about a person, a tenant, a conversation or a ticket.
 * @see https://prometheus.io/docs/practices/naming/
 */
export function createMetrics(parts: MetricsParts): Metrics {
  const register = new Registry();
  const counter = counterIn(register);
  const turns = counter('turns_total', 'Turns that reached the bot', {
    kind: OBSERVED.turnKinds,
    outcome: OBSERVED.turnOutcomes,
  });
  const refused = counter('refused_total', 'Requests and turns that were refused', { reason: OBSERVED.refusals });
  const verdicts = counter('verdicts_total', 'Causes shown, by how sure they are', { verdict: OBSERVED.verdicts });
  const tickets = counter('ticket_events_total', 'What happened to tickets', { event: OBSERVED.ticketEvents });
  const deliveries = counter('deliveries_total', 'Tries to tell of a ticket', { outcome: OBSERVED.deliveryOutcomes });
  const storage = counter('storage_failures_total', 'What the storage failed', { use: OBSERVED.storageUses });
  const seconds = new Histogram({
    name: `${PREFIX}turn_seconds`,
    help: 'How long the bot took for a turn',
    labelNames: ['kind'],
    buckets: TURN_SECONDS,
    registers: [register],
  });
  const showBacklog = backlogIn(register, parts);
  const showInsights = insightsIn(register, parts.now, parts.insights);
  return {
    observer: {
      turnBegan: (kind) => {
        const stop = seconds.startTimer({ kind });
        return (outcome) => {
          stop();
          turns.inc({ kind, outcome });
        };
      },
      refused: (reason) => refused.inc({ reason }),
      verdict: (verdict) => verdicts.inc({ verdict }),
      ticket: (event) => tickets.inc({ event }),
      delivery: (outcome) => deliveries.inc({ outcome }),
      storageFailed: (use) => storage.inc({ use }),
    },
    async text() {
      await Promise.all([showBacklog(), showInsights()]);
      return Registry.merge([register, processRegistry()]).metrics();
    },
  };
}

const PREFIX = 'graph_triage_';

function counterIn(register: Registry) {
  return (name: string, help: string, labels: Readonly<Record<string, readonly string[]>>): Counter => {
    const made = new Counter({ name: PREFIX + name, help, labelNames: Object.keys(labels), registers: [register] });
    for (const values of combinations(labels)) made.inc(values, 0);
    return made;
  };
}

function combinations(labels: Readonly<Record<string, readonly string[]>>): readonly Record<string, string>[] {
  return Object.entries(labels).reduce<Record<string, string>[]>(
    (rows, [label, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [label]: value }))),
    [{}],
  );
}

function backlogIn(register: Registry, { backlog, now }: MetricsParts): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: PREFIX + name, help, labelNames, registers: [register] });
  const rows = gauge('outbox_deliveries', 'What is still to be told', ['state']);
  const age = gauge('outbox_oldest_seconds', 'How long the oldest that is still to be told has waited');
  return async () => {
    rows.reset();
    age.remove();
    const found = await backlog().catch(() => undefined);
    if (found === undefined) return;
    rows.set({ state: 'waiting' }, found.waiting);
    rows.set({ state: 'dead' }, found.dead);
    age.set(found.oldestAt === undefined ? 0 : Math.max(0, now() - found.oldestAt) / 1000);
  };
}

let ofProcess: Registry | undefined;

/** Of the process, not of an app: the library watches the event loop and the garbage collector without an end, so once is enough. */
function processRegistry(): Registry {
  if (ofProcess !== undefined) return ofProcess;
  ofProcess = new Registry();
  collectDefaultMetrics({ register: ofProcess });
  return ofProcess;
}

/**
 * `GET /metrics`. With a token it answers to whoever sends it as a bearer token, and 401 to everybody else. It looks at no address: behind a proxy
 * every caller has a private one.
 */
export function metricsRoute(metrics: Metrics, token?: string): Route {
  return {
    method: 'GET',
    path: '/metrics',
    async handle({ request }): Promise<Reply> {
      if (token !== undefined && !isBearer(request.headers.authorization, token))
        return { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } };
      return { status: 200, headers: { 'Content-Type': Registry.PROMETHEUS_CONTENT_TYPE }, body: await metrics.text() };
    },
  };
}

/** In the same time for every wrong one. */
function isBearer(header: string | undefined, token: string): boolean {
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

import { Gauge, type Registry } from 'prom-client';

interface Counted {
  readonly value: string;
  readonly count: number;
}
/** In milliseconds; nothing without a case. */
interface Lasted {
  readonly count: number;
  readonly median?: number;
  readonly ninetieth?: number;
}

/** The numbers that the help desk sees as well, of all tenants together and of the last thirty days. */
export interface InsightFigures {
  readonly opened: number;
  readonly resolved: number;
  readonly ages: readonly Counted[];
  readonly toAssign: Lasted;
  readonly toResolve: Lasted;
  readonly answered: readonly Counted[];
  readonly solved: readonly Counted[];
  readonly actual: readonly Counted[];
  readonly predicted: { readonly right: number; readonly wrong: readonly { readonly count: number }[] };
  readonly languages: readonly Counted[];
  readonly unknownCodes: readonly Counted[];
  readonly unknownPaths: readonly Counted[];
}

export interface InsightParts {
  readonly read: () => Promise<InsightFigures>;
  /** The closed lists of labels; what is in none of them is not shown. */
  readonly causes: readonly string[];
  readonly locales: readonly string[];
}

const PREFIX = 'graph_triage_';
/** To read them takes the database some work, and they are of a month. */
const FRESH_MS = 60_000;

/**
 * Gauges of what the help desk's `insights` show, read at most once a minute, and left out while they cannot be read.
 * They hold no code, path, tenant or person: of what is unknown there is only how often.
 */
export function insightsIn(register: Registry, now: () => number, parts?: InsightParts): () => Promise<void> {
  const gauges = gaugesIn(register);
  const read = parts && remembered(parts.read, now);
  return async () => {
    for (const gauge of Object.values(gauges)) gauge.reset();
    const figures = await read?.().catch(() => undefined);
    if (parts !== undefined && figures !== undefined) show(gauges, figures, parts);
  };
}

function gaugesIn(register: Registry) {
  const gauge = (name: string, help: string, ...labelNames: readonly string[]) =>
    new Gauge({ name: `${PREFIX}insight_${name}`, help: `${help}, of the last 30 days`, labelNames, registers: [register] });
  return {
    open: new Gauge({ name: `${PREFIX}insight_open_tickets`, help: 'Open tickets', labelNames: ['age'], registers: [register] }),
    tickets: gauge('tickets', 'Tickets that were opened and resolved', 'event'),
    assign: gauge('assign_seconds', 'How long tickets waited for somebody', 'quantile'),
    resolve: gauge('resolve_seconds', 'How long tickets took', 'quantile'),
    answered: gauge('answers', 'Causes that triages came to', 'cause'),
    solved: gauge('solved', 'Triages that were solved without a ticket', 'cause'),
    actual: gauge('actual_causes', 'What resolved tickets turned out to be', 'cause'),
    predicted: gauge('predictions', 'Resolved tickets whose cause was, and was not, what the triage thought', 'agrees'),
    languages: gauge('languages', 'Languages of triages', 'locale'),
    unknown: gauge('unknown', 'Codes and requests that are not known here', 'kind'),
  };
}

function show(gauges: ReturnType<typeof gaugesIn>, figures: InsightFigures, { causes, locales }: InsightParts): void {
  const each = (gauge: Gauge, label: string, counted: readonly Counted[], values: readonly string[]) => {
    for (const value of values) gauge.set({ [label]: value }, counted.find((one) => one.value === value)?.count ?? 0);
  };
  for (const { value, count } of figures.ages) gauges.open.set({ age: value }, count);
  gauges.tickets.set({ event: 'opened' }, figures.opened);
  gauges.tickets.set({ event: 'resolved' }, figures.resolved);
  lasting(gauges.assign, figures.toAssign);
  lasting(gauges.resolve, figures.toResolve);
  each(gauges.answered, 'cause', figures.answered, causes);
  each(gauges.solved, 'cause', figures.solved, causes);
  each(gauges.actual, 'cause', figures.actual, causes);
  gauges.predicted.set({ agrees: 'yes' }, figures.predicted.right);
  gauges.predicted.set({ agrees: 'no' }, sum(figures.predicted.wrong));
  each(gauges.languages, 'locale', figures.languages, locales);
  gauges.unknown.set({ kind: 'codes' }, sum(figures.unknownCodes));
  gauges.unknown.set({ kind: 'paths' }, sum(figures.unknownPaths));
}

function lasting(gauge: Gauge, { median, ninetieth }: Lasted): void {
  if (median !== undefined) gauge.set({ quantile: '0.5' }, median / 1000);
  if (ninetieth !== undefined) gauge.set({ quantile: '0.9' }, ninetieth / 1000);
}

function sum(counted: readonly { readonly count: number }[]): number {
  return counted.reduce((all, { count }) => all + count, 0);
}

/** The answer of a minute; a failure is not remembered. */
function remembered<T>(read: () => Promise<T>, now: () => number): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | undefined;
  return () => {
    if (last !== undefined && now() - last.at < FRESH_MS) return last.answer;
    const answer = read();
    last = { at: now(), answer };
    answer.catch(() => (last = undefined));
    return answer;
  };
}

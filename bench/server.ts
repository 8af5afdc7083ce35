import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawBars } from './chart.ts';
import { type Line, lineOf, median, print } from './report.ts';
import { load } from './server/load.ts';
import { launch, type Measured } from './server/measured.ts';
import { launchBot, type Run, run, SCENARIOS, type Scenario } from './server/scenarios.ts';
import { startService } from './server/service.ts';

/** How much is measured. */
export interface Extent {
  readonly rounds: number;
  /** Of each kind, before anything is measured: what is not compiled yet costs more. */
  readonly warmUp: number;
  readonly turns: number;
  readonly starts: number;
}

const CONNECTIONS = [1, 10, 50] as const;
/** Of each kind of turn at each number of connections, one for each round. */
export type Results = ReadonlyMap<string, readonly Run[]>;

/**
 * Measures a bare echo and this bot in one run, a piece of each in turn, so that a busy machine hurts both. Prints medians;
 * a ratio is the median of those to the echo of the same round.
 * It runs the build in `dist`.
 */
export async function measureServer(extent: Extent): Promise<Results> {
  const folder = mkdtempSync(join(tmpdir(), 'graph-triage-bench-'));
  const service = await startService();
  const starts = await startTimes(folder, extent.starts);
  const echo = await launch('echo');
  const bot = await launchBot(`sqlite:${join(folder, 'bench.db')}`, service.url);
  const idle = { echo: await echo.memory(), bot: await bot.memory() };
  const serverOf = ({ name }: Scenario): Measured => (name === 'echo' ? echo : bot);
  const runs = new Map<string, Run[]>();
  for (const scenario of SCENARIOS)
    await run(scenario, serverOf(scenario), { url: service.url, connections: 10, turns: extent.warmUp });
  for (let round = 0; round < extent.rounds; round += 1) {
    for (const connections of CONNECTIONS) {
      for (const scenario of SCENARIOS) {
        const turns = connections === 1 ? Math.ceil(extent.turns / 4) : extent.turns;
        const key = `${scenario.name} ${connections}`;
        const one = await run(scenario, serverOf(scenario), { url: service.url, connections, turns });
        runs.set(key, [...(runs.get(key) ?? []), one]);
      }
    }
  }
  const loaded = { echo: await echo.memory(), bot: await bot.memory() };
  await Promise.all([echo.stop(), bot.stop()]);
  service.close();
  rmSync(folder, { recursive: true, force: true });
  printRuns(runs);
  printBudgets(runs, { starts, idle, loaded });
  return runs;
}

/** Milliseconds until the first turn is answered, of echo and bot in turn. */
async function startTimes(folder: string, starts: number): Promise<Record<'echo' | 'bot', number>> {
  const times = { echo: [] as number[], bot: [] as number[] };
  for (let at = 0; at < starts; at += 1) {
    for (const program of ['echo', 'bot'] as const) {
      const began = performance.now();
      const server = await launch(program, { DATABASE_URL: `sqlite:${join(folder, `start-${at}.db`)}` });
      const [first] = await (SCENARIOS[0]?.prepare(server, server.url, 1) ?? []);
      await load(server.url, { connections: 1, activities: first === undefined ? [] : [first] });
      times[program].push(performance.now() - began);
      await server.stop();
    }
  }
  return { echo: median(times.echo), bot: median(times.bot) };
}

function printRuns(results: Results): void {
  print('turn            connections   turns/s    p50 ms    p99 ms   CPU us   x echo');
  for (const [key, runs] of results) {
    const [name = '', connections = ''] = key.split(' ');
    const of = (figure: keyof Run): number => median(runs.map((one) => one[figure]));
    const times = [of('perSecond').toFixed(0), of('p50').toFixed(1), of('p99').toFixed(1)];
    const figures = [...times, of('cpu').toFixed(0), ratio(results, key, 'cpu').toFixed(2)];
    print(`${name.padEnd(15)} ${connections.padStart(11)} ${figures.map((figure) => figure.padStart(9)).join(' ')}`);
  }
}

interface Around {
  readonly starts: Record<'echo' | 'bot', number>;
  readonly idle: Record<'echo' | 'bot', { readonly rss: number }>;
  readonly loaded: Record<'echo' | 'bot', { readonly rss: number }>;
}

const MEGABYTE = 1024 * 1024;

function printBudgets(results: Results, { starts, idle, loaded }: Around): void {
  const more = ({ echo, bot }: Around['idle']): number => (bot.rss - echo.rss) / MEGABYTE;
  const unit = 'x echo';
  for (const line of [
    ...cpuLines(results),
    { what: 'p99 of a text turn at 50 connections', value: ratio(results, 'text 50', 'p99'), budget: 1.5, unit },
    { what: 'p99 of an answer at 50 connections', value: ratio(results, 'answer 50', 'p99'), budget: 3, unit },
    { what: 'from the start to the first answered turn', value: starts.bot / starts.echo, budget: 2.5, unit },
    { what: 'memory when idle, beyond that of the echo', value: more(idle), unit: 'MB' },
    { what: 'memory after the load, beyond that of the echo', value: more(loaded), budget: 80, unit: 'MB' },
  ])
    print(lineOf(line));
}

/** At 10 connections, as the budgets are meant. */
function cpuLines(results: Results): readonly Line[] {
  const of = (name: string, what: string, budget?: number): Line => ({
    what: `CPU ${what}`,
    value: ratio(results, `${name} 10`, 'cpu'),
    unit: 'x echo',
    ...(budget !== undefined && { budget }),
  });
  return [
    of('text', 'of a text turn with durable state', 1.5),
    of('answer', 'from a pasted error to the answer card', 2.5),
    of('question', 'from a pasted error to the next question'),
    of('press', 'of a press on a question'),
    of('escalation', 'of an escalation, ticket stored'),
  ];
}

function ratio(results: Results, key: string, figure: keyof Run): number {
  const echo = results.get(key.replace(/^\w+/, 'echo')) ?? [];
  return median((results.get(key) ?? []).map((one, round) => one[figure] / (echo[round]?.[figure] ?? Number.NaN)));
}

/** The ratios of the CPU as a picture for the page about performance. */
export function chartOf(results: Results): string {
  const bars = cpuLines(results).map(({ what, value, budget }) => ({
    name: what.replace(/^CPU (of|from) (an? )?/, '').replace(/^pasted error to the /, 'error to the '),
    value,
    ...(budget !== undefined && { budget }),
  }));
  return drawBars('CPU of a turn, in turns of a bare echo', [{ name: 'bare echo', value: 1 }, ...bars]);
}

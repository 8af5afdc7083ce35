import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chanceOf } from './chance.ts';
import { gather } from './crowd.ts';
import { storedIn, waitingIn } from './database.ts';
import { type Lives, livesOn } from './kills.ts';
import { startService } from './service.ts';
import { judge, type Verdict } from './verdict.ts';

// Kills a bot under load again and again, and holds it to what it told people. Usage: run.ts [kills] [seed]
const KILLS = Number(process.argv[2] ?? 50);
const SEED = Number(process.argv[3] ?? process.env.CRASH_SEED ?? Date.now() % 1_000_000);
const DRAIN_MS = 120_000;
const LATENCY_MS = 40;

const begin = performance.now();
const chance = chanceOf(SEED);
const folder = mkdtempSync(join(tmpdir(), 'graph-triage-crash-'));
const file = join(folder, 'graph-triage.db');
const say = (line: string): void => void process.stdout.write(`${line}\n`);
say(`seed ${SEED}; the same once more: npm run test:crash -- ${KILLS} ${SEED}`);

const lives = livesOn(file, chance.fork());
const latency = chance.fork();
const service = await startService({
  async onArrival() {
    lives.onArrival();
    await wait(latency.next() ** 3 * LATENCY_MS);
  },
  onAnswered: lives.onAnswered,
});
const crowd = gather({ service, chance, up: lives.up, tenants: 10, atOnce: 40 });
const { world, requesters } = crowd;

await Promise.race([crowd.everybody.then(() => assert.fail('nobody is there')), lives.killAll(KILLS, tellKill)]);
const bot = await lives.revive();
await crowd.leave();
await drain();
crowd.lookBack();
const exit = await bot.stop();
const verdict = judge({
  service,
  shown: world.shown,
  stored: storedIn(file),
  requesters,
  underWay: lives.remains.flatMap(({ underWay }) => underWay),
});
await service.close();
tell(verdict, [
  ['is whole after each kill', lives.remains.flatMap(({ damage }) => damage)],
  ['meets nothing that it does not expect', faultsIn([...lives.log, ...bot.log])],
  ['ends in order when it is asked to', exit === 0 ? [] : [`exit ${exit}`]],
]);

async function drain(): Promise<void> {
  const start = performance.now();
  while (waitingIn(file) > 0) {
    if (performance.now() - start > DRAIN_MS) return say('the outbox does not become empty');
    await wait(100);
  }
}

function tellKill(kills: number, moment: string): void {
  const underWay = lives.remains.at(-1)?.underWay.length ?? 0;
  if (kills % 10 === 0 || process.env.CRASH_VERBOSE)
    say(
      `kill ${kills} (${moment}): ${underWay} under way, ${world.shown.tickets.size} tickets, ${service.arrivals.length} messages, ${seconds()} s`,
    );
}

function faultsIn(log: readonly string[]): readonly string[] {
  return [...new Set(log.filter((line) => !/"level":(?:40|"warn")/.test(line)).map((line) => line.slice(0, 400)))];
}

type Facts = Verdict['facts'];

/** What speaks against the bot is worth a look. */
function cleanUp(): void {
  if (process.exitCode === 0) rmSync(folder, { recursive: true });
  else say(`the database is kept: ${file}`);
}

function tell({ facts, ...figures }: Verdict, more: Facts): void {
  const all = [...facts, ...more];
  const failing = all.filter(([, against]) => against.length > 0);
  for (const [fact, against] of all)
    say([`  ${against.length === 0 ? '✔' : '✗'} ${fact}`, ...against.slice(0, 20).map((one) => `      ${one}`)].join('\n'));
  say(`restarts: ${restartsOf(lives)}; ${seconds()} s`);
  say(`  ${all.length - failing.length} passing`);
  if (failing.length > 0) say(`  ${failing.length} failing`);
  process.exitCode = failing.length > 0 ? 1 : 0;
  cleanUp();
  const { lost, doubled, notices, repeated, inFlight } = figures;
  const counts = [`${KILLS} kills`, `${world.shown.tickets.size} tickets acknowledged`, `${lost} lost`, `${doubled} doubled`];
  say([...counts, `${notices} notices`, `${repeated} repeated of ${inFlight} in flight`].join(', '));
}

function restartsOf({ starts }: Lives): string {
  const sorted = starts.toSorted((a, b) => a - b).map(Math.round);
  return `${sorted.length}, median ${sorted[sorted.length >> 1]} ms, slowest ${sorted.at(-1)} ms`;
}

function seconds(): number {
  return Math.round((performance.now() - begin) / 1000);
}

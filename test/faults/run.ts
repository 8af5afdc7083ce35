import { findCluster } from '../postgres/cluster.ts';
import { play } from './play.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

// Lets things go wrong while people work with the bot, one after the other. Usage: run.ts [scenario] [--long] [--seed=4711]
const calls = process.argv.slice(2);
const isLong = calls.includes('--long');
const seed = Number(calls.find((call) => call.startsWith('--seed='))?.slice(7) ?? Date.now() % 1_000_000);
const names = calls.filter((call) => !call.startsWith('--'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const unknown = names.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name));
if (unknown.length > 0) {
  say(`${unknown.join(', ')}: no such scenario; there are ${SCENARIOS.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}

const chosen = names.length === 0 ? SCENARIOS : SCENARIOS.filter(({ name }) => names.includes(name));
const cluster = chosen.some(({ database }) => database === 'postgresql') ? await findCluster() : undefined;
say(`seed ${seed}`);
let failing = 0;
try {
  for (const scenario of chosen) if (!(await holds(scenario))) failing += 1;
} finally {
  await cluster?.remove();
}
say(`  ${chosen.length - failing} passing`);
if (failing > 0) say(`  ${failing} failing`);
process.exit(failing > 0 ? 1 : 0);

async function holds(scenario: Scenario): Promise<boolean> {
  if (isMissing(scenario)) {
    say(`${scenario.title}: SKIPPED, because there is no PostgreSQL for it. Install one: apt-get install postgresql.`);
    return process.env.CI !== 'true';
  }
  const begin = performance.now();
  const times = scenario.times[isLong ? 'long' : 'short'];
  const { line, against } = await play(scenario, { seed, times, cluster });
  for (const [fact, all] of against) say([`  ✗ ${fact}`, ...all.slice(0, 20).map((one) => `      ${one}`)].join('\n'));
  say(`${line} (${Math.round((performance.now() - begin) / 1000)} s)`);
  return against.length === 0;
}

/** A server that is given by its URL can be used, and not be stopped. */
function isMissing({ database, name }: Scenario): boolean {
  if (database === 'sqlite') return false;
  return name === 'postgres-stopped' ? cluster?.power === undefined : cluster === undefined;
}

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { type Chance, chanceOf } from '../crash/chance.ts';
import { type Input, LANES } from './input.ts';
import { createInquiry, costOf, SLOW, SLOWEST_MS } from './inquiry.ts';
import { mutated } from './mutate.ts';
import { act, crowdOf, registration, STAFF } from './people.ts';
import { oddRequest, statusCall } from './requests.ts';
import { openTheatre, reachable } from './stage.ts';

// Sends a running bot what nobody would send, and holds it to four things: it lives, it answers, it keeps secrets, it is quick.
// Usage: run.ts [--minutes 2] [--seed 4711] [--repeat FILE], where FILE holds lines of findings.
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '2' }, seed: { type: 'string' }, repeat: { type: 'string' } },
});
const MINUTES = Number(values.minutes);
const SEED = Number(values.seed ?? Date.now() % 1_000_000);
const BATCH = 32;
const CROWD = 24;
const FILES_EVERY_MS = 30_000;
/** The engine compiles what is used often; until then it is slower than it will be. */
const WARM_MS = Math.min(15_000, MINUTES * 15_000);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
let begin = 0;
const elapsed = (): number => performance.now() - begin;
const chance = chanceOf(SEED);
const theatre = await openTheatre(SEED, chance.fork());
const inquiry = createInquiry(theatre, say);
const people = crowdOf(chance.fork(), CROWD);
let recent: readonly Input[] = [];
let inputs = 0;
let turns = 0;
let looked = 0;

if (values.repeat === undefined) await fuzz();
else for (const line of readFileSync(values.repeat, 'utf8').trim().split('\n')) await inquiry.repeat(JSON.parse(line) as object);
const exit = await finish();
if (values.repeat === undefined && turns === 0) await inquiry.about([{ sign: 'nothing was played' }], []);
if (exit !== 0) await inquiry.about([{ sign: `the process ended with ${exit}` }], []);
say(`${inputs} inputs, ${turns} turns, ${theatre.planting.count()} canaries, ${inquiry.count()} findings`);
process.exit(inquiry.count() > 0 ? 1 : 0);

async function fuzz(): Promise<void> {
  say(`seed ${SEED}; the same once more: npm run fuzz -- --minutes ${MINUTES} --seed ${SEED}`);
  for (const person of STAFF) await theatre.play(registration(theatre, person));
  begin = performance.now();
  while (elapsed() < MINUTES * 60_000) {
    await playBatch();
    if (elapsed() - looked < FILES_EVERY_MS) continue;
    looked = elapsed();
    theatre.lookAtFiles();
    say(`${Math.round(elapsed() / 1000)} s: ${inputs} inputs, ${turns} turns, ${inquiry.count()} findings`);
  }
}

async function playBatch(): Promise<void> {
  const batch = Array.from({ length: BATCH }, () => make(chance.fork()));
  await inLanes(batch, async (input) => {
    const outcome = await theatre.play(input);
    const isTurn = input.path === '/api/messages' && outcome.kind === 'answered' && [200, 201, 202, 501].includes(outcome.status);
    turns += isTurn ? 1 : 0;
  });
  inputs += batch.length;
  recent = [...recent.slice(-BATCH), ...batch];
  const { longest } = await theatre.ask();
  await inquiry.about(await theatre.symptoms(), recent);
  if (elapsed() > WARM_MS && longest > SLOWEST_MS)
    for (const input of batch)
      if ((await costOf(theatre, input)) > SLOWEST_MS) await inquiry.about([{ sign: `${SLOW}: ${input.from}`, input }], []);
}

/** Half of it is as it should be, so that the rest meets a bot with something to lose. */
function make(mine: Chance): Input {
  const again = recent[Math.floor(mine.next() * recent.length)];
  if (again !== undefined && mine.is(0.03)) return again;
  const kind = mine.next();
  if (kind < 0.07) return statusCall(mine, theatre.tickets);
  const valid = act(theatre, mine.pick(mine.is(0.2) ? STAFF : people), mine);
  if (kind < 0.15) return withCanaries(oddRequest(mine, valid), mine);
  if (kind < 0.5 || valid.json === undefined) return withCanaries(valid, mine);
  return withCanaries({ ...valid, from: `${valid.from}, mutated`, json: reachable(mutated(valid.json, mine), theatre) }, mine);
}

function withCanaries(input: Input, mine: Chance): Input {
  return mine.is(0.5) ? theatre.planting.plant(mine, input) : input;
}

async function inLanes<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = list.values();
  const lane = async (): Promise<void> => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** What is still to be delivered may tell something as well. */
async function finish(): Promise<number | null> {
  await wait(1000);
  theatre.lookAtFiles();
  await inquiry.about(await theatre.symptoms(), recent);
  return theatre.close();
}

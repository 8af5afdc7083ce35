import { setTimeout as wait } from 'node:timers/promises';
import { chanceOf } from '../crash/chance.ts';
import type { UnderWay } from '../crash/database.ts';
import { type Crowd, gather } from '../crash/crowd.ts';
import { startService, type Weather } from '../crash/service.ts';
import { judge, type Verdict } from '../crash/verdict.ts';
import type { Cluster } from '../postgres/cluster.ts';
import { fleetOn } from './fleet.ts';
import { type Ledger, postgresLedger, sqliteLedger } from './ledger.ts';
import type { Scenario, Stage } from './scenario.ts';
import { errorsIn, storageCards, withoutAlarms } from './told.ts';

/** How a scenario ended. */
export interface Outcome {
  /** `postgresql, kill -9: 10 kills, 84 tickets acknowledged, ...` */
  readonly line: string;
  /** What should hold and does not. */
  readonly against: readonly (readonly [fact: string, against: readonly string[]])[];
}

interface Playing {
  readonly seed: number;
  readonly times: number;
  readonly cluster: Cluster | undefined;
}

const TENANTS = 6;
const AT_ONCE = 16;
const LATENCY_MS = 40;
/** That people have before anything goes wrong. */
const FIRST_TICKETS = 3;
/** So long everything may take that has to go on by itself. */
const PATIENCE_MS = 120_000;
/** Whoever lives settles in it what it has under way. */
const SETTLE_MS = 500;

/**
 * Plays one scenario: people work, it goes wrong, it is well again, they go on and finish, the outbox drains, and what was shown is compared with what is
 * there. The bots are the compiled ones. What a judge finds is in the outcome; it throws only where the scenario itself cannot be played.
 */
export async function play(scenario: Scenario, { seed, times, cluster }: Playing): Promise<Outcome> {
  const chance = chanceOf(seed);
  const ledger = await ledgerOf(scenario, cluster);
  const fleet = fleetOn(ledger.url);
  let weather: Weather = { kind: 'well' };
  let arrived = (): void => undefined;
  const latency = chance.fork();
  const service = await startService({
    weather: () => weather,
    async onArrival() {
      arrived();
      await wait(latency.next() ** 3 * LATENCY_MS);
    },
  });
  const underWay: UnderWay[] = [];
  const damage: string[] = [];
  const stage: Stage = {
    chance,
    fleet,
    ...(cluster?.power !== undefined && { power: cluster.power }),
    setWeather: (now) => void (weather = now),
    work: (ms) => wait(ms),
    async strike(place) {
      await wait(chance.between(200, 1500));
      if (chance.is(0.5)) await Promise.race([new Promise<void>((hit) => (arrived = hit)), wait(2000)]);
      const at = Date.now();
      await fleet.kill(place);
      if ((scenario.replicas ?? 1) > 1) await wait(SETTLE_MS);
      const remains = await ledger.remains(at);
      underWay.push(...remains.underWay);
      damage.push(...remains.damage);
    },
    markUnderWay: async (at) => void underWay.push(...(await ledger.underWay(at))),
  };
  for (let place = 0; place < (scenario.replicas ?? 1); place += 1) await fleet.start(place);
  const crowd = gather({ service, chance, up: fleet.up, tenants: TENANTS, atOnce: AT_ONCE });
  const did = await Promise.race([crowd.everybody.then(nobody), goWrong(scenario, { stage, crowd, times })]);
  const goesOn = await newTickets(crowd, 1);
  await crowd.leave();
  const left = await drained(ledger);
  crowd.lookBack();
  const exits = await fleet.stop();
  const { world, requesters } = crowd;
  const told = scenario.mayAlarm ? withoutAlarms(service) : service;
  const verdict = judge({ service: told, shown: world.shown, stored: await ledger.stored(), requesters, underWay });
  await Promise.all([service.close(), ledger.close()]);
  return outcomeOf(scenario, { verdict, did, acknowledged: world.shown.tickets.size }, [
    ['is whole after each kill', damage],
    ['takes tickets again by itself', goesOn ? [] : ['nobody saw a number']],
    ['delivers all that waits', left === 0 ? [] : [`${left} wait`]],
    ['logs nothing that it does not expect', errorsIn(fleet.log(), scenario.expects)],
    ['tells people that nothing can be stored', scenario.tellsOfStorage && storageCards(service) === 0 ? ['nobody read it'] : []],
    ['ends in order when it is asked to', exits.filter((exit) => exit !== 0).map((exit) => `exit ${exit}`)],
  ]);
}

function ledgerOf({ database }: Scenario, cluster: Cluster | undefined): Promise<Ledger> | Ledger {
  if (database === 'sqlite') return sqliteLedger();
  if (cluster === undefined) throw new Error('there is no server');
  return postgresLedger(cluster);
}

function nobody(): never {
  throw new Error('nobody is there');
}

interface Going {
  readonly stage: Stage;
  readonly crowd: Crowd;
  readonly times: number;
}

async function goWrong({ act }: Scenario, { stage, crowd, times }: Going): Promise<string> {
  await crowd.isOpen;
  await newTickets(crowd, FIRST_TICKETS);
  return act(stage, times);
}

/** Whether people see the numbers of so many new tickets. */
async function newTickets({ world: { shown } }: Crowd, count: number): Promise<boolean> {
  const enough = shown.tickets.size + count;
  const end = performance.now() + PATIENCE_MS;
  while (shown.tickets.size < enough && performance.now() < end) await wait(50);
  return shown.tickets.size >= enough;
}

/** How many still wait when patience is over. */
async function drained({ waiting }: Ledger): Promise<number> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const left = await waiting();
    if (left === 0 || performance.now() > end) return left;
    await wait(100);
  }
}

interface Ended {
  readonly verdict: Verdict;
  readonly did: string;
  readonly acknowledged: number;
}

function outcomeOf({ title }: Scenario, { verdict, did, acknowledged }: Ended, more: Verdict['facts']): Outcome {
  const { facts, delivered, repeated, inFlight, doubled, beyond, lost } = verdict;
  const counts = [
    `${acknowledged} tickets acknowledged`,
    `${delivered} delivered`,
    `${repeated} repeated of ${inFlight} in flight`,
    `${doubled + beyond} doubled`,
    `${lost} lost`,
  ];
  return {
    line: `${title}: ${[did, ...counts].join(', ')}`,
    against: [...facts, ...more].filter(([, against]) => against.length > 0),
  };
}

import type { Weather } from '../crash/service.ts';
import type { Scenario, Stage } from './scenario.ts';

const HOUR_MS = 60 * 60_000;
const WELL: Weather = { kind: 'well' };
/** What a turn and a delivery say while nothing can be stored. */
const UNSTORED = /"code":"storage-unavailable"/;
/** What a turn says that Teams does not let answer, and that cannot apologize for it either. */
const UNANSWERED = /"msg":"turn-(?:failed|lost)"/;
/** Between two kills. */
const BREATH_MS = 700;

/** A connector that is not well, and then is again. */
function weather(name: string, title: string, more: { readonly now: Weather; readonly ms: number }): Scenario {
  return {
    name: `connector-${name}`,
    title: `connector, ${title}`,
    database: 'sqlite',
    times: { short: 1, long: 4 },
    ...(more.now.kind !== 'slow' && { expects: UNANSWERED }),
    async act({ setWeather, work }, times) {
      for (let time = 0; time < times; time += 1) {
        setWeather(more.now);
        await work(more.ms);
        setWeather(WELL);
        await work(2000);
      }
      return `${times} × ${more.ms / 1000} s`;
    },
  };
}

async function killAll({ fleet, strike, work }: Stage, times: number, places: number): Promise<string> {
  for (let time = 0; time < times; time += 1) {
    const place = time % places;
    await strike(place);
    await work(places > 1 ? BREATH_MS : 0);
    await fleet.start(place);
  }
  return `${times} kills`;
}

/** The server goes down as if by a power cut, people go on, and it comes back. */
async function stopServer({ power, work, markUnderWay }: Stage, times: number): Promise<string> {
  if (power === undefined) throw new Error('the server is not ours to stop');
  for (let time = 0; time < times; time += 1) {
    await work(1500);
    const at = Date.now();
    power.stop();
    await work(3000);
    power.start();
    await markUnderWay(at);
  }
  return `${times} stops`;
}

async function fillDisk({ fleet, work, markUnderWay }: Stage, times: number): Promise<string> {
  for (let time = 0; time < times; time += 1) {
    await fleet.tell({ isFull: true });
    await work(5000);
    const at = Date.now();
    await fleet.tell({ isFull: false });
    await work(1000);
    await markUnderWay(at);
  }
  return `${times} × 5 s full`;
}

/** Before each jump Teams refuses for a while, so that there is something put off. */
async function jump({ fleet, setWeather, work, markUnderWay }: Stage, times: number): Promise<string> {
  const shifts = [HOUR_MS, -HOUR_MS, 24 * HOUR_MS, 0];
  for (let time = 0; time < times; time += 1) {
    const shiftMs = shifts[time % shifts.length] ?? 0;
    setWeather({ kind: 'refusing', status: 502 });
    await work(1500);
    setWeather(WELL);
    await work(100);
    await fleet.tell({ shiftMs });
    await markUnderWay(Number.MAX_SAFE_INTEGER / 2);
    await work(3000);
  }
  return `${times} jumps`;
}

/** Each on a database of its own. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'sqlite-kill',
    title: 'sqlite, kill -9',
    database: 'sqlite',
    times: { short: 5, long: 25 },
    act: (stage, times) => killAll(stage, times, 1),
  },
  {
    name: 'postgres-kill',
    title: 'postgresql, kill -9',
    database: 'postgresql',
    times: { short: 5, long: 50 },
    act: (stage, times) => killAll(stage, times, 1),
  },
  {
    name: 'postgres-stopped',
    title: 'postgresql, stopped and started',
    database: 'postgresql',
    times: { short: 2, long: 10 },
    expects: UNSTORED,
    tellsOfStorage: true,
    act: stopServer,
  },
  weather('429', '429', { now: { kind: 'refusing', status: 429, retryAfterS: 1 }, ms: 5000 }),
  weather('500', '500', { now: { kind: 'refusing', status: 500 }, ms: 5000 }),
  weather('slow', 'answers after 5 s', { now: { kind: 'slow', ms: 5000 }, ms: 7000 }),
  weather('never', 'never answers', { now: { kind: 'silent' }, ms: 16_000 }),
  {
    name: 'full-disk',
    title: 'sqlite, full disk',
    database: 'sqlite',
    times: { short: 1, long: 5 },
    expects: UNSTORED,
    tellsOfStorage: true,
    act: fillDisk,
  },
  {
    name: 'clock-jumps',
    title: 'sqlite, clock +1 h, -1 h, +1 d, right again',
    database: 'sqlite',
    times: { short: 4, long: 16 },
    expects: UNANSWERED,
    // After a jump forward whatever waits seems to have waited for long.
    mayAlarm: true,
    act: jump,
  },
  {
    name: 'two-replicas',
    title: 'postgresql, two replicas, one killed',
    database: 'postgresql',
    replicas: 2,
    times: { short: 3, long: 25 },
    act: (stage, times) => killAll(stage, times, 2),
  },
];

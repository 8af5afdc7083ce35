import type { Chance } from '../crash/chance.ts';
import type { Weather } from '../crash/service.ts';
import type { Cluster } from '../postgres/cluster.ts';
import type { Fleet } from './fleet.ts';

/** Something that goes wrong while people work, and is over when `act` resolves. */
export interface Scenario {
  readonly name: string;
  /** As the last line names it: `postgresql, kill -9`. */
  readonly title: string;
  readonly database: 'sqlite' | 'postgresql';
  /** 1 when absent. */
  readonly replicas?: number;
  /** How often it goes wrong, in the short form and in the long one. */
  readonly times: { readonly short: number; readonly long: number };
  /** Errors in the log that belong to it; none when absent. */
  readonly expects?: RegExp;
  /** Whoever writes meanwhile reads that nothing can be stored. */
  readonly tellsOfStorage?: true;
  /** Requesters may be told that the desk is out of reach. */
  readonly mayAlarm?: true;
  /** Lets it go wrong `times` times, and says what it did: `10 kills`. */
  readonly act: (stage: Stage, times: number) => Promise<string>;
}

/** What a scenario may do. */
export interface Stage {
  readonly chance: Chance;
  readonly fleet: Fleet;
  /** Absent on a server that is not ours, and without one. */
  readonly power?: Cluster['power'];
  readonly setWeather: (weather: Weather) => void;
  /** People work for some milliseconds, and nothing goes wrong in them. */
  readonly work: (ms: number) => Promise<void>;
  /** Kills a bot at a moment that chance chooses, and remembers what it had under way. */
  readonly strike: (place: number) => Promise<void>;
  /** Remembers what was taken before a moment and is not settled: it may come again. */
  readonly markUnderWay: (at: number) => Promise<void>;
}

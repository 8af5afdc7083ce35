import { setTimeout as wait } from 'node:timers/promises';
import { type BotProcess, launchBot } from './bot.ts';
import type { Chance } from './chance.ts';
import { type Remains, remainsOf } from './database.ts';
import type { Arrival } from './service.ts';

/** When a bot is killed: while it starts, some time after it listens, or the moment one of its messages arrives or has been answered. */
type Moment = 'start' | 'later' | 'arrived' | 'answered';

/** The bot, again and again, on one database. */
export interface Lives {
  /** Resolves to the address of the bot that lives, when it listens. */
  readonly up: () => Promise<string>;
  /** Kills as many times as it is told to, at moments that `chance` chooses. */
  readonly killAll: (times: number, onKill: (count: number, moment: Moment) => void) => Promise<void>;
  /** Starts it a last time. */
  readonly revive: () => Promise<BotProcess>;
  /** To be told of each message of the bot. */
  readonly onArrival: () => void;
  readonly onAnswered: (arrival: Arrival) => void;
  readonly remains: readonly Remains[];
  /** Milliseconds from the start of a process to the moment when it listens. */
  readonly starts: readonly number[];
  /** The log of all lives. */
  readonly log: readonly string[];
}

/** A start may be slow where the machine is busy; killed in it are those that get no further. */
const USUAL_START_MS = 1000;
const LONGEST_START_MS = 2000;

export function livesOn(file: string, chance: Chance): Lives {
  const remains: Remains[] = [];
  const starts: number[] = [];
  const log: string[] = [];
  let door = newDoor();
  let strike: { readonly moment: Moment; left: number; readonly hit: () => void } | undefined;
  const count = (moment: Moment): void => {
    if (strike?.moment !== moment) return;
    strike.left -= 1;
    if (strike.left <= 0) strike.hit();
  };
  const start = (): BotProcess => {
    const bot = launchBot(`sqlite:${file}`);
    void bot.url.then((url) => url === undefined || door.open(url));
    return bot;
  };
  const untilMoment = async (bot: BotProcess, moment: Moment): Promise<void> => {
    if (moment === 'start') return wait(chance.between(50, Math.min(starts.at(-1) ?? USUAL_START_MS, LONGEST_START_MS)));
    if ((await bot.url) === undefined) throw new Error(`the bot does not start: ${bot.log.join('\n')}`);
    const patience = wait(chance.between(100, 4000));
    if (moment === 'later') return patience;
    const left = Math.ceil(chance.between(0, 40));
    await Promise.race([new Promise<void>((hit) => (strike = { moment, left, hit })), wait(4000)]);
  };
  const bury = async (bot: BotProcess): Promise<void> => {
    strike = undefined;
    await bot.kill();
    if (bot.startedIn() !== undefined) door = newDoor();
    log.push(...bot.log);
    starts.push(...[bot.startedIn() ?? []].flat());
    remains.push(remainsOf(file));
  };
  return {
    up: () => door.opened,
    async killAll(times, onKill) {
      for (let kills = 0; kills < times; kills += 1) {
        const moment = chance.pick<Moment>(['start', 'later', 'later', 'arrived', 'arrived', 'answered', 'answered']);
        const bot = start();
        await untilMoment(bot, moment);
        await bury(bot);
        onKill(kills + 1, moment);
      }
    },
    async revive() {
      const bot = start();
      if ((await bot.url) === undefined) throw new Error(`the bot does not start: ${bot.log.join('\n')}`);
      starts.push(...[bot.startedIn() ?? []].flat());
      return bot;
    },
    onArrival: () => count('arrived'),
    onAnswered: ({ isReply }) => isReply || count('answered'),
    remains,
    starts,
    log,
  };
}

/** Opens once; who waits before it waits on, however many bots die in their start. */
function newDoor(): { readonly opened: Promise<string>; readonly open: (url: string) => void } {
  let open = (_url: string): void => undefined;
  const opened = new Promise<string>((resolve) => (open = resolve));
  return { opened, open };
}

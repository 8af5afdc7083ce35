import { setTimeout as wait } from 'node:timers/promises';
import { type BotProcess, launchBot } from '../crash/bot.ts';

/** The bots of a scenario, each in a place of its own, behind a round-robin. */
export interface Fleet {
  /** Resolves to the address of the next bot that lives, when one does. */
  readonly up: () => Promise<string>;
  readonly start: (place: number) => Promise<void>;
  /** kill -9 */
  readonly kill: (place: number) => Promise<void>;
  /** Says something to what was loaded before each bot. */
  readonly tell: (message: object) => Promise<void>;
  /** Asks all to end, and resolves to how they did. */
  readonly stop: () => Promise<readonly (number | null)[]>;
  /** Of all that have lived. */
  readonly log: () => readonly string[];
}

const PRELOAD = new URL('preload.mjs', import.meta.url);

export function fleetOn(databaseUrl: string): Fleet {
  const born: BotProcess[] = [];
  const living = new Map<number, { readonly bot: BotProcess; readonly url: string }>();
  let turns = 0;
  return {
    async up() {
      for (;;) {
        const all = [...living.values()];
        const next = all[(turns += 1) % all.length];
        if (next !== undefined) return next.url;
        await wait(20);
      }
    },
    async start(place) {
      const bot = launchBot(databaseUrl, PRELOAD);
      born.push(bot);
      const url = await bot.url;
      if (url === undefined) throw new Error(`the bot does not start: ${bot.log.join('\n')}`);
      living.set(place, { bot, url });
    },
    async kill(place) {
      const { bot } = living.get(place) ?? {};
      living.delete(place);
      await bot?.kill();
    },
    tell: async (message) => void (await Promise.all([...living.values()].map(({ bot }) => bot.tell(message)))),
    stop: () => Promise.all([...living.values()].map(({ bot }) => bot.stop())),
    log: () => born.flatMap(({ log }) => log),
  };
}

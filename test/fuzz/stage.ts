import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '../crash/chance.ts';
import type { Json } from '../teams/card-view.ts';
import { startBot, type Used, type WatchedBot } from './bot.ts';
import { createButtons } from './buttons.ts';
import { type Input, type Outcome, send } from './input.ts';
import type { Stage } from './people.ts';
import { createPlanting, type Planting } from './planting.ts';
import { type Known, SECRET } from './requests.ts';
import { startReceiver, startTeamsService } from './service.ts';
import { outcomeSymptoms, type Symptom, symptomsOfLog } from './symptoms.ts';

const MOST_TICKETS = 50;
/** Between an answer and the line of the log about it. */
const ECHO_MS = 40;

/** The bot, and everything around it that it speaks to. */
export interface Theatre extends Stage {
  readonly planting: Planting;
  readonly tickets: readonly Known[];
  readonly play: (input: Input, again?: number) => Promise<Outcome>;
  /** Sends it alone and waits for what the log says of it. */
  readonly playAlone: (input: Input) => Promise<{ readonly outcome: Outcome; readonly used: number }>;
  readonly ask: () => Promise<Used>;
  /** Looks at every byte of the database. */
  readonly lookAtFiles: () => void;
  /** What was noticed since it was last asked. A bot that has died is there again afterwards. */
  readonly symptoms: () => Promise<readonly Symptom[]>;
  /** Ends everything and says with what the bot did. */
  readonly close: () => Promise<number | null>;
}

export async function openTheatre(seed: number, chance: Chance): Promise<Theatre> {
  const folder = mkdtempSync(join(tmpdir(), 'graph-triage-fuzz-'));
  const planting = createPlanting(seed);
  const buttons = createButtons();
  const tickets: Known[] = [];
  let noticed: Symptom[] = [];
  const service = await startTeamsService(chance.fork(), ({ bytes, ...place }) => {
    planting.look('sent', bytes);
    buttons.see(parsed(bytes), place);
  });
  const receiver = await startReceiver(chance.fork(), (bytes) => {
    planting.look('webhook', bytes);
    const { ticket } = Object(parsed(bytes)) as { readonly ticket?: Known };
    if (ticket !== undefined) tickets.splice(0, Math.max(0, tickets.length + 1 - MOST_TICKETS), { ...ticket });
  });
  const env = {
    DATABASE_URL: `sqlite:${join(folder, 'graph-triage.db')}`,
    HELPDESK_WEBHOOK_URL: `${receiver.url}/fuzz`,
    HELPDESK_WEBHOOK_SECRET: SECRET,
  };
  const read = symptomsOfLog((symptom) => noticed.push(symptom));
  const heard = (place: 'output' | 'errors', bytes: Buffer): void => {
    planting.look(place, bytes, true);
    read(place, bytes);
  };
  let bot: WatchedBot = await startBot({ env, heard });
  let sent = 0;
  let again = 0;
  const play: Theatre['play'] = async (input, which = 0) => {
    const outcome = await send(bot.url, input, which);
    noticed.push(...outcomeSymptoms(input, outcome));
    if (outcome.kind === 'answered') {
      planting.look('reply', outcome.body);
      const { id } = Object(input.json?.conversation) as { readonly id?: unknown };
      if (typeof id === 'string') buttons.see(parsed(outcome.body), { conversation: id });
    }
    return outcome;
  };
  return {
    serviceUrl: service.url,
    buttons,
    next: () => (sent += 1),
    planting,
    tickets,
    play,
    async playAlone(input) {
      const before = await bot.ask();
      const outcome = await play(input, (again += 1));
      const used = (await bot.ask()).cpu - before.cpu;
      await wait(ECHO_MS);
      return { outcome, used };
    },
    ask: () => bot.ask(),
    lookAtFiles() {
      for (const file of readdirSync(folder)) planting.look('database', readFileSync(join(folder, file)));
    },
    async symptoms() {
      const escaped = planting.escapes().map(
        ({ place, input, ...escape }): Symptom => ({
          sign: `canary in ${place} ${fieldBefore(escape.after)}`,
          ...escape,
          ...(input && { input }),
        }),
      );
      const told = [...noticed, ...escaped];
      noticed = [];
      if (!bot.isDead()) return told;
      bot = await startBot({ env, heard });
      return [...told, { sign: 'the process died' }];
    },
    async close() {
      const exit = await bot.stop();
      await service.close();
      await receiver.close();
      rmSync(folder, { recursive: true });
      return exit;
    },
  };
}

function parsed(bytes: Buffer): unknown {
  try {
    const body: unknown = JSON.parse(bytes.toString());
    return body;
  } catch {
    return undefined;
  }
}

/** Two leaks are two findings: told apart by the last name of a field before the canary. */
function fieldBefore(after: string): string {
  return [...after.matchAll(/"(\w+)\\*":/g)].at(-1)?.[1] ?? '';
}

/** An address of this machine where nobody answers would be Teams' fault, not that of the bot: so it becomes that of the service. */
export function reachable(json: Json, { serviceUrl }: Pick<Stage, 'serviceUrl'>): Json {
  const isHere = typeof json.serviceUrl === 'string' && /^https?:\/\/(127\.|localhost|\[::1\])/.test(json.serviceUrl);
  return isHere ? { ...json, serviceUrl } : json;
}

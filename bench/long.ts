import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lineOf, median, print } from './report.ts';
import { launchBot, run, SCENARIOS } from './server/scenarios.ts';
import { startService } from './server/service.ts';

const KINDS = SCENARIOS.filter(({ name }) => name !== 'echo');
/** Turns between two looks at the memory. */
const PIECE = 250;
const MEGABYTE = 2 ** 20;
/** What is in use after a collection varies by that much without any reason. */
const NOISE = 1.02;

/** Sends turns of every kind and compares the memory of the last third with that of the second: whoever forgets nothing, grows. */
export async function measureLong({ turns }: { readonly turns: number }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'graph-triage-bench-'));
  const service = await startService();
  const bot = await launchBot(`sqlite:${join(folder, 'long.db')}`, service.url);
  const looks: { readonly heap: number; readonly rss: number }[] = [];
  for (let done = 0; done < turns; done += PIECE * KINDS.length) {
    for (const kind of KINDS) await run(kind, bot, { url: service.url, connections: 20, turns: PIECE });
    looks.push(await bot.memory());
  }
  await bot.stop();
  service.close();
  rmSync(folder, { recursive: true, force: true });
  const third = Math.floor(looks.length / 3);
  const parts = [looks.slice(0, third), looks.slice(third, 2 * third), looks.slice(2 * third)];
  const [first = 0, second = 0, last = 0] = parts.map((part) => median(part.map(({ heap }) => heap)));
  const [, , rss = 0] = parts.map((part) => median(part.map((look) => look.rss)));
  for (const [name, heap] of Object.entries({ first, second, last }))
    print(lineOf({ what: `memory in use, ${name} third of ${turns} turns`, value: heap / MEGABYTE, unit: 'MB' }));
  print(lineOf({ what: 'memory of the process, last third', value: rss / MEGABYTE, unit: 'MB' }));
  print(lineOf({ what: 'growth from the second third to the last', value: last / second, budget: NOISE, unit: 'x' }));
}

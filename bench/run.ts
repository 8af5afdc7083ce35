import { writeFileSync } from 'node:fs';
import { measureEngine } from './engine.ts';
import { measureGrowth } from './growth.ts';
import { measureLong } from './long.ts';
import { print } from './report.ts';
import { LONG, SHORT, simulateScale } from './scale.ts';
import { chartOf, measureServer } from './server.ts';

/**
 * `npm run bench`: everything, as long as it takes. `npm run bench -- engine server` measures these alone; `--short` measures little, to see that it works;
 * `--chart` draws docs/performance.svg anew.
 * No figure decides anything: whoever reads the lines does.
 */
const BENCHES: Readonly<Record<string, (isShort: boolean) => unknown>> = {
  engine: measureEngine,
  server: async (isShort) => {
    const results = await measureServer(
      isShort ? { rounds: 1, warmUp: 100, turns: 100, starts: 1 } : { rounds: 9, warmUp: 2500, turns: 600, starts: 5 },
    );
    if (process.argv.includes('--chart')) writeFileSync(CHART, chartOf(results));
  },
  growth: (isShort) =>
    measureGrowth({
      sizes: isShort ? [EMPTY, SMALL] : [EMPTY, MIDDLE, LARGE],
      rounds: isShort ? 1 : 5,
      turns: isShort ? 50 : 1000,
    }),
  long: (isShort) => measureLong({ turns: isShort ? 3750 : 100_000 }),
  scale: (isShort) => simulateScale(isShort ? SHORT : LONG),
};
const CHART = new URL('../docs/performance.svg', import.meta.url);
const EMPTY = { conversations: 0, tickets: 0 };
const SMALL = { conversations: 1000, tickets: 200 };
const MIDDLE = { conversations: 10_000, tickets: 10_000 };
const LARGE = { conversations: 100_000, tickets: 100_000 };

const wanted = process.argv.slice(2).filter((name) => !name.startsWith('--'));
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) throw new Error(`no benchmark ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
for (const name of wanted.length > 0 ? wanted : Object.keys(BENCHES)) {
  print(`\n${name}`);
  await BENCHES[name]?.(process.argv.includes('--short'));
}

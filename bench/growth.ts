import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../src/storage/open.ts';
import { newSession, step } from '../src/triage/session.ts';
import { lineOf, median, print } from './report.ts';
import type { Measured } from './server/measured.ts';
import { ERROR } from './server/people.ts';
import { launchBot, type Run, run, SCENARIOS } from './server/scenarios.ts';
import { startService } from './server/service.ts';

/** How much is in the databases that are compared, the first one being empty, and how much is measured. */
export interface Growth {
  readonly sizes: readonly { readonly conversations: number; readonly tickets: number }[];
  readonly rounds: number;
  readonly turns: number;
}

const AT_ONCE = 500;
const MEASURED = SCENARIOS.filter(({ name }) => name === 'text' || name === 'answer' || name === 'escalation');

/** Measures what a turn costs beside more and more that is kept, one database after the other in each round. */
export async function measureGrowth({ sizes, rounds, turns }: Growth): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'graph-triage-bench-'));
  const service = await startService();
  const bots: { readonly name: string; readonly bot: Measured; readonly file: string }[] = [];
  for (const [at, size] of sizes.entries()) {
    const file = join(folder, `${at}.db`);
    await fill(`sqlite:${file}`, size);
    const name = `${size.conversations} conversations, ${size.tickets} tickets`;
    bots.push({ name, file, bot: await launchBot(`sqlite:${file}`, service.url) });
  }
  const runs = new Map<string, Run[]>();
  for (const { bot } of bots)
    for (const scenario of MEASURED) await run(scenario, bot, { url: service.url, connections: 10, turns: 200 });
  for (let round = 0; round < rounds; round += 1) {
    for (const scenario of MEASURED) {
      for (const { name, bot } of bots) {
        const key = `${scenario.name}: ${name}`;
        runs.set(key, [...(runs.get(key) ?? []), await run(scenario, bot, { url: service.url, connections: 10, turns })]);
      }
    }
  }
  const cpu = (scenario: string, name: string): number => median((runs.get(`${scenario}: ${name}`) ?? []).map((one) => one.cpu));
  const [empty] = bots;
  for (const { name: scenario } of MEASURED)
    for (const { name } of bots.slice(1))
      print(
        lineOf({ what: `${scenario}, ${name}`, value: cpu(scenario, name) / cpu(scenario, empty?.name ?? ''), unit: 'x empty' }),
      );
  for (const { name, file } of bots) print(lineOf({ what: `file, ${name}`, value: statSync(file).size / 2 ** 20, unit: 'MB' }));
  await Promise.all(bots.map(({ bot }) => bot.stop()));
  service.close();
  rmSync(folder, { recursive: true, force: true });
}

async function fill(url: string, { conversations, tickets }: Growth['sizes'][number]): Promise<void> {
  const store = await openStore(url);
  const { session } = step(newSession('filled', true), { kind: 'paste', text: ERROR }, Date.UTC(2026, 10, 1));
  await inBatches(conversations, (at) => store.state.write({ [`conversation/a:old-${at}/aad-old-${at}`]: { session } }));
  await inBatches(tickets, (at) => openTicket(store, at, session.evidence));
  await store.close();
}

async function inBatches(count: number, work: (at: number) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => work(from + at)));
}

function openTicket({ tickets }: Store, at: number, evidence: object): Promise<unknown> {
  const address = { channelId: 'msteams', serviceUrl: 'http://127.0.0.1:9', conversationId: `a:old-${at}`, botId: '28:bot' };
  const requester = { id: `aad-old-${at}`, name: `Person ${at}`, address, locale: 'en' };
  const content = { evidence, ranking: [{ cause: 'consent-missing', verdict: 'likely' }], tried: [] } as const;
  const comment = `The nightly import of building ${at % 97} stands still since Monday.`;
  const draft = {
    submitKey: `old-${at}`,
    tenantId: 'tenant-1',
    requester,
    content,
    comment,
    urgency: 'normal',
    at: Date.now() - at * 1000,
  } as const;
  return tickets.open(draft, () => []);
}

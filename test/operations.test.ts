import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OBSERVED } from '../src/observer.ts';
import { ROOT } from '../src/root.ts';
import { createMetrics } from '../src/server/metrics.ts';
import type { Store } from '../src/storage/open.ts';
import { RETENTION_MS, SEEN_MS, STATE_MS } from '../src/storage/options.ts';
import { openSqlite, type Sqlite } from '../src/storage/sqlite.ts';
import { openStoreOn } from '../src/storage/sqlite-store.ts';
import { message, type Probe, startApp, startConnector } from './server/probe.ts';
import { openMemory } from './storage/memory.ts';

describe('a disk that is full', () => {
  let folder: string;
  let sqlite: Sqlite;
  let store: Store;
  let app: Probe;
  let connector: Awaited<ReturnType<typeof startConnector>>;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'graph-triage-full-'));
    sqlite = openSqlite(join(folder, 'a.db'));
    store = await openStoreOn(sqlite, { now: Date.now, stateMs: STATE_MS, retentionMs: RETENTION_MS, seenMs: SEEN_MS });
    connector = await startConnector();
    app = await startApp({ bot: 'real', store });
  });
  after(async () => {
    await app.close();
    await connector.close();
    rmSync(folder, { recursive: true });
  });

  let activities = 0;
  const say = (text: string, who = 'user-1') =>
    app.post(message({ id: `a-${++activities}`, text, serviceUrl: connector.url, from: { id: who, name: who } }));
  const lastSaid = () => JSON.stringify(connector.received.at(-1)?.body ?? {});
  const lines = (event: string) => app.lines.filter((line) => line.includes(event)).map((line) => JSON.parse(line));
  const failures = async () =>
    Number(
      /storage_failures_total\{use="turn"\} (\d+)/.exec(await fetch(`${app.url}/metrics`).then((reply) => reply.text()))?.[1],
    );

  it('is told to whoever writes, in words, and to whoever reads the log, by a code', async () => {
    await say('start');
    sqlite.exec('pragma max_page_count = 1');
    let tries = 0;
    // What is in pages already may still fit.
    while (lines('turn-failed').length === 0 && tries < 200) {
      tries += 1;
      await say('AADSTS7000215', `user-${tries}`);
    }
    const [line] = lines('turn-failed');
    assert.deepEqual([line?.code, line?.cause], ['storage-unavailable', 'SQLITE_FULL']);
    assert.match(lastSaid(), /Nothing can be stored right now/);
    assert.ok((await failures()) >= 1);
  }).timeout(30_000);

  it('leaves the process alive, and ready by its own account, since readiness writes nothing', async () => {
    assert.equal((await fetch(`${app.url}/healthz`)).status, 200);
    assert.equal((await fetch(`${app.url}/readyz`)).status, 200);
  });

  it('that has room again is written to without a new start', async () => {
    sqlite.exec('pragma max_page_count = 1000000');
    const before = await failures();
    await say('AADSTS7000215: Invalid client secret provided.');
    assert.equal(await failures(), before);
    assert.match(lastSaid(), /Proven/);
  });
});

describe('readiness', () => {
  it('is asked of the database once for all who ask at the same moment', async () => {
    let asked = 0;
    const store = await openMemory();
    const isReady = async (): Promise<boolean> => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 200));
      return true;
    };
    const app = await startApp({ store: { ...store, isReady } });
    const replies = await Promise.all(Array.from({ length: 50 }, () => fetch(`${app.url}/readyz`)));
    assert.ok(replies.every(({ status }) => status === 200));
    assert.ok(asked < 5, `${asked}`);
    await app.close();
  });
});

describe('docs/operate.md', () => {
  const page = readFileSync(new URL('docs/operate.md', ROOT), 'utf8');
  const files = readdirSync(new URL('src/', ROOT), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const program = files.map((path) => readFileSync(new URL(`src/${path}`, ROOT), 'utf8')).join('\n');

  it('names every metric of ours, and no other', async () => {
    const shown = await createMetrics({ backlog: async () => ({ waiting: 0, dead: 0 }), now: () => 0 }).text();
    const names = [...shown.matchAll(/^# TYPE (graph_triage_\w+)/gm)].map(([, name]) => name ?? '');
    const named = [...page.matchAll(/^\| `(graph_triage_\w+)`/gm)].map(([, name]) => name ?? '');
    assert.deepEqual(named.toSorted(), names.toSorted());
    const used = [...page.matchAll(/graph_triage_\w+/g)].map(([name]) => name.replace(/_(bucket|count|sum)$/, ''));
    assert.deepEqual(
      used.filter((name) => !names.includes(name)),
      [],
    );
  });

  it('names every value of every label', () => {
    const all = [
      OBSERVED.turnKinds,
      OBSERVED.turnOutcomes,
      OBSERVED.refusals,
      OBSERVED.verdicts,
      OBSERVED.ticketEvents,
      OBSERVED.deliveryOutcomes,
    ];
    for (const values of all) assert.ok(page.includes(values.join(', ')), values.join(', '));
    for (const use of OBSERVED.storageUses) assert.ok(page.includes(use));
  });

  it('names every event of the log that a running bot writes, and no other', () => {
    const calls = /(?<!\w)(?:log\('\w+', |onTrouble\()'([a-z]+(?:-[a-z]+)*)'/g;
    const written = [...program.matchAll(calls)].map(([, event]) => event ?? '');
    const named = [...page.matchAll(/^\| ((?:`[a-z-]+`(?:, )?)+) \| (?:debug|info|warn|error) \|/gm)].flatMap(([, events]) =>
      [...(events ?? '').matchAll(/[a-z-]+/g)].map(([event]) => event),
    );
    assert.deepEqual([...new Set(written)].toSorted(), named.toSorted());
  });
});

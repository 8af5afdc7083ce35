import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/storage/open.ts';

interface Child {
  readonly process: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<unknown>;
}

function start(url: string, task = ''): Child {
  const program = fileURLToPath(new URL('child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, url, task], { stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  return { process: child, said: () => output, ended: once(child, 'close') };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('an SQLite file', () => {
  let folder: string;
  let url: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'graph-triage-lock-'))));
  beforeEach(() => (url = `sqlite:${join(folder, 'in', 'a', 'new', 'folder.db')}`));
  after(() => rmSync(folder, { recursive: true }));
  const refused = { code: 'database-in-use' };

  it('is refused to a second process, by whichever name, and free when the first was killed', async () => {
    const first = start(url);
    await until(() => first.said() !== '');
    assert.equal(first.said(), 'open\n');
    symlinkSync(join(folder, 'in', 'a', 'new', 'folder.db'), join(folder, 'linked.db'));
    await assert.rejects(openStore(url), refused);
    await assert.rejects(openStore(`sqlite:${join(folder, 'linked.db')}`), refused);
    first.process.kill('SIGKILL');
    await first.ended;
    const store = await openStore(url);
    const second = start(url);
    await second.ended;
    assert.match(second.said(), /^database-in-use: another process uses .*folder\.db; /);
    await store.close();
    const third = start(url);
    await until(() => third.said() !== '');
    third.process.stdin?.write('end\n');
    await third.ended;
    assert.deepEqual([third.said(), third.process.exitCode], ['open\n', 0]);
  }).timeout(30_000);

  it('is refused to the same process as well', async () => {
    const store = await openStore(url);
    await assert.rejects(openStore(url), refused);
    await store.close();
    await (await openStore(url)).close();
  });

  it('has all that a killed process has called stored, and opens at once', async () => {
    const child = start(url, 'write');
    await until(() => child.said().includes('\n300\n'));
    child.process.kill('SIGKILL');
    await child.ended;
    const stored = child.said().trim().split('\n').slice(1, -1);
    const store = await openStore(url);
    const found = await store.state.read(stored.map((count) => `n${count}`));
    assert.equal(Object.keys(found).length, stored.length);
    assert.ok(stored.length >= 300);
    await store.close();
  }).timeout(30_000);

  it('forgets at the start who had taken what is to be told', async () => {
    const { draft, NOW, tells } = await import('./place.ts');
    const store = await openStore(url);
    await store.tickets.open(draft('a'), tells);
    assert.equal((await store.outbox.take(NOW, NOW + 60_000, 10)).length, 2);
    assert.equal((await store.outbox.take(NOW + 1, NOW + 60_000, 10)).length, 0);
    await store.close();
    const next = await openStore(url);
    assert.equal((await next.outbox.take(NOW + 1, NOW + 60_000, 10)).length, 2);
    await next.close();
  });
});

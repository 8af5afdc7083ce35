import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openStore } from '../src/storage/open.ts';
import { message, startConnector } from './server/probe.ts';

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  readonly exit: Promise<number | null>;
}

function start(env: Record<string, string>): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', new URL('../src/index.ts', import.meta.url).pathname], {
    env: { PATH: process.env.PATH ?? '', DATABASE_URL: 'sqlite::memory:', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const exit = once(child, 'close').then(() => child.exitCode);
  return { child, output: () => output, errors: () => errors, exit };
}

/** The port that it listens on, or nothing when it ended first. */
async function portOf({ child, output }: Run): Promise<string | undefined> {
  while (child.exitCode === null) {
    const port = /127\.0\.0\.1:(\d+)\n/.exec(output())?.[1];
    if (port !== undefined) return port;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return undefined;
}

describe('the process', () => {
  let run: Run;
  afterEach(async () => {
    run.child.kill('SIGKILL');
    await run.exit;
  });

  it('ends with 1 and says what is wrong and how to set it, without repeating a secret', async () => {
    run = start({ HOST: '0.0.0.0', MicrosoftAppPassword: 'canary4711' });
    assert.equal(await run.exit, 1);
    assert.match(
      run.errors(),
      /^MicrosoftAppPassword is set, but MicrosoftAppId is not\.\n {2}Fix: .+\nHOST would let .+\n {2}Fix: HOST=127\.0\.0\.1/,
    );
    assert.ok(!run.errors().includes('canary4711') && run.output() === '');
  }).timeout(20_000);

  for (const [what, file] of [
    ['is not there', 'none.json'],
    ['is of another kind', 'package.json'],
  ] as const) {
    it(`ends with 1 when the permission file ${what}, and says how to get one`, async () => {
      run = start({ PORT: '0', GRAPH_PERMISSIONS_FILE: new URL(`../${file}`, import.meta.url).pathname });
      assert.equal(await run.exit, 1);
      assert.match(run.errors(), /^GRAPH_PERMISSIONS_FILE cannot be used .+\n {2}Fix: npm run permissions:update/);
    }).timeout(20_000);
  }

  it('ends with 1 when another process uses the database, and says what to do', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'graph-triage-index-'));
    const env = { PORT: '0', DATABASE_URL: `sqlite:${join(folder, 'a.db')}` };
    const first = start(env);
    assert.ok((await portOf(first)) !== undefined, first.errors());
    run = start(env);
    assert.equal(await run.exit, 1);
    assert.match(run.errors(), /^DATABASE_URL cannot be used \(database-in-use\)\.\n {2}Fix: stop the other process/);
    first.child.kill('SIGTERM');
    assert.equal(await first.exit, 0);
    rmSync(folder, { recursive: true });
  }).timeout(20_000);

  it('ends with 1 when a newer version has changed the database, and says which version to take', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'graph-triage-index-'));
    const path = join(folder, 'a.db');
    await openStore(`sqlite:${path}`).then((store) => store.close());
    const newer = new Database(path);
    newer.exec("insert into kysely_migration values ('9999-01-01-newer', '9999-01-01T00:00:00.000Z')");
    newer.close();
    run = start({ PORT: '0', DATABASE_URL: `sqlite:${path}` });
    assert.equal(await run.exit, 1);
    assert.match(
      run.errors(),
      /^DATABASE_URL cannot be used \(migration-failed\)\.\n {2}Fix: take the version .+ or a newer one/,
    );
    rmSync(folder, { recursive: true });
  }).timeout(20_000);

  it('ends with 1 when the database cannot be reached, and repeats no password', async () => {
    run = start({ PORT: '0', DATABASE_URL: 'postgres://bot:canary4711@127.0.0.1:1/x' });
    assert.equal(await run.exit, 1);
    assert.match(run.errors(), /^DATABASE_URL cannot be used \(storage-unavailable, ECONNREFUSED\)\.\n {2}Fix: .+\n$/);
    assert.ok(!run.errors().includes('canary') && run.output() === '');
  }).timeout(20_000);

  it('prints its address, answers, and on SIGTERM finishes and ends with 0', async () => {
    const connector = await startConnector();
    run = start({ PORT: '0' });
    const port = await portOf(run);
    assert.match(run.output(), /Graph Triage runs for this machine only, at http:\/\/127\.0\.0\.1:\d+\n/);
    assert.equal((await fetch(`http://127.0.0.1:${port}/readyz`)).status, 200);
    const reply = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(message({ serviceUrl: connector.url, text: 'canary4711' })),
    });
    assert.equal(reply.status, 200, run.output());
    run.child.kill('SIGTERM');
    assert.equal(await run.exit, 0);
    assert.ok(!run.output().includes('canary4711') && !run.errors().includes('canary4711'));
    await connector.close();
  }).timeout(20_000);

  it('ends with 1 and names the port when it is taken', async () => {
    const connector = await startConnector();
    run = start({ PORT: new URL(connector.url).port });
    assert.equal(await run.exit, 1);
    assert.match(run.errors(), /^Cannot listen on 127\.0\.0\.1:\d+ \(EADDRINUSE\)\.\n {2}Fix: set PORT to a free port\.\n$/);
    await connector.close();
  }).timeout(20_000);
});

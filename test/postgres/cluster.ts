import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { Client } from 'pg';

/** A server to test against. */
export interface Cluster {
  /** Makes an empty database and gives its URL. */
  readonly newDatabase: () => Promise<string>;
  /** Runs a statement as the owner of the server. */
  readonly run: (sql: string) => Promise<void>;
  /** Absent on a server that is not ours. */
  readonly power?: { readonly stop: () => void; readonly start: () => void };
  readonly remove: () => Promise<void>;
}

/** TEST_POSTGRES_URL, else a throw-away cluster by the installed server, else nothing. */
export async function findCluster(): Promise<Cluster | undefined> {
  const given = process.env.TEST_POSTGRES_URL;
  if (given) return clusterAt(given);
  const binaries = installed();
  return binaries === undefined ? undefined : startCluster(binaries);
}

/** Debian keeps them out of the path, by version. */
function installed(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
}

async function startCluster(binaries: string): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'graph-triage-postgres-'));
  const asUser = ordinaryUser(folder);
  const data = join(folder, 'data');
  const port = await freePort();
  const control = (...call: string[]) => asUser(join(binaries, 'pg_ctl'), ['-D', data, '-w', '-s', ...call]);
  const start = () => control('-l', join(folder, 'log'), '-o', `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`, 'start');
  const stop = () => control('-m', 'immediate', 'stop');
  asUser(join(binaries, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-sync']);
  start();
  return {
    ...clusterAt(`postgres://postgres@127.0.0.1:${port}/postgres`),
    power: { start, stop },
    remove: async () => {
      stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** PostgreSQL refuses to run as root. */
function ordinaryUser(folder: string): (program: string, call: readonly string[]) => void {
  const inFolder: ExecFileSyncOptions = { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] };
  if (process.getuid?.() !== 0) return (program, call) => void execFileSync(program, call, inFolder);
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  chownSync(folder, id('-u'), id('-g'));
  const become = ['--reuid=postgres', '--regid=postgres', '--clear-groups'];
  return (program, call) => void execFileSync('setpriv', [...become, program, ...call], inFolder);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

let databases = 0;

function clusterAt(url: string): Cluster {
  const made: string[] = [];
  const run = async (sql: string): Promise<void> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  return {
    run,
    async newDatabase() {
      const name = `graph_triage_test_${process.pid}_${(databases += 1)}`;
      await run(`create database ${name}`);
      made.push(name);
      return Object.assign(new URL(url), { pathname: `/${name}` }).href;
    },
    async remove() {
      for (const name of made) await run(`drop database if exists ${name} with (force)`);
    },
  };
}

import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../src/config.ts';
import { ROOT } from '../src/root.ts';
import { execForm, readStages, settingsOf } from './container.ts';

const REPOSITORY = fileURLToPath(ROOT);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const stages = readStages();
const last = stages.at(-1) ?? assert.fail('no stage');
const APP = '11111111-2222-3333-4444-555555555555';
const IDENTITY = { MicrosoftAppId: APP, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: APP };

describe('the image', () => {
  it('is built from files that are there and that .dockerignore lets through, and from stages that exist', () => {
    const allowed = read('.dockerignore').split('\n');
    assert.ok(allowed.includes('*'));
    for (const { from, sources } of stages.flatMap(({ copies }) => copies)) {
      if (from !== undefined)
        assert.ok(
          stages.some(({ name }) => name === from),
          from,
        );
      else for (const source of sources) assert.ok(existsSync(new URL(source, ROOT)) && allowed.includes(`!${source}`), source);
    }
  });

  it('lets neither settings nor data in', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    assert.deepEqual(
      allowed.filter((line) => /\.env|data|dist|node_modules|test|manifest/.test(line)),
      [],
    );
  });

  it('runs as somebody who is not root, on the Node of .nvmrc, with packages whose install scripts did not run', () => {
    assert.ok(last.lines.includes('USER node'));
    assert.ok(last.lines.indexOf('USER node') < last.lines.findIndex((line) => line.startsWith('CMD ')));
    for (const { lines } of stages)
      assert.match(lines[0] ?? '', new RegExp(`^FROM node:${read('.nvmrc').trim()}-slim( AS \\w+)?$`));
    const installs = stages.flatMap(({ lines }) => lines.filter((line) => line.startsWith('RUN npm ci')));
    assert.ok(installs.length === 2 && installs.every((line) => line.includes('--ignore-scripts')));
  });

  it('takes its packages from the stage that leaves out what only development needs', () => {
    const modules = last.copies.find(({ target }) => target === './node_modules');
    const stage = stages.find(({ name }) => name === modules?.from);
    assert.ok(stage?.lines.includes('RUN npm ci --omit=dev --ignore-scripts'));
  });

  it('holds every package that the program names', () => {
    const { dependencies } = JSON.parse(read('package.json'));
    const files = readdirSync(new URL('src/', ROOT), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const named = files.flatMap((file) =>
      [...read(`src/${file}`).matchAll(/^(?:import|export)\b(?! type)[^'";]*?\bfrom '([^'.][^']*)'/gm)].map(
        ([, name]) => name ?? '',
      ),
    );
    const unknown = named.filter(
      (name) => !name.startsWith('node:') && !builtinModules.includes(name) && !(name in dependencies),
    );
    assert.ok(named.length > 20);
    assert.deepEqual(unknown, []);
  });

  it('keeps its data in /data, also when an env file leaves DATABASE_URL empty', () => {
    assert.ok(last.lines.includes('RUN mkdir /data && chown node:node /data && ln -s /data /app/data'));
    const reading = readConfig({ ...settingsOf(last), ...IDENTITY, DATABASE_URL: '' });
    assert.ok(reading.kind === 'ok' && reading.config.databaseUrl.startsWith('sqlite:data/'));
  });

  it('has a volume for its data, and does not start without an app id', () => {
    const settings = settingsOf(last);
    const reading = readConfig({ ...settings, ...IDENTITY });
    assert.ok(reading.kind === 'ok' && reading.config.databaseUrl === 'sqlite:/data/graph-triage.db');
    assert.ok(last.lines.includes('VOLUME /data'));
    const alone = readConfig(settings);
    assert.deepEqual(alone.kind === 'invalid' && alone.problems.map(({ variable }) => variable), ['HOST']);
  });
});

describe('what the image holds', function () {
  this.timeout(60_000);
  let folder = '';
  let bot: ChildProcess | undefined;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'container-'));
    const build = mkdtempSync(join(tmpdir(), 'container-build-'));
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', build], {
      cwd: REPOSITORY,
    });
    for (const { from, sources, target } of last.copies) {
      if (from === 'dependencies') symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'), 'dir');
      else if (from === 'build') cpSync(build, join(folder, target), { recursive: true });
      else for (const source of sources) cpSync(join(REPOSITORY, source), join(folder, source), { recursive: true });
    }
    rmSync(build, { recursive: true });
    mkdirSync(join(folder, 'data'));
  });
  after(async () => {
    if (bot !== undefined && bot.exitCode === null) {
      bot.kill('SIGKILL');
      await once(bot, 'close');
    }
    rmSync(folder, { recursive: true });
  });

  it('starts by its own command, is found healthy by its own check, writes only its data, and stops with 0', async () => {
    const before = readdirSync(folder).toSorted();
    const [, ...command] = execForm(last, 'CMD');
    const [, ...check] = execForm(last, 'HEALTHCHECK');
    const PATH = process.env.PATH ?? '';
    const settings = {
      ...settingsOf(last),
      ...IDENTITY,
      DATABASE_URL: `sqlite:${join(folder, 'data/bot.db')}`,
      HOST: '127.0.0.1',
      PORT: '0',
    };
    bot = spawn(process.execPath, command, { cwd: folder, env: { PATH, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] });
    const PORT = await portOf(bot);
    const health = (port: string) => spawnSync(process.execPath, check, { env: { PATH, PORT: port } }).status;
    assert.deepEqual([health(PORT), health('1')], [0, 1]);
    bot.kill('SIGTERM');
    await once(bot, 'close');
    assert.equal(bot.exitCode, 0);
    assert.deepEqual(readdirSync(folder).toSorted(), before);
    assert.ok(existsSync(join(folder, 'data/bot.db')));
  });
});

/** Goes on reading afterwards: a process whose output nobody takes may fail. */
async function portOf(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    child.once('close', () => reject(new Error(output)));
    child.stdout?.on('data', (chunk) => {
      output += String(chunk);
      const port = /takes activities at http:\/\/127\.0\.0\.1:(\d+)\//.exec(output)?.[1];
      if (port !== undefined) resolve(port);
    });
  });
}

describe('compose.yaml', () => {
  const [, bot = '', db = ''] = /\n {2}bot:\n([\s\S]*?)\n {2}db:\n([\s\S]*?)\nnetworks:/.exec(read('compose.yaml')) ?? [];

  it('publishes the bot on this machine only, and the database nowhere', () => {
    assert.match(bot, /\n {4}ports:\n {6}- 127\.0\.0\.1:3978:3978\n {4}\w/);
    assert.doesNotMatch(db, /ports:|expose:/);
    assert.match(db, /networks:\n {6}- data\n {4}\w/);
    assert.match(read('compose.yaml'), /\n {2}data:\n {4}internal: true\n/);
  });

  it('lets nobody write to a file system, and waits for a database that is well', () => {
    for (const service of [bot, db]) assert.match(service, /\n {4}read_only: true\n/);
    assert.match(bot, /db:\n {8}condition: service_healthy\n/);
    assert.match(db, /healthcheck:\n {6}test: \[CMD, pg_isready/);
  });

  it('holds no secret: they are in .env, which is not under version control', () => {
    assert.match(bot, /env_file: \.env\n/);
    for (const [, value = ''] of read('compose.yaml').matchAll(/PASSWORD: (.+)|graph_triage:(.+)@db/g))
      assert.match(value || '${', /^\$\{/);
    assert.ok(read('.gitignore').split('\n').includes('.env'));
  });
});

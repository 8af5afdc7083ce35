import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { loadPermissionsFile } from '../../src/permissions/load.ts';
import { sha256Of } from '../../src/permissions/sidecar.ts';
import { type UpdateRequest, updatePermissions } from '../../src/permissions/update.ts';
import { ROOT } from '../../src/root.ts';
import { type Place, serve } from './serve.ts';

const GOOD = readFileSync(new URL('../triage/permissions/own-permissions.json', import.meta.url), 'utf8');
const NOW = new Date('2026-11-20T23:59:59Z');
const OLD = 'whatever was here before';

/** One permission, as an older or a cut file might hold. */
const SMALL = JSON.stringify({
  permissions: {
    'Mail.Read': {
      schemes: { Application: {} },
      pathSets: [{ schemeKeys: ['Application'], methods: ['GET'], paths: { '/a': '' } }],
    },
  },
});

let place: Place;

async function start(listener: RequestListener): Promise<Place> {
  place = await serve(listener);
  return place;
}

const update = (change: Partial<UpdateRequest> = {}) =>
  updatePermissions({ url: place.url, path: place.path, now: NOW, limits: { idle: 2000 }, ...change });

// Not chained: restify, which other tests load into this process, replaces writeHead for every server, and its own returns nothing.
function reply(to: ServerResponse, status: number, headers: Record<string, string> = {}, body = ''): void {
  to.writeHead(status, headers);
  to.end(body);
}

function announce(to: ServerResponse, length: number): void {
  to.writeHead(200, { 'content-length': length });
  to.flushHeaders();
}

interface Refusal {
  readonly fact: string;
  readonly answer: RequestListener;
  readonly is: object;
  readonly change?: Partial<UpdateRequest>;
}

const REFUSALS: readonly Refusal[] = [
  { fact: 'an answer other than 200', answer: (_, to) => reply(to, 404, {}, GOOD), is: { reason: 'status', status: 404 } },
  { fact: 'an empty answer', answer: (_, to) => to.end(), is: { reason: 'not-json' } },
  { fact: 'a page of HTML', answer: (_, to) => to.end('<html></html>'), is: { reason: 'not-json' } },
  { fact: 'JSON of another kind', answer: (_, to) => to.end('{"value":[]}'), is: { reason: 'foreign' } },
  { fact: 'a file without permissions', answer: (_, to) => to.end('{"permissions":{}}'), is: { reason: 'empty' } },
  { fact: 'a file of another shape', answer: (_, to) => to.end('{"permissions":{"a":1}}'), is: { reason: 'wrong-shape' } },
  { fact: 'bytes that are no UTF-8', answer: (_, to) => to.end(Buffer.from([0x7b, 0xff, 0x7d])), is: { reason: 'not-json' } },
  {
    fact: 'a body that ends before its announced length',
    answer: (_, to) => {
      to.writeHead(200, { 'content-length': GOOD.length });
      to.write(GOOD.slice(0, 500), () => to.destroy());
    },
    is: { reason: 'broken-off' },
  },
  {
    fact: 'a body in chunks that breaks off',
    answer: (_, to) => void to.write(GOOD.slice(0, 500), () => to.destroy()),
    is: { reason: 'broken-off' },
  },
  {
    fact: 'a body without a length that is cut, which only its JSON can tell',
    answer: ({ socket }) => void socket.end(`HTTP/1.0 200 OK\r\n\r\n${GOOD.slice(0, 500)}`),
    is: { reason: 'not-json' },
  },
  {
    fact: 'a server that never answers',
    answer: () => undefined,
    change: { limits: { idle: 50 } },
    is: { reason: 'timed-out' },
  },
  {
    fact: 'a server that stops in the middle',
    answer: (_, to) => void to.write(GOOD.slice(0, 500)),
    change: { limits: { idle: 50 } },
    is: { reason: 'timed-out' },
  },
  {
    fact: 'a server that sends a byte now and then without end',
    answer: (_, to) => {
      const drip = setInterval(() => to.write(' '), 10);
      to.on('close', () => clearInterval(drip));
    },
    change: { limits: { idle: 1000, total: 100 } },
    is: { reason: 'timed-out' },
  },
  {
    fact: 'a body that is announced as too large',
    answer: (_, to) => announce(to, 33 * 1024 * 1024),
    is: { reason: 'too-large' },
  },
  {
    fact: 'a body that turns out to be too large',
    answer: (_, to) => to.end(GOOD),
    change: { limits: { bytes: 500 } },
    is: { reason: 'too-large' },
  },
  {
    fact: 'redirects in a circle',
    answer: (_, to) => reply(to, 302, { location: '/permissions.json' }),
    is: { reason: 'too-many-redirects' },
  },
  {
    fact: 'a redirect to plain http on another machine',
    answer: (_, to) => reply(to, 302, { location: 'http://example.org/permissions.json' }),
    is: { reason: 'not-https' },
  },
  {
    fact: 'a redirect to nowhere',
    answer: (_, to) => reply(to, 302, { location: 'http://[' }),
    is: { reason: 'not-a-url' },
  },
  {
    fact: 'plain http to another machine',
    answer: () => undefined,
    change: { url: 'http://example.org/' },
    is: { reason: 'not-https' },
  },
  { fact: 'a file of this machine', answer: () => undefined, change: { url: 'file:///etc/passwd' }, is: { reason: 'not-https' } },
  { fact: 'what is no address', answer: () => undefined, change: { url: 'permissions' }, is: { reason: 'not-a-url' } },
];

describe('the update of the permission file', () => {
  afterEach(() => place.close());

  it('puts the file and its record in place', async () => {
    await start((_, to) => to.end(GOOD));
    const done = await update();
    assert.equal(done.kind, 'updated');
    assert.deepEqual(await place.files(), ['graph-permissions.json', 'graph-permissions.source.json']);
    assert.equal(await place.bytes('graph-permissions.json'), GOOD);
    const sidecar: unknown = JSON.parse(await place.bytes('graph-permissions.source.json'));
    const sha256 = sha256Of(Buffer.from(GOOD));
    assert.deepEqual(sidecar, { url: place.url, date: '2026-11-20', sha256, bytes: Buffer.byteLength(GOOD) });
  });

  it('makes a file that loads, with the day of the download', async () => {
    await start((_, to) => to.end(GOOD));
    await update();
    const loaded = await loadPermissionsFile(place.path);
    assert.ok(loaded.kind === 'loaded');
    assert.deepEqual(
      { date: loaded.data.date, sha256: loaded.sha256 },
      { date: '2026-11-20', sha256: sha256Of(Buffer.from(GOOD)) },
    );
  });

  it('makes the folder if there is none', async () => {
    await start((_, to) => to.end(GOOD));
    assert.equal((await update({ path: `${place.path}.d/new/graph-permissions.json` })).kind, 'updated');
  });

  it('follows a redirect', async () => {
    await start(({ url }, to) => (url === '/permissions.json' ? reply(to, 301, { location: '/moved' }) : to.end(GOOD)));
    assert.equal((await update()).kind, 'updated');
  });

  it('sends neither cookie nor credential', async () => {
    let headers: readonly string[] = [];
    await start((request, to) => {
      headers = Object.keys(request.headers);
      to.end(GOOD);
    });
    await update();
    assert.deepEqual(
      headers.filter((name) => /cookie|authorization/.test(name)),
      [],
    );
  });

  it('says how far it is', async () => {
    await start((_, to) => to.end(GOOD));
    const seen: number[] = [];
    await update({ onProgress: (bytes) => seen.push(bytes) });
    assert.equal(seen.at(-1), Buffer.byteLength(GOOD));
  });

  for (const { fact, answer, is, change } of REFUSALS) {
    it(`refuses ${fact}, and leaves the old data byte for byte`, async () => {
      await start(answer);
      await writeFile(place.path, OLD);
      assert.deepEqual(await update(change), { kind: 'refused', ...is });
      assert.deepEqual(await place.files(), ['graph-permissions.json']);
      assert.equal(await place.bytes('graph-permissions.json'), OLD);
    });
  }

  it('refuses a server that is not there', async () => {
    await start(() => undefined);
    const refused = await update({ url: 'http://127.0.0.1:1/' });
    assert.deepEqual(refused, { kind: 'refused', reason: 'broken-off' });
  });

  it('refuses a file with less than half of the permissions that are here', async () => {
    await start((_, to) => to.end(SMALL));
    await writeFile(place.path, GOOD);
    assert.deepEqual(await update(), { kind: 'refused', reason: 'shrunk' });
    assert.equal(await place.bytes('graph-permissions.json'), GOOD);
  });

  it('leaves no part of a file where it cannot write', async () => {
    await start((_, to) => to.end(GOOD));
    await mkdir(place.path);
    assert.deepEqual(await update(), { kind: 'refused', reason: 'not-written' });
    assert.deepEqual(await place.files(), ['graph-permissions.json']);
  });

  it('shows a reader the old file or the new one at every moment, never a part', async () => {
    const wide = JSON.stringify({ ...JSON.parse(GOOD), filler: 'x'.repeat(2_000_000) });
    await start((_, to) => to.end(wide));
    await writeFile(place.path, GOOD);
    const stop = new AbortController();
    const seen = new Set<string>();
    const reader = (async () => {
      while (!stop.signal.aborted) seen.add(await place.bytes('graph-permissions.json'));
    })();
    await update();
    stop.abort();
    await reader;
    assert.deepEqual(
      [...seen].filter((text) => text !== GOOD && text !== wide),
      [],
    );
  });
});

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

function run(...args: readonly string[]): Promise<Run> {
  const script = fileURLToPath(new URL('src/cli.ts', ROOT));
  const call = ['--import=tsx', script, 'permissions:update', '--locale', 'en', ...args];
  const child = spawn(process.execPath, call, { cwd: fileURLToPath(ROOT) });
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
  return new Promise((done) => {
    child.on('close', (code) => done({ code, out, error }));
  });
}

describe('the command permissions:update', () => {
  afterEach(() => place.close());

  it('says what it fetched and ends with 0', async () => {
    await start((_, to) => to.end(GOOD));
    const { code, out, error } = await run(place.url, '--file', place.path);
    assert.deepEqual({ code, error }, { code: 0, error: '' });
    assert.match(out, /^\d+ permissions of \d{4}-\d\d-\d\d in .*\nSHA-256 [0-9a-f]{64}\n/);
    assert.equal(await place.bytes('graph-permissions.json'), GOOD);
  });

  it('says why not and ends with 1', async () => {
    await start((_, to) => reply(to, 500));
    const { code, out, error } = await run(place.url, '--file', place.path);
    assert.deepEqual({ code, out }, { code: 1, out: '' });
    assert.equal(
      error,
      'The server did not answer with the file (status 500).\nNothing was updated. The old data stay as they are.\n',
    );
  });

  it('ends a hanging download by itself', async () => {
    await start(() => undefined);
    const { code, error } = await run(place.url, '--file', place.path, '--idle', '100');
    assert.equal(code, 1);
    assert.match(error, /Nothing came for too long/);
  });
});

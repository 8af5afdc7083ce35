import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createGzip } from 'node:zlib';
import { message, type Probe, recordingBot, startApp } from './probe.ts';

const MEGABYTE = 1_048_576;

/** 200 MB of JSON in 194 KB. */
async function gzipBomb(): Promise<Uint8Array> {
  const zip = createGzip({ level: 9 });
  const chunks: Buffer[] = [];
  zip.on('data', (chunk: Buffer) => chunks.push(chunk));
  zip.write('{"text":"');
  const zeros = Buffer.alloc(MEGABYTE, '0');
  for (let count = 0; count < 200; count += 1) {
    if (!zip.write(zeros)) await new Promise((resolve) => zip.once('drain', resolve));
  }
  await new Promise<void>((resolve) => {
    zip.on('end', resolve);
    zip.end('"}');
  });
  return Buffer.concat(chunks);
}

describe('the JSON reader', () => {
  const { bot, turns } = recordingBot();
  let app: Probe;
  before(async () => {
    app = await startApp({ bot });
  });
  after(() => app.close());
  beforeEach(() => turns.splice(0));
  afterEach(async () => assert.equal((await fetch(`${app.url}/healthz`)).status, 200));

  const refuses = async (reply: Response, status: number): Promise<string> => {
    const body = await reply.text();
    assert.equal(reply.status, status, body);
    assert.equal(turns.length, 0);
    return body;
  };

  it('refuses a gzip bomb without unpacking it', async () => {
    const bomb = await gzipBomb();
    assert.ok(bomb.length < 262_144);
    const before = process.memoryUsage().rss;
    await refuses(await app.post(bomb, { 'Content-Encoding': 'gzip' }), 415);
    const grown = (process.memoryUsage().rss - before) / MEGABYTE;
    assert.ok(grown < 30, `grew by ${grown} MB`);
  }).timeout(30_000);

  for (const encoding of ['gzip', 'deflate', 'br', 'zstd', 'gzip, identity', 'GZIP', 'x']) {
    it(`refuses the encoding ${encoding}`, async () => {
      await refuses(await app.post(message(), { 'Content-Encoding': encoding }), 415);
    });
  }

  it('refuses a multipart body and leaves no file', async () => {
    const before = readdirSync(tmpdir()).filter((name) => !name.includes('bash')).length;
    const form = new FormData();
    form.append('file', new Blob(['x'.repeat(2 * MEGABYTE)]), 'file.txt');
    await refuses(await fetch(`${app.url}/api/messages`, { method: 'POST', body: form }), 415);
    assert.ok(readdirSync(tmpdir()).filter((name) => !name.includes('bash')).length <= before);
  });

  for (const type of [
    '',
    'text/plain',
    'text/json',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'application/json; charset=utf-16',
  ]) {
    it(`refuses the content type ${JSON.stringify(type)}`, async () => {
      await refuses(await app.post(message(), { 'Content-Type': type }), 415);
    });
  }

  for (const type of ['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"']) {
    it(`takes the content type ${type}`, async () => {
      assert.equal((await app.post(message(), { 'Content-Type': type, 'Content-Encoding': 'identity' })).status, 200);
      assert.equal(turns.length, 1);
    });
  }

  it('refuses 300 KB by their announced length', async () => {
    await refuses(await app.post(message({ text: 'x'.repeat(300 * 1024) })), 413);
  });

  it('refuses 300 KB without an announced length', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(message({ text: 'x'.repeat(300 * 1024) })));
    const body = new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 10_000) controller.enqueue(bytes.slice(at, at + 10_000));
        controller.close();
      },
    });
    const init: RequestInit = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, duplex: 'half' };
    await refuses(await fetch(`${app.url}/api/messages`, init), 413);
  });

  it('takes 250 KB', async () => {
    assert.equal((await app.post(message({ text: 'å'.repeat(125 * 1024) }))).status, 200);
  });

  it('refuses bad JSON without repeating it', async () => {
    const body = await refuses(await app.post('{"text": canary4711}'), 400);
    assert.equal(body, '{"error":"Bad Request"}');
    assert.ok(!app.lines.join('').includes('canary4711'));
  });

  for (const body of ['', '[]', 'null', '"text"', '1', 'true', '[{"type":"message"}]']) {
    it(`refuses the body ${JSON.stringify(body)}`, async () => {
      await refuses(await app.post(body), 400);
    });
  }

  it('refuses bytes that are no UTF-8', async () => {
    await refuses(await app.post(Buffer.from('{"text":"\xff\xfe"}', 'latin1')), 400);
  });

  it('refuses 100 KB of nested arrays, and 100 KB of nested objects, fast', async () => {
    const arrays = '['.repeat(50_000) + ']'.repeat(50_000);
    const objects = '{"a":'.repeat(17_000) + '1' + '}'.repeat(17_000);
    for (const value of [`{"a":${arrays}}`, objects]) {
      const body = JSON.stringify(message({ value: 'here' })).replace('"here"', value);
      const start = performance.now();
      await refuses(await app.post(body), 400);
      assert.ok(performance.now() - start < 500);
    }
  });

  it('takes a card nested as deep as cards are', async () => {
    let card: Record<string, unknown> = { type: 'TextBlock' };
    for (let depth = 0; depth < 20; depth += 1) card = { type: 'Container', items: [card] };
    assert.equal((await app.post(message({ value: card }))).status, 200);
  });

  it('refuses a __proto__ key at any depth and changes no prototype', async () => {
    for (const body of [
      '{"__proto__":{"polluted":true},',
      '{"value":{"a":[{"__proto__":{"polluted":true}}]},',
      '{"value":{"\\u005f_proto__":{"polluted":true}},',
    ]) {
      await refuses(await app.post(JSON.stringify(message()).replace('{', body)), 400);
    }
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });

  it('lives on when the caller goes away in the middle of a body', async () => {
    const head =
      'POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"a"';
    const answer = app.raw(head);
    void answer;
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(turns.length, 0);
  });
});

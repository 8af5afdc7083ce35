import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createPreview, type Preview } from '../../src/preview/index.ts';
import { DESK_CHANNEL } from '../../src/preview/people.ts';
import { ROOT } from '../../src/root.ts';
import { type Served, serve } from './serve.ts';

const LOCALES = [
  { tag: 'en', name: 'English', words: { hello: 'Hello' }, commands: { 'use-this-channel': 'use', tickets: 'tickets' } },
  { tag: 'sv', name: 'svenska', words: { hello: 'Hej' }, commands: { 'use-this-channel': 'ta', tickets: 'alla' } },
];

describe('createPreview', () => {
  let preview: Preview;
  let served: Served;

  beforeEach(async () => {
    preview = createPreview({ root: ROOT, locales: LOCALES });
    served = await serve(preview.routes);
  });
  afterEach(() => served.close());

  const say = (text: string): Promise<Response> =>
    fetch(`${served.url}/preview/connector/v3/conversations/a/activities`, {
      method: 'POST',
      body: JSON.stringify({ type: 'message', text }),
    });

  it('serves the page with a policy that lets in nothing from elsewhere', async () => {
    const response = await fetch(served.url);
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
  });

  it('names nothing outside of this machine in the page', async () => {
    for (const file of ['web/index.html', 'web/style.css']) {
      const text = await readFile(new URL(file, ROOT), 'utf8');
      assert.deepEqual(text.replaceAll('http://www.w3.org/2000/svg', '').match(/https?:|url\(|@import/g), null, file);
    }
  });

  it('serves the style sheet and no other file', async () => {
    const response = await fetch(`${served.url}/preview/style.css`);
    assert.match(response.headers.get('content-type') ?? '', /^text\/css/);
    assert.equal((await fetch(`${served.url}/preview/../package.json`)).status, 404);
    assert.equal((await fetch(`${served.url}/preview/main.ts`)).status, 404);
  });

  it('answers 404 for a page that was not built', async () => {
    const elsewhere = await serve(createPreview({ root: new URL('nowhere/', ROOT), locales: LOCALES }).routes);
    assert.equal((await fetch(elsewhere.url)).status, 404);
    await elsewhere.close();
  });

  it('tells the page its languages and who takes part', async () => {
    const settings = new Map(Object.entries((await (await fetch(`${served.url}/preview/settings`)).json()) ?? {}));
    assert.deepEqual(settings.get('locales'), LOCALES);
    assert.equal(settings.get('connector'), '/preview/connector');
    assert.deepEqual([...settings.keys()].toSorted(), ['bot', 'connector', 'desk', 'locales', 'tenantId', 'you']);
  });

  it('tells the page the language of the desk, and nothing of a desk that is elsewhere', async () => {
    const here = { conversationId: DESK_CHANNEL.channelId, serviceUrl: 'http://127.0.0.1:PORT/preview/connector' };
    const rows = [
      [here, { locale: 'nl' }],
      [{ ...here, serviceUrl: 'http://127.0.0.1:1/preview/connector' }, {}],
      [{ ...here, conversationId: '19:another' }, {}],
      [undefined, {}],
    ] as const;
    for (const [desk, told] of rows) {
      let port = '';
      const deskOf = async () => desk && { locale: 'nl', ...desk, serviceUrl: desk.serviceUrl.replace('PORT', port) };
      const other = await serve(createPreview({ root: ROOT, locales: LOCALES, deskOf }).routes);
      port = new URL(other.url).port;
      assert.deepEqual(await (await fetch(`${other.url}/preview/desk`)).json(), told);
      await other.close();
    }
  });

  it('streams what is said in the threads of a channel', async () => {
    const stream = await open(served.url, 'a');
    await fetch(`${served.url}/preview/connector/v3/conversations/a;messageid=1/activities`, {
      method: 'POST',
      body: JSON.stringify({ type: 'message', text: 'a reply' }),
    });
    await stream.until('a reply');
    await stream.end();
  });

  it('streams what stands, then what comes', async () => {
    await say('before');
    const stream = await open(served.url, 'a');
    assert.match(await stream.until('before'), /event: activity\ndata: \{"kind":"created"/);
    await say('after');
    await stream.until('after');
    await stream.end();
  });

  it('streams only what was missed to a client that names its last event', async () => {
    await say('seen');
    const [event] = preview.connector.missed('a');
    await say('missed');
    const stream = await open(served.url, 'a', event?.id);
    assert.doesNotMatch(await stream.until('missed'), /seen/);
    await stream.end();
  });

  it('refuses a stream of no conversation', async () => {
    assert.equal((await fetch(`${served.url}/preview/events`)).status, 400);
  });

  it('ends open streams when it is closed', async () => {
    const stream = await open(served.url, 'a');
    preview.close();
    assert.equal(await stream.done(), true);
  });
});

async function open(url: string, conversation: string, lastEventId?: string) {
  const abort = new AbortController();
  const response = await fetch(`${url}/preview/events?conversation=${conversation}`, {
    signal: abort.signal,
    headers: lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId },
  });
  assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
  assert.ok(response.body);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async until(part: string): Promise<string> {
      while (!text.includes(part)) {
        const { value, done } = await reader.read();
        assert.equal(done, false, `the stream ended without ${part}`);
        text += value;
      }
      return text;
    },
    async done(): Promise<boolean> {
      for (;;) if ((await reader.read()).done) return true;
    },
    end: () => reader.cancel(),
  };
}

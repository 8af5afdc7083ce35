import assert from 'node:assert/strict';
import type { Config } from '../../src/config.ts';
import type { Store } from '../../src/storage/open.ts';
import { TENANT_ID } from '../../src/preview/people.ts';
import { openMemory } from '../storage/memory.ts';
import { counted, type Issuer, REGISTERED, startIssuer, TENANT } from './issuer.ts';
import { LOCAL, message, type Probe, recordingBot, startApp, startConnector } from './probe.ts';

const FOREIGN = '99999999-9999-9999-9999-999999999999';
type Connector = Awaited<ReturnType<typeof startConnector>>;

/** Tells what was asked of it. */
function watching(store: Store): { readonly store: Store; readonly asked: string[] } {
  const asked: string[] = [];
  const watch = <Part extends object>(name: string, part: Part): Part =>
    new Proxy(part, {
      get: (target, key, receiver) => {
        const value: unknown = Reflect.get(target, key, receiver);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          asked.push(`${name}.${String(key)}`);
          return Reflect.apply(value, target, given);
        };
      },
    });
  const { state, seen, tickets, desks } = store;
  const parts = { state: watch('state', state), seen: watch('seen', seen), tickets: watch('tickets', tickets) };
  return { asked, store: { ...store, ...parts, desks: watch('desks', desks) } };
}

/** An activity of these tenants, in the two places where Teams writes them. */
const of = (conversation: string | undefined, channel: string | undefined, changes: Record<string, unknown> = {}) =>
  message({
    conversation: { id: 'conversation-1', conversationType: 'personal', ...(conversation && { tenantId: conversation }) },
    channelData: channel === undefined ? {} : { tenant: { id: channel } },
    ...changes,
  });

describe('what every activity passes', () => {
  let issuer: Issuer;
  let connector: Connector;
  let app: Probe;
  before(async () => {
    issuer = await startIssuer();
    connector = await startConnector();
  });
  after(async () => {
    await issuer.close();
    await connector.close();
  });
  beforeEach(() => connector.received.splice(0));
  afterEach(() => app.close());

  const send = (body: Record<string, unknown>) =>
    app.post({ ...body, serviceUrl: connector.url }, { Authorization: `Bearer ${issuer.token(connector.url)}` });
  const said = () => connector.received.map(({ body }) => body.text);

  describe('of a foreign tenant', () => {
    let asked: string[];
    const start = async (config: Config = REGISTERED): Promise<void> => {
      const watched = watching(await openMemory());
      app = await startApp({ config, trust: issuer.trust, bot: 'real', store: watched.store });
      ({ asked } = watched);
      asked.length = 0;
    };

    const installation = { type: 'installationUpdate', action: 'add', text: undefined };
    const joined = { type: 'conversationUpdate', text: undefined, membersAdded: [{ id: 'bot-1' }] };
    const rows: readonly (readonly [string, Record<string, unknown>, status: number, isTold: boolean])[] = [
      ['a message', of(FOREIGN, FOREIGN), 200, true],
      ['a press', of(FOREIGN, FOREIGN, { text: undefined, value: { verb: 'start' } }), 200, true],
      ['an installation', of(FOREIGN, FOREIGN, installation), 200, true],
      ['a removal', of(FOREIGN, FOREIGN, { ...installation, action: 'remove' }), 200, false],
      ['an arrival', of(FOREIGN, FOREIGN, joined), 200, false],
      ['a reaction', of(FOREIGN, FOREIGN, { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }), 200, false],
      ['typing', of(FOREIGN, FOREIGN, { type: 'typing' }), 200, false],
      ['an unheard-of type', of(FOREIGN, FOREIGN, { type: 'surprise' }), 200, false],
      ['a press by invoke', of(FOREIGN, FOREIGN, { type: 'invoke', name: 'adaptiveCard/action', value: {} }), 403, false],
      ['a dialog', of(FOREIGN, FOREIGN, { type: 'invoke', name: 'task/fetch', value: {} }), 403, false],
      ['a search', of(FOREIGN, FOREIGN, { type: 'invoke', name: 'composeExtension/query', value: {} }), 403, false],
      ['a message that names a served tenant in one place', of(TENANT, FOREIGN), 200, true],
      ['a message that names it in the other place', of(FOREIGN, TENANT), 200, true],
      ['a message that names none', of(undefined, undefined), 200, true],
      ['a message that names a longer one', of(`${TENANT}0`, TENANT), 200, true],
    ];
    for (const [what, body, status, isTold] of rows) {
      it(`${what} is refused before anything is read or stored${isTold ? ', politely' : ''}`, async () => {
        await start();
        const reply = await send(body);
        assert.equal(reply.status, status);
        assert.deepEqual(asked, []);
        assert.deepEqual(
          app.lines.filter((line) => !line.includes('no-help-desk')),
          [],
        );
        assert.equal(await counted(app.url, 'refused_total{reason="tenant"}'), 1);
        assert.equal(connector.received.length, isTold ? 1 : 0);
        if (isTold) assert.match(String(said()[0]), /not available to your organization/);
      });
    }

    it('is told once in each conversation, in the language of the client', async () => {
      await start();
      const conversation = (id: string) => ({ id, conversationType: 'personal', tenantId: FOREIGN });
      for (const id of ['a', 'a', 'b', 'a'])
        await send(of(FOREIGN, FOREIGN, { conversation: conversation(id), locale: 'sv-SE' }));
      assert.equal(connector.received.length, 2);
      for (const text of said()) assert.match(String(text), /inte tillgängligt för din organisation/);
      assert.equal(connector.received[0]?.body.textFormat, 'plain');
    });

    it('is refused without a word about it, and without a fault, where Teams takes no answer', async () => {
      await start();
      const reply = await app.post(of(FOREIGN, FOREIGN, { serviceUrl: 'http://127.0.0.1:9/' }), {
        Authorization: `Bearer ${issuer.token('http://127.0.0.1:9/')}`,
      });
      assert.equal(reply.status, 200);
      assert.deepEqual(asked, []);
      assert.ok(!app.lines.some((line) => line.includes('turn-failed')));
    }).timeout(20_000);
  });

  it('is let through for each tenant that is served, however its id is written, in one place or in both', async () => {
    const { bot, turns } = recordingBot();
    const other = 'aaaaaaaa-0000-0000-0000-000000000002';
    app = await startApp({ config: { ...REGISTERED, tenants: [TENANT, other] }, trust: issuer.trust, bot });
    for (const [one, two] of [
      [TENANT, TENANT],
      [other.toUpperCase(), other],
      [undefined, TENANT],
      [TENANT, undefined],
    ])
      assert.equal((await send(of(one, two))).status, 200);
    assert.equal(turns.length, 4);
    assert.equal(await counted(app.url, 'turns_total{kind="text",outcome="done"}'), 4);
  });

  it('is let through for the tenant of the preview, where others are named without an app id', async () => {
    const { bot, turns } = recordingBot();
    app = await startApp({ config: { ...LOCAL, tenants: [TENANT] }, bot });
    for (const tenant of [TENANT, TENANT_ID, FOREIGN]) await app.post({ ...of(tenant, tenant), serviceUrl: connector.url });
    assert.equal(turns.length, 2);
  });

  describe('of a person who sends too much', () => {
    const at = (name: string, changes: Record<string, unknown> = {}) =>
      message({ from: { id: `29:${name}`, aadObjectId: name, name }, ...changes });
    const execute = { type: 'invoke', name: 'adaptiveCard/action', text: undefined, value: { action: { verb: 'start' } } };
    const flood = (count: number, body: Record<string, unknown>) => Promise.all(Array.from({ length: count }, () => send(body)));
    let now = 0;
    const start = async (): Promise<readonly unknown[]> => {
      now = Date.parse('2026-11-20T12:00:00Z');
      const { bot, turns } = recordingBot();
      app = await startApp({ config: REGISTERED, trust: issuer.trust, bot, now: () => now });
      return turns;
    };

    it('is ignored after twenty at once, and told so once', async () => {
      const turns = await start();
      const replies = await flood(60, at('alex', { locale: 'nl-NL' }));
      assert.ok(replies.every(({ status }) => status === 200));
      assert.equal(turns.length, 20);
      assert.equal(said().length, 1);
      assert.match(String(said()[0]), /^Er kwam te veel tegelijk/);
      assert.equal(await counted(app.url, 'refused_total{reason="rate"}'), 40);
    });

    it('is let in again after a minute', async () => {
      const turns = await start();
      await flood(25, at('alex'));
      now += 60_000;
      assert.equal((await send(at('alex'))).status, 200);
      assert.equal(turns.length, 21);
    });

    it('keeps nobody else waiting', async () => {
      const turns = await start();
      await flood(25, at('alex'));
      await send(at('megan'));
      assert.equal(turns.length, 21);
    });

    it('is told in the answer of a press, as is somebody of the help desk, and then answered 429', async () => {
      const turns = await start();
      const inChannel = { conversation: { id: '19:desk@thread.tacv2', conversationType: 'channel', tenantId: TENANT } };
      const replies = await flood(30, at('megan', { ...execute, ...inChannel }));
      const limited = replies.slice(20);
      assert.equal(turns.length, 20);
      const told = limited.filter(({ status }) => status === 200);
      assert.equal(told.length, 1);
      const answer: Record<string, unknown> = Object(await told[0]?.json());
      assert.equal(answer.type, 'application/vnd.microsoft.activity.message');
      assert.match(String(answer.value), /^Too much came at once/);
      assert.equal(limited.filter(({ status }) => status === 429).length, 9);
      assert.deepEqual(said(), []);
    });

    it('is answered 429 in a dialog, which has no room for words', async () => {
      await start();
      await flood(20, at('alex'));
      assert.equal((await send(at('alex', { type: 'invoke', name: 'task/fetch', value: {} }))).status, 429);
    });

    it('may search as letters are typed, which costs a fifth', async () => {
      const turns = await start();
      const search = at('alex', { type: 'invoke', name: 'composeExtension/query', text: undefined, value: {} });
      for (let round = 0; round < 11; round += 1) await flood(10, search);
      assert.ok(turns.length >= 99 && turns.length <= 100, `${turns.length}`);
    });

    it('is not limited where nobody is authenticated, since anybody can be anybody there', async () => {
      const { bot, turns } = recordingBot();
      app = await startApp({ bot });
      await Promise.all(Array.from({ length: 50 }, () => app.post(message())));
      assert.equal(turns.length, 50);
    });
  });
});

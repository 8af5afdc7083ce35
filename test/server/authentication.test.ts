import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import { ToBotFromBotOrEmulatorTokenValidationParameters as EMULATORS } from 'botframework-connector/lib/auth/tokenValidationParameters.js';
import { createLog, routeConsole } from '../../src/log.ts';
import {
  APP_ID,
  CHANNEL,
  claimsOf,
  counted,
  type Issuer,
  OTHER_KEY,
  REGISTERED,
  settingsOf,
  startIssuer,
  TENANT,
  tokenOf,
} from './issuer.ts';
import { message, type Probe, recordingBot, startApp, startConnector } from './probe.ts';

const OTHER_APP = '99999999-9999-9999-9999-999999999999';
const SERVICE = 'https://smba.trafficmanager.net/emea/';
const STS = `https://sts.windows.net/${TENANT}/`;
const LONG_AGO = Math.floor(Date.now() / 1000) - 3600;

describe('a caller of a bot with an app id', () => {
  let issuer: Issuer;
  let app: Probe;
  let restore: () => void;
  let printed: string[];
  before(async () => (issuer = await startIssuer()));
  after(() => issuer.close());
  beforeEach(() => {
    printed = [];
    restore = routeConsole(createLog({ level: 'debug', destination: { write: (line) => void printed.push(line) } }));
  });
  afterEach(async () => {
    restore();
    await app.close();
  });

  const start = async (parts: Parameters<typeof startApp>[0] = {}): Promise<TurnContext[]> => {
    const { bot, turns } = recordingBot();
    app = await startApp({ config: REGISTERED, trust: issuer.trust, bot, ...parts });
    return turns;
  };
  const post = (token: string, changes: Record<string, unknown> = {}) =>
    app.post(message({ serviceUrl: SERVICE, ...changes }), token === '' ? {} : { Authorization: token });

  it('is let in when the channel has signed', async () => {
    const turns = await start();
    const reply = await post(`Bearer ${issuer.token(SERVICE)}`);
    assert.equal(reply.status, 200);
    assert.equal(turns.length, 1);
    assert.equal(await counted(app.url, 'refused_total{reason="unauthorized"}'), 0);
  });

  it('is answered where the token says that the answer goes', async () => {
    const connector = await startConnector();
    app = await startApp({ config: REGISTERED, trust: issuer.trust });
    const reply = await post(`Bearer ${issuer.token(connector.url)}`, { serviceUrl: connector.url });
    assert.equal(reply.status, 200);
    assert.equal(connector.received[0]?.body.text, 'echo: hello');
    await connector.close();
  });

  it('is let in by a bot with a managed identity as well', async () => {
    const identity = { type: 'UserAssignedMSI', id: APP_ID, tenantId: TENANT } as const;
    const turns = await start({ config: { ...REGISTERED, identity }, trust: { settings: issuer.trust.settings } });
    assert.equal((await post(`Bearer ${issuer.token(SERVICE)}`)).status, 200);
    assert.equal(turns.length, 1);
    assert.equal((await post(`Bearer ${issuer.token(SERVICE, { aud: OTHER_APP })}`)).status, 401);
  });

  type Row = readonly [what: string, header: () => string, changes?: Record<string, unknown>];
  const signed = (claims: Record<string, unknown>, header?: Record<string, unknown>) => (): string =>
    `Bearer ${issuer.token(SERVICE, claims, header)}`;
  const pem = (type: 'spki' | 'pkcs1') => String(issuer.publicKey.export({ type, format: 'pem' }));
  const attacks: readonly Row[] = [
    ['no header', () => ''],
    ['an empty bearer', () => 'Bearer '],
    ['garbage', () => 'Bearer canary.canary.canary'],
    ['a payload that is no JSON', () => `Bearer e30.${Buffer.from('canary').toString('base64url')}.e30`],
    ['a payload that is null', () => `Bearer e30.${Buffer.from('null').toString('base64url')}.e30`],
    ['two tokens', () => `${signed({})()} ${issuer.token(SERVICE)}`],
    ['another scheme', () => signed({})().replace('Bearer', 'Basic')],
    ['a token of 12 KB', () => `Bearer ${'canary'.repeat(2000)}`],
    ['an expired token', signed({ exp: LONG_AGO })],
    ['a token that is not valid yet', signed({ nbf: LONG_AGO + 7200 })],
    ['a token for another app', signed({ aud: OTHER_APP })],
    ['a token for two apps', signed({ aud: [APP_ID, OTHER_APP] })],
    ['a token for nobody', signed({ aud: undefined })],
    ['another issuer', signed({ iss: 'https://evil.example' })],
    ['a list of issuers', signed({ iss: ['https://api.botframework.com'] })],
    ['no issuer', signed({ iss: undefined })],
    ['a token without a service URL', signed({ serviceurl: undefined })],
    ['a token for another service URL', signed({ serviceurl: 'https://smba.trafficmanager.net/amer/' })],
    ['a reply address that the token does not name', signed({}), { serviceUrl: 'https://evil.example/' }],
    ['an unknown key', signed({}, { kid: 'key-2' })],
    ['no key', signed({}, { kid: undefined })],
    ['the signature of another key', () => `Bearer ${tokenOf({}, claimsOf(SERVICE), OTHER_KEY)}`],
    ['a changed payload', () => changedPayload(issuer.token(SERVICE))],
    ['no signature, with alg none', () => `Bearer ${tokenOf({ alg: 'none' }, claimsOf(SERVICE), undefined)}`],
    ['the alg none with a signature', signed({}, { alg: 'none' })],
    ['HS256 with the public key', () => `Bearer ${tokenOf({ alg: 'HS256' }, claimsOf(SERVICE), pem('spki'))}`],
    ['HS256 with the public key in its older form', () => `Bearer ${tokenOf({ alg: 'HS256' }, claimsOf(SERVICE), pem('pkcs1'))}`],
    ['a token of the Emulator', signed({ iss: STS, tid: TENANT, ver: '1.0', appid: APP_ID })],
    ['a token of a skill', signed({ iss: STS, tid: TENANT, ver: '1.0', appid: OTHER_APP })],
    ['a skill that calls itself the channel', signed({ ver: '1.0', appid: OTHER_APP })],
    ['a channel that the key does not stand for', signed({}), { channelId: 'webchat' }],
    ['the channel whose service URL nobody compares', signed({ ver: '1.0', appid: APP_ID }), { channelId: 'AseChannel' }],
  ];
  for (const [what, header, changes] of attacks) {
    it(`gets a bare 401 and leaves nothing but a count with ${what}`, async () => {
      const turns = await start();
      const reply = await post(header(), { text: 'canary4711', ...changes });
      assert.equal(reply.status, 401);
      assert.equal(await reply.text(), '');
      assert.equal(turns.length, 0);
      const lines = [...app.lines, ...printed].map((line) => JSON.parse(line));
      assert.deepEqual(
        lines.filter(({ level, msg }) => level !== 'debug' && msg !== 'no-help-desk'),
        [],
      );
      assert.doesNotMatch([...app.lines, ...printed].join(''), /canary|eyJ|evil/);
      assert.equal(await counted(app.url, 'refused_total{reason="unauthorized"}'), 1);
      assert.equal(await counted(app.url, 'turns_total{kind="text",outcome="done"}'), 0);
    });
  }

  it('is let in with a token that names a tenant which is served', async () => {
    const turns = await start();
    assert.equal((await post(signed({ tid: TENANT })())).status, 200);
    assert.equal(turns.length, 1);
  });

  it('cannot make the library remember issuers, by a tenant that is made up in a token of whichever issuer', async () => {
    await start();
    assert.ok(Array.isArray(EMULATORS.issuer));
    const before = EMULATORS.issuer.length;
    for (const iss of [CHANNEL, STS]) {
      for (const tid of ['00000000-0000-0000-0000-00000000beef', 'x', 7, ['x']]) {
        const token = tokenOf({}, { ...claimsOf(SERVICE), iss, tid, ver: '1.0', appid: APP_ID }, OTHER_KEY);
        assert.equal((await post(`Bearer ${token}`)).status, 401);
      }
    }
    assert.equal(EMULATORS.issuer.length, before);
  });

  it('is asked to come back while the keys of the channel cannot be had, and that is logged', async () => {
    const settings = settingsOf('http://127.0.0.1:9');
    const turns = await start({ trust: { ...issuer.trust, settings } });
    const reply = await post(signed({})());
    assert.equal(reply.status, 503);
    assert.equal(turns.length, 0);
    const line = JSON.parse(app.lines.find((text) => text.includes('caller-unverifiable')) ?? '{}');
    assert.deepEqual([line.level, line.code], ['warn', 'ECONNREFUSED']);
    assert.equal(await counted(app.url, 'refused_total{reason="unverifiable"}'), 1);
  });
});

function changedPayload(token: string): string {
  const [header, payload, signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString());
  return `Bearer ${header}.${Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 1 })).toString('base64url')}.${signature}`;
}

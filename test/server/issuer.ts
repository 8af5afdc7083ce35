import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { PasswordServiceClientCredentialFactory } from 'botframework-connector';
import type { Config } from '../../src/config.ts';
import type { Trust } from '../../src/teams/trust.ts';
import { LOCAL } from './probe.ts';

export const APP_ID = '11111111-1111-1111-1111-111111111111';
export const TENANT = '00000000-0000-0000-0000-000000000001';
export const CHANNEL = 'https://api.botframework.com';
export const METRICS_TOKEN = 'what-only-the-reader-knows';

export const REGISTERED: Config = {
  ...LOCAL,
  identity: { type: 'SingleTenant', id: APP_ID, tenantId: TENANT, password: 'not-a-real-secret' },
  tenants: [TENANT],
  metricsToken: METRICS_TOKEN,
};

type Claims = Readonly<Record<string, unknown>>;
type Header = Readonly<Record<string, unknown>>;

/** Stands where Bot Framework's token service stands: keys of its own, and their metadata on this machine. */
export interface Issuer {
  readonly trust: Trust;
  readonly publicKey: KeyObject;
  /** A token as the channel sends it, changed where a test says so. A claim that is undefined is left out. */
  readonly token: (serviceUrl: string, claims?: Claims, header?: Header) => string;
  readonly close: () => Promise<void>;
}

export const OTHER_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const KEY_ID = 'key-1';
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Signed by any key, by a secret, or by nothing, which leaves the signature out. */
export function tokenOf(header: Header, claims: Claims, key: KeyObject | string | undefined): string {
  const signed = `${encode({ typ: 'JWT', kid: KEY_ID, alg: 'RS256', ...header })}.${encode(claims)}`;
  if (key === undefined) return `${signed}.`;
  const signature =
    typeof key === 'string' ? createHmac('sha256', key).update(signed).digest() : sign('sha256', Buffer.from(signed), key);
  return `${signed}.${signature.toString('base64url')}`;
}

export function claimsOf(serviceUrl: string): Claims {
  const now = Math.floor(Date.now() / 1000);
  return { iss: CHANNEL, aud: APP_ID, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3600 };
}

/** Answers without a token service, since nothing that the bot sends leaves this machine. */
class OwnCredentials extends PasswordServiceClientCredentialFactory {
  override async createCredentials(): ReturnType<PasswordServiceClientCredentialFactory['createCredentials']> {
    return { signRequest: async (request) => request };
  }
}

export async function startIssuer(): Promise<Issuer> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKey = createPublicKey(privateKey);
  const key = { ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig', endorsements: ['msteams'] };
  let url = '';
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [key] } : { issuer: CHANNEL, jwks_uri: `${url}/keys` }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${Object(server.address()).port}`;
  return {
    trust: { settings: settingsOf(url), credentials: new OwnCredentials(APP_ID, 'not-a-real-secret', TENANT) },
    publicKey,
    token: (serviceUrl, claims, header = {}) => tokenOf(header, { ...claimsOf(serviceUrl), ...claims }, privateKey),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Everything that Bot Framework would be asked for is on this machine, at `url`. */
export function settingsOf(url: string): Record<string, string> {
  return {
    ToChannelFromBotLoginUrl: url,
    ToChannelFromBotOAuthScope: CHANNEL,
    ToBotFromChannelTokenIssuer: CHANNEL,
    ToBotFromChannelOpenIdMetadataUrl: `${url}/channel`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${url}/emulator`,
    OAuthUrl: url,
    CallerId: 'urn:botframework:azure',
  };
}

/** What a counter of `/metrics` stands at, such as `refused_total{reason="rate"}`. */
export async function counted(url: string, sample: string): Promise<number> {
  const reply = await fetch(`${url}/metrics`, { headers: { Authorization: `Bearer ${METRICS_TOKEN}` } });
  const line = (await reply.text()).split('\n').find((text) => text.startsWith(`graph_triage_${sample} `));
  return Number(line?.split(' ').at(-1));
}

import type { Claims } from '../../src/triage/claims.ts';
import type { Evidence } from '../../src/triage/evidence.ts';
import type { Warning } from '../../src/triage/intake/index.ts';
import type { TokenReading } from '../../src/triage/token.ts';

/** As long as foreign text may get, in an alphabet of three bytes a letter, and as nasty. */
export const FOREIGN = `FOREIGN [a](https://evil.example) \${x} {{{DATE(1)}} ${'漢'.repeat(200)}`;
export const LONG_LIST: readonly string[] = Array.from({ length: 200 }, () => FOREIGN);
const seconds = Date.parse('2026-11-20T13:00:00Z') / 1000;

export const WARNINGS: readonly Warning[] = [
  { kind: 'live-token', until: seconds },
  { kind: 'live-token' },
  { kind: 'secret' },
  { kind: 'expired-token' },
];

const claims: Claims = {
  aud: LONG_LIST,
  iss: FOREIGN,
  tid: '9188040d-6c67-4c5b-b112-36a304b66dad',
  appid: FOREIGN,
  acct: 1,
  iat: seconds,
  nbf: seconds,
  exp: seconds,
};

export const READINGS: readonly TokenReading[] = [
  { kind: 'access-token', access: 'delegated', claims: { ...claims, scp: LONG_LIST } },
  { kind: 'access-token', access: 'app-only', claims: { ...claims, roles: LONG_LIST, exp: 1e300 } },
  { kind: 'access-token', access: 'app-only', claims: { aud: [], idtyp: 'app' } },
  { kind: 'access-token', access: 'unknown', claims: { aud: ['\u202e\u0000'], exp: 0 } },
  { kind: 'id-token', claims },
  ...(['opaque-personal', 'encrypted', 'refresh-or-code', 'saml', 'client-secret', 'empty'] as const).map((kind) => ({ kind })),
  ...(['too-long', 'no-dots', 'one-part', 'wrong-parts', 'not-base64', 'not-json', 'not-an-object'] as const).map(
    (reason) => ({ kind: 'malformed', reason }) as const,
  ),
];

/** Intake reads these by their shape, in ASCII letters. */
export const NAME = `FOREIGN${'a'.repeat(60)}`;
const ID = '11111111-2222-3333-4444-555555555555';

/** Every fact at once, each as long as it gets. */
export const EVIDENCE: Evidence = {
  status: 403,
  graphError: { code: NAME, message: FOREIGN },
  aadsts: Array.from({ length: 20 }, (_, i) => 7_000_215 + i),
  oauthError: NAME,
  suberror: NAME,
  required: { anyOf: LONG_LIST, present: LONG_LIST, kind: 'delegated' },
  request: { method: 'GET', host: 'graph.microsoft.com', version: 'v1.0', path: `/${FOREIGN}`, query: LONG_LIST.slice(0, 20) },
  flow: 'client-credentials',
  challenge: {
    asks: ['deviceid', ...Array.from({ length: 19 }, () => NAME.slice(0, 40))],
    notBefore: seconds,
    contexts: ['c1', 'c25'],
  },
  app: ID,
  tenant: ID,
  loginCloud: 'china',
  token: { kind: 'access-token', access: 'delegated', claims },
  ids: {
    requestId: ID,
    clientRequestId: ID,
    correlationId: ID,
    traceId: ID,
    timestamp: '2026-11-20T12:00:00Z',
    diagnostic: FOREIGN,
  },
};

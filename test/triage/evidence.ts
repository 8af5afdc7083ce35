import * as fc from 'fast-check';
import { ANSWERS } from '../../src/triage/answers.ts';
import { CAUSES } from '../../src/triage/causes/index.ts';
import { type Evidence, type Facts, type Field, type Origin, type Request, withFacts } from '../../src/triage/evidence.ts';
import { CODES_BY_CAUSE } from '../../src/triage/knowledge/aadsts.ts';
import { type MessageId, MESSAGES } from '../../src/triage/knowledge/messages.ts';
import { readDecodedClaims, type TokenReading } from '../../src/triage/token.ts';

/** The clock of all tests: 2026-01-01, 00:00 UTC. */
export const NOW = Date.UTC(2026, 0, 1);
export const GRAPH = 'https://graph.microsoft.com';
const PERSONAL_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** Seconds since 1970 of an ISO 8601 time. */
export function seconds(time: string): number {
  return Date.parse(time) / 1000;
}

export function says(...messages: readonly MessageId[]): Evidence {
  return { messages };
}

export function call(method: string, path: string, more: Partial<Request> = {}): Evidence {
  return { request: { method, host: 'graph.microsoft.com', cloud: 'global', version: 'v1.0', path, ...more } };
}

/** What a person answered to guided questions. */
export function answered(facts: Partial<Facts>): Evidence {
  return withFacts({}, facts, 'answer');
}

/** A token as it is read from its decoded claims; for Microsoft Graph unless `aud` says otherwise. */
export function token(claims: Readonly<Record<string, unknown>>): Evidence {
  return { token: reading({ aud: GRAPH, ...claims }) };
}

function reading(claims: Readonly<Record<string, unknown>>): TokenReading {
  const read = readDecodedClaims(claims);
  if (read === undefined) throw new Error(`no claims: ${JSON.stringify(claims)}`);
  return read;
}

const PERMISSIONS = ['Mail.Read', 'Mail.ReadWrite', 'User.Read', 'User.Read.All', 'Sites.Selected'];
const PATHS = [
  '/me',
  '/me/messages',
  '/users/{id}',
  '/users/{id}/messages',
  '/users/{id}/authentication/passwordMethods/{id}/resetPassword',
  '/teams/{id}/channels/{id}/messages',
  '/chats/{id}',
  '/sites',
  '/drives/{id}/items/{id}',
  '/me/onenote/notebooks',
  '/communications/callRecords/{id}',
  '/deviceManagement/managedDevices',
  '/auditLogs/signIns',
  '/roleManagement/directory/roleAssignments',
  '/subscriptions',
];
/** Every code that some cause names or is pointed to by, and one that nobody knows. */
export const CODES = [
  ...new Set([...CAUSES.flatMap(({ codes = [] }) => codes), ...Object.values(CODES_BY_CAUSE).flat(), 99_999_999]),
];

const permissions = fc.subarray(PERMISSIONS, { minLength: 1 });
const hosts = fc.constantFrom(
  { host: 'graph.microsoft.com', cloud: 'global' } as const,
  { host: 'graph.microsoft.us', cloud: 'us-gov' } as const,
  { host: 'graph.windows.net' },
  { host: 'management.azure.com' },
  { host: 'contoso.sharepoint.com' },
  { host: 'api.contoso.example' },
);
const request: fc.Arbitrary<Request> = fc
  .tuple(
    fc.option(hosts, { nil: {} }),
    fc.record(
      {
        method: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE'),
        version: fc.constantFrom('v1.0' as const, 'beta' as const),
        path: fc.constantFrom(...PATHS),
        query: fc.subarray(['$filter', '$search']),
        changesPassword: fc.constant(true),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([host, rest]) => ({ ...host, ...rest }));

const times = fc.constantFrom('2025-12-31T22:00:00Z', '2026-01-01T00:00:00Z', '2026-01-01T02:00:00Z');
const claims = fc
  .record(
    {
      scp: fc.constantFrom('', 'Mail.Read', 'Mail.ReadWrite User.Read', 'Sites.Selected'),
      roles: fc.constantFrom(['Mail.Read'], ['User.Read.All', 'Sites.Selected']),
      idtyp: fc.constantFrom('app', 'user'),
      tid: fc.constantFrom('11111111-2222-3333-4444-555555555555', PERSONAL_TENANT),
      acct: fc.constantFrom(0, 1),
      exp: times.map(seconds),
      nonce: fc.constant('n'),
    },
    { requiredKeys: [] },
  )
  .chain((rest) =>
    fc
      .constantFrom(GRAPH, '00000003-0000-0000-c000-000000000000', 'https://graph.windows.net', 'api://own')
      .map((aud) => ({ aud, ...rest })),
  );
export const tokens: fc.Arbitrary<TokenReading> = fc.oneof(
  { weight: 3, arbitrary: claims.map(reading) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<TokenReading>(
      { kind: 'opaque-personal' },
      { kind: 'encrypted' },
      { kind: 'refresh-or-code' },
      { kind: 'empty' },
      { kind: 'malformed', reason: 'no-dots' },
    ),
  },
);

const one = <T>(values: readonly T[]) => fc.constantFrom(...values);
export const FACTS: { readonly [F in Field]: fc.Arbitrary<Facts[F]> } = {
  status: one([400, 401, 402, 403, 404, 409, 429, 500, 502, 503]),
  graphError: fc.record({ code: one(['Authorization_RequestDenied', 'InvalidAuthenticationToken']) }),
  aadsts: fc.uniqueArray(one(CODES), { minLength: 1, maxLength: 4 }),
  oauthError: one(['invalid_grant', 'invalid_client', 'interaction_required', 'insufficient_claims', 'unauthorized_client']),
  suberror: one(['consent_required', 'bad_token']),
  messages: fc.subarray(Object.keys(MESSAGES) as MessageId[], { minLength: 1, maxLength: 4 }),
  required: fc
    .tuple(permissions, fc.option(permissions), fc.option(one(['delegated', 'application'] as const)))
    .map(([anyOf, present, kind]) => ({ anyOf, ...(present && { present }), ...(kind && { kind }) })),
  request,
  flow: one(ANSWERS.flow),
  account: one(ANSWERS.account),
  permissionKind: one(ANSWERS.permissionKind),
  consent: one(ANSWERS.consent),
  changed: one(ANSWERS.changed),
  reach: one(ANSWERS.reach),
  onset: one(ANSWERS.onset),
  role: one(ANSWERS.role),
  operation: one(ANSWERS.operation),
  service: one(ANSWERS.service),
  granted: permissions,
  token: tokens,
  challenge: one([
    { asks: ['acrs'], contexts: ['c1'] },
    { asks: ['nbf'], notBefore: seconds('2026-01-01T00:00:00Z') },
  ]),
  ids: times.map((timestamp) => ({ timestamp })),
};
export const FIELDS = Object.keys(FACTS) as Field[];

const origins = one<Origin>(['paste', 'answer', 'token']);

/** Any evidence that could come out of pastes, answers and tokens, most of it of a few facts. */
export const evidences: fc.Arbitrary<Evidence> = fc
  .subarray(FIELDS, { maxLength: 8 })
  .chain((fields) =>
    fc.record(Object.fromEntries(fields.map((field) => [field, fc.tuple(FACTS[field] as fc.Arbitrary<unknown>, origins)]))),
  )
  .map((facts) =>
    Object.entries(facts).reduce<Evidence>(
      (evidence, [field, [fact, origin]]) => withFacts(evidence, { [field]: fact }, origin),
      {},
    ),
  );

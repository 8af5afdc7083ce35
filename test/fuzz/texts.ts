import { readFileSync } from 'node:fs';
import { PASTE_LIMIT } from '../../src/triage/intake/index.ts';
import type { Chance } from '../crash/chance.ts';
import { ATTACKS } from '../teams/attack-texts.ts';
import { base64url } from '../triage/tokens.ts';
import { bytes, guid, type Several, tokenText } from './tokens.ts';

type Make = (chance: Chance) => string;

const LOCALES = ['en', 'sv', 'lv', 'zh-TW', 'nl', 'id'] as const;
const CODES: Several<number> = [65001, 50058, 500011, 700016, 7000215, 50105, 53003, 90072, 1, 999_999, 99_999_999_999];
const GRAPH: Several<string> = [
  'Authorization_RequestDenied',
  'InvalidAuthenticationToken',
  'accessDenied',
  'ErrorAccessDenied',
  'nextLink',
  '__proto__',
];
const METHODS: Several<string> = ['GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'get', 'BREW'];
const PATHS: Several<string> = [
  '/v1.0/me/messages',
  '/v1.0/users/alex@contoso.example/mailFolders/inbox/messages?$filter=a eq 1',
  "/beta/users('x')/drive/root:/a/b.txt:/content",
  '/v1.0/applications/00000000-0000-0000-0000-000000000001/owners/$ref',
  '/v1.0/$batch',
  '/v1.0/%E0%A4%A/%2e%2e/%00',
  `/v1.0${'/a'.repeat(400)}`,
  '/v9.9/sites/contoso.example,1,2/lists//items?$expand=fields($select=a)',
];
const HOSTS: Several<string> = [
  'graph.microsoft.com',
  'graph.microsoft.us',
  'microsoftgraph.chinacloudapi.cn',
  'evil.example',
  'GRAPH.MICROSOFT.COM:443',
  '[::1]',
];
const TIMES: Several<string> = [
  '2026-11-20 11:00:00Z',
  '2026-11-20T11:00:00',
  '9999-12-31T23:59:59Z',
  '275760-09-14T00:00:00Z',
  '0000-00-00',
  '1e9',
];
/** Openings that are never closed: repeated, they tempt a reader into trying again and again. */
export const OPENINGS: Several<string> = [
  'eyJ',
  'eyJ.',
  '{"a":{',
  '{"exp":{',
  '[[',
  'a@',
  'A1',
  'code=',
  'Bearer Bearer ',
  'AADSTS',
  'https://graph.microsoft.com/',
  '\\"{',
  "'",
  '-H ',
  'HTTP/1.1 403 ',
  '<',
  '&#x',
  '&lt;',
  '%25',
  '${',
  '{{',
  '\ud800',
  '-----BEGIN PRIVATE KEY-----',
  'claims="',
  'WWW-Authenticate: Bearer ',
  '```',
  '\\u0022',
  '=',
  '%',
  '\t',
  '\u0301',
  'GT-',
  '|',
  'client_secret=',
  'sig=',
  ';',
];

const url: Make = (chance) => `https://${chance.pick(HOSTS)}${chance.pick(PATHS)}`;
const aadsts: Make = (chance) =>
  `AADSTS${chance.pick(CODES)}: The user or administrator has not consented to use the application with ID '${guid(chance)}' named 'x'. Trace ID: ${guid(chance)} Correlation ID: ${guid(chance)} Timestamp: ${chance.pick(TIMES)}`;
const graphError: Make = (chance) =>
  JSON.stringify({
    error: {
      code: chance.pick(GRAPH),
      message: chance.pick([
        'Insufficient privileges to complete the operation.',
        'Access token has expired or is not yet valid.',
        aadsts(chance),
      ]),
      innerError: { date: chance.pick(TIMES), 'request-id': guid(chance), 'client-request-id': guid(chance) },
    },
  });
const oauthError: Make = (chance) =>
  JSON.stringify({
    error: chance.pick(['invalid_grant', 'invalid_client', 'interaction_required', 'consent_required']),
    error_description: aadsts(chance),
    error_codes: [chance.pick(CODES)],
    timestamp: chance.pick(TIMES),
    suberror: 'basic_action',
    claims: '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}',
  });

const PIECES: Several<Make> = [
  graphError,
  graphError,
  oauthError,
  aadsts,
  url,
  guid,
  tokenText,
  (chance) => `${chance.pick(METHODS)} ${url(chance)} ${chance.pick(['200', '401', '403', '403 Forbidden', '999', '4 0 3'])}`,
  (chance) =>
    `curl -X ${chance.pick(METHODS)} '${url(chance)}' -H 'Authorization: Bearer ${tokenText(chance)}' -d '${graphError(chance)}'`,
  (chance) =>
    `HTTP/1.1 401 Unauthorized\r\nrequest-id: ${guid(chance)}\r\nDate: ${chance.pick(TIMES)}\r\nWWW-Authenticate: Bearer realm="", error="insufficient_claims", claims="${base64url('{"access_token":{"acrs":{"essential":true,"value":"c1"}}}')}"`,
  (chance) =>
    JSON.stringify({
      log: {
        entries: [
          {
            request: {
              method: 'GET',
              url: url(chance),
              headers: [{ name: 'Authorization', value: `Bearer ${tokenText(chance)}` }],
            },
            response: { status: 403, content: { text: graphError(chance) } },
          },
        ],
      },
    }),
  (chance) =>
    JSON.stringify({
      responses: [
        { id: '1', status: 403, body: JSON.parse(graphError(chance)) as unknown },
        { id: '2', status: 200 },
      ],
    }),
  (chance) => `Connect-MgGraph : ${aadsts(chance)}\nAt line:1 char:1\n+ CategoryInfo : InvalidOperation`,
  (chance) =>
    `Microsoft.Graph.ServiceException: Code: ${chance.pick(GRAPH)}\n   at Microsoft.Graph.HttpProvider.SendAsync() in /_/src/a.cs:line 42`,
  (chance) =>
    `Request Id: ${guid(chance)}\nCorrelation Id: ${guid(chance)}\nTimestamp: ${chance.pick(TIMES)}\nMessage: ${aadsts(chance)}`,
  (chance) => chance.pick(ATTACKS),
  (chance) => chance.pick(OPENINGS).repeat(Math.floor(chance.between(1, 300))),
  (chance) => bytes(chance, 500).toString('base64'),
  (chance) => bytes(chance, 300).toString('latin1'),
  (chance) => String.fromCharCode(...Array.from({ length: 200 }, () => Math.floor(chance.between(0, 65_536)))),
  (chance) => String(chance.pick(CODES)),
];

const GLUE: Several<string> = ['\n', '\n\n', ' ', '', '\r\n', '\t', ': ', '\0', '\u2028'];

/** Whatever somebody pastes, up to beyond the longest that is read. */
export function paste(chance: Chance): string {
  if (chance.is(0.04)) return full(chance.pick(OPENINGS), chance.is(0.8) ? PASTE_LIMIT : PASTE_LIMIT + 1);
  const glue = chance.pick(GLUE);
  const text = Array.from({ length: Math.ceil(chance.between(0, 4)) }, () => chance.pick(PIECES)(chance)).join(glue);
  if (chance.is(0.03)) return full(text, Math.floor(chance.between(PASTE_LIMIT / 2, PASTE_LIMIT * 1.5)));
  return chance.pick<(one: string) => string>([
    (one) => one,
    (one) => one,
    (one) => one,
    (one) => JSON.stringify(one),
    (one) => one.replaceAll('"', "'"),
    (one) => one.replaceAll('\n', ''),
    (one) => one.slice(Math.floor(chance.between(0, one.length)), Math.floor(chance.between(0, one.length))),
    (one) => encodeURIComponent(Buffer.from(one).toString()),
    (one) => one.replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
    (one) => Buffer.from(one).toString('base64'),
    (one) => `\`\`\`json\n${one}\n\`\`\``,
  ])(text);
}

function full(text: string, length: number): string {
  return text === '' ? ' '.repeat(length) : text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

/** What people type: a command or an answer of some language, a number of a ticket. */
export function typed(chance: Chance): string {
  const words = chance.pick(TYPED);
  return chance.pick<string>([
    words,
    words,
    words,
    words.toUpperCase(),
    `${words} ${chance.pick(CODES)}`,
    `GT-${Math.floor(chance.between(1000, 1100))}`,
  ]);
}

const TYPED = LOCALES.flatMap((locale) => {
  const file = new URL(`../../locales/${locale}/commands.json`, import.meta.url);
  return wordsIn(JSON.parse(readFileSync(file, 'utf8')));
}) as unknown as Several<string>;

function wordsIn(node: unknown): readonly string[] {
  return typeof node === 'string' ? node.split('|') : Object.values(Object(node) as object).flatMap(wordsIn);
}

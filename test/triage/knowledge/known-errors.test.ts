import assert from 'node:assert/strict';
import { CAUSE_IDS, type CauseId } from '../../../src/triage/causes/index.ts';
import { diagnose } from '../../../src/triage/diagnose.ts';
import type { Evidence } from '../../../src/triage/evidence.ts';
import { intake } from '../../../src/triage/intake/index.ts';
import { ERROR_ROWS, type ErrorRow } from '../../../src/triage/knowledge/error-rows.ts';
import { GRAPH_ERROR_CODES } from '../../../src/triage/knowledge/graph-errors.ts';
import { causesOfError, rowsFor } from '../../../src/triage/knowledge/known-errors.ts';
import { OAUTH_ERRORS } from '../../../src/triage/knowledge/oauth-errors.ts';
import { MESSAGES } from '../../../src/triage/knowledge/messages.ts';
import { OBSERVATIONS } from '../../../src/triage/observations.ts';
import { NOW } from '../evidence.ts';

const nameOf = ({ code, text, header, variant }: ErrorRow) =>
  [code, text ?? header, variant === undefined ? undefined : `(${variant})`].filter(Boolean).join(': ');
const plain = ERROR_ROWS.filter(({ variant }) => variant === undefined);
/** Rows that the look-up can find from an error alone. */
const found = plain.filter(({ isHearsay, header }) => isHearsay === undefined && header === undefined);

/** The error as a person would paste it: what the row shows, nothing else. */
function pasteOf({ code, status, text, header }: ErrorRow): string {
  const start = status === undefined ? '' : `HTTP/1.1 ${status}\n`;
  if (header !== undefined) return `${start}WWW-Authenticate: ${header.replaceAll('*', '')}`;
  const message = (text ?? 'Something').replaceAll('*', 'x');
  const body =
    code !== undefined && code in OAUTH_ERRORS
      ? { error: code, error_description: message }
      : { error: { ...(code !== undefined && { code }), message } };
  return start + JSON.stringify(body);
}

function read(row: ErrorRow): Evidence {
  const result = intake(pasteOf(row), NOW);
  return result.kind === 'read' ? result.evidence : {};
}

/** Rows whose own error is diagnosed as something else first. One that begins to pass fails, so that it leaves the list. */
const KNOWN_MISSES: readonly string[] = [
  'AuthenticationError: Error authenticating with resource',
  'notSupported: The request is not supported by the system',
  'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
  'InvalidAuthenticationToken: Access token validation failure. Invalid signature',
  'unauthenticated: The caller is not authenticated',
  'UnknownError: "ErrorCode":"Forbidden" * "Message": "An error has occurred - Operation ID (for customer support): 00000000-0000-0000-0000-000000000000',
  'extensionError',
  "Missing role permissions on the request. API requires one of '*'. Roles on the request 'Group.Selected'",
];

describe('the rows of errors', () => {
  it('are 98: 59 shown by their source, 27 in part, 12 documented codes', () => {
    const count = (kind: ErrorRow['evidence']) => ERROR_ROWS.filter(({ evidence }) => evidence === kind).length;
    assert.equal(ERROR_ROWS.length, 98);
    assert.deepEqual([count('source'), count('partial'), count('documented')], [59, 27, 12]);
  });

  it('differ from one another', () => {
    const facts = ERROR_ROWS.map(({ code, status, text, header, says, variant, see }) =>
      JSON.stringify([code, status, text, header, says, variant, see]),
    );
    assert.equal(new Set(facts).size, 98);
  });

  it('name causes, messages, conditions and codes that exist', () => {
    const codes: readonly string[] = [
      ...GRAPH_ERROR_CODES.map((code) => code.toLowerCase()),
      ...Object.keys(OAUTH_ERRORS),
      '40001',
    ];
    for (const row of ERROR_ROWS) {
      assert.ok(row.causes.length > 0 && row.causes.every((cause) => CAUSE_IDS.includes(cause)), nameOf(row));
      assert.equal(new Set(row.causes).size, row.causes.length, nameOf(row));
      assert.ok(row.says === undefined || row.says in MESSAGES, nameOf(row));
      assert.ok(row.variant === undefined || row.variant === null || row.variant in OBSERVATIONS, nameOf(row));
      assert.ok(row.code === undefined || codes.includes(row.code.toLowerCase()), nameOf(row));
      assert.match(row.see, /^https:\/\/(github\.com|learn\.microsoft\.com)\//);
    }
  });

  it('have no status where Microsoft documents the code alone', () => {
    for (const row of ERROR_ROWS) assert.ok(row.evidence !== 'documented' || row.status === undefined, nameOf(row));
  });

  for (const row of plain.filter(({ says, isHearsay }) => says !== undefined && isHearsay === undefined)) {
    it(`are read as ${row.says}: ${nameOf(row)}`, () => assert.ok(read(row).messages?.includes(row.says ?? 'throttled')));
  }
});

describe('rowsFor', () => {
  for (const row of found) {
    it(`finds ${nameOf(row)} first, or one of the same words`, () => {
      const [first] = rowsFor(read(row));
      assert.ok(first === row || first?.text === row.text, JSON.stringify(first));
      assert.ok(rowsFor(read(row)).includes(row));
    });
  }

  it('prefers the row whose condition was observed', () => {
    const error = { graphError: { code: 'accessDenied', message: 'Access denied' }, status: 403 };
    assert.deepEqual(causesOfError(error), ['user-not-privileged', 'resource-access-policy', 'permission-missing']);
    assert.deepEqual(
      causesOfError(error, (id) => id === 'selected-permission'),
      ['resource-access-policy'],
    );
    assert.deepEqual(
      causesOfError(error, (id) => id === 'site-search-app-only'),
      ['app-only-unsupported', 'permission-missing'],
    );
  });

  it('prefers the longer of two texts', () => {
    const error = {
      graphError: { code: 'InvalidAuthenticationToken', message: 'CompactToken parsing failed with error code: 80049217' },
    };
    assert.deepEqual(causesOfError(error), ['token-invalid', 'personal-account']);
  });

  const rows: readonly (readonly [string, Parameters<typeof rowsFor>[0], readonly CauseId[] | undefined])[] = [
    ['nothing', {}, undefined],
    ['a status alone', { status: 401 }, undefined],
    ['an unknown code', { graphError: { code: 'SomethingNew' }, status: 403 }, undefined],
    ['a code of many rows alone', { graphError: { code: 'InvalidAuthenticationToken' } }, undefined],
    ['a code of one row alone', { graphError: { code: 'S2SUnauthorized' } }, ['permission-missing', 'user-not-privileged']],
    [
      'a documented code with other words',
      { graphError: { code: 'NotAllowed', message: 'No.' } },
      ['api-restricted', 'user-not-privileged'],
    ],
    ['a reported code with other words', { graphError: { code: 'MissingAdminPermissions', message: 'No.' } }, undefined],
    ['a known text with another status', { graphError: { message: 'Access token is empty.' }, status: 403 }, ['token-invalid']],
    ['a message without code', { messages: ['odata-disabled'] }, ['resource-access-policy']],
    [
      'a word inside of a text',
      { graphError: { code: 'Forbidden', message: 'This is forbidden fruit' }, status: 403 },
      undefined,
    ],
    ['a text of experience alone', { messages: ['token-signature'] }, undefined],
  ];
  for (const [what, facts, causes] of rows)
    it(`leads from ${what} to ${causes?.join(', ') ?? 'nothing'}`, () => assert.deepEqual(causesOfError(facts), causes));
});

describe('the diagnosis of the error of a row', () => {
  for (const row of plain) {
    const name = nameOf(row);
    const isMiss = KNOWN_MISSES.includes(name);
    it(`${isMiss ? 'misses so far' : 'begins with a cause of the row'}: ${name}`, () => {
      const first = diagnose(read(row), NOW)[0]?.cause;
      assert.equal(first !== undefined && row.causes.includes(first), !isMiss, `${first}, of the row: ${row.causes.join(', ')}`);
    });
  }

  it('misses rows that exist', () => {
    const names = plain.map(nameOf);
    assert.deepEqual(
      KNOWN_MISSES.filter((name) => !names.includes(name)),
      [],
    );
  });
});

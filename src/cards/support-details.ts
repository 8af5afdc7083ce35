import { claimsOf, type Evidence } from '../triage/evidence.ts';
import type { Assessment, Diagnosis } from '../triage/diagnose.ts';
import type { CauseId } from '../triage/causes/index.ts';
import { readyCommands } from '../triage/remedies/ready-commands.ts';
import { harmless } from '../words/foreign.ts';
import type { Key } from '../words/catalogue.ts';
import type { LineParams, Run, Words } from '../words/words.ts';
import { shortened } from './lists.ts';
import { readLines, timeOf } from './read-section.ts';
import { reasonLine } from './reason-line.ts';

/** What a triage knows, for somebody who was not there. */
export interface Case {
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis;
  readonly tried: readonly CauseId[];
}

/** Lines under a heading, as runs: a card and a plain text are made of the same ones. */
export interface Details {
  readonly title: string;
  readonly lines: readonly (readonly Run[])[];
}

type Line = readonly [Key, LineParams?];

const MOST_CAUSES = 3;
const MOST_REASONS = 5;
/** A query that is cut off does not run: the longest has about 500 characters. */
const LONGEST_QUERY = 1200;
/** What a log query is for, and what else stands in *Copy commands*, only administrators need. */
const QUERIES = ['graph-log', 'sign-in-log'];

/**
 * Everything that an administrator or Microsoft support asks for first, in the reader's language: causes with their evidence, the request,
 * ids and times, claims, what was tried, queries. Holds no token, no name and no mail address, since Evidence holds none.
 * @see https://learn.microsoft.com/graph/errors
 */
export function supportDetails(words: Words, { evidence, diagnosis, tried }: Case): readonly Details[] {
  const line = ([key, params]: Line) => words.line(key, params);
  const top = diagnosis.find(({ cause, verdict }) => verdict !== 'excluded' && !tried.includes(cause)) ?? diagnosis[0];
  const sections: readonly (readonly [Key, readonly (readonly Run[])[]])[] = [
    ['tickets.sections.causes', causes(words, diagnosis, tried)],
    ['tickets.sections.evidence', top === undefined ? [] : reasons(words, top)],
    ['tickets.sections.request', [...requestLines(evidence)].map(line)],
    ['tickets.sections.ids', [...idLines(evidence)].map(line)],
    ['tickets.sections.claims', [...claimLines(evidence)].map(line)],
    ['tickets.sections.tried', tried.map((cause) => words.line(`causes.${cause}.title`))],
    ['tickets.sections.queries', top === undefined ? [] : queries(words, top.cause, evidence)],
  ];
  return sections.filter(([, lines]) => lines.length > 0).map(([key, lines]) => ({ title: words.text(key), lines }));
}

function causes(words: Words, diagnosis: Diagnosis, tried: readonly CauseId[]): readonly (readonly Run[])[] {
  return diagnosis
    .filter(({ cause, verdict }) => verdict !== 'excluded' && verdict !== 'unlikely' && !tried.includes(cause))
    .slice(0, MOST_CAUSES)
    .map(({ cause, verdict }) =>
      words.line('cards.answer.other', {
        cause: { word: `causes.${cause}.title` },
        verdict: { word: `cards.verdict.${verdict === 'excluded' ? 'unlikely' : verdict}` },
      }),
    );
}

function reasons(words: Words, { findings }: Assessment): readonly (readonly Run[])[] {
  return findings
    .filter(({ effect }) => effect === 'proves' || effect === 'for')
    .slice(0, MOST_REASONS)
    .map((finding) => reasonLine(words, finding));
}

function* requestLines(evidence: Evidence): Iterable<Line> {
  const { account, permissionKind, ids: _ids, ...rest } = evidence;
  yield* readLines(rest);
  if (account) yield ['tickets.details.account', { value: { word: `questions.account.answers.${account}` } }];
  if (permissionKind)
    yield ['tickets.details.permission-kind', { value: { word: `questions.permissionKind.answers.${permissionKind}` } }];
}

function* idLines({ ids = {}, app, tenant, ...rest }: Evidence): Iterable<Line> {
  const claims = claimsOf(rest);
  const [client, home, user] = [app ?? claims?.appid, tenant ?? claims?.tid, claims?.oid];
  if (ids.requestId) yield ['cards.read.request-id', { id: ids.requestId }];
  if (ids.clientRequestId) yield ['tickets.details.client-request-id', { id: ids.clientRequestId }];
  if (ids.correlationId) yield ['cards.read.correlation-id', { id: ids.correlationId }];
  if (ids.traceId) yield ['cards.read.trace-id', { id: ids.traceId }];
  if (ids.timestamp) yield ['cards.read.time', { time: timeOf(ids.timestamp) }];
  if (ids.diagnostic) yield ['tickets.details.diagnostic', { name: 'x-ms-ags-diagnostic', value: ids.diagnostic }];
  if (client) yield ['tickets.details.app', { id: client }];
  if (home) yield ['tickets.details.tenant', { id: home }];
  if (user) yield ['tickets.details.user', { id: user }];
}

function* claimLines(evidence: Evidence): Iterable<Line> {
  const claims = claimsOf(evidence);
  if (claims === undefined) return;
  const { aud, scp, roles, idtyp, ver, appidacr, acrs, amr, xms_cc } = claims;
  for (const [name, value] of Object.entries({ aud, scp, roles, idtyp, ver, appidacr, acrs, amr, xms_cc })) {
    if (value === undefined || value.length === 0) continue;
    yield ['tickets.details.claim', { name, value: typeof value === 'string' ? value : shortened(value) }];
  }
  for (const name of ['iat', 'exp'] as const) {
    const time = claims[name];
    if (time !== undefined) yield ['tickets.details.claim', { name, value: { time } }];
  }
}

function queries(words: Words, cause: CauseId, evidence: Evidence): readonly (readonly Run[])[] {
  return readyCommands(cause, evidence, [])
    .filter(({ id }) => QUERIES.includes(id))
    .map(({ id, text }) => [
      { text: `${words.text(`ready.commands.${id}`)}\n`, style: 'plain' },
      {
        text: text
          .split('\n')
          .map((row) => harmless(row, LONGEST_QUERY))
          .join('\n'),
        style: 'mono',
      },
    ]);
}

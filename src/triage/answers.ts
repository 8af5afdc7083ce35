import type { Answers, ClosedQuestion, QuestionId } from './causes/define-cause.ts';
import type { Evidence, Operation, Service } from './evidence.ts';
import { STATUS_OF_CODE } from './knowledge/graph-errors.ts';
import type { MessageId } from './knowledge/messages.ts';
import { changesPassword, isAppOnly, isSignInError } from './observations.ts';

/** The closed list of answers to each guided question, in the order in which they are shown. */
export const ANSWERS: { readonly [Q in ClosedQuestion]: readonly Answers[Q][] } = {
  status: ['400', '401', '403', '404', '429', '500'],
  flow: ['auth-code', 'client-credentials', 'managed-identity', 'device-code', 'obo', 'implicit', 'ropc'],
  account: ['work', 'personal', 'guest', 'app-only'],
  permissionKind: ['delegated', 'application'],
  consent: ['granted', 'not-granted'],
  changed: ['yes', 'no'],
  reach: ['everything', 'some-users', 'some-resources', 'some-requests'],
  onset: ['never-worked', 'stopped-suddenly', 'after-a-while'],
  role: ['admin', 'not-admin'],
  operation: ['read', 'write', 'password-or-auth-method', 'sign-in'],
  service: ['directory', 'mail-calendar', 'teams', 'files-sites', 'devices', 'security-reports', 'own-api', 'other'],
};
const CLOSED = Object.keys(ANSWERS) as ClosedQuestion[];

export function isClosed(question: QuestionId): question is ClosedQuestion {
  return question in ANSWERS;
}

/** The answers that the evidence holds, whether the person gave them or the request and the status imply them. */
export function* answersIn(evidence: Evidence): Iterable<[ClosedQuestion, string]> {
  for (const question of CLOSED) {
    const answer = evidence[question] ?? implied(question, evidence);
    if (answer !== undefined) yield [question, question === 'status' ? statusAnswer(Number(answer)) : String(answer)];
  }
}

/** The person gave this answer, in contrast to a paste that says it. */
export function wasAnswered(evidence: Evidence, question: ClosedQuestion): boolean {
  return evidence.from?.[question] === 'answer';
}

function statusAnswer(status: number): string {
  return status >= 500 ? '500' : String(status);
}

function implied(question: ClosedQuestion, evidence: Evidence): string | undefined {
  if (question === 'status') return impliedStatus(evidence);
  if (question === 'operation') return isSignInError(evidence) ? 'sign-in' : operationOf(evidence);
  if (question === 'service') return serviceOf(evidence.request?.path);
  if (question === 'account') return isAppOnly(evidence) ? 'app-only' : undefined;
  return undefined;
}

/** A code or a text that comes with one status only says the status, too. */
function impliedStatus({ graphError, messages }: Evidence): string | undefined {
  const status = STATUS_OF_CODE[graphError?.code?.toLowerCase() ?? ''];
  if (status !== undefined) return String(status);
  const refusals: readonly MessageId[] = [
    'insufficient-privileges',
    'access-denied-check-credentials',
    'missing-scope',
    'missing-role',
  ];
  return messages?.some((id) => refusals.includes(id)) ? '403' : undefined;
}

function operationOf(evidence: Evidence): Operation | undefined {
  const { request } = evidence;
  if (changesPassword(evidence)) return 'password-or-auth-method';
  if (request?.method === undefined) return undefined;
  const reads = request.method === 'GET' || /\/(getMember|checkMember|getByIds|delta)/.test(request.path ?? '');
  return reads ? 'read' : 'write';
}

/** The first rule that fits counts. @see https://learn.microsoft.com/graph/api/overview */
const SERVICE_PATHS: readonly [RegExp, Service][] = [
  [/\/(messages|mailFolders|sendMail|calendars?|events|contacts|mailboxSettings|outlook)/i, 'mail-calendar'],
  [/^\/(teams|chats|communications|teamwork|appCatalogs)|\/(onlineMeetings|joinedTeams|teamwork|chats)/i, 'teams'],
  [/^\/(sites|drives|shares)|\/drives?(\/|$)/i, 'files-sites'],
  [/^\/(deviceManagement|deviceAppManagement)/i, 'devices'],
  [/^\/(auditLogs|identityProtection|reports|security)/i, 'security-reports'],
  [/^\/(users|groups|me|applications|servicePrincipals|directory|roleManagement|domains|organization|devices)/i, 'directory'],
];

function serviceOf(path: string | undefined): Service | undefined {
  if (path === undefined) return undefined;
  if (/\/teams?\/.*messages|\/(chats|channels)\/.*messages/i.test(path)) return 'teams';
  return SERVICE_PATHS.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
}

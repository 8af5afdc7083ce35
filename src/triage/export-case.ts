import { ANSWERS } from './answers.ts';
import { claimsForCase } from './case-claims.ts';
import { caseText, caseUrl } from './case-text.ts';
import type { CauseId } from './causes/index.ts';
import { type Case, EVALUATED_AT } from './evaluate.ts';
import { claimsOf, type Evidence } from './evidence.ts';

/** What a triage knew, when that was in milliseconds, and what it turned out to be. */
export interface Known {
  readonly evidence: Evidence;
  readonly at: number;
  readonly cause: CauseId;
}

/** A case in the form of `test/cases/threads.json`. */
export type ExportedCase = Case & { readonly url: 'ticket' };

const GIVEN = ['status', 'flow', 'account', 'permissionKind'];

/**
 * A case that the evaluation can play, made of evidence alone: the paste is written anew from what was recognized in it, so nobody's words are in it,
 * and no id of a person, a tenant, an app or a session. Its times are moved to the clock of the evaluation: how they relate stays, when it was does not.
 * It may ask other questions than the triage did where a person had pasted after an answer.
 */
export function exportCase(id: string, { evidence, at, cause }: Known): ExportedCase {
  const { status, flow, account, permissionKind, request, token, granted } = evidence;
  const moved = EVALUATED_AT - at;
  const claims = claimsOf(evidence);
  const stated = granted !== undefined && token === undefined;
  const url = request && caseUrl(request);
  return {
    id,
    url: 'ticket',
    given: {
      status: status ?? null,
      text: caseText(evidence, moved) ?? null,
      request: request?.method === undefined || url === undefined ? null : { method: request.method, url },
      flow: flow ?? 'unknown',
      account: account ?? 'unknown',
      permissionKind: permissionKind ?? 'unknown',
      claims: claims !== undefined ? claimsForCase(claims, moved) : stated ? { scp: granted.join(' ') } : null,
    },
    story: '',
    answers: answersOf(evidence),
    claimsFrom: claims !== undefined ? 'token' : stated ? 'stated' : null,
    cause,
    also: [],
  };
}

function answersOf(evidence: Evidence): Case['answers'] {
  const asked = Object.keys(ANSWERS).filter((question) => !GIVEN.includes(question)) as ('consent' | 'changed')[];
  return Object.fromEntries(asked.map((question) => [question, evidence[question] ?? 'unknown']));
}

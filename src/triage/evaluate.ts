import type { QuestionId } from './causes/define-cause.ts';
import type { CauseId } from './causes/index.ts';
import { diagnose } from './diagnose.ts';
import type { Permissions } from './permissions/permissions.ts';
import { type Input, newSession, type Session, step } from './session.ts';

/** A real, resolved thread: what the asker had, what they would answer, and what it turned out to be. */
export interface Case {
  readonly id: string;
  readonly given: {
    readonly status: number | null;
    readonly text: string | null;
    readonly request: { readonly method: string; readonly url: string } | null;
    readonly flow: string;
    readonly account: string;
    readonly permissionKind: string;
    readonly claims: Readonly<Record<string, unknown>> | null;
  };
  readonly story: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly claimsFrom: 'token' | 'request' | 'stated' | null;
  readonly cause: CauseId;
  /** Causes that are acceptable as a first answer on the same evidence. */
  readonly also: readonly CauseId[];
}

export interface Played {
  readonly ranking: readonly CauseId[];
  readonly proven?: CauseId;
  readonly questions: readonly QuestionId[];
}

/** `cases`, `proven` and `provenRight` are counts, `meanQuestions` a mean, the rest fractions of 1. */
export interface Score {
  readonly cases: number;
  readonly top1: number;
  readonly top1Acceptable: number;
  readonly top3: number;
  readonly proven: number;
  readonly provenRight: number;
  readonly meanQuestions: number;
  readonly misses: readonly {
    readonly id: string;
    readonly cause: CauseId;
    readonly also: readonly CauseId[];
    readonly ranking: readonly CauseId[];
    readonly questions: readonly QuestionId[];
  }[];
}

/** `withStory` pastes the story below the text; `permissions` is what is known of permissions, if not the built-in table. */
export interface Options {
  readonly withStory: boolean;
  readonly permissions?: Permissions | undefined;
}

/** The clock of the evaluation stands still: no case depends on today. */
export const EVALUATED_AT = Date.UTC(2026, 0, 1);

/**
 * Plays every case through the same session as the bot and counts how often the ranking was right.
 * Only what the asker had and would answer goes in; never the title, the resolution or a label.
 */
export function evaluate(cases: readonly Case[], options: Options): Score {
  const results = cases.map((thread) => ({ thread, played: play(thread, options) }));
  const accepted = ({ cause, also }: Case, id: CauseId | undefined) => id !== undefined && (id === cause || also.includes(id));
  const fraction = (test: (result: (typeof results)[number]) => boolean) =>
    results.filter(test).length / Math.max(1, cases.length);
  const proven = results.filter(({ played }) => played.proven !== undefined);
  return {
    cases: cases.length,
    top1: fraction(({ thread, played }) => played.ranking[0] === thread.cause),
    top1Acceptable: fraction(({ thread, played }) => accepted(thread, played.ranking[0])),
    top3: fraction(({ thread, played }) => played.ranking.slice(0, 3).includes(thread.cause)),
    proven: proven.length,
    provenRight: proven.filter(({ thread, played }) => accepted(thread, played.proven)).length,
    meanQuestions: results.reduce((sum, { played }) => sum + played.questions.length, 0) / Math.max(1, cases.length),
    misses: results
      .filter(({ thread, played }) => played.ranking[0] !== thread.cause)
      .map(({ thread, played }) => ({
        id: thread.id,
        cause: thread.cause,
        also: thread.also,
        ranking: played.ranking.slice(0, 5),
        questions: played.questions,
      })),
  };
}

function play(thread: Case, { withStory, permissions }: Options): Played {
  const pasted = [thread.given.text ?? '', withStory ? thread.story : ''].filter(Boolean).join('\n\n');
  const questions: QuestionId[] = [];
  let { session, view } = step(
    newSession(thread.id, true),
    pasted ? { kind: 'paste', text: pasted } : { kind: 'start' },
    EVALUATED_AT,
    permissions,
  );
  if (view.kind === 'unreadable') ({ session, view } = step(session, { kind: 'start' }, EVALUATED_AT, permissions));
  while (view.kind === 'question') {
    const { question, again } = view;
    if (!again) questions.push(question);
    const input: Input = again ? { kind: 'unknown', question } : reply(thread, question);
    ({ session, view } = step(session, input, EVALUATED_AT, permissions));
  }
  return { ...rankingOf(session, permissions), questions };
}

function rankingOf(session: Session, permissions: Permissions | undefined): Pick<Played, 'ranking' | 'proven'> {
  const diagnosis = diagnose(session.evidence, EVALUATED_AT, permissions);
  const proven = diagnosis.find(({ verdict }) => verdict === 'proven')?.cause;
  return { ranking: diagnosis.map(({ cause }) => cause), ...(proven && { proven }) };
}

/** What the asker would say: the open questions from what they had, the closed ones from their answers. */
function reply({ given, answers, claimsFrom }: Case, question: QuestionId): Input {
  const values: Readonly<Record<string, string | null | undefined>> = {
    ...answers,
    text: given.text,
    request: given.request && `${given.request.method} ${given.request.url}`,
    token: claimsFrom === 'stated' ? null : given.claims && JSON.stringify(given.claims),
    granted: claimsFrom === 'stated' ? statedPermissions(given.claims) : null,
    status: given.status === null ? null : String(given.status >= 500 ? 500 : given.status),
    flow: given.flow,
    account: given.account,
    permissionKind: given.permissionKind,
  };
  const value = values[question];
  if (value === undefined || value === null || value === '' || value === 'unknown') return { kind: 'unknown', question };
  return { kind: 'answer', question, value };
}

function statedPermissions(claims: Case['given']['claims']): string {
  return [claims?.roles, claims?.scp].flat().filter(Boolean).join(' ');
}

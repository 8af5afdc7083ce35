import { ANSWERS, isClosed } from './answers.ts';
import type { QuestionId } from './causes/define-cause.ts';
import type { CauseId } from './causes/index.ts';
import { diagnose } from './diagnose.ts';
import { type Evidence, withFacts } from './evidence.ts';
import { merge, namesAnotherError, permissionsIn, takenBack, stillTried } from './follow-up.ts';
import { intake, type Warning } from './intake/index.ts';
import { nextQuestion } from './questions.ts';
import type { TokenReading } from './token.ts';
import type { Unreadable, View } from './view.ts';

/** Stored state of another version is dropped, never misread. */
export const SESSION_VERSION = 1;

/** One triage: plain JSON, small, without words, without the pasted text. */
export interface Session {
  readonly version: typeof SESSION_VERSION;
  readonly id: string;
  /** Grows with every step, so that a press on an outdated card can be told. */
  readonly revision: number;
  /** A token may be asked for in a private chat only. */
  readonly isPrivate: boolean;
  /** The person began without a paste. */
  readonly guided: boolean;
  readonly phase: 'new' | 'asking' | 'answered' | 'solved';
  readonly evidence: Evidence;
  readonly asked: readonly QuestionId[];
  /** Asked, and answered with "I don't know". */
  readonly unknown: readonly QuestionId[];
  readonly current?: QuestionId;
  /** Causes that were shown and did not help. */
  readonly tried: readonly CauseId[];
}

export type Input =
  | { readonly kind: 'start' }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'token'; readonly reading: TokenReading }
  /** Something without text, such as an image. */
  | { readonly kind: 'attachment' }
  | { readonly kind: 'answer'; readonly question: QuestionId; readonly value: string }
  | { readonly kind: 'unknown'; readonly question: QuestionId }
  | { readonly kind: 'change'; readonly question: QuestionId }
  | { readonly kind: 'back' | 'did-not-help' | 'solved' | 'show' };

export interface Step {
  readonly session: Session;
  readonly view: View;
  /** What a paste of this step said, to be shown as "Here is what I read". */
  readonly read?: Evidence;
  readonly warnings: readonly Warning[];
}

/** A session in which nothing has happened yet. */
export function newSession(id: string, isPrivate: boolean): Session {
  return {
    version: SESSION_VERSION,
    id,
    revision: 0,
    isPrivate,
    guided: false,
    phase: 'new',
    evidence: {},
    asked: [],
    unknown: [],
    tried: [],
  };
}

/**
 * One step of a triage: what happened -> the next state and what to show. Pure; `now` is in milliseconds.
 * Every input is allowed in every state and leads to a valid one; what makes no sense now shows the current state.
 */
export function step(session: Session, input: Input, now: number): Step {
  switch (input.kind) {
    case 'start':
      return proceed({ ...newSession(session.id, session.isPrivate), revision: session.revision, guided: true }, now);
    case 'paste':
      return paste(session, input.text, now);
    case 'token':
      return learn(session, withFacts({}, { token: input.reading }, 'token'), [], now);
    case 'attachment':
      return unreadable(session, 'attachment');
    case 'answer':
      return answer(session, input.question, input.value, now);
    case 'unknown':
      return input.question === session.current && session.phase === 'asking'
        ? proceed({ ...session, unknown: [...session.unknown, input.question] }, now)
        : show(session, now);
    case 'change':
      return change(session, input.question, now);
    case 'back':
      return back(session, now);
    case 'did-not-help':
      return didNotHelp(session, now);
    case 'solved':
      return session.phase === 'answered' ? show({ ...bump(session), phase: 'solved' }, now) : show(session, now);
    case 'show':
      return show(session, now);
  }
}

function bump(session: Session): Session {
  return { ...session, revision: session.revision + 1 };
}

function paste(session: Session, text: string, now: number): Step {
  const result = intake(text, now);
  if (result.kind === 'read') return learn(session, result.evidence, result.warnings, now);
  return unreadable(session, result.kind, result.kind === 'nothing' ? result.warnings : []);
}

/** An open question is asked again; nobody loses it over an unfit message. */
function unreadable(session: Session, reason: Unreadable, warnings: readonly Warning[] = []): Step {
  const { view } = show(session, 0);
  return { session, view: view.kind === 'question' ? { ...view, again: reason } : { kind: 'unreadable', reason }, warnings };
}

/** Adds what was read. What is pasted after *Solved*, or names another error after an answer, begins a new triage. */
function learn(session: Session, read: Evidence, warnings: readonly Warning[], now: number): Step {
  const { phase } = session;
  const isOver = phase === 'solved' || (phase === 'answered' && namesAnotherError(session.evidence, read));
  const base = isOver ? newSession(session.id, session.isPrivate) : session;
  const isPassedOver = session.current !== undefined && isClosed(session.current) && read[session.current] === undefined;
  const asked = isPassedOver ? settled(session) : base.asked;
  const evidence = merge(base.evidence, read);
  const tried = stillTried(base.tried, [base.evidence, evidence], now);
  const next = { ...base, asked, revision: session.revision, evidence, tried };
  return { ...proceed(next, now), read, warnings };
}

function answer(session: Session, question: QuestionId, value: string, now: number): Step {
  if (session.phase !== 'asking' || question !== session.current) return show(session, now);
  if (!isClosed(question)) return answerOpen(session, question, value, now);
  if (!(ANSWERS[question] as readonly string[]).includes(value)) return show(session, now);
  const fact = question === 'status' ? Number(value) : value;
  return proceed({ ...session, evidence: withFacts(session.evidence, { [question]: fact }, 'answer') }, now);
}

/** An open question is answered by a paste; for the granted permissions their names are enough. */
function answerOpen(session: Session, question: QuestionId, value: string, now: number): Step {
  const read = intake(value, now);
  const granted = question === 'granted' && read.kind !== 'too-long' ? permissionsIn(value) : [];
  if (granted.length === 0) return paste(session, value, now);
  const known = read.kind === 'read' ? merge(session.evidence, read.evidence) : session.evidence;
  const answered = proceed({ ...session, evidence: withFacts(known, { granted }, 'answer') }, now);
  return { ...answered, warnings: 'warnings' in read ? read.warnings : [] };
}

function change(session: Session, question: QuestionId, now: number): Step {
  if (!session.asked.includes(question)) return show(session, now);
  const evidence = takenBack(session.evidence, question);
  const asked = [...settled(session).filter((id) => id !== question), question];
  const unknown = session.unknown.filter((id) => id !== question);
  return show({ ...bump(session), phase: 'asking', evidence, asked, unknown, current: question, tried: [] }, now);
}

/** The questions that are over: one that is still open may be asked again later. */
function settled({ phase, asked, current }: Session): readonly QuestionId[] {
  return phase === 'asking' ? asked.filter((id) => id !== current) : asked;
}

/** Back from a question or an answer to the question before; from the first one to its beginning. */
function back(session: Session, now: number): Step {
  if (session.phase === 'new') return show(session, now);
  if (session.phase === 'solved') return show({ ...bump(session), phase: 'answered' }, now);
  if (session.phase === 'answered' && session.tried.length > 0) {
    return show({ ...bump(session), tried: session.tried.slice(0, -1) }, now);
  }
  const asked = session.phase === 'asking' ? session.asked.slice(0, -1) : session.asked;
  const previous = asked.at(-1);
  if (previous === undefined) return show(session, now);
  return change({ ...session, asked }, previous, now);
}

function didNotHelp(session: Session, now: number): Step {
  if (session.phase !== 'answered') return show(session, now);
  const { view } = show(session, now);
  if (view.kind !== 'answer') return show(session, now);
  return show({ ...bump(session), tried: [...session.tried, view.top.cause] }, now);
}

/** Asks the next question if one is worth it, else answers. */
function proceed(session: Session, now: number): Step {
  const { current: _answered, ...rest } = bump(session);
  const diagnosis = diagnose(rest.evidence, now);
  const without: QuestionId[] = [];
  if (!session.isPrivate) without.push('token');
  // Whoever began with a paste has pasted the error text.
  if (!session.guided) without.push('text');
  const question = nextQuestion(rest.evidence, diagnosis, { asked: rest.asked, guided: rest.guided, without });
  if (question === undefined) return show({ ...rest, phase: 'answered' }, now);
  return show({ ...rest, phase: 'asking', current: question, asked: [...rest.asked, question] }, now);
}

function isFirst(session: Session): boolean {
  return session.asked.length <= 1;
}

/** The current state, as it is. */
function show(session: Session, now: number): Step {
  return { session, view: viewOf(session, now), warnings: [] };
}

function viewOf(session: Session, now: number): View {
  if (session.phase === 'new') return { kind: 'welcome' };
  if (session.phase === 'asking' && session.current !== undefined) {
    return { kind: 'question', question: session.current, isFirst: isFirst(session), again: false };
  }
  const diagnosis = diagnose(session.evidence, now);
  const top = diagnosis.find(({ cause, verdict }) => verdict !== 'excluded' && !session.tried.includes(cause));
  const isExhausted = top === undefined || (session.tried.length > 0 && top.verdict === 'unlikely');
  // a cause that was never shown did not solve it
  if (session.phase === 'solved') return { kind: 'solved', ...(!isExhausted && { cause: top.cause }) };
  return isExhausted ? { kind: 'exhausted', tried: session.tried } : { kind: 'answer', diagnosis, top, tried: session.tried };
}

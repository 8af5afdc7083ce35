import { ANSWERS, isClosed } from './answers.ts';
import type { QuestionId } from './causes/define-cause.ts';
import type { CauseId } from './causes/index.ts';
import { BUILT_IN_PERMISSIONS } from './diagnose.ts';
import { type Evidence, withFacts } from './evidence.ts';
import { merge, namesAnotherError, permissionsIn, takenBack, stillTried } from './follow-up.ts';
import { intake, type Warning } from './intake/index.ts';
import type { Permissions } from './permissions/permissions.ts';
import { bump, proceed, show } from './proceed.ts';
import type { TokenReading } from './token.ts';
import type { Unreadable, View, World } from './view.ts';

/** To show a state without judging it. */
const STILL: World = { now: 0, permissions: BUILT_IN_PERMISSIONS };

/** What a paste or a token brought. Of many failures the first are kept, so that the state stays small. */
interface Read {
  readonly evidence: Evidence;
  readonly failures?: readonly Evidence[];
  readonly warnings?: readonly Warning[];
}
const MOST_FAILURES = 8;

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
  /** Every failed call of the last paste, when it held several. */
  readonly failures?: readonly Evidence[];
  readonly asked: readonly QuestionId[];
  /** Asked, and answered with "I don't know". */
  readonly unknown: readonly QuestionId[];
  readonly current?: QuestionId;
  /** Causes that were shown and did not help. */
  readonly tried: readonly CauseId[];
  /** Where the message stands that this triage explains: a link that nobody has checked. A triage that begins anew has none. */
  readonly source?: string;
}

export type Input =
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'token'; readonly reading: TokenReading }
  | { readonly kind: 'answer'; readonly question: QuestionId; readonly value: string }
  | { readonly kind: 'unknown'; readonly question: QuestionId }
  | { readonly kind: 'change'; readonly question: QuestionId }
  /** An attachment is something without text, such as an image. */
  | { readonly kind: 'start' | 'attachment' | 'back' | 'did-not-help' | 'solved' | 'show' };

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
 * `permissions` is what Microsoft publishes, as far as it is at hand. Every input is allowed in every state and leads to a valid one; what makes no sense now shows the current state.
 */
export function step(session: Session, input: Input, now: number, permissions: Permissions = BUILT_IN_PERMISSIONS): Step {
  const world = { now, permissions };
  switch (input.kind) {
    case 'start':
      return proceed({ ...newSession(session.id, session.isPrivate), revision: session.revision, guided: true }, world);
    case 'paste':
      return paste(session, input.text, world);
    case 'token':
      return learn(session, { evidence: withFacts({}, { token: input.reading }, 'token') }, world);
    case 'attachment':
      return unreadable(session, 'attachment');
    case 'answer':
      return answer(session, input.question, input.value, world);
    case 'unknown':
      return input.question === session.current && session.phase === 'asking'
        ? proceed({ ...session, unknown: [...session.unknown, input.question] }, world)
        : show(session, world);
    case 'change':
      return change(session, input.question, world);
    case 'back':
      return back(session, world);
    case 'did-not-help':
      return didNotHelp(session, world);
    case 'solved':
      return session.phase === 'answered' ? show({ ...bump(session), phase: 'solved' }, world) : show(session, world);
    case 'show':
      return show(session, world);
  }
}

function paste(session: Session, text: string, world: World): Step {
  const result = intake(text, world.now);
  if (result.kind === 'read') return learn(session, result, world);
  return unreadable(session, result.kind, result.kind === 'nothing' ? result.warnings : []);
}

/** An open question is asked again; nobody loses it over an unfit message. */
function unreadable(session: Session, reason: Unreadable, warnings: readonly Warning[] = []): Step {
  const { view } = show(session, STILL);
  return { session, view: view.kind === 'question' ? { ...view, again: reason } : { kind: 'unreadable', reason }, warnings };
}

/** Adds what was read. What is pasted after *Solved*, or names another error after an answer, begins a new triage. */
function learn(session: Session, { evidence: read, failures = [], warnings = [] }: Read, world: World): Step {
  const { phase } = session;
  const isOver = phase === 'solved' || (phase === 'answered' && namesAnotherError(session.evidence, read));
  const base = isOver ? newSession(session.id, session.isPrivate) : session;
  const isPassedOver = session.current !== undefined && isClosed(session.current) && read[session.current] === undefined;
  const asked = isPassedOver ? settled(session) : base.asked;
  const evidence = merge(base.evidence, read);
  const tried = stillTried(base.tried, [base.evidence, evidence], world);
  const several = failures.length > 1 ? { failures: failures.slice(0, MOST_FAILURES) } : {};
  const next = { ...base, asked, revision: session.revision, evidence, tried, ...several };
  return { ...proceed(next, world), read, warnings };
}

function answer(session: Session, question: QuestionId, value: string, world: World): Step {
  if (session.phase !== 'asking' || question !== session.current) return show(session, world);
  if (!isClosed(question)) return answerOpen(session, question, value, world);
  if (!(ANSWERS[question] as readonly string[]).includes(value)) return show(session, world);
  const fact = question === 'status' ? Number(value) : value;
  return proceed({ ...session, evidence: withFacts(session.evidence, { [question]: fact }, 'answer') }, world);
}

/** An open question is answered by a paste; for the granted permissions their names are enough. */
function answerOpen(session: Session, question: QuestionId, value: string, world: World): Step {
  const read = intake(value, world.now);
  const granted = question === 'granted' && read.kind !== 'too-long' ? permissionsIn(value) : [];
  if (granted.length === 0) return paste(session, value, world);
  const known = read.kind === 'read' ? merge(session.evidence, read.evidence) : session.evidence;
  const answered = proceed({ ...session, evidence: withFacts(known, { granted }, 'answer') }, world);
  return { ...answered, warnings: 'warnings' in read ? read.warnings : [] };
}

function change(session: Session, question: QuestionId, world: World): Step {
  if (!session.asked.includes(question)) return show(session, world);
  const evidence = takenBack(session.evidence, question);
  const asked = [...settled(session).filter((id) => id !== question), question];
  const unknown = session.unknown.filter((id) => id !== question);
  return show({ ...bump(session), phase: 'asking', evidence, asked, unknown, current: question, tried: [] }, world);
}

/** The questions that are over: one that is still open may be asked again later. */
function settled({ phase, asked, current }: Session): readonly QuestionId[] {
  return phase === 'asking' ? asked.filter((id) => id !== current) : asked;
}

/** Back from a question or an answer to the question before; from the first one to its beginning. */
function back(session: Session, world: World): Step {
  if (session.phase === 'new') return show(session, world);
  if (session.phase === 'solved') return show({ ...bump(session), phase: 'answered' }, world);
  if (session.phase === 'answered' && session.tried.length > 0) {
    return show({ ...bump(session), tried: session.tried.slice(0, -1) }, world);
  }
  const asked = session.phase === 'asking' ? session.asked.slice(0, -1) : session.asked;
  const previous = asked.at(-1);
  return previous === undefined ? show(session, world) : change({ ...session, asked }, previous, world);
}

function didNotHelp(before: Session, world: World): Step {
  // it may have seemed solved
  const session: Session = before.phase === 'solved' ? { ...before, phase: 'answered' } : before;
  const { view } = show(session, world);
  if (session.phase !== 'answered' || view.kind !== 'answer') return show(session, world);
  return show({ ...bump(session), tried: [...session.tried, view.top.cause] }, world);
}

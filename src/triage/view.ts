import type { QuestionId } from './causes/define-cause.ts';
import type { CauseId } from './causes/index.ts';
import { type Assessment, type Diagnosis, diagnose } from './diagnose.ts';
import type { Intake } from './intake/index.ts';
import type { Permissions } from './permissions/permissions.ts';
import type { Session } from './session.ts';

/** Why there was nothing to work with. */
export type Unreadable = Exclude<Intake['kind'], 'read'> | 'attachment';

/** What the person is to see. Ids and parameters only; the words are chosen later, for each reader. */
export type View =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'question'; readonly question: QuestionId; readonly isFirst: boolean; readonly again: Unreadable | false }
  | { readonly kind: 'answer'; readonly diagnosis: Diagnosis; readonly top: Assessment; readonly tried: readonly CauseId[] }
  | { readonly kind: 'exhausted'; readonly tried: readonly CauseId[] }
  | { readonly kind: 'solved'; readonly cause?: CauseId }
  | { readonly kind: 'unreadable'; readonly reason: Unreadable };

/** What is known beside the triage: the time, in milliseconds, and what Microsoft publishes. */
export interface World {
  readonly now: number;
  readonly permissions: Permissions;
}

/** What a session shows in its current state. It changes nothing. `known` is the diagnosis of its evidence, where that was made already. */
export function viewOf(session: Session, world: World, known?: Diagnosis): View {
  if (session.phase === 'new') return { kind: 'welcome' };
  if (session.phase === 'asking' && session.current !== undefined) {
    return { kind: 'question', question: session.current, isFirst: session.asked.length <= 1, again: false };
  }
  const diagnosis = known ?? diagnose(session.evidence, world.now, world.permissions);
  const top = diagnosis.find(({ cause, verdict }) => verdict !== 'excluded' && !session.tried.includes(cause));
  const isExhausted = top === undefined || (session.tried.length > 0 && top.verdict === 'unlikely');
  // a cause that was never shown did not solve it
  if (session.phase === 'solved') return { kind: 'solved', ...(!isExhausted && { cause: top.cause }) };
  return isExhausted ? { kind: 'exhausted', tried: session.tried } : { kind: 'answer', diagnosis, top, tried: session.tried };
}

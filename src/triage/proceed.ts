import type { QuestionId } from './causes/define-cause.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';
import { nextQuestion } from './questions.ts';
import type { Session, Step } from './session.ts';
import { viewOf, type World } from './view.ts';

/** Asks the next question if one is worth it, else answers. */
export function proceed(session: Session, world: World): Step {
  const { current: _answered, ...rest } = bump(session);
  const diagnosis = diagnose(rest.evidence, world.now, world.permissions);
  const without: QuestionId[] = [];
  if (!session.isPrivate) without.push('token');
  // Whoever began with a paste has pasted the error text.
  if (!session.guided) without.push('text');
  const question = nextQuestion(rest.evidence, diagnosis, {
    asked: rest.asked,
    guided: rest.guided,
    without,
    permissions: world.permissions,
  });
  if (question === undefined) return show({ ...rest, phase: 'answered' }, world, diagnosis);
  return show({ ...rest, phase: 'asking', current: question, asked: [...rest.asked, question] }, world, diagnosis);
}

/** The current state, as it is. */
export function show(session: Session, world: World, known?: Diagnosis): Step {
  return { session, view: viewOf(session, world, known), warnings: [] };
}

/** A changed state: whatever was shown of the one before is outdated. */
export function bump(session: Session): Session {
  return { ...session, revision: session.revision + 1 };
}

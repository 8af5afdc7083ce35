import type { TallyName } from '../helpdesk/tally.ts';
import { BUILT_IN_PERMISSIONS } from '../triage/diagnose.ts';
import type { Input, Session, Step } from '../triage/session.ts';
import { unknownsOf } from '../triage/unknowns.ts';
import type { Turn } from './turn.ts';

/** A step that is saved. */
interface Taken {
  readonly before: Session;
  readonly input: Input;
  readonly result: Step;
}
type Entry = readonly [TallyName, string];

/** These come to an answer; the others show one that was there. */
const LEADS_ON: readonly Input['kind'][] = ['start', 'paste', 'token', 'answer', 'unknown', 'did-not-help'];

/**
 * Counts what a step has brought: a cause once for each answer and not for each drawing, the language of whoever asked, that it is solved,
 * and what of the error nothing here knows, once for each triage. It waits for nothing, and counts nobody.
 */
export function tally(turn: Turn, taken: Taken): void {
  if (taken.result.session === taken.before) return;
  const { tallies } = turn.parts.desk;
  for (const [name, value] of [...answerOf(turn, taken), ...newIn(turn, taken)]) tallies.add(turn.tenantId, name, value);
}

function* answerOf({ words }: Turn, { before, input, result: { view } }: Taken): Iterable<Entry> {
  if (view.kind === 'solved' && before.phase !== 'solved') yield ['solved', view.cause ?? 'other'];
  if (view.kind !== 'answer' || !LEADS_ON.includes(input.kind)) return;
  yield ['answered', view.top.cause];
  // another cause is no other triage
  if (input.kind !== 'did-not-help') yield ['language', words.locale];
}

function* newIn({ parts }: Turn, { before, result: { session } }: Taken): Iterable<Entry> {
  const { permissions = BUILT_IN_PERMISSIONS } = parts;
  const known = unknownsOf(before.phase === 'solved' ? {} : before.evidence, permissions);
  const { codes, path } = unknownsOf(session.evidence, permissions);
  for (const code of codes) if (!known.codes.includes(code)) yield ['unknown-code', String(code)];
  if (path !== undefined && path !== known.path) yield ['unknown-path', path];
}

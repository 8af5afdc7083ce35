import { copyText } from '../cards/copy-text.ts';
import type { Evidence, Facts } from '../triage/evidence.ts';
import { readyNext } from '../triage/remedies/ready-next.ts';
import { step } from '../triage/session.ts';
import { advance } from './advance.ts';
import { type Pressed, respondCard, updateCard } from './deliver.ts';
import { draw } from './draw.ts';
import type { Turn } from './turn.ts';

/**
 * *Copy commands*: posts what is ready as one plain-text message, which every client can copy whole; the answer card stays as it is.
 * Where nothing is ready, as on a card of a state that is over, the current state is shown.
 */
export async function copyCommands(turn: Turn, pressed: Pressed): Promise<void> {
  const { session } = turn.conversation;
  const result = step(session, { kind: 'show' }, turn.parts.now(), turn.parts.permissions);
  const { view } = result;
  const text = view.kind === 'answer' ? copyText(turn.words, readyNext(view.top, session.evidence)) : undefined;
  if (text === undefined) return advance(turn, { kind: 'show' }, pressed);
  const card = draw(turn, { ...result, read: pastedOf(session.evidence) });
  await turn.context.sendActivity({ type: 'message', text, textFormat: 'plain' });
  if (pressed.isExecute) await respondCard(turn.context, card);
  else await updateCard(turn.context, pressed.activityId, card);
}

/** What pastes said, as the card showed it. */
function pastedOf(evidence: Evidence): Evidence {
  const fields = Object.keys(evidence).filter((field) => evidence.from?.[field as keyof Facts] === 'paste');
  return Object.fromEntries(fields.map((field) => [field, evidence[field as keyof Facts]]));
}

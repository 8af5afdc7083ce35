import { type Input, type Session, type Step, step } from '../triage/session.ts';
import { type Pressed, replaceCard, respondCard, respondLine, sendCard, updateCard } from './deliver.ts';
import { draw } from './draw.ts';
import { settledCard } from './settled.ts';
import { tally } from './tallied.ts';
import { isConflict, reloadTurn, saveTurn, type Turn } from './turn.ts';

/** These change the pressed card itself; everything else shrinks it and goes on below. */
const IN_PLACE: readonly Input['kind'][] = ['back', 'change', 'solved', 'show'];

/** A step that is saved and yet to be shown. */
export interface Done {
  readonly turn: Turn;
  readonly before: Session;
  readonly input: Input;
  readonly result: Step;
}

/**
 * One step of the triage and everything that the person sees of it: at most one changed card and one new one.
 * The state is saved before anything is sent.
 */
export async function advance(turn: Turn, input: Input, pressed?: Pressed): Promise<void> {
  const done = await settle(turn, input);
  return pressed !== undefined && IN_PLACE.includes(done.input.kind) ? replace(done, pressed) : goOn(done, pressed);
}

/** Shows the current state once more as a new card. */
export async function showAgain(turn: Turn): Promise<void> {
  const { result } = await settle(turn, { kind: 'show' });
  await remember(turn, await sendCard(turn.context, draw(turn, result)));
}

/**
 * Takes the step and saves it. When another turn was faster, a press is outdated and the state that won is shown instead;
 * what somebody pasted is not lost but added to that state.
 */
export async function settle(turn: Turn, input: Input, tries = 3): Promise<Done> {
  const before = turn.conversation.session;
  const result = step(before, input, turn.parts.now(), turn.parts.permissions);
  const conversation = result.session === before ? turn.conversation : { ...turn.conversation, session: result.session };
  try {
    const saved = await saveTurn(turn, { conversation });
    observe(turn, before, result);
    tally(turn, { before, input, result });
    return { turn: saved, before, input, result };
  } catch (error) {
    if (!isConflict(error)) throw error;
    const adds = tries > 0 && (input.kind === 'paste' || input.kind === 'token');
    return settle(await reloadTurn(turn), adds ? input : { kind: 'show' }, tries - 1);
  }
}

/** A cause is counted when the session comes to it, not when its card is drawn again. */
function observe({ parts }: Turn, before: Session, { session, view }: Step): void {
  if (session === before || view.kind !== 'answer') return;
  const { verdict } = view.top;
  if (verdict !== 'excluded') parts.observer.verdict(verdict);
}

async function replace({ turn, result }: Done, pressed: Pressed): Promise<void> {
  await remember(turn, await replaceCard(turn.context, pressed, draw(turn, result)));
}

async function goOn({ turn, before, input, result }: Done, pressed?: Pressed): Promise<void> {
  const { context, conversation, words } = turn;
  const card = draw(turn, result);
  // *Start* stands on older cards as well, such as the welcome: those stay, and the card of the current state is done with.
  const target = (input.kind === 'start' ? conversation.card : undefined) ?? pressed?.activityId ?? conversation.card;
  const shrunk = settledCard(turn, before, { input, result });
  if (shrunk !== undefined) await updateCard(context, target, shrunk);
  const sent = await sendCard(context, card);
  if (pressed?.isExecute) {
    const isPressedCard = shrunk !== undefined && target === pressed.activityId;
    await (isPressedCard ? respondCard(context, shrunk) : respondLine(context, words.text('cards.settled.moved')));
  }
  if (result.view.kind !== 'unreadable') await remember(turn, sent);
}

/**
 * Remembers which activity shows the current state. Best-effort: without it, a typed answer merely leaves the question card as it was.
 * A turn that went on meanwhile remembers its own.
 */
async function remember(turn: Turn, card: string | undefined): Promise<void> {
  if (card === undefined || card === turn.conversation.card) return;
  const { id, revision } = turn.conversation.session;
  try {
    const now = await reloadTurn(turn);
    const { session } = now.conversation;
    if (session.id === id && session.revision === revision) await saveTurn(now, { conversation: { ...now.conversation, card } });
  } catch {
    // The person has the answer; a storage that fails is told of by the next turn, which cannot do without it.
  }
}

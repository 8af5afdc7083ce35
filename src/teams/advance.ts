import { type Action, press } from '../cards/actions.ts';
import { lineCard } from '../cards/line.ts';
import type { Card } from '../cards/render.ts';
import { isClosed } from '../triage/answers.ts';
import type { QuestionId } from '../triage/causes/define-cause.ts';
import { type Input, type Session, type Step, step } from '../triage/session.ts';
import type { Key } from '../words/catalogue.ts';
import type { LineParams } from '../words/words.ts';
import { respondCard, sendCard, updateCard } from './deliver.ts';
import { draw } from './draw.ts';
import { originOf, reloadTurn, saveTurn, type Turn } from './turn.ts';

/** The card that was pressed, and whether the client waits for an invoke response. */
export interface Pressed {
  readonly activityId: string | undefined;
  readonly isExecute: boolean;
}

/** These change the pressed card itself; everything else shrinks it and goes on below. */
const IN_PLACE: readonly Input['kind'][] = ['back', 'change', 'solved', 'show'];

/**
 * One step of the triage and everything that the person sees of it: at most one changed card and one new one.
 * The state is saved before anything is sent. When another turn was faster, the state that won is shown instead.
 */
export async function advance(turn: Turn, input: Input, pressed?: Pressed): Promise<void> {
  const before = turn.conversation.session;
  const result = step(before, input, turn.parts.now());
  let saved: Turn;
  try {
    saved = await saveTurn(turn, { conversation: { ...turn.conversation, session: result.session } });
  } catch (error) {
    if (!isConflict(error)) throw error;
    return advance(await reloadTurn(turn), { kind: 'show' }, pressed);
  }
  const stays = pressed !== undefined && IN_PLACE.includes(input.kind);
  return stays ? replace(saved, result, pressed) : goOn(saved, before, { input, result }, pressed);
}

function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'state-conflict';
}

async function replace(turn: Turn, result: Step, pressed: Pressed): Promise<void> {
  const card = draw(turn, result);
  await updateCard(turn.context, pressed.activityId, card);
  if (pressed.isExecute) await respondCard(turn.context, card);
  await remember(turn, pressed.activityId);
}

async function goOn(turn: Turn, before: Session, done: { input: Input; result: Step }, pressed?: Pressed): Promise<void> {
  const { result } = done;
  const card = draw(turn, result);
  const target = pressed?.activityId ?? turn.conversation.card;
  const shrunk = shrink(turn, before, done);
  if (shrunk !== undefined) await updateCard(turn.context, target, shrunk);
  const sent = await sendCard(turn.context, card);
  if (pressed?.isExecute)
    await respondCard(turn.context, shrunk ?? draw(turn, { ...result, session: before, view: { kind: 'welcome' } }));
  await remember(turn, result.view.kind === 'unreadable' ? turn.conversation.card : sent);
}

/** Best-effort: without it, a typed answer merely leaves the question card as it was. */
async function remember(turn: Turn, card: string | undefined): Promise<void> {
  if (card === undefined || card === turn.conversation.card) return;
  try {
    await saveTurn(turn, { conversation: { ...turn.conversation, card } });
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
}

/** What is left of a card that is done with: one line. Nothing to shrink in a triage that has not begun. */
function shrink(turn: Turn, before: Session, { input, result }: { input: Input; result: Step }): Card | undefined {
  const { words, parts } = turn;
  if (before.phase === 'new' || result.view.kind === 'unreadable') return undefined;
  if (input.kind === 'start') return parts.render('line', lineCard(words, 'cards.settled.started-over'));
  if (input.kind === 'show') return parts.render('line', lineCard(words, 'cards.settled.moved'));
  if (before.phase === 'asking' && before.current !== undefined) return settledCard(turn, before.current, result);
  const answered = step(before, { kind: 'show' }, parts.now()).view;
  if (answered.kind !== 'answer') return undefined;
  const cause = { word: `causes.${answered.top.cause}.title` } as const;
  return parts.render(
    'line',
    lineCard(words, input.kind === 'did-not-help' ? 'cards.settled.tried' : 'cards.settled.earlier', { cause }),
  );
}

/** A question that is over: its answer and *Change*, or that the paste said it, or that it goes on below. */
function settledCard(turn: Turn, question: QuestionId, { session }: Step): Card {
  const { words, parts } = turn;
  const topic = { word: `questions.${question}.topic` } as const;
  const line = (key: Key, params: LineParams, actions: readonly Action[] = []) =>
    parts.render('line', lineCard(words, key, params, actions));
  const origin = originOf({ ...turn, conversation: { session } });
  const change = press('change', words.text('cards.buttons.change'), origin, { data: { question }, ignoresInputs: true });
  if (session.unknown.includes(question)) return line('cards.settled.unknown', { topic }, [change]);
  if (!isClosed(question))
    return line(session.current === question ? 'cards.settled.moved' : 'cards.settled.read', { topic }, [change]);
  const value = session.evidence[question];
  if (value === undefined) return line('cards.settled.moved', {});
  const answer = { word: `questions.${question}.answers.${answerOf(question, value)}` as Key };
  return line('cards.settled.answer', { topic, answer }, [change]);
}

function answerOf(question: QuestionId, value: unknown): string {
  return question === 'status' && Number(value) >= 500 ? '500' : String(value);
}

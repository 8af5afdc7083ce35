import { type Action, press } from '../cards/actions.ts';
import { lineCard } from '../cards/line.ts';
import type { Card } from '../cards/render.ts';
import { isClosed } from '../triage/answers.ts';
import type { QuestionId } from '../triage/causes/define-cause.ts';
import { type Input, type Session, type Step, step } from '../triage/session.ts';
import type { Key } from '../words/catalogue.ts';
import type { LineParams } from '../words/words.ts';
import { originOf, type Turn } from './turn.ts';

/** What is left of a card that is done with: one line. Nothing to shrink where no question and no answer stood. */
export function settledCard(turn: Turn, before: Session, { input, result }: { input: Input; result: Step }): Card | undefined {
  const { words, parts } = turn;
  if (before.phase === 'new' || result.view.kind === 'unreadable') return undefined;
  if (input.kind === 'start') return parts.render('line', lineCard(words, 'cards.settled.started-over'));
  if (input.kind === 'show') return parts.render('line', lineCard(words, 'cards.settled.moved'));
  if (before.phase === 'asking' && before.current !== undefined) return settledQuestion(turn, before.current, result);
  const answered = step(before, { kind: 'show' }, parts.now(), parts.permissions).view;
  if (answered.kind !== 'answer') return undefined;
  const cause = { word: `causes.${answered.top.cause}.title` } as const;
  const isTried = input.kind === 'did-not-help';
  return parts.render('line', lineCard(words, isTried ? 'cards.settled.tried' : 'cards.settled.earlier', { cause }));
}

/** A question that is over: its answer and *Change*, or that the paste said it, or that it goes on below. */
function settledQuestion(turn: Turn, question: QuestionId, { session }: Step): Card {
  const { words, parts } = turn;
  const topic = { word: `questions.${question}.topic` } as const;
  const line = (key: Key, params: LineParams, actions: readonly Action[] = []) =>
    parts.render('line', lineCard(words, key, params, actions));
  const isOpen = session.phase === 'asking' && session.current === question;
  if (isOpen || !session.asked.includes(question)) return line('cards.settled.moved', {});
  const origin = originOf({ ...turn, conversation: { session } });
  const change = press('change', words.text('cards.buttons.change'), origin, { data: { question }, ignoresInputs: true });
  if (session.unknown.includes(question)) return line('cards.settled.unknown', { topic }, [change]);
  if (question === 'token') return line('cards.read.token.access-token', {});
  if (!isClosed(question)) return line('cards.settled.read', { topic }, [change]);
  const value = session.evidence[question];
  if (value === undefined) return line('cards.settled.moved', {});
  const answer = { word: `questions.${question}.answers.${answerOf(question, value)}` as Key };
  return line('cards.settled.answer', { topic, answer }, [change]);
}

function answerOf(question: QuestionId, value: unknown): string {
  return question === 'status' && Number(value) >= 500 ? '500' : String(value);
}

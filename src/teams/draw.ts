import { answerCard } from '../cards/answer.ts';
import { exhaustedCard, solvedCard, unreadableCard } from '../cards/notice.ts';
import { questionCard } from '../cards/question.ts';
import type { Card } from '../cards/render.ts';
import { welcomeCard } from '../cards/welcome.ts';
import type { Step } from '../triage/session.ts';
import { groupFailures } from '../triage/verdicts.ts';
import { originOf, type Turn } from './turn.ts';

/** Draws what a step shows, for the reader of this turn. */
export function draw(turn: Turn, step: Step): Card {
  const { words, parts, isPrivate, offersLanguages } = turn;
  const { view, read, warnings, session } = step;
  const origin = originOf({ ...turn, conversation: { ...turn.conversation, session } });
  switch (view.kind) {
    case 'welcome':
      return parts.render('notice', welcomeCard(words, origin, { isPrivate, offersLanguages }));
    case 'question':
      return parts.render(
        'question',
        questionCard(words, { ...view, read, warnings, offersLanguages, isPrivate: session.isPrivate }, origin),
      );
    case 'answer': {
      const failures = groupFailures(session.failures ?? [], parts.now(), parts.permissions);
      const shown = { hasDesk: turn.hasDesk, ...view, read, warnings, session, failures, offersLanguages };
      return parts.render('answer', answerCard(words, shown, origin));
    }
    case 'exhausted':
      return parts.render('notice', exhaustedCard(words, session.evidence, origin, turn.hasDesk));
    case 'solved':
      return parts.render('notice', solvedCard(words, view.cause, origin));
    case 'unreadable':
      return parts.render('notice', unreadableCard(words, { reason: view.reason, warnings, isPrivate, offersLanguages }, origin));
  }
}

import type { CardData, CardName } from '../../src/cards/card-data.ts';
import { answerCard } from '../../src/cards/answer.ts';
import { languagesCard } from '../../src/cards/languages.ts';
import { lineCard } from '../../src/cards/line.ts';
import { cancelledCard, exhaustedCard, failureCard, solvedCard, unreadableCard } from '../../src/cards/notice.ts';
import { questionCard } from '../../src/cards/question.ts';
import { tokenDialogCard, tokenResultCard } from '../../src/cards/token.ts';
import { helpCard, tokenCard, welcomeCard } from '../../src/cards/welcome.ts';
import { TEXT_LIMIT } from '../../src/helpdesk/ticket.ts';
import { ANSWERS } from '../../src/triage/answers.ts';
import type { QuestionId } from '../../src/triage/causes/define-cause.ts';
import { CAUSES } from '../../src/triage/causes/index.ts';
import type { Finding } from '../../src/triage/diagnose.ts';
import { type ObservationId, OBSERVATIONS } from '../../src/triage/observations.ts';
import { newSession } from '../../src/triage/session.ts';
import type { FailureGroup } from '../../src/triage/verdicts.ts';
import type { Catalogue } from '../../src/words/catalogue.ts';
import { createWords } from '../../src/words/words.ts';
import { CATALOGUES } from '../teams/english.ts';
import { extensions } from './extensions.ts';
import { insights } from './insights.ts';
import { tickets, type Voices } from './tickets.ts';
import { EVIDENCE, FOREIGN, LONG_LIST, NAME, READINGS, WARNINGS } from './worst-case.ts';

export const QUESTIONS = [...Object.keys(ANSWERS), 'text', 'request', 'granted', 'token'] as readonly QuestionId[];
const NOW = Date.parse('2026-11-20T12:00:00Z');
const origin = { session: '0'.repeat(36), revision: 1000, owner: '0'.repeat(36) };

/** The data of one card, and what to call it. */
export type Drawing = {
  readonly [Name in CardName]: { readonly what: string; readonly name: Name; readonly data: CardData[Name] };
}[CardName];

const PARAMS = {
  ...Object.fromEntries(['aud', 'host', 'name'].map((name) => [name, FOREIGN])),
  // names of published permissions, and few of them
  ...Object.fromEntries(['least', 'by', 'date'].map((name) => [name, NAME])),
  others: [NAME, NAME, NAME, NAME],
  ...Object.fromEntries(['exp', 'at', 'before', 'iat'].map((name) => [name, { time: NOW / 1000 }])),
  ...Object.fromEntries(['needed', 'held', 'asks'].map((name) => [name, LONG_LIST])),
  access: 'delegated',
  kind: 'application',
  needs: 'application',
  has: 'delegated',
  flow: 'client-credentials',
  status: 503,
};
const observations = Object.keys(OBSERVATIONS) as readonly ObservationId[];

function findings(first: number, effect: Finding['effect'], count: number): readonly Finding[] {
  return Array.from({ length: count }, (_, i): Finding => {
    const id = observations[(first + i) % observations.length] ?? 'delegated';
    return { effect, bits: 9, because: { kind: 'observation', id, params: PARAMS } };
  });
}

/** Names and comments as long and as hostile as they may be. */
const FULL_VOICES = { requester: FOREIGN, desk: FOREIGN, said: FOREIGN.repeat(20).slice(0, TEXT_LIMIT) };

/** Every card of one language with the most that it may hold. */
export function* gallery(
  locale: string,
  catalogues: readonly Catalogue[] = CATALOGUES,
  voices: Omit<Voices, 'evidence'> = FULL_VOICES,
): Generator<Drawing> {
  const words = createWords(catalogues, locale, 'Asia/Taipei');
  yield* notices(words);
  for (const question of QUESTIONS) {
    for (const again of [false, 'nothing', 'too-long'] as const) {
      const view = { question, again, isFirst: again !== false, read: EVIDENCE, warnings: WARNINGS };
      yield { what: `question ${question}`, name: 'question', data: questionCard(words, view, origin) };
    }
    const line = lineCard(words, 'cards.settled.answer', { topic: { word: `questions.${question}.topic` }, answer: FOREIGN });
    yield { what: `line ${question}`, name: 'line', data: line };
  }
  // More rounds than causes, so that every reason stands on a card.
  for (let round = 0; round * 6 < observations.length || round < CAUSES.length; round += 1) {
    for (const several of [failures, []]) {
      const view = { ...worstAnswer(round), failures: several };
      yield { what: `answer ${round}`, name: 'answer', data: answerCard(words, view, origin) };
    }
  }
  for (const reading of READINGS) {
    const data = tokenResultCard(words, reading, { now: NOW, isUsed: true, origin });
    yield { what: `token ${reading.kind}`, name: 'notice', data };
  }
  yield* tickets(words, { evidence: EVIDENCE, ...voices });
  yield* extensions(words);
  yield* insights(words, catalogues);
  yield { what: 'token dialog', name: 'token-dialog', data: tokenDialogCard(words, origin) };
  yield { what: 'languages', name: 'languages', data: languagesCard(words, catalogues, origin) };
}

function worstAnswer(round: number) {
  const diagnosis = CAUSES.map(({ id }, i) => ({
    cause: id,
    verdict: i % 2 === 0 ? ('likely' as const) : ('excluded' as const),
    share: 0.1,
    findings: findings(round * 6 + i, i % 2 === 0 ? 'for' : 'excludes', 1),
  }));
  const cause = CAUSES[round % CAUSES.length]?.id ?? 'token-invalid';
  const top = { cause, verdict: 'proven' as const, share: 1, findings: findings(round * 6, 'proves', 6) };
  const session = { ...newSession('s', true), evidence: EVIDENCE, asked: QUESTIONS };
  return { diagnosis, top, tried: [], session, read: EVIDENCE, warnings: WARNINGS };
}

/** More failures than a paste may hold, each of a cause of its own; what is not ASCII in a path is masked. */
const failures = CAUSES.map(({ id }): FailureGroup => {
  const request = { method: 'PATCH', path: `/${NAME}[a](https://evil.example)`, status: 403 };
  return { cause: id, verdict: 'likely', requests: Array.from({ length: 20 }, () => request) };
});

function* notices(words: ReturnType<typeof createWords>): Generator<Drawing> {
  const notice = (what: string, data: CardData['notice']): Drawing => ({ what, name: 'notice', data });
  for (const isPrivate of [true, false]) {
    yield notice('welcome', welcomeCard(words, origin, { isPrivate, offersLanguages: true, isOutdated: true }));
    yield notice('help', helpCard(words, origin, { isPrivate }));
    yield notice('token', tokenCard(words, origin, { isPrivate }));
    for (const reason of ['nothing', 'empty', 'too-long', 'attachment'] as const)
      yield notice(reason, unreadableCard(words, { reason, warnings: WARNINGS, isPrivate }, origin));
  }
  for (const { id } of CAUSES) yield notice(`solved ${id}`, solvedCard(words, id, origin));
  yield notice('solved', solvedCard(words, undefined, origin));
  yield notice('exhausted', exhaustedCard(words, EVIDENCE, origin));
  yield notice('cancelled', cancelledCard(words, origin));
  yield notice('failure', failureCard(words, 'id-12345678'));
  for (const warning of WARNINGS)
    yield notice(warning.kind, unreadableCard(words, { reason: 'nothing', warnings: [warning], isPrivate: true }, origin));
}

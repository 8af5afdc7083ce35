import { answerCard } from '../../src/cards/answer.ts';
import type { CardData } from '../../src/cards/card-data.ts';
import { languagesCard } from '../../src/cards/languages.ts';
import { lineCard } from '../../src/cards/line.ts';
import { cancelledCard, exhaustedCard, failureCard, solvedCard, unreadableCard } from '../../src/cards/notice.ts';
import { questionCard } from '../../src/cards/question.ts';
import { tokenDialogCard, tokenResultCard } from '../../src/cards/token.ts';
import { helpCard, tokenCard, welcomeCard } from '../../src/cards/welcome.ts';
import type { Evidence } from '../../src/triage/evidence.ts';
import { readPrivately } from '../../src/triage/read-privately.ts';
import { newSession, type Step, step } from '../../src/triage/session.ts';
import type { TokenReading } from '../../src/triage/token.ts';
import { groupFailures } from '../../src/triage/verdicts.ts';
import { createWords, type Words } from '../../src/words/words.ts';
import { CATALOGUES } from '../teams/english.ts';
import { type Drawing, QUESTIONS } from './gallery.ts';
import { extensions } from './extensions.ts';
import { insights } from './insights.ts';
import { tickets } from './tickets.ts';
import { BATCH, CHALLENGED, claims, ENDED, ENDS_LATER, PASTES, type Pasted, WITH_SECRET, WITH_TOKEN } from './pastes.ts';

/** The clock of the pastes. */
const NOW = Date.parse('2026-11-20T12:00:00Z');
export const VOICES = {
  evidence: evidenceOf(PASTES[5]),
  requester: 'Alex Wilber',
  desk: 'Megan Bowen',
  said: 'It began on Monday, after the change of the app. Two of us are affected; the others can read their mail.',
};
const origin = { session: 'session', revision: 3, owner: 'owner' };
const notice = (what: string, data: CardData['notice']): Drawing => ({ what, name: 'notice', data });

/** Every card of one language as people mostly meet it: what stands on it comes from pastes that went through the bot's own session. */
export function* typical(locale: string, catalogues = CATALOGUES): Generator<Drawing> {
  const words = createWords(catalogues, locale, 'Europe/Stockholm');
  yield* answers(words);
  yield* questions(words);
  yield* notices(words);
  yield* tokens(words);
  yield* lines(words);
  yield* tickets(words, VOICES);
  yield* extensions(words);
  yield* insights(words, catalogues);
  yield { what: 'languages', name: 'languages', data: languagesCard(words, catalogues, origin) };
}

function evidenceOf(pasted: Pasted | undefined): Evidence {
  return triage(pasted ?? { text: '' }).session.evidence;
}

/** The paste and then whatever is asked, until there is an answer. What the paste brought is told by the first step. */
function triage({ text, answers: known = {} }: Pasted): Step {
  const first = step(newSession('session', true), { kind: 'paste', text }, NOW);
  let last = first;
  while (last.view.kind === 'question') {
    const { question } = last.view;
    const value = known[question];
    last = step(last.session, value === undefined ? { kind: 'unknown', question } : { kind: 'answer', question, value }, NOW);
  }
  return { ...last, ...(first.session.asked.length === 0 && first.read && { read: first.read }), warnings: first.warnings };
}

function* answers(words: Words): Generator<Drawing> {
  const told = [
    ...PASTES.map((pasted) => ({ pasted, mark: '' })),
    { pasted: { text: CHALLENGED }, mark: ', challenge' },
    { pasted: { text: BATCH }, mark: ', failures' },
    { pasted: { text: WITH_TOKEN }, mark: ', live token' },
    { pasted: { text: WITH_SECRET }, mark: ', secret' },
  ];
  for (const { pasted, mark } of told) {
    const { view, session, read, warnings } = triage(pasted);
    if (view.kind !== 'answer') continue;
    const failures = groupFailures(session.failures ?? [], NOW);
    const data = answerCard(words, { ...view, session, read, warnings, failures }, origin);
    yield { what: `answer ${view.top.cause}${mark}`, name: 'answer', data };
  }
}

function* questions(words: Words): Generator<Drawing> {
  const { read } = step(newSession('session', true), { kind: 'paste', text: PASTES[5]?.text ?? '' }, NOW);
  for (const question of QUESTIONS) {
    const view = { question, again: false, warnings: [] } as const;
    yield {
      what: `question ${question}, first`,
      name: 'question',
      data: questionCard(words, { ...view, isFirst: true, read }, origin),
    };
    yield {
      what: `question ${question}, later`,
      name: 'question',
      data: questionCard(words, { ...view, isFirst: false }, origin),
    };
  }
  const again = { question: 'request', isFirst: false, again: 'nothing', warnings: [], offersLanguages: true } as const;
  yield { what: 'question request, again', name: 'question', data: questionCard(words, again, origin) };
}

function* notices(words: Words): Generator<Drawing> {
  yield notice('welcome', welcomeCard(words, origin, { isPrivate: true }));
  yield notice('welcome, public', welcomeCard(words, origin, { isPrivate: false }));
  yield notice('welcome, outdated', welcomeCard(words, origin, { isPrivate: true, isOutdated: true, offersLanguages: true }));
  for (const isPrivate of [true, false]) {
    const place = isPrivate ? '' : ', public';
    yield notice(`help${place}`, helpCard(words, origin, { isPrivate }));
    yield notice(`token${place}`, tokenCard(words, origin, { isPrivate }));
  }
  for (const reason of ['nothing', 'empty', 'too-long', 'attachment'] as const)
    yield notice(`unreadable ${reason}`, unreadableCard(words, { reason, warnings: [], isPrivate: true }, origin));
  const warnings = [{ kind: 'live-token', until: ENDS_LATER.exp }, { kind: 'secret' }, { kind: 'expired-token' }] as const;
  for (const warning of warnings) {
    const view = { reason: 'nothing', warnings: [warning], isPrivate: true } as const;
    yield notice(`warning ${warning.kind}`, unreadableCard(words, view, origin));
  }
  yield notice('exhausted', exhaustedCard(words, triage(PASTES[5] ?? { text: '' }).session.evidence, origin));
  yield notice('solved', solvedCard(words, 'consent-missing', origin));
  yield notice('solved, no cause', solvedCard(words, undefined, origin));
  yield notice('cancelled', cancelledCard(words, origin));
  yield notice('failure', failureCard(words, '7f3a91c2'));
}

function* tokens(words: Words): Generator<Drawing> {
  const read = (own: object): TokenReading => readPrivately(JSON.stringify(claims(own)));
  const readings: readonly (readonly [string, TokenReading])[] = [
    ['delegated', read({ scp: 'Mail.Read User.Read', acct: 1, ...ENDS_LATER })],
    ['app-only', read({ roles: ['Mail.Read', 'User.Read.All'], idtyp: 'app', ...ENDED })],
    ['without permission', read({ idtyp: 'app', ...ENDS_LATER })],
    ['of another service', read({ aud: 'https://graph.windows.net', scp: 'User.Read', ...ENDS_LATER })],
    ['id-token', { kind: 'id-token', claims: { aud: ['6731de76-14a6-49ae-97bc-6eba6914391e'], exp: ENDS_LATER.exp } }],
    ...(['opaque-personal', 'encrypted', 'refresh-or-code', 'saml', 'client-secret', 'empty'] as const).map(
      (kind) => [kind, { kind }] as const,
    ),
    ...(['no-dots', 'too-long', 'not-json'] as const).map((reason) => [reason, { kind: 'malformed', reason }] as const),
  ];
  for (const [what, reading] of readings)
    yield notice(`token ${what}`, tokenResultCard(words, reading, { now: NOW, isUsed: 'claims' in reading, origin }));
  yield { what: 'token dialog', name: 'token-dialog', data: tokenDialogCard(words, origin) };
}

function* lines(words: Words): Generator<Drawing> {
  const line = (what: string, ...said: Parameters<typeof lineCard> extends [unknown, ...infer Rest] ? Rest : never): Drawing => ({
    what: `line ${what}`,
    name: 'line',
    data: lineCard(words, ...said),
  });
  const cause = { word: 'causes.permission-missing.title' } as const;
  const topic = { word: 'questions.permissionKind.topic' } as const;
  const change = [{ type: 'Action.Submit', title: words.text('cards.buttons.change') }];
  yield line(
    'answer',
    'cards.settled.answer',
    { topic, answer: { word: 'questions.permissionKind.answers.application' } },
    change,
  );
  yield line('unknown', 'cards.settled.unknown', { topic }, change);
  yield line('read', 'cards.settled.read', { topic: { word: 'questions.request.topic' } }, change);
  yield line('earlier', 'cards.settled.earlier', { cause });
  yield line('tried', 'cards.settled.tried', { cause });
  yield line('moved', 'cards.settled.moved');
  yield line('started over', 'cards.settled.started-over');
  yield line('language chosen', 'cards.language.done');
  yield line('foreign press', 'cards.foreign-press');
}

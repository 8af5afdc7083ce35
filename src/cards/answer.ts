import type { Cause } from '../triage/causes/define-cause.ts';
import { CAUSES, type CauseId } from '../triage/causes/index.ts';
import type { Assessment, Diagnosis, Finding } from '../triage/diagnose.ts';
import type { Evidence } from '../triage/evidence.ts';
import type { Warning } from '../triage/intake/index.ts';
import type { Session } from '../triage/session.ts';
import type { Key } from '../words/catalogue.ts';
import type { Words } from '../words/words.ts';
import { type Action, type Origin, press } from './actions.ts';
import type { CardData, Maybe, Section } from './card-data.ts';
import { type Inlines, inlines } from './inlines.ts';
import { errorLookUp, learnPage } from './links.ts';
import { shortenedIn } from './lists.ts';
import { readSection } from './read-section.ts';
import { warningSection } from './warning-section.ts';

export interface AnswerView {
  readonly diagnosis: Diagnosis;
  readonly top: Assessment;
  readonly tried: readonly CauseId[];
  readonly session: Session;
  readonly read?: Evidence | undefined;
  readonly warnings: readonly Warning[];
}

/** More lines than these, or reasons that hardly change the odds, make nobody wiser. */
const MOST_REASONS = 6;
const MOST_OTHERS = 4;
const WORTH_SAYING_BITS = 0.4;

const VERDICT_COLORS = {
  proven: 'Good',
  likely: 'Accent',
  possible: 'Warning',
  unlikely: 'Default',
  excluded: 'Default',
} as const;
const CAUSE_BY_ID = new Map<CauseId, Cause>(CAUSES.map((cause) => [cause.id, cause]));

/** The answer: cause, verdict, evidence, steps, who acts, links, what else it may be and what it cannot be. */
export function answerCard(words: Words, view: AnswerView, origin: Origin): CardData['answer'] {
  const { top } = view;
  const verdict = top.verdict === 'excluded' ? 'unlikely' : top.verdict;
  const title = words.text(`causes.${top.cause}.title`);
  return {
    lang: words.locale,
    fallbackText: title,
    warning: warningSection(words, view.warnings),
    read: readSection(words, view.read),
    verdict: words.text(`cards.verdict.${verdict}`),
    verdictMeans: words.text(`cards.verdict.${verdict}-means`),
    verdictColor: VERDICT_COLORS[verdict],
    title,
    summary: inlines(words.line(`causes.${top.cause}.summary`)),
    because: because(words, top),
    actors: actors(words, top.cause),
    stepsTitle: words.text('cards.answer.steps'),
    steps: words.list(`causes.${top.cause}.steps`).map((step, i) => ({ number: `${i + 1}.`, inlines: inlines(step) })),
    avoid: section(words.text('cards.answer.avoid'), [inlines(words.line(`causes.${top.cause}.avoid`))]),
    linksTitle: words.text('cards.answer.links'),
    links: links(words, top.cause, view.session.evidence),
    others: others(words, view),
    excluded: excluded(words, view.diagnosis),
    actions: actions(words, view.session, origin),
  };
}

function section(title: string, lines: readonly Inlines[]): Section {
  return { title, lines: lines.map((line) => ({ inlines: line })) };
}

function folded(title: string, lines: readonly Inlines[]): Maybe<Section> {
  return lines.length === 0 ? [] : [section(title, lines)];
}

function because(words: Words, { findings }: Assessment): Section {
  const reasons = findings
    .filter(({ effect, bits }) => effect === 'proves' || (effect === 'for' && bits >= WORTH_SAYING_BITS))
    .slice(0, MOST_REASONS)
    .map((finding) => reasonLine(words, finding));
  const lines = reasons.length > 0 ? reasons : [inlines(words.line('cards.answer.no-evidence'))];
  return section(words.text('cards.answer.because'), lines);
}

function reasonLine(words: Words, { because: reason, effect }: Finding): Inlines {
  switch (reason.kind) {
    case 'observation':
      return inlines(words.line(`because.${reason.id}`, shortenedIn(reason.params)));
    case 'code':
      return inlines(words.line(effect === 'proves' ? 'because.code-proves' : 'because.code', { code: `AADSTS${reason.code}` }));
    case 'answer':
      return inlines(
        words.line('because.answer', {
          topic: { word: `questions.${reason.question}.topic` },
          answer: { word: `questions.${reason.question}.answers.${reason.answer}` as Key },
        }),
      );
  }
}

function actors(words: Words, id: CauseId): Section {
  const lines = (CAUSE_BY_ID.get(id)?.actors ?? []).map((actor) => inlines(words.line(`cards.actor.${actor}`)));
  return section(words.text('cards.actor.title'), lines);
}

/** Links are lines of our own words to our own list of hosts; this is the only Markdown on a card. */
function links(words: Words, id: CauseId, evidence: Evidence): { readonly text: string }[] {
  const pages = (CAUSE_BY_ID.get(id)?.links ?? []).map((path) => `[${words.text(`links.${path}` as Key)}](${learnPage(path)})`);
  const codes = (evidence.aadsts ?? [])
    .slice(0, 2)
    .map((code) => `[${words.text('cards.answer.look-up', { code })}](${errorLookUp(code)})`);
  return [...codes, ...pages].map((text) => ({ text }));
}

function others(words: Words, { diagnosis, top, tried }: AnswerView): Maybe<Section> {
  const rest = diagnosis.filter(
    ({ cause, verdict }) => cause !== top.cause && !tried.includes(cause) && verdict !== 'excluded' && verdict !== 'unlikely',
  );
  const lines = rest.slice(0, MOST_OTHERS).map(({ cause, verdict }) =>
    inlines(
      words.line('cards.answer.other', {
        cause: { word: `causes.${cause}.title` },
        verdict: { word: `cards.verdict.${verdict === 'excluded' ? 'unlikely' : verdict}` },
      }),
    ),
  );
  return folded(words.text('cards.answer.others'), lines);
}

function excluded(words: Words, diagnosis: Diagnosis): Maybe<Section> {
  const lines = diagnosis
    .filter(({ verdict }) => verdict === 'excluded')
    .slice(0, MOST_OTHERS)
    .map(({ cause, findings }) => {
      const finding = findings.find(({ effect }) => effect === 'excludes');
      const title = { type: 'TextRun', text: `${words.text(`causes.${cause}.title`)}: `, weight: 'Bolder' } as const;
      return [title, ...(finding === undefined ? [] : reasonLine(words, finding))];
    });
  return folded(words.text('cards.answer.excluded'), lines);
}

function actions(words: Words, { asked, tried }: Session, origin: Origin): Action[] {
  const hasBack = asked.length + tried.length > 0;
  return [
    press('solved', words.text('cards.buttons.solved'), origin, { primary: true }),
    press('did-not-help', words.text('cards.buttons.did-not-help'), origin),
    ...(hasBack ? [press('back', words.text('cards.buttons.back'), origin, { secondary: true })] : []),
    press('start', words.text('cards.buttons.start-over'), origin, { secondary: true }),
  ];
}

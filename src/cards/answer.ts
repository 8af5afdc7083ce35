import type { Cause } from '../triage/causes/define-cause.ts';
import { CAUSES, type CauseId } from '../triage/causes/index.ts';
import type { Assessment, Diagnosis, Finding } from '../triage/diagnose.ts';
import type { Evidence } from '../triage/evidence.ts';
import type { Warning } from '../triage/intake/index.ts';
import { loginHost } from '../triage/remedies/ready-links.ts';
import { type ReadyNext, readyNext } from '../triage/remedies/ready-next.ts';
import type { Session } from '../triage/session.ts';
import type { FailureGroup } from '../triage/verdicts.ts';
import type { Key } from '../words/catalogue.ts';
import type { Words } from '../words/words.ts';
import { type Action, type Origin, press } from './actions.ts';
import type { CardData, Maybe, Section } from './card-data.ts';
import { challengeSection } from './challenge-section.ts';
import { failuresSection } from './failures-section.ts';
import { type Inlines, inlines } from './inlines.ts';
import { languageOffer } from './languages.ts';
import { errorLookUp, learnPage, linkTo } from './links.ts';
import { reasonLine } from './reason-line.ts';
import { supportAction } from './notice.ts';
import { readSection } from './read-section.ts';
import { readySection } from './ready-section.ts';
import { warningSection } from './warning-section.ts';

export interface AnswerView {
  readonly diagnosis: Diagnosis;
  readonly top: Assessment;
  readonly tried: readonly CauseId[];
  readonly session: Session;
  readonly read?: Evidence | undefined;
  readonly warnings: readonly Warning[];
  /** Where the paste held several failed requests: what each comes from. */
  readonly failures?: readonly FailureGroup[];
  readonly offersLanguages?: boolean;
  readonly hasDesk?: boolean;
}

/** More lines than these, or reasons that hardly change the odds, make nobody wiser. */
const MOST_REASONS = 5;
/** Beside a list of failed requests, so that the card stays below what Teams takes. */
const FEWER_REASONS = 4;
const MOST_OTHERS = 3;
const MOST_EXCLUDED = 2;
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
  const { top, failures = [] } = view;
  const { evidence } = view.session;
  const ready = readyNext(top, evidence);
  const verdict = top.verdict === 'excluded' ? 'unlikely' : top.verdict;
  const title = words.text(`causes.${top.cause}.title`);
  return {
    lang: words.locale,
    fallbackText: title,
    warning: warningSection(words, view.warnings),
    read: readSection(words, view.read),
    head: {
      id: `${top.cause} ${verdict} ${words.locale}`,
      make: () => ({
        verdict: words.text(`cards.verdict.${verdict}`),
        verdictMeans: words.text(`cards.verdict.${verdict}-means`),
        verdictColor: VERDICT_COLORS[verdict],
        title,
        summary: inlines(words.line(`causes.${top.cause}.summary`)),
      }),
    },
    because: because(words, top, failures.length > 0 ? FEWER_REASONS : MOST_REASONS),
    challenge: challengeSection(words, evidence.challenge),
    failures: failuresSection(words, failures),
    ready: readySection(words, ready),
    ...remedy(words, top.cause),
    codes: codes(words, evidence),
    // where several requests failed, their own causes matter more than the rest of the ranking
    others: failures.length > 0 ? [] : others(words, view),
    excluded: excluded(words, view.diagnosis),
    offer: languageOffer(words, view.offersLanguages),
    actions: actions(words, { session: view.session, ready, hasDesk: view.hasDesk ?? false }, origin),
  };
}

function section(title: string, lines: readonly Inlines[]): Section {
  return { title, lines: lines.map((line) => ({ inlines: line })) };
}

function folded(title: string, lines: readonly Inlines[]): Maybe<Section> {
  return lines.length === 0 ? [] : [section(title, lines)];
}

function because(words: Words, { findings }: Assessment, most: number): Section {
  const isProven = findings.some(({ effect }) => effect === 'proves');
  const reasons = findings
    .filter((finding) => !(isProven && isGeneral(finding)))
    .filter(isWorthSaying)
    .slice(0, most)
    .map((finding) => inlines(reasonLine(words, finding)));
  const lines = reasons.length > 0 ? reasons : [inlines(words.line('cards.answer.no-evidence'))];
  return section(words.text('cards.answer.because'), lines);
}

function isWorthSaying({ effect, bits }: Finding): boolean {
  return effect === 'proves' || (effect === 'for' && bits >= WORTH_SAYING_BITS);
}

/** What a table says of errors like this one adds nothing where this one is settled. */
function isGeneral({ because: reason }: Finding): boolean {
  return reason.kind === 'observation' && (reason.id === 'known-error' || reason.id === 'oauth-class');
}

function actors(words: Words, id: CauseId): Section {
  const lines = (CAUSE_BY_ID.get(id)?.actors ?? []).map((actor) => inlines(words.line(`cards.actor.${actor}`)));
  return section(words.text('cards.actor.title'), lines);
}

/** What is said of a cause whatever the evidence is. */
function remedy(words: Words, cause: CauseId): Pick<CardData['answer'], 'steps' | 'care' | 'pages'> {
  const id = `${cause} ${words.locale}`;
  const steps = () => words.list(`causes.${cause}.steps`).map((step, i) => ({ number: `${i + 1}.`, inlines: inlines(step) }));
  return {
    steps: { id, make: () => ({ title: words.text('cards.answer.steps'), steps: steps() }) },
    care: {
      id,
      make: () => ({
        avoid: section(words.text('cards.answer.avoid'), [inlines(words.line(`causes.${cause}.avoid`))]),
        actors: actors(words, cause),
        linksTitle: words.text('cards.answer.links'),
      }),
    },
    pages: { id, make: () => pagesOf(words, cause) },
  };
}

function codes(words: Words, evidence: Evidence): CardData['answer']['codes'] {
  const host = loginHost(evidence);
  return (evidence.aadsts ?? [])
    .slice(0, 2)
    .flatMap((code) => linkTo(words.text('cards.answer.look-up', { code }), errorLookUp(code, host)))
    .map((text) => ({ text }));
}

/** Links are lines of our own words to our own list of hosts. */
function pagesOf(words: Words, id: CauseId): ReturnType<CardData['answer']['pages']['make']> {
  const pages = (CAUSE_BY_ID.get(id)?.links ?? []).map((path) => ({ path, ...learnPage(path, words.locale) }));
  const titled = pages.flatMap(({ path, url }) => linkTo(words.text(`links.${path}` as Key), url));
  return {
    links: titled.map((text) => ({ text })),
    translated: pages.some(({ isTranslated }) => isTranslated)
      ? [{ inlines: inlines(words.line('cards.answer.translated')) }]
      : [],
  };
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
    .slice(0, MOST_EXCLUDED)
    .map(({ cause, findings }) => {
      const finding = findings.find(({ effect }) => effect === 'excludes');
      const reason = finding === undefined ? [] : reasonLine(words, finding);
      return inlines(
        words.line('cards.answer.ruled-out', { cause: { word: `causes.${cause}.title` }, reason: { runs: reason } }),
      );
    });
  return folded(words.text('cards.answer.excluded'), lines);
}

interface Pressable {
  readonly session: Session;
  readonly ready: ReadyNext;
  readonly hasDesk: boolean;
}

function actions(words: Words, { session: { asked, tried }, ready, hasDesk }: Pressable, origin: Origin): Action[] {
  const hasBack = asked.length + tried.length > 0;
  const hasCopy = ready.commands.length > 0 || ready.message !== undefined;
  return [
    press('solved', words.text('cards.buttons.solved'), origin, { primary: true }),
    press('did-not-help', words.text('cards.buttons.did-not-help'), origin),
    supportAction(words, hasDesk, origin),
    ...(hasCopy ? [press('copy', words.text('cards.buttons.copy'), origin, { secondary: true })] : []),
    ...(hasBack ? [press('back', words.text('cards.buttons.back'), origin, { secondary: true })] : []),
    press('start', words.text('cards.buttons.start-over'), origin, { secondary: true }),
  ];
}

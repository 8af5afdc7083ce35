import { ANSWERS, isClosed } from '../triage/answers.ts';
import type { OpenQuestion, QuestionId } from '../triage/causes/define-cause.ts';
import type { Evidence } from '../triage/evidence.ts';
import { PASTE_LIMIT, type Warning } from '../triage/intake/index.ts';
import type { Unreadable } from '../triage/view.ts';
import type { Key } from '../words/catalogue.ts';
import type { Words } from '../words/words.ts';
import { type Action, openDialog, type Origin, press } from './actions.ts';
import type { CardData } from './card-data.ts';
import { inlines } from './inlines.ts';
import { languageOffer } from './languages.ts';
import { readSection } from './read-section.ts';
import { warningSection } from './warning-section.ts';

/** More answers than this are a list with *Continue*, not buttons. */
const MOST_BUTTONS = 3;
/** More than these Teams does not show. */
const MOST_ACTIONS = 6;

interface Choice {
  readonly title: string;
  readonly value: string;
}

export interface QuestionView {
  readonly question: QuestionId;
  readonly isFirst: boolean;
  /** Why it is asked again. */
  readonly again: Unreadable | false;
  readonly read?: Evidence | undefined;
  readonly warnings: readonly Warning[];
  readonly offersLanguages?: boolean;
  /** In a group chat or channel others read along; a long triage is better off in the person's own chat. */
  readonly isPrivate?: boolean;
}

/** One question: why it is asked, its answers, and the ways out. */
export function questionCard(words: Words, view: QuestionView, origin: Origin): CardData['question'] {
  const { question } = view;
  const answers = isClosed(question) ? ANSWERS[question] : [];
  const choices = answers.map((value) => ({ title: words.text(`questions.${question}.answers.${value}` as Key), value }));
  const ask = words.text(`questions.${question}.ask`);
  const hasChoices = choices.length > MOST_BUTTONS;
  return {
    lang: words.locale,
    fallbackText: ask.replaceAll('*', ''),
    warning: warningSection(words, view.warnings),
    read: readSection(words, view.read),
    ask,
    why: inlines(words.line(`questions.${question}.why`)),
    hint: hint(words, view),
    choiceSet: hasChoices ? [choiceSet(words, question, choices)] : [],
    input: isClosed(question) || question === 'token' ? [] : [input(words, question)],
    offer: languageOffer(words, view.offersLanguages),
    actions: withChat(
      words,
      [...answerActions(words, view, hasChoices ? [] : choices, origin), ...waysOut(words, view, origin)],
      {
        isPrivate: view.isPrivate ?? true,
        origin,
      },
    ),
  };
}

/** An empty or unknown message simply did not answer; of a long one or an image it is said why. */
function hint(words: Words, { again }: QuestionView): CardData['question']['hint'] {
  if (again === false) return [];
  const key =
    again === 'too-long' || again === 'attachment' ? (`cards.unreadable.${again}` as const) : 'cards.question.not-understood';
  return [{ inlines: inlines(words.line(key, { limit: PASTE_LIMIT })) }];
}

function choiceSet(words: Words, question: QuestionId, choices: readonly Choice[]) {
  return {
    label: words.text(`questions.${question}.topic`),
    choose: words.text('cards.question.choose'),
    choices: [...choices, { title: words.text('cards.buttons.unknown'), value: 'unknown' }],
  };
}

function input(words: Words, question: Exclude<OpenQuestion, 'token'>) {
  return { label: words.text(`questions.${question}.label`), placeholder: words.text(`questions.${question}.placeholder`) };
}

function answerActions(words: Words, { question }: QuestionView, choices: readonly Choice[], origin: Origin): Action[] {
  if (question === 'token') {
    return [
      openDialog('token', words.text('cards.buttons.token'), origin, { primary: true }),
      press('unknown', words.text('cards.buttons.unknown'), origin, { data: { question } }),
    ];
  }
  if (choices.length === 0) {
    const proceed = press('answer', words.text('cards.buttons.continue'), origin, { data: { question }, primary: true });
    const unknown = press('unknown', words.text('cards.buttons.unknown'), origin, { data: { question }, ignoresInputs: true });
    return isClosed(question) ? [proceed] : [proceed, unknown];
  }
  return [
    ...choices.map(({ title, value }) => press('answer', title, origin, { data: { question, value } })),
    press('unknown', words.text('cards.buttons.unknown'), origin, { data: { question } }),
  ];
}

/** The way to a private chat, where there is room for one more button. */
function withChat(
  words: Words,
  actions: Action[],
  { isPrivate, origin }: { readonly isPrivate: boolean; readonly origin: Origin },
): Action[] {
  if (isPrivate || actions.length >= MOST_ACTIONS) return actions;
  return [
    ...actions,
    press('to-chat', words.text('extensions.buttons.to-chat'), origin, { secondary: true, ignoresInputs: true }),
  ];
}

function waysOut(words: Words, { isFirst }: QuestionView, origin: Origin): Action[] {
  const startOver = press('start', words.text('cards.buttons.start-over'), origin, { ignoresInputs: true });
  const back = press('back', words.text('cards.buttons.back'), origin, { ignoresInputs: true });
  return isFirst ? [startOver] : [back, startOver];
}

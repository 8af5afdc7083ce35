import type { CauseId } from '../triage/causes/index.ts';
import type { Evidence } from '../triage/evidence.ts';
import { PASTE_LIMIT, type Warning } from '../triage/intake/index.ts';
import type { Unreadable } from '../triage/view.ts';
import type { Key } from '../words/catalogue.ts';
import type { LineParams, Words } from '../words/words.ts';
import { type Action, openDialog, type Origin, press } from './actions.ts';
import type { CardData, Maybe, Section } from './card-data.ts';
import { inlines } from './inlines.ts';
import { readSection } from './read-section.ts';
import { warningSection } from './warning-section.ts';

type Notice = CardData['notice'];
type Line = readonly [Key, LineParams?];

interface Parts {
  readonly title: Key;
  /** Numbers in the title. */
  readonly titleParams?: Readonly<Record<string, number>>;
  readonly paragraphs: readonly Line[];
  /** Every item of a list of ours, or lines that were made already. */
  readonly list?: { readonly title?: Key; readonly items: Key } | { readonly lines: Section['lines'] };
  readonly footer?: readonly Line[];
  readonly actions: readonly Action[];
  readonly warnings?: readonly Warning[];
  readonly read?: Evidence | undefined;
}

type Text = ReturnType<Notice['text']['make']>;

/** A card of text and buttons. */
export function notice(words: Words, parts: Parts): Notice {
  const title = words.text(parts.title, parts.titleParams);
  return {
    lang: words.locale,
    fallbackText: title,
    warning: warningSection(words, parts.warnings ?? []),
    read: readSection(words, parts.read),
    text: { id: idOf(words, parts), make: () => textOf(words, parts, title) },
    actions: parts.actions,
  };
}

/** A text without a parameter is the same for every reader of a language. */
function idOf({ locale }: Words, { title, titleParams, paragraphs, list, footer = [] }: Parts): string | undefined {
  const lines = [...paragraphs, ...footer];
  const isOurs = list === undefined || 'items' in list;
  if (!isOurs || titleParams !== undefined || lines.some(([, params]) => params !== undefined)) return undefined;
  return [locale, title, list?.title, list?.items, paragraphs.length, ...lines.map(([key]) => key)].join(' ');
}

function textOf(words: Words, { paragraphs, list, footer = [] }: Parts, title: string): Text {
  const draw = (lines: readonly Line[]) => lines.map(([key, params]) => ({ inlines: inlines(words.line(key, params)) }));
  return {
    title,
    paragraphs: draw(paragraphs),
    list: list === undefined ? [] : [listOf(words, list)],
    footer: footer.length === 0 ? [] : [{ lines: draw(footer) }],
  };
}

function listOf(words: Words, list: NonNullable<Parts['list']>): NonNullable<Text['list'][0]> {
  if ('lines' in list) return { heading: [], lines: list.lines };
  const heading: Maybe<{ readonly text: string }> = list.title === undefined ? [] : [{ text: words.text(list.title) }];
  return { heading, lines: words.list(list.items).map((line) => ({ inlines: inlines(line) })) };
}

export const start = (words: Words, origin: Origin): Action =>
  press('start', words.text('cards.buttons.start'), origin, { primary: true });
const startOver = (words: Words, origin: Origin): Action => press('start', words.text('cards.buttons.start-over'), origin);
const token = (words: Words, origin: Origin): Action => openDialog('token', words.text('cards.buttons.token'), origin);
export interface Place {
  /** In a group chat or a channel nobody is asked for a token. */
  readonly isPrivate: boolean;
}

export const firstSteps = (words: Words, origin: Origin, { isPrivate }: Place): Action[] => [
  start(words, origin),
  ...(isPrivate ? [token(words, origin)] : []),
];

/** Where help is to be had: the help desk, or as long as there is none, a text for whoever can help. */
export function supportAction(words: Words, hasDesk: boolean, origin: Origin): Action {
  const verb = hasDesk ? 'ask-desk' : 'copy-support';
  return press(verb, words.text(`tickets.buttons.${verb}`), origin);
}

export function solvedCard(words: Words, cause: CauseId | undefined, origin: Origin): Notice {
  const line: readonly Line[] = cause === undefined ? [] : [['cards.solved.text', { cause: { word: `causes.${cause}.title` } }]];
  return notice(words, {
    title: 'cards.solved.title',
    paragraphs: [...line, ['cards.solved.plain']],
    actions: [press('back', words.text('cards.buttons.back'), origin), startOver(words, origin)],
  });
}

/** Every cause was tried: what to hand to those who can look further. */
export function exhaustedCard(words: Words, evidence: Evidence, origin: Origin, hasDesk = false): Notice {
  return notice(words, {
    title: 'cards.exhausted.title',
    paragraphs: [['cards.exhausted.text']],
    list: { items: 'cards.exhausted.ids' as Key },
    footer: [['cards.exhausted.next']],
    read: evidence.ids === undefined ? undefined : { ids: evidence.ids },
    actions: [
      supportAction(words, hasDesk, origin),
      press('back', words.text('cards.buttons.back'), origin),
      startOver(words, origin),
    ],
  });
}

/** A message with nothing to work with: why, and what would help. */
export function unreadableCard(
  words: Words,
  view: Place & { readonly reason: Unreadable; readonly warnings: readonly Warning[]; readonly offersLanguages?: boolean },
  origin: Origin,
): Notice {
  const { reason, warnings, isPrivate } = view;
  return notice(words, {
    title: 'cards.unreadable.title',
    paragraphs: [[`cards.unreadable.${reason}`, { limit: PASTE_LIMIT }], ['cards.unreadable.next']],
    footer: view.offersLanguages ? [['cards.language.offer']] : [],
    warnings,
    actions: firstSteps(words, origin, { isPrivate }),
  });
}

export function cancelledCard(words: Words, origin: Origin): Notice {
  return notice(words, {
    title: 'cards.cancelled.title',
    paragraphs: [['cards.cancelled.text']],
    actions: [start(words, origin)],
  });
}

/** The database cannot be written to: nothing was changed, and what to do meanwhile. */
export function storageCard(words: Words, reference: string): Notice {
  return notice(words, {
    title: 'tickets.storage.title',
    paragraphs: [['tickets.storage.text'], ['tickets.storage.next']],
    footer: [['cards.failure.reference', { reference }]],
    actions: [],
  });
}

/** The unexpected: what is still there, what to do next, and the reference under which the log knows it. */
export function failureCard(words: Words, reference: string): Notice {
  return notice(words, {
    title: 'cards.failure.title',
    paragraphs: [['cards.failure.text'], ['cards.failure.next']],
    footer: [['cards.failure.reference', { reference }]],
    actions: [],
  });
}

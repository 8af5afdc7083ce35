import type { CardData, Section } from '../cards/card-data.ts';
import type { Inlines } from '../cards/inlines.ts';
import type { Run } from '../words/words.ts';
import type { Look } from './paint.ts';
import { type Page, type Piece, wrap } from './wrap.ts';

const BULLET = '  - ';
const INDENT = '  ';
const VERDICT_LOOKS = { Good: 'good', Accent: 'accent', Warning: 'warning', Default: 'bold' } as const;

type ReadyLink = NonNullable<CardData['answer']['ready'][0]>['links'][number];

/** The answer card as lines: the same content in the same order. Buttons have no place in a terminal, nor has a line that speaks of one. */
export function answerLines(data: CardData['answer'], page: Page): readonly string[] {
  const { because, challenge, failures, ready } = data;
  const { title, steps } = data.steps.make();
  const { avoid, actors, linksTitle } = data.care.make();
  const pages = data.pages.make();
  const links = [...data.codes, ...pages.links];
  const head = data.head.make();
  const verdict: Piece = { text: head.verdict, look: VERDICT_LOOKS[head.verdictColor] };
  const sections = (all: readonly Section[]) => all.flatMap((section) => sectionLines(section, page));
  return [
    ...wrap([verdict, { text: ` ${head.verdictMeans}`, look: 'plain' }], page),
    ...wrap([{ text: head.title, look: 'bold' }], page),
    '',
    ...wrap(pieces(head.summary), page),
    ...sections([...data.warning, ...data.read, because, ...challenge, ...failures]),
    ...heading(title, page),
    ...steps.flatMap(({ number, inlines }) => wrap(pieces(inlines), page, `${INDENT}${number.padEnd(3)}`)),
    ...ready
      .filter((section) => section.links.length > 0)
      .flatMap((section) => [...heading(section.title, page), ...section.links.flatMap((link) => readyLines(link, page))]),
    ...sections([avoid, actors]),
    ...(links.length === 0 ? [] : heading(linksTitle, page)),
    ...links.flatMap(({ text }) => linkLines(text, page)),
    ...pages.translated.flatMap(({ inlines }) => wrap(pieces(inlines), page, INDENT)),
    ...sections([...data.others, ...data.excluded]),
  ];
}

/** A card of sentences as lines. */
export function noticeLines(data: CardData['notice'], page: Page): readonly string[] {
  const { warning, read } = data;
  const { title, paragraphs, list, footer } = data.text.make();
  return [
    ...wrap([{ text: title, look: 'bold' }], page),
    ...[...warning, ...read].flatMap((section) => sectionLines(section, page)),
    ...paragraphs.flatMap(({ inlines }) => wrap(pieces(inlines), page)),
    ...list.flatMap(({ lines }) => lines.flatMap(({ inlines }) => wrap(pieces(inlines), page, INDENT))),
    ...footer.flatMap(({ lines }) => ['', ...lines.flatMap(({ inlines }) => wrap(pieces(inlines), page))]),
  ];
}

/** An empty line, a heading, and a bullet for each line. */
export function sectionLines({ title, lines }: Section, page: Page): readonly string[] {
  return [...heading(title, page), ...lines.flatMap(({ inlines }) => wrap(pieces(inlines), page, BULLET))];
}

/** A paragraph of our own words with what they hold from outside. */
export function lineOf(runs: readonly Run[], page: Page, first = ''): readonly string[] {
  return wrap(
    runs.map(({ text, style }) => ({ text, look: style })),
    page,
    first,
  );
}

export function heading(title: string, page: Page): readonly string[] {
  return ['', ...wrap([{ text: title, look: 'heading' }], page)];
}

function pieces(inlines: Inlines): readonly Piece[] {
  return inlines.map(({ text, fontType, weight }) => ({ text, look: lookOf(fontType, weight) }));
}

function lookOf(fontType: 'Monospace' | undefined, weight: 'Bolder' | undefined): Look {
  if (fontType !== undefined) return 'mono';
  return weight === undefined ? 'plain' : 'bold';
}

/** `[title](address)` as two lines: an address on its own line can be pressed and copied. */
function linkLines(link: string, page: Page): readonly string[] {
  const cut = link.lastIndexOf('](');
  return [
    ...wrap([{ text: link.slice(1, cut), look: 'plain' }], page, BULLET),
    ...wrap([{ text: link.slice(cut + 2, -1), look: 'mono' }], page, ' '.repeat(BULLET.length)),
  ];
}

function readyLines({ text, note }: ReadyLink, page: Page): readonly string[] {
  return [...linkLines(text, page), ...wrap(pieces(note), page, ' '.repeat(BULLET.length))];
}

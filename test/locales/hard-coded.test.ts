import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { copyText } from '../../src/cards/copy-text.ts';
import { type Card, loadCards } from '../../src/cards/render.ts';
import { COMMANDS } from '../../src/terminal/call.ts';
import { helpLines } from '../../src/terminal/help.ts';
import { answerLines, noticeLines } from '../../src/terminal/print.ts';
import { plain } from '../../src/terminal/say.ts';
import { tokenLines } from '../../src/terminal/token.ts';
import type { Page } from '../../src/terminal/wrap.ts';
import { CAUSES } from '../../src/triage/causes/index.ts';
import { readyNext } from '../../src/triage/remedies/ready-next.ts';
import type { Key } from '../../src/words/catalogue.ts';
import { harmless } from '../../src/words/foreign.ts';
import { createWords, type Words } from '../../src/words/words.ts';
import { type Drawing, gallery } from '../cards/gallery.ts';
import { EVIDENCE, FOREIGN, READINGS } from '../cards/worst-case.ts';
import { wordsOf } from './catalogues.ts';
import { hardCoded, PSEUDO_LOCALE, pseudo, pseudoCatalogues, seenIn } from './pseudo.ts';

const CARDS = new URL('../../cards/', import.meta.url);
const catalogues = pseudoCatalogues();
const words = createWords(catalogues, PSEUDO_LOCALE);
/** What people write and how they are called, without a letter. */
const VOICES = { requester: '1', desk: '2', said: '3' };
const drawings = [...gallery(PSEUDO_LOCALE, catalogues, VOICES)];
/** Each language is offered by its own name, in every language. */
const NAMES = new Set([wordsOf('en').get('cards.language.name')]);
/** Wide enough that nothing is broken; identifiers and values from outside are left out. */
const page: Page = { width: 100_000, paint: (look, text) => (look === 'mono' ? '' : text) };

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- name and data of one drawing belong together; the compiler loses that in a union
const draw = (render: unknown, { name, data }: Drawing): Card => (render as (name: string, data: unknown) => Card)(name, data);

/** The heading of a search result is what was looked up: a code with Microsoft's name for it, or a request. */
const IDENTIFIER = /AADSTS\d+|\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b|\b(?:GET|POST|PATCH|PUT|DELETE) \/\S+/g;

/** The words on the cards of a folder that stand in no catalogue. */
function foundOn(folder: URL, all: readonly Drawing[]): readonly string[] {
  const render = loadCards(folder);
  const found = all.flatMap((drawing) =>
    [...seenIn(draw(render, drawing))]
      .filter((text) => !NAMES.has(text))
      // a text for clients that draw no card cannot set a value apart
      .flatMap((text) =>
        hardCoded(text.replace(harmless(FOREIGN), '').replace(IDENTIFIER, '')).map((word) => `${drawing.name}: ${word}`),
      ),
  );
  return [...new Set(found)];
}

const foundIn = (lines: readonly string[]) => [...new Set(lines.flatMap(hardCoded))];

describe('the language that nobody speaks', () => {
  it('accents, pads and brackets what English says, and keeps what is no text', () => {
    assert.equal(pseudo('Choose **Yes** in `scp`: {name}'), '[Çĥööšé **Ýéš** íñ `scp`: {name}·····]');
    assert.equal(
      pseudo('{n, plural, =0 {none} one {# token} other {# tokens of {name}}}'),
      '[{n, plural, =0 {ñöñé} one {# ţöķéñ} other {# ţöķéñš öƒ {name}}}·······]',
    );
  });

  it('is as long as a language that takes the most room, and loads as any other', () => {
    const lengths = (locale: string) => catalogues.find((one) => one.locale === locale)?.messages.size;
    assert.equal(lengths(PSEUDO_LOCALE), lengths('en'));
    assert.ok(words.text('cards.welcome.title').length > 1.3 * (wordsOf('en').get('cards.welcome.title')?.length ?? 0));
  });

  for (const [text, found] of [
    ['[Ýéš··]', []],
    ['▸ [Ýéš··] · 3. [Ñö·]', []],
    ['[[Ýéš··]](https://learn.microsoft.com/graph/errors)', []],
    ['[Ýéš··] Status', ['Status']],
    ['[Status {x}]', ['Status', 'x']],
    ['Åäö [Ýéš··]', ['Åäö']],
    ['狀態', ['狀態']],
  ] as const)
    it(`has ${found.length === 0 ? 'everything' : `not ${found.join(', ')}`} of "${text}"`, () =>
      assert.deepEqual(hardCoded(text), found));
});

describe('a word that stands in no catalogue', () => {
  it('is on no card', () => assert.deepEqual(foundOn(CARDS, drawings), []));

  for (const [file, before, after, found] of [
    ['answer.json', '"▸ ${title}"', '"Details: ${title}"', 'answer: Details'],
    ['parts/read.json', '"${title}"', '"${title} Åter"', 'question: Åter'],
    ['token-dialog.json', '"${required}"', '"Needed"', 'token-dialog: Needed'],
  ] as const)
    it(`is found when ${file} holds one`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'cards-'));
      try {
        cpSync(CARDS, folder, { recursive: true });
        const path = join(folder, file);
        const template = readFileSync(path, 'utf8');
        assert.ok(template.includes(before), `${file} holds no ${before} any more`);
        writeFileSync(path, template.replaceAll(before, after));
        assert.ok(foundOn(pathToFileURL(`${folder}/`), drawings).includes(found));
      } finally {
        rmSync(folder, { recursive: true });
      }
    });

  it('is in no answer, notice or token that a terminal prints', () => {
    const lines = drawings.flatMap(({ name, data }) => {
      if (name === 'answer') return answerLines(data, page);
      return name === 'notice' ? noticeLines(data, page) : [];
    });
    // names of claims stand in front of their values
    const claims = READINGS.flatMap((reading) => tokenLines(words, reading, { now: 0, page })).filter(
      (line) => !/^ {2}[a-z]+ *$/.test(line),
    );
    assert.ok(lines.length > 1000 && claims.length > 50);
    assert.deepEqual(foundIn([...lines, ...claims]), []);
  });

  it('is in no message that is posted for copying, commands aside', () => {
    const ownOnly: Words = { ...words, line: (key, params) => words.line(key, params).filter(({ style }) => style !== 'mono') };
    const lines = CAUSES.flatMap(({ id }) => {
      const ready = readyNext({ cause: id, verdict: 'proven', share: 1, findings: [] }, EVIDENCE);
      const commands = new Set(ready.commands.flatMap(({ text }) => text.split('\n')));
      return (copyText(ownOnly, ready) ?? '').split('\n').filter((line) => !commands.has(line));
    });
    assert.ok(lines.length > CAUSES.length);
    assert.deepEqual(foundIn(lines), []);
  });

  it('is not in the help of the command line, nor in what it says of a wrong call', () => {
    const help = helpLines(words, [PSEUDO_LOCALE], page).map((line) => line.replace(/^ {2}--[\w-]+/, ''));
    const keys = [...wordsOf('en').keys()].filter((key) => /^terminal\.(?:wrong|prompt|update\.refused)\./.test(key)) as Key[];
    const marks = Object.fromEntries(
      ['flag', 'values', 'command', 'commands', 'file', 'variable', 'locales', 'status'].map((name) => [name, '–']),
    );
    assert.ok(help.length > 2 * Object.keys(COMMANDS).length && keys.length > 10);
    assert.deepEqual(foundIn([...help, ...keys.map((key) => plain(words, key, marks).replace(/\bHTTPS|JSON\b/g, ''))]), []);
  });
});

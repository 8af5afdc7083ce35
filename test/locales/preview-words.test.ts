import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { wordsOf } from './catalogues.ts';

const WEB = new URL('../../web/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, WEB), 'utf8');
const html = read('index.html');
const sources = readdirSync(WEB)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: read(name).replace(/\/\*[\s\S]*?\*\/|\/\/ .*/g, '') }));
const keys = [...wordsOf('en').keys()].filter((key) => key.startsWith('preview.')).map((key) => key.replace('preview.', ''));

const LITERAL = `(?:'([^'\\n]*)'|\`([^\`]*)\`)`;
/** Where a literal would be read by a person: a child of an element, its text, or an attribute that is shown or spoken. */
const SHOWN = [
  `\\bmake\\('[^']*',\\s*'[^']*',\\s*${LITERAL}`,
  `\\.(?:textContent|innerText|innerHTML|title|ariaLabel|placeholder|alt)\\s*=\\s*${LITERAL}`,
  `setAttribute\\('(?:title|alt|placeholder|aria-(?:label|description|placeholder))',\\s*${LITERAL}`,
  `\\.(?:append|prepend|replaceChildren|createTextNode|insertAdjacentText)\\(\\s*${LITERAL}`,
].map((pattern) => new RegExp(pattern, 'gu'));

/** Literals with letters that a source shows. */
function shownIn(text: string): readonly string[] {
  return SHOWN.flatMap((pattern) => [...text.matchAll(pattern)])
    .map(([, plain, template]) => plain ?? template ?? '')
    .filter((literal) => /\p{L}/u.test(literal.replace(/\$\{[^}]*\}/g, '')));
}

describe('the page of the preview', () => {
  it('shows no literal of its code', () => {
    assert.ok(sources.length > 10);
    assert.deepEqual(
      sources.flatMap(({ name, text }) => shownIn(text).map((literal) => `${name}: ${literal}`)),
      [],
    );
  });

  for (const [code, found] of [
    ["make('p', 'hint', 'Working')", ['Working']],
    ["box.title = 'Close';", ['Close']],
    ["box.setAttribute('aria-label', `Page ${n}`)", ['Page ${n}']],
    ["box.append('Send')", ['Send']],
    ["words.put(make('p', 'hint'), 'press.working'); box.append(`${n} · `);", []],
  ] as const)
    it(`${found.length === 0 ? 'would pass' : 'would be caught'} with ${code}`, () => assert.deepEqual(shownIn(code), found));

  it('asks only for words that there are', () => {
    const asked = [
      ...html.matchAll(/\bdata-word[a-z-]*="([^"]*)"/g),
      ...sources.flatMap(({ text }) => [...text.matchAll(/\bsay\('([^']+)'/g)]),
    ].map(([, key]) => key ?? '');
    assert.ok(asked.length > 10);
    assert.deepEqual(
      asked.filter((key) => !keys.includes(key)),
      [],
    );
  });

  it('has no word that nobody asks for', () => {
    const code = sources.map(({ text }) => text).join('');
    const groups = [...code.matchAll(/`([a-z-]+\.)\$\{/g)].map(([, group]) => group ?? '');
    const isAsked = (key: string) =>
      code.includes(`'${key}'`) || html.includes(`"${key}"`) || groups.some((group) => key.startsWith(group));
    assert.deepEqual(
      keys.filter((key) => !isAsked(key)),
      [],
    );
  });
});

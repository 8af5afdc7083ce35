import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const filesOf = (folder: string, ending: string) =>
  readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`);

/** Properties of a card that a person sees or hears. */
const SEEN = new Set([
  'text',
  'title',
  'label',
  'placeholder',
  'errorMessage',
  'altText',
  'fallbackText',
  'speak',
  'subtitle',
  'value',
  'url',
  'lang',
]);

/** What these files say is for the people who run the bot, for the log or a database, or the words of other services. */
const NOT_SHOWN =
  /^src\/(?:cli|config|config-fixes|config-webhook|index|log|permissions-update|server\/metrics|server\/insight-gauges|triage\/case-text)\.ts$|^src\/triage\/(?:knowledge|intake|remedies)\/|^src\/storage\//;
const COMMENT_OR_TEXT = /\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
/** Three words in a row read like a sentence; a pair may be a name. */
const SENTENCE = /\p{L}+ \p{Ll}+,? \p{Ll}{2,}/u;

function* seen(tree: unknown, path: string): Iterable<readonly [path: string, text: string]> {
  if (typeof tree !== 'object' || tree === null) return;
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string' && SEEN.has(name)) yield [`${path}.${name}`, value];
    else yield* seen(value, `${path}.${name}`);
  }
}

/** The literals of a source that a person could come to see: no comment, nothing that is thrown, no names of styles. */
function literals(path: string, styles: ReadonlySet<string>): readonly string[] {
  const source = read(path);
  return [...source.matchAll(COMMENT_OR_TEXT)]
    .filter(
      ({ 0: text, index }) =>
        !text.startsWith('/') && !/(?:Error|super)\([^;]*$/.test(source.slice(Math.max(0, index - 80), index)),
    )
    .map(([text]) => text.slice(1, -1).replace(/\$\{[^}]*\}/g, ' x '))
    .filter((text) => !text.split(' ').every((word) => styles.has(word)));
}

describe('words stand in locales and nowhere else', () => {
  it('cards hold bindings and punctuation only', () => {
    const found = filesOf('cards', '.json').flatMap((path) => [...seen(JSON.parse(read(path)), path)]);
    assert.ok(found.length > 20);
    const wordy = found.filter(([, text]) => /\p{L}/u.test(text.replace(/\$\{[^}]*\}/g, '')));
    assert.deepEqual(wordy, []);
  });

  it('sources hold no sentence', () => {
    const styles = new Set([...read('web/style.css').matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name ?? ''));
    const found = ['src', 'web']
      .flatMap((folder) => filesOf(folder, '.ts'))
      .filter((path) => !NOT_SHOWN.test(path))
      .flatMap((path) =>
        literals(path, styles)
          .filter((text) => SENTENCE.test(text))
          .map((text) => `${path}: ${text.slice(0, 80)}`),
      );
    const code = found.filter((line) => !line.startsWith('src/cards/local-command.ts: node -e'));
    assert.deepEqual(code, []);
  });

  it('the page of the preview holds no text of its own but the name', () => {
    const html = read('web/index.html').replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>/g, '');
    const texts = [...html.matchAll(/>([^<]+)</g), ...html.matchAll(/(?<![\w-])(?:title|aria-label|placeholder|alt)="([^"]*)"/g)];
    const wordy = texts
      .map(([, text]) => text?.trim() ?? '')
      .filter((text) => /\p{L}{2,}/u.test(text) && text !== 'Graph Triage');
    assert.deepEqual(wordy, []);
  });
});

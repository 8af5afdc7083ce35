import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';

const SRC = new URL('../src/', import.meta.url);
const LONGEST = 220;

/** Folder or file of `src` -> what it may import beside itself. What stands right in design section 2 is never imported from the left. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  triage: [],
  root: [],
  log: [],
  observer: [],
  'config-fixes': [],
  'config-webhook': ['config-fixes'],
  config: ['config-fixes', 'config-webhook'],
  words: ['triage', 'root'],
  cards: ['triage', 'words', 'helpdesk', 'root'],
  helpdesk: ['triage'],
  storage: ['triage', 'helpdesk', 'root'],
  teams: ['triage', 'words', 'cards', 'helpdesk', 'config', 'log', 'observer'],
  permissions: ['triage'],
  server: ['log', 'observer'],
  webhook: ['triage', 'helpdesk', 'server', 'log', 'observer'],
  preview: ['server', 'root'],
  'local-preview': ['preview', 'words', 'storage', 'root'],
  post: ['helpdesk', 'storage', 'webhook', 'log', 'config', 'observer'],
  core: [
    'triage',
    'words',
    'cards',
    'helpdesk',
    'storage',
    'teams',
    'server',
    'webhook',
    'post',
    'preview',
    'root',
    'log',
    'config',
    'observer',
  ],
  app: ['words', 'helpdesk', 'storage', 'server', 'preview', 'root', 'log', 'config', 'observer', 'local-preview', 'core'],
  terminal: ['triage', 'words', 'cards', 'permissions', 'root'],
  cli: ['terminal', 'words', 'root'],
  index: ['app', 'config', 'log', 'permissions', 'storage'],
};

/** Package -> the only places that may name it. */
const ONLY_IN: readonly (readonly [name: RegExp, places: RegExp])[] = [
  [/^(botbuilder|botframework)/, /^(teams\/|preview\/|app\.ts$)/],
  [/^restify/, /^(server\/|app\.ts$)/],
  [/^jwt-decode$/, /^triage\/token\.ts$/],
  [/^(adaptivecards-templating|adaptive-expressions)$/, /^cards\/render\.ts$/],
  [/^(kysely|libsql|pg|pg-.*|better-sqlite3|node:sqlite)$/, /^storage\//],
  [/^intl-messageformat$/, /^words\//],
  [/^pino$/, /^log\.ts$/],
  [/^prom-client$/, /^server\//],
  [/^node:process$/, /^(index|cli)\.ts$/],
];

interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const IMPORT = /^(?:import|export)\b[^'";]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\b(?:import|require)\(\s*['"`]([^'"`]+)/gm;

function read(path: string): Source {
  const text = readFileSync(new URL(path, SRC), 'utf8');
  return { path, text, imports: [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '') };
}

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map(read);

/** `teams/bot.ts` -> `teams`, `app.ts` -> `app`. */
const placeOf = (path: string): string => path.split('/')[0]?.replace('.ts', '') ?? '';
const inside = ({ path, imports }: Source): readonly string[] =>
  imports.filter((name) => name.startsWith('.')).map((name) => normalize(join(dirname(path), name)));
const packages = ({ imports }: Source): readonly string[] => imports.filter((name) => !name.startsWith('.'));

const outside = (source: Source, places: readonly string[]): readonly string[] =>
  inside(source).filter((path) => !path.startsWith('../') && !places.includes(placeOf(path)));

/** Comments and texts may speak of what code may not do. */
const codeOf = ({ text }: Source): string =>
  text.replace(/\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\/.*/g, '');

const offences = (find: (source: Source) => readonly string[]): readonly string[] =>
  sources.flatMap((source) => find(source).map((offence) => `${source.path}: ${offence}`));
const offenders = (isBad: (source: Source) => boolean): readonly string[] => sources.filter(isBad).map(({ path }) => path);

const isTouching = (source: Source): boolean => /(?<![.\w$])process\s*[.[]/.test(codeOf(source));
/** Tables of knowledge are as long as what is known. */
const isLong = ({ path, text }: Source): boolean => !path.includes('/knowledge/') && text.split('\n').length - 1 > LONGEST;
const isLoose = (source: Source): boolean =>
  /\bexport default\b|\bexport \{[^}]*\bas default\b|^(export )?(const )?enum \w|:\s*any\b|\bas any\b|<any>/m.test(
    codeOf(source),
  );

describe('the house', () => {
  it('reads its own imports', () => {
    const preview = sources.find(({ path }) => path === 'local-preview.ts');
    assert.ok(preview !== undefined && packages(preview).includes('node:fs') && inside(preview).includes('preview/index.ts'));
    assert.ok(sources.length > 50);
  });

  it('knows of each folder what it may import', () => {
    const places = new Set(sources.map(({ path }) => placeOf(path)));
    assert.deepEqual(
      [...places].filter((place) => !(place in MAY_IMPORT)),
      [],
    );
  });

  for (const [place, allowed] of Object.entries(MAY_IMPORT)) {
    it(`lets ${place} import ${allowed.length === 0 ? 'nothing but itself' : allowed.join(', ')}`, () => {
      const found = offences((source) => (placeOf(source.path) === place ? outside(source, [place, ...allowed]) : []));
      assert.deepEqual(found, []);
    });
  }

  it('takes nothing from outside of src but the types of the English words', () => {
    const found = offences((source) =>
      inside(source).filter((path) => path.startsWith('../') && !path.startsWith('../locales/en/')),
    );
    assert.deepEqual(found, []);
  });

  it('lets triage do no input, no output and ask no clock', () => {
    const triage = sources.filter(({ path }) => path.startsWith('triage/'));
    const imported = triage.flatMap((source) => packages(source).map((name) => `${source.path}: ${name}`));
    assert.deepEqual(imported, ['triage/token.ts: jwt-decode']);
    const impure =
      /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.|\bcrypto\b|\bfetch\(|\bconsole\b|\bsetTimeout\b/;
    assert.deepEqual(
      triage.filter((source) => impure.test(codeOf(source))).map(({ path }) => path),
      [],
    );
  });

  for (const [name, places] of ONLY_IN) {
    it(`names ${name.source} only in ${places.source}`, () => {
      const found = offences((source) =>
        places.test(source.path) ? [] : packages(source).filter((imported) => name.test(imported)),
      );
      assert.deepEqual(found, []);
    });
  }

  it('touches the process only where a process begins', () => {
    assert.deepEqual(
      offenders((source) => !['index.ts', 'cli.ts'].includes(source.path) && isTouching(source)),
      [],
    );
    assert.ok(sources.some((source) => source.path === 'index.ts' && isTouching(source)));
  });

  it(`has no file longer than ${LONGEST} lines`, () => {
    assert.deepEqual(offenders(isLong), []);
  });

  it('has no default export, no enum and no any', () => {
    assert.deepEqual(offenders(isLoose), []);
  });

  it('names each file after what it is', () => {
    assert.deepEqual(
      offenders(({ path }) => !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(path)),
      [],
    );
    assert.deepEqual(
      offenders(({ path }) => /(^|[/-])(utils?|helpers?|common|misc|shared)(-|\.ts$|\/)/.test(path)),
      [],
    );
  });

  it('has no unfinished notes', () => {
    assert.deepEqual(
      offenders(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b/.test(text)),
      [],
    );
  });
});

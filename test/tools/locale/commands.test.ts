import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { ROOT } from '../../../src/root.ts';
import { leaves } from '../../../src/words/catalogue.ts';

const REPOSITORY = fileURLToPath(ROOT);
const COPIED = [
  'package.json',
  'biome.json',
  'tools/locale',
  'src/root.ts',
  'src/words',
  'src/triage',
  'locales/en',
  'locales/sv',
  'manifest',
];

describe('the commands for translators', function () {
  this.timeout(60_000);
  let folder = '';
  const path = (name: string) => join(folder, name);
  const read = (name: string) => readFileSync(path(name), 'utf8');
  const json = (name: string) => JSON.parse(read(name));
  const write = (name: string, content: unknown) => writeFileSync(path(name), `${JSON.stringify(content, null, 2)}\n`);

  function run(command: 'new' | 'status', ...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import=tsx', `tools/locale/${command}.ts`, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { code: status, out: stdout, error: stderr };
  }

  /** A copy, so that nothing is written where the tests run. */
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'languages-'));
    for (const name of COPIED) cpSync(join(REPOSITORY, name), path(name), { recursive: true });
    symlinkSync(join(REPOSITORY, 'node_modules'), path('node_modules'), 'dir');
  });
  after(() => {
    rmSync(folder, { recursive: true });
    assert.ok(!existsSync(join(REPOSITORY, 'locales/cy')), 'a test wrote into the repository');
  });

  it('are those of package.json', () => {
    const { scripts } = json('package.json');
    assert.deepEqual(
      [scripts['locale:new'], scripts['locale:status']],
      ['tsx tools/locale/new.ts', 'tsx tools/locale/status.ts'],
    );
  });

  it('begin a language: every English file, with its own plural branches and its own name, and the file of the manifest', () => {
    const { code, out, error } = run('new', 'cy');
    assert.deepEqual([code, error], [0, '']);
    assert.deepEqual(readdirSync(path('locales/cy')), readdirSync(path('locales/en')));
    assert.equal(json('locales/cy/cards.json').language.name, 'Cymraeg');
    assert.match(json('locales/cy/cards.json').failures.more, /zero \{.*one \{.*two \{.*few \{.*many \{.*other \{/);
    assert.deepEqual(json('locales/cy/causes.json'), json('locales/en/causes.json'));
    const manifest = json('manifest/cy.json');
    assert.match(manifest.$schema, /\/MicrosoftTeams\.Localization\.schema\.json$/);
    assert.equal(manifest['bots[0].commandLists[0].commands[0].title'], 'start');
    assert.equal(manifest['description.full'], json('manifest/manifest.json').description.full);
    for (const step of ['manifest/cy.json', '"languageTag": "cy"', 'style.json', 'locale:status -- cy', 'npm test'])
      assert.ok(out.includes(step), step);
  });

  it('write the manifest by the published schema of its version', async () => {
    const { $schema, ...own } = json('manifest/cy.json');
    const file = $schema.replace('https://developer.microsoft.com/en-us/json-schemas/', 'build/json-schemas/');
    const { properties, patternProperties } = JSON.parse(
      readFileSync(join(REPOSITORY, 'node_modules/@microsoft/app-manifest', file), 'utf8'),
    );
    const known = (key: string) =>
      key in properties || Object.keys(patternProperties).some((pattern) => new RegExp(pattern).test(key));
    assert.deepEqual(
      Object.keys(own).filter((key) => !known(key)),
      [],
    );
    const additionalLanguages = [{ languageTag: 'cy', file: 'cy.json' }];
    const listed = { ...json('manifest/manifest.json'), localizationInfo: { defaultLanguageTag: 'en', additionalLanguages } };
    assert.deepEqual(await AppManifestUtils.validateAgainstSchema(listed), []);
  });

  it('write files in the format that the project has', () => {
    const biome = spawnSync(
      join(REPOSITORY, 'node_modules/.bin/biome'),
      ['format', '--vcs-enabled=false', 'locales', 'manifest'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    assert.equal(biome.status, 0, biome.stdout + biome.stderr);
  });

  it('list everything that still stands in English, and end with 1', () => {
    const { code, out } = run('status', 'cy');
    assert.equal(code, 1);
    const [summary = '', , title, ...keys] = out.trimEnd().split('\n');
    const untranslated = Number(/untranslated (\d+)/.exec(summary)?.[1]);
    assert.match(summary, /^cy +words \d+ +missing 0 +surplus 0 +untranslated \d+ +broken 0$/);
    assert.deepEqual([title, keys.length], ['cy untranslated', untranslated]);
    assert.ok(untranslated > 600 && keys.includes('  cards.failures.more') && keys.includes('  manifest: description.full'));
  });

  it('name a missing word, one too many, a broken one and a file that is no JSON', () => {
    const cards = json('locales/cy/cards.json');
    const { outdated: _, ...rest } = cards;
    write('locales/cy/cards.json', { ...rest, surplus: 'Gormod', foreign: '{', 'foreign-press': '{n, plural, one {x}' });
    writeFileSync(path('locales/cy/links.json'), '{');
    const { code, out } = run('status', 'cy');
    assert.equal(code, 1);
    for (const [title, key] of [
      ['missing', 'cards.outdated'],
      ['missing', 'links./graph/errors'],
      ['surplus', 'cards.surplus'],
      ['broken', 'locales/cy/links.json'],
      ['broken', 'cards.foreign-press'],
    ] as const)
      assert.ok(out.split(`cy ${title}\n`)[1]?.split('\n\n')[0]?.includes(`  ${key}`), `${title}: ${key}`);
  });

  it('end with 0 when a language has every word, its manifest included', () => {
    const translated = (tree: unknown): unknown =>
      typeof tree === 'string'
        ? tree.replace(/\p{L}$|$/u, '~')
        : Array.isArray(tree)
          ? tree.map(translated)
          : Object.fromEntries(Object.entries(tree as object).map(([name, value]) => [name, translated(value)]));
    for (const name of readdirSync(path('locales/en'))) write(`locales/cy/${name}`, translated(json(`locales/en/${name}`)));
    const { $schema, ...own } = json('manifest/cy.json');
    write('manifest/cy.json', {
      $schema,
      ...Object.fromEntries(Object.entries(own).map(([key, text]) => [key, `${String(text)}~`])),
    });
    const { code, out } = run('status', 'cy');
    assert.deepEqual([code, out.trimEnd().split('\n').length], [0, 1], out);
    const words = readdirSync(path('locales/en')).flatMap((name) => [...leaves(json(`locales/en/${name}`), '')]);
    assert.ok(Number(/words (\d+)/.exec(out)?.[1]) > words.length);
  });

  for (const [args, why] of [
    [[], /Name one language/],
    [['de', 'fr'], /Name one language/],
    [['../../x'], /no language tag/],
    [['DE'], /Write the tag as de/],
    [['en'], /locales\/en is there already/],
    [['sv'], /locales\/sv is there already.*locale:status -- sv/],
  ] as const)
    it(`refuse to begin "${args.join(' ')}", say why, and end with 2`, () => {
      const before = readdirSync(path('locales'));
      const { code, out, error } = run('new', ...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, why);
      assert.deepEqual(readdirSync(path('locales')), before);
    });

  it('refuse the state of a language that there is not', () => {
    const { code, out, error } = run('status', 'de');
    assert.deepEqual([code, out], [2, '']);
    assert.match(error, /no translation de.*sv/);
  });
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { ROOT } from '../../src/root.ts';
import { COMMANDS, createUnderstanding } from '../../src/teams/commands.ts';
import { loadCatalogues } from '../../src/words/catalogue.ts';
import { manifestTag, manifestWords } from '../../tools/locale/manifest-words.ts';
import { FOLDER, TRANSLATIONS } from './catalogues.ts';

type Strings = Readonly<Record<string, string>>;
interface Schema {
  readonly properties: Readonly<Record<string, { readonly maxLength?: number }>>;
  readonly patternProperties: Schema['properties'];
}

const manifestFolder = new URL('manifest/', ROOT);
const read = (url: URL) => JSON.parse(readFileSync(url, 'utf8'));
const manifest = read(new URL('manifest.json', manifestFolder));
const english = manifestWords(manifest);
const files = readdirSync(manifestFolder).filter((name) => name.endsWith('.json') && name !== 'manifest.json');
const { command } = createUnderstanding(loadCatalogues(FOLDER));

/** The published schema of a language file, which the package that checks manifests brings along. */
function schemaOf(address: string): Schema {
  const path = address.replace(/^.*\/json-schemas\//, 'node_modules/@microsoft/app-manifest/build/json-schemas/');
  return read(new URL(path, ROOT));
}

function longest({ properties, patternProperties }: Schema, key: string): number | undefined {
  const pattern = Object.keys(patternProperties).find((one) => new RegExp(one).test(key));
  return (properties[key] ?? patternProperties[pattern ?? ''])?.maxLength;
}

describe('the manifest in other languages', () => {
  it('has files of our languages only, each named as Teams compares tags', () => {
    const known = new Set(TRANSLATIONS.map((locale) => `${manifestTag(locale)}.json`));
    assert.deepEqual(
      files.filter((file) => !known.has(file)),
      [],
    );
  });

  it('is listed, file by file, where the manifest lists languages', () => {
    const listed: readonly { readonly file: string; readonly languageTag: string }[] | undefined =
      manifest.localizationInfo?.additionalLanguages;
    if (listed === undefined) return;
    assert.deepEqual(listed.map(({ file }) => file).toSorted(), files.toSorted());
    for (const { file, languageTag } of listed) assert.equal(file, `${languageTag}.json`);
  });

  for (const file of files) {
    describe(file, () => {
      const { $schema, ...own }: { readonly $schema: string } & Strings = read(new URL(file, manifestFolder));
      const locale = TRANSLATIONS.find((tag) => `${manifestTag(tag)}.json` === file) ?? '';

      it('has every text of the manifest and no other, by the schema of the same version', () => {
        assert.equal($schema, manifest.$schema.replace(/[^/]+$/, 'MicrosoftTeams.Localization.schema.json'));
        assert.deepEqual(Object.keys(own).toSorted(), [...english.keys()].toSorted());
      });

      it('keeps each text within the length that Teams shows', () => {
        const schema = schemaOf($schema);
        const long = Object.entries(own).filter(([key, text]) => {
          const most = longest(schema, key);
          return text.trim() === '' || most === undefined || text.length > most;
        });
        assert.deepEqual(long, []);
      });

      it('offers commands that the bot understands in that language, each as in English', () => {
        for (const [key, title] of english) {
          if (!/\.commands\[\d+\]\.title$/.test(key)) continue;
          const meant = COMMANDS.find((one) => one === command(title, 'en'));
          assert.equal(command((own as Strings)[key] ?? '', locale), meant, key);
        }
      });

      it('keeps the name of the app', () => assert.equal((own as Strings)['name.short'], manifest.name.short));
    });
  }
});

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ROOT } from '../../src/root.ts';
import { SOURCE_LOCALE } from '../../src/words/catalogue.ts';
import { manifestTag } from './manifest-words.ts';
import { ownName, scaffold, type Sources } from './scaffold.ts';
import { faultOf } from './tag.ts';

/** `npm run locale:new -- de`: the folder of a new language. Exit code 0 when it is there, 2 when the call was wrong; never overwrites. */
const [tag = '', ...more] = process.argv.slice(2);
const fault = tag === '' || more.length > 0 ? 'Name one language: npm run locale:new -- de' : (faultOf(tag) ?? taken(tag));
if (fault === undefined) create(tag);
else {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 2;
}

function taken(locale: string): string | undefined {
  const path = [`locales/${locale}`, `manifest/${manifestTag(locale)}.json`].find((one) => existsSync(new URL(one, ROOT)));
  return path === undefined ? undefined : `${path} is there already. npm run locale:status -- ${locale} says what it lacks.`;
}

function create(locale: string): void {
  const files = scaffold(locale, sources());
  mkdirSync(new URL(`locales/${locale}/`, ROOT));
  for (const [path, content] of files) writeFileSync(new URL(path, ROOT), content, { flag: 'wx' });
  process.stdout.write(`${[...files.keys(), '', ...nextSteps(locale)].join('\n')}\n`);
}

function sources(): Sources {
  const folder = new URL(`locales/${SOURCE_LOCALE}/`, ROOT);
  const read = (path: URL) => readFileSync(path, 'utf8');
  return {
    english: new Map(readdirSync(folder).map((name) => [name, read(new URL(name, folder))])),
    manifest: JSON.parse(read(new URL('manifest/manifest.json', ROOT))),
  };
}

function nextSteps(locale: string): readonly string[] {
  const file = `${manifestTag(locale)}.json`;
  return [
    `${ownName(locale)} has its files, all of them in English. What to do next:`,
    `1. Translate locales/${locale}. CONTRIBUTING.md, "Add a language", says what the marks mean.`,
    `2. Translate manifest/${file}, and list it in manifest/manifest.json under localizationInfo.additionalLanguages:`,
    `   { "languageTag": "${manifestTag(locale)}", "file": "${file}" }`,
    `3. Add ${locale} to test/locales/style.json (address, quotation marks) and to test/locales/do-not.json (words to avoid).`,
    `4. npm run locale:status -- ${locale}   what is still in English`,
    '5. npm test                       whether all of it holds together',
  ];
}

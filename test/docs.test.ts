import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { ROOT } from '../src/root.ts';

const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(new URL('docs/', ROOT)).map((name) => `docs/${name}`),
];
const texts = pages.filter((path) => path.endsWith('.md')).map((path) => ({ path, text: read(path) }));
const found = (pattern: RegExp) =>
  texts.flatMap(({ path, text }) => [...text.matchAll(pattern)].map((match) => ({ path, name: match[1] ?? '' })));

describe('the pages', () => {
  it('link to files that are there', () => {
    const links = found(/\]\((?!https:|#)([^)#\s]+)/g);
    assert.ok(links.length > 4);
    assert.deepEqual(
      links.filter(({ path, name }) => !existsSync(new URL(name, new URL(path, ROOT)))),
      [],
    );
  });

  it('name commands that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const commands = found(/npm run (?:--silent )?([\w:]+)/g);
    assert.ok(commands.length > 10);
    assert.deepEqual(
      commands.filter(({ name }) => !(name in scripts)),
      [],
    );
  });

  it('name settings that .env.example explains', () => {
    const known = [...read('.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    const settings = found(/`((?:MicrosoftApp|HELPDESK_|DATABASE_|GRAPH_)\w+)/g);
    assert.ok(settings.length > 5);
    assert.deepEqual(
      settings.filter(({ name }) => !known.includes(name)),
      [],
    );
  });

  it('name lines of the log that the program writes', () => {
    const sources = readdirSync(new URL('src/', ROOT), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const program = sources.map((name) => read(`src/${name}`)).join('\n');
    for (const event of ['listening', 'no-help-desk', 'turn-failed', 'activity-refused', 'database-in-use', 'migration-failed']) {
      assert.ok(read('docs/deploy.md').includes(event) && program.includes(`'${event}'`), event);
    }
  });
});

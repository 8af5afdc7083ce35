import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { ROOT } from '../../../src/root.ts';

const APP = '11111111-2222-3333-4444-555555555555';
const LANGUAGES = ['id.json', 'lv.json', 'nl.json', 'sv.json', 'zh-tw.json'];
const own = (name: string) => readFileSync(new URL(`manifest/${name}`, ROOT));

describe('npm run package', function () {
  this.timeout(60_000);
  let folder = '';
  before(() => void (folder = mkdtempSync(join(tmpdir(), 'package-'))));
  after(() => rmSync(folder, { recursive: true }));

  function run(out: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
    const file = join(folder, out);
    const flags = ['--app-id', APP, '--domain', 'bot.contoso.com', '--out', file, ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import=tsx', 'tools/package/run.ts', ...flags], {
      cwd: fileURLToPath(ROOT),
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    return { code: status, out: stdout, error: stderr, file };
  }

  it('is in package.json', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'));
    assert.equal(scripts.package, 'tsx tools/package/run.ts');
  });

  it('packs the manifest, the two icons and every language, nothing else, and says what to do next', () => {
    const { code, out, error, file } = run('new/folder/a.zip');
    assert.deepEqual([code, error], [0, '']);
    const found = unzipSync(readFileSync(file));
    assert.deepEqual(Object.keys(found), ['manifest.json', 'color.png', 'outline.png', ...LANGUAGES]);
    const manifest = JSON.parse(Buffer.from(found['manifest.json'] ?? []).toString('utf8'));
    assert.deepEqual([manifest.id, manifest.bots[0].botId, manifest.validDomains], [APP, APP, ['bot.contoso.com']]);
    for (const name of ['color.png', 'outline.png', ...LANGUAGES])
      assert.ok(Buffer.from(found[name] ?? []).equals(own(name)), name);
    assert.match(out, /https:\/\/bot\.contoso\.com\/api\/messages/);
    assert.match(out, /Made-up addresses are still in it: websiteUrl, privacyUrl, termsOfUseUrl/);
  });

  it('makes the same bytes in every time zone', () => {
    const zones = ['America/Los_Angeles', 'Asia/Taipei'];
    const [west, east] = zones.map((TZ, at) => readFileSync(run(`${at}.zip`, [], { TZ }).file));
    assert.ok(west !== undefined && east !== undefined && west.equals(east));
  });

  it('says nothing of made-up addresses when all are given', () => {
    const pages = {
      '--website': 'https://contoso.com',
      '--privacy': 'https://contoso.com/p',
      '--terms': 'https://contoso.com/t',
    };
    const { code, out } = run('b.zip', ['--developer', 'Contoso', ...Object.entries(pages).flat()]);
    assert.equal(code, 0);
    assert.doesNotMatch(out, /Made-up/);
  });

  for (const [what, args, fault] of [
    ['a wrong flag', ['--bot-id', 'x'], /^--bot-id is not an ID\.\n {2}Fix: .+\n$/],
    [
      'a manifest that would be invalid',
      ['--developer', 'x'.repeat(33)],
      /^manifest\.json \/developer\/name .+ 32 characters\.\n {2}Fix: .+\n$/,
    ],
  ] as const) {
    it(`ends with 2, says why and how to mend it, and writes nothing: ${what}`, () => {
      const { code, out, error, file } = run('refused.zip', args);
      assert.deepEqual([code, out, existsSync(file)], [2, '', false]);
      assert.match(error, fault);
    });
  }
});

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWords } from '../src/words/words.ts';
import { CATALOGUES, english } from './teams/english.ts';
import { run } from './terminal/run-cli.ts';

const REFUSAL = 'GET https://graph.microsoft.com/v1.0/users 403 Forbidden {"error":{"code":"Authorization_RequestDenied"}}';
const ESCAPING = JSON.stringify({ error: { code: 'Forbidden', message: 'no \u001b[31mred\u001b]0;title\u0007' } });
const swedish = createWords(CATALOGUES, 'sv');

describe('the command line', function () {
  this.timeout(60_000);
  let folder = '';
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  before(() => (folder = mkdtempSync(join(tmpdir(), 'triage-'))));
  after(() => rmSync(folder, { recursive: true }));

  it('diagnoses what comes through a pipe and what stands in a file alike', async () => {
    const [piped, dashed, filed, wide] = await Promise.all([
      run(['diagnose'], { input: REFUSAL }),
      run(['diagnose', '-'], { input: REFUSAL }),
      run(['diagnose', file('error.txt', REFUSAL)]),
      run(['diagnose', file('wide.txt', Buffer.from(`\ufeff${REFUSAL}`, 'utf16le'))]),
    ]);
    assert.equal(piped.code, 0);
    assert.equal(piped.error, '');
    assert.ok(piped.out.includes(english.text('causes.permission-missing.title')));
    for (const other of [dashed, filed, wide]) assert.deepEqual(other, piped);
  });

  it('writes exactly one JSON object with --json', async () => {
    const { code, out } = await run(['diagnose', '--json', '--flow', 'client-credentials'], { input: REFUSAL });
    assert.equal(code, 0);
    assert.match(out, /^\{.*\}\n$/);
    const { read, diagnosis, next, ...more } = JSON.parse(out);
    assert.deepEqual([read.status, more, typeof next], [403, {}, 'string']);
    assert.deepEqual(Object.keys(diagnosis[0]), ['cause', 'verdict', 'share', 'because']);
  });

  it('asks no further question when a cause is proven', async () => {
    const { out } = await run(['diagnose', '--json'], { input: 'AADSTS65001' });
    const { diagnosis, next } = JSON.parse(out);
    assert.deepEqual([diagnosis[0].verdict, diagnosis[0].because, next], ['proven', ['AADSTS65001'], undefined]);
  });

  it('takes answers for the paste that is not there', async () => {
    const { code, out } = await run(['diagnose', '--status', '403', '--flow', 'client-credentials', '--account', 'work']);
    assert.equal(code, 0);
    assert.ok(out.includes(english.text('cards.answer.steps')));
  });

  it('speaks the language of --locale, else that of the system, else English', async () => {
    const heading = (words: typeof english) => words.text('cards.answer.because');
    const [asked, system, first, none] = await Promise.all([
      run(['diagnose', '--locale', 'sv'], { input: REFUSAL }),
      run(['diagnose'], { input: REFUSAL, env: { LANG: 'sv_FI.UTF-8' } }),
      run(['diagnose'], { input: REFUSAL, env: { LANG: 'sv_SE.UTF-8', LC_ALL: 'C' } }),
      run(['diagnose'], { input: REFUSAL, env: { LANG: '' } }),
    ]);
    for (const { out } of [asked, system]) assert.ok(out.includes(heading(swedish)) && !out.includes(heading(english)));
    for (const { out } of [first, none]) assert.ok(out.includes(heading(english)));
  });

  it('has no colour and no escape sign in a pipe, whatever the error message holds', async () => {
    for (const args of [['diagnose'], ['diagnose', '--json']]) {
      const { code, out, error } = await run(args, { input: ESCAPING, env: { NO_COLOR: '1', TERM: 'xterm-256color' } });
      assert.equal(code, 0);
      assert.ok(out.includes('red') && !`${out}${error}`.includes('\u001b'));
    }
  });

  const ENDS: readonly (readonly [args: readonly string[], input: string, code: number])[] = [
    [['diagnose'], '', 1],
    [['diagnose'], 'it does not work', 1],
    [['diagnose', '--json'], 'x'.repeat(70_000), 1],
    [['token'], '', 1],
    [['diagnose', 'no-such-file.txt'], '', 2],
    [['diagnose', '--status', '402'], '', 2],
    [['diagnose', '--locale', 'de'], REFUSAL, 2],
    [['evaluate', 'package.json'], '', 2],
    [[], '', 2],
  ];
  for (const [args, input, code] of ENDS) {
    it(`ends with ${code} and says why: "${args.join(' ')}" with ${input === '' ? 'nothing' : input.slice(0, 20)}`, async () => {
      const ended = await run(args, { input });
      assert.deepEqual([ended.code, ended.out], [code, '']);
      assert.match(ended.error, /^\p{Lu}.{20,}\n/u);
    });
  }

  it('refuses a permission file that cannot be used', async () => {
    const { code, error } = await run(['diagnose'], {
      input: REFUSAL,
      env: { GRAPH_PERMISSIONS_FILE: join(folder, 'none.json') },
    });
    assert.equal(code, 2);
    assert.match(error, /GRAPH_PERMISSIONS_FILE.*permissions:update/);
  });

  it('explains every command, flag and exit code with --help', async () => {
    const { code, out, error } = await run(['--help']);
    assert.deepEqual([code, error], [0, '']);
    for (const said of ['diagnose', 'token', 'evaluate', 'permissions:update', '--permission-kind', '--locale', '--json', '3  '])
      assert.ok(out.includes(said), said);
  });
});

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { CAUSE_IDS } from '../../src/triage/causes/index.ts';
import { type Case, evaluate, type Score } from '../../src/triage/evaluate.ts';

const FILE = new URL('../cases/threads.json', import.meta.url);
const threads = JSON.parse(readFileSync(FILE, 'utf8')) as readonly Case[];
const run = promisify(execFile);

/** Everything of a score but what compares it with the labels. */
const played = ({ misses }: Score) => misses.map(({ id, ranking, questions }) => ({ id, ranking, questions }));
/** Labels that no ranking can meet, so that every case is a miss and shows its ranking. */
const unlabelled = (thread: Case): Case => ({ ...thread, cause: 'none' as Case['cause'], also: [] });

function caseOf(changes: Partial<Case['given']> & Pick<Partial<Case>, 'answers' | 'claimsFrom' | 'story'>): Case {
  const { answers = {}, claimsFrom = null, story = '', ...given } = changes;
  const nothing = {
    status: null,
    text: null,
    request: null,
    flow: 'unknown',
    account: 'unknown',
    permissionKind: 'unknown',
    claims: null,
  };
  return {
    id: 'c',
    given: { ...nothing, ...given },
    story,
    answers,
    claimsFrom,
    cause: 'consent-missing',
    also: ['permission-missing'],
  };
}

describe('the accuracy on real threads', () => {
  for (const withStory of [false, true]) {
    it(`stays above the floor ${withStory ? 'with' : 'without'} the story`, () => {
      const score = evaluate(threads, { withStory });
      assert.equal(score.cases, threads.length);
      assert.ok(score.top1Acceptable >= 0.94, `top-1 acceptable ${score.top1Acceptable}`);
      assert.ok(score.top3 >= 0.94, `top-3 ${score.top3}`);
      assert.ok(score.proven >= 50, `proven ${score.proven}`);
      assert.equal(score.provenRight, score.proven);
      assert.ok(score.meanQuestions <= 3, `mean questions ${score.meanQuestions}`);
    });
  }

  it('has the promised shape', () => {
    const { misses, ...counts } = evaluate(threads.slice(0, 20), { withStory: false });
    assert.deepEqual(Object.keys(counts).toSorted(), [
      'cases',
      'meanQuestions',
      'proven',
      'provenRight',
      'top1',
      'top1Acceptable',
      'top3',
    ]);
    for (const count of Object.values(counts)) assert.equal(typeof count, 'number');
    assert.equal(misses.length, Math.round(20 * (1 - counts.top1)));
    for (const miss of misses) assert.deepEqual(Object.keys(miss).toSorted(), ['also', 'cause', 'id', 'questions', 'ranking']);
  });

  it('is the same twice', () => {
    assert.deepEqual(evaluate(threads, { withStory: false }), evaluate(threads, { withStory: false }));
  });

  it('does not depend on labels, titles, resolutions or links, which never go in', () => {
    const plain = played(evaluate(threads.map(unlabelled), { withStory: false }));
    const told = threads.map((thread) => ({
      ...unlabelled(thread),
      id: thread.id,
      url: 'https://example.com/AADSTS50011',
      title: 'AADSTS7000215: Invalid client secret provided',
      resolution: 'AADSTS65001 429 Too Many Requests',
    }));
    assert.equal(plain.length, threads.length);
    assert.deepEqual(played(evaluate(told, { withStory: false })), plain);
  });

  it('takes the story only when it is asked to', () => {
    const silent = threads.map((thread) => ({ ...unlabelled(thread), story: '' }));
    const plain = played(evaluate(threads.map(unlabelled), { withStory: false }));
    assert.deepEqual(played(evaluate(silent, { withStory: false })), plain);
    assert.notDeepEqual(played(evaluate(threads.map(unlabelled), { withStory: true })), plain);
  });

  it('labels every thread with causes that exist, each thread once', () => {
    const known: readonly string[] = CAUSE_IDS;
    for (const { cause, also } of threads) assert.ok([cause, ...also].every((id) => known.includes(id)));
    assert.equal(new Set(threads.map(({ id }) => id)).size, threads.length);
  });
});

describe('evaluate', () => {
  const score = (...cases: readonly Case[]) => evaluate(cases, { withStory: false });

  it('counts nothing of no cases', () => {
    assert.deepEqual(score(), {
      cases: 0,
      top1: 0,
      top1Acceptable: 0,
      top3: 0,
      proven: 0,
      provenRight: 0,
      meanQuestions: 0,
      misses: [],
    });
  });

  it('counts a cause that is acceptable, but not the one, as a miss of top-1 alone', () => {
    const { top1, top1Acceptable, misses } = score(caseOf({ status: 403 }));
    assert.deepEqual([top1, top1Acceptable], [0, 1]);
    assert.equal(misses[0]?.ranking[0], 'permission-missing');
  });

  it('counts a proof, and no question after it', () => {
    const { proven, provenRight, meanQuestions } = score(caseOf({ text: 'AADSTS65001' }));
    assert.deepEqual([proven, provenRight, meanQuestions], [1, 1, 0]);
  });

  it('counts a wrong proof', () => {
    const { proven, provenRight } = score(caseOf({ text: 'AADSTS50011' }));
    assert.deepEqual([proven, provenRight], [1, 0]);
  });

  it('begins with the questions when there is nothing to paste, or nothing to read in it', () => {
    for (const text of [null, 'it does not work'])
      assert.deepEqual(score(caseOf({ text })).misses[0]?.questions.slice(0, 2), ['status', 'flow']);
  });

  it('gives claims to the question of the token, but stated ones only to that of the granted permissions', () => {
    const claims = { aud: 'https://graph.windows.net', scp: 'Sites.Selected' };
    const given = {
      text: 'GET https://graph.microsoft.com/v1.0/me 401 Unauthorized',
      claims,
      flow: 'auth-code',
      account: 'work',
    };
    const [fromToken, stated] = (['token', 'stated'] as const).map((claimsFrom) =>
      score(unlabelled(caseOf({ ...given, claimsFrom }))),
    );
    assert.ok(fromToken?.misses[0]?.questions.includes('token'));
    assert.deepEqual([fromToken?.proven, stated?.proven], [1, 0]);
  });
});

describe('npm run evaluate', function () {
  this.timeout(60_000);
  const npm = (...more: readonly string[]) =>
    run('npm', ['run', '--silent', 'evaluate', '--', ...more], { cwd: new URL('../..', import.meta.url) });

  it('prints exactly one JSON object with --json', async () => {
    const { stdout } = await npm('test/cases/threads.json', '--json');
    assert.match(stdout, /^\{.*\}\n$/);
    assert.deepEqual(JSON.parse(stdout), evaluate(threads, { withStory: false }));
  });

  it('takes the story with --with-story', async () => {
    const { stdout } = await npm('test/cases/threads.json', '--json', '--with-story');
    assert.deepEqual(JSON.parse(stdout), evaluate(threads, { withStory: true }));
  });

  it('prints figures for people without --json', async () => {
    const { stdout } = await npm('test/cases/threads.json');
    assert.match(stdout, /^cases +\d+\n/);
    assert.match(stdout, /^proven +\d+, right \d+$/m);
  });

  it('exits with 2 and says why when the file is not there', async () => {
    await assert.rejects(npm('no-such-file.json', '--json'), { code: 2, stdout: '', stderr: /no-such-file\.json/ });
  });
});

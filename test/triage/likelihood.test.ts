import assert from 'node:assert/strict';
import { ANSWERS } from '../../src/triage/answers.ts';
import type { ClosedQuestion } from '../../src/triage/causes/define-cause.ts';
import { CAUSES } from '../../src/triage/causes/index.ts';
import type { Evidence } from '../../src/triage/evidence.ts';
import { answerRates, baseRates, likelihood } from '../../src/triage/likelihood.ts';

const QUESTIONS = Object.keys(ANSWERS) as ClosedQuestion[];
const CONTEXTS: readonly (readonly [string, Evidence])[] = [
  ['nothing is known', {}],
  ['the app acts alone', { flow: 'client-credentials' }],
  ['a user is signed in', { flow: 'auth-code' }],
];
const total = (rates: Iterable<number>) => [...rates].reduce((sum, rate) => sum + rate, 0);
const isOne = (sum: number) => Math.abs(sum - 1) < 1e-9;

describe('the rates of answers', () => {
  for (const [name, evidence] of CONTEXTS) {
    it(`stand for exactly the listed answers and add up to 1 when ${name}`, () => {
      for (const question of QUESTIONS) {
        const rates = baseRates(question, evidence);
        assert.deepEqual(Object.keys(rates).toSorted(), [...ANSWERS[question]].toSorted(), question);
        assert.ok(isOne(total(Object.values(rates))), question);
      }
    });

    it(`add up to 1 under every cause when ${name}, and exclude no answer`, () => {
      for (const cause of CAUSES)
        for (const question of QUESTIONS) {
          const rates = answerRates(question, cause, evidence);
          assert.ok(isOne(total(rates.values())), `${cause.id}: ${question}`);
          for (const rate of rates.values()) assert.ok(rate > 0 && rate <= 1, `${cause.id}: ${question}`);
        }
    });
  }

  it('make an answer that the cause expects likelier than usual', () => {
    const consent = CAUSES.find(({ id }) => id === 'consent-missing');
    assert.ok(consent !== undefined);
    const { given, base } = likelihood('consent', 'not-granted', consent, {});
    assert.ok(given > base);
  });

  it('leave an answer that nobody listed, such as status 405, without weight', () => {
    for (const cause of CAUSES) {
      const { given, base } = likelihood('status', '405', cause, {});
      assert.equal(given, base);
    }
  });

  it('do not count one fact twice: an app alone has no account', () => {
    assert.ok((baseRates('account', { flow: 'client-credentials' })['app-only'] ?? 0) > 0.9);
  });
});

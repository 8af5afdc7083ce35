import assert from 'node:assert/strict';
import { remembered } from '../../src/words/remembered.ts';

describe('a remembered function', () => {
  const asking = () => {
    const asked: string[] = [];
    const answer = remembered((what) => {
      asked.push(what);
      return what === 'nothing' ? undefined : what.length;
    });
    return { asked, answer };
  };

  it('finds each answer once, also that there is none', () => {
    const { asked, answer } = asking();
    assert.deepEqual(['sv', 'nothing', 'sv', 'nothing'].map(answer), [2, undefined, 2, undefined]);
    assert.deepEqual(asked, ['sv', 'nothing']);
  });

  it('keeps no more than a few hundred answers, whatever it is asked', () => {
    const { asked, answer } = asking();
    for (let at = 0; at < 1000; at += 1) answer(`made up ${at}`);
    answer('made up 0');
    assert.equal(asked.length, 1001);
  });
});

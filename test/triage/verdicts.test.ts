import assert from 'node:assert/strict';
import type { Evidence } from '../../src/triage/evidence.ts';
import { groupFailures } from '../../src/triage/verdicts.ts';

const failed = (path: string, aadsts: number): Evidence => ({ status: 400, aadsts: [aadsts], request: { method: 'POST', path } });

describe('several failures', () => {
  it('are grouped by their cause, in the order of the paste', () => {
    const groups = groupFailures([failed('/a', 65_001), failed('/b', 7_000_215), failed('/c', 65_001)], 0);
    assert.deepEqual(
      groups.map(({ cause, verdict, requests }) => [cause, verdict, requests.map(({ path }) => path)]),
      [
        ['consent-missing', 'proven', ['/a', '/c']],
        ['app-credentials', 'proven', ['/b']],
      ],
    );
    assert.deepEqual(groups[0]?.requests[0], { method: 'POST', path: '/a', status: 400 });
  });

  it('are none where there are none', () => assert.deepEqual(groupFailures([], 0), []));
});

import assert from 'node:assert/strict';
import { type Cluster, findCluster } from './cluster.ts';

const MISSING =
  'PostgreSQL: NOTHING WAS TESTED, because there is no server. Set TEST_POSTGRES_URL, or install one (apt-get install postgresql).';

/** The server of this run; none is told loudly, and is a failure where everything has to run. */
export const cluster: Cluster | undefined = await findCluster();
if (cluster === undefined) {
  process.stderr.write(`\n${MISSING}\n`);
  if (process.env.CI === 'true') it('has a server', () => assert.fail(MISSING));
}
after(() => cluster?.remove());

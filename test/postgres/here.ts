import { type Cluster, findCluster } from './cluster.ts';

const INSTALL = 'Set TEST_POSTGRES_URL, or install the server (apt-get install postgresql).';

/** The server of this run; none is told loudly, and is an error where everything has to run. */
export const cluster: Cluster | undefined = await findCluster();
if (cluster === undefined) {
  process.stderr.write(`\nPostgreSQL: NOTHING WAS TESTED, because there is no server. ${INSTALL}\n`);
  if (process.env.CI === 'true') process.exitCode = 1;
}
after(() => cluster?.remove());

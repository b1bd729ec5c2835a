import { migrate } from '../migrate.ts';
import { useGivenServer } from './given-server.ts';
import { startTestCluster, type TestCluster } from './test-cluster.ts';

declare global {
  var patchworkTestCluster: TestCluster | undefined;
}

/**
 * Before a test run: one PostgreSQL (embedded, or the server in `TEST_DATABASE_URL`) and one migrated, empty template
 * database, whose addresses the tests find in the environment. `aDatabase()` of api/src/testing copies it.
 */
export default async function prepareTemplate(): Promise<void> {
  if (globalThis.patchworkTestCluster) return;
  const given = process.env.TEST_DATABASE_URL;
  const cluster = given ? await useGivenServer(given) : await startTestCluster();
  globalThis.patchworkTestCluster = cluster;
  try {
    await migrate(cluster.ownerUrl, cluster.appUrl);
  } catch (error) {
    await cluster.end();
    throw error;
  }
  process.env.PATCHWORK_TEST_TEMPLATE_URL = cluster.ownerUrl;
  process.env.PATCHWORK_TEST_TEMPLATE_APP_URL = cluster.appUrl;
}

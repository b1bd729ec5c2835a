import './global-setup.ts';

/** After a test run: stops what `global-setup` started and removes its data. */
export default async function endTemplate(): Promise<void> {
  await globalThis.patchworkTestCluster?.end();
  globalThis.patchworkTestCluster = undefined;
}

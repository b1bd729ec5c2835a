import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { request } from '@playwright/test';
import { signIn } from './machine.ts';
import { aDataFolder, addressesIn, startDemo } from './product.ts';
import { type Role, roles } from './roles.ts';

/** One product for the whole run, and everybody of the demo signed in there once. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const folder = await aDataFolder();
  try {
    const product = await startDemo(folder.data);
    const end = async () => {
      await product.stop();
      await folder.remove();
    };
    process.env.PATCHWORK_URL = product.url;
    process.env.PATCHWORK_SESSIONS = join(dirname(folder.data), 'sessions');
    try {
      process.env.PATCHWORK_DATABASE = (await addressesIn(folder.data)).ownerUrl;
      await mkdir(process.env.PATCHWORK_SESSIONS);
      for (const role of Object.keys(roles) as Role[]) {
        const machine = await request.newContext({ baseURL: product.url });
        await signIn(machine, roles[role]);
        await machine.storageState({ path: join(process.env.PATCHWORK_SESSIONS, `${role}.json`) });
        await machine.dispose();
      }
    } catch (error) {
      await end();
      throw error;
    }
    return end;
  } catch (error) {
    await folder.remove();
    throw error;
  }
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { WebBuild } from '@patchwork/api/start';

const built = resolve(import.meta.dirname, '../web/build/server/index.js');

/** The pages as `npm run build` left them, handed to the api unread; nothing where there is no build (api alone). */
export async function webBuild(): Promise<WebBuild | undefined> {
  if (existsSync(built)) return (await import(pathToFileURL(built).href)) as WebBuild;
  console.warn('Warning: web is not built (npm run build), so there are no pages, only the interfaces for machines.');
  return undefined;
}

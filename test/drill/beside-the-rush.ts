import { setTimeout as pause } from 'node:timers/promises';
import { SOUTH } from './patch-facts.ts';

/** How long pages took while something else went on, in milliseconds, and which of them failed. */
export interface Waits {
  ms: number[];
  failed: string[];
}

/**
 * Reads the public page of an area over and over, some twelve times a second, while `work` runs. Whoever carries a
 * cookie of somebody else's is answered past the cache of public pages, so each one is rendered.
 */
export async function readingBeside<T>(urls: readonly string[], work: () => Promise<T>): Promise<[T, Waits]> {
  const waits: Waits = { ms: [], failed: [] };
  let isOver = false;
  const read = async (url: string) => {
    while (!isOver) {
      const began = performance.now();
      const status = await statusOf(`${url}/areas/${SOUTH}`);
      waits.ms.push(performance.now() - began);
      if (status !== '200') waits.failed.push(status);
      await pause(80);
    }
  };
  const readers = urls.map(read);
  try {
    return [await work(), waits];
  } finally {
    isOver = true;
    await Promise.all(readers);
  }
}

/** The status of a page that was read to its end, or why none came. */
async function statusOf(url: string): Promise<string> {
  try {
    const page = await fetch(url, { headers: { cookie: 'drill=1' }, signal: AbortSignal.timeout(30_000) });
    await page.text();
    return String(page.status);
  } catch (error) {
    return String(error);
  }
}

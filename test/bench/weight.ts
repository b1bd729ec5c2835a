import { gzipSync } from 'node:zlib';

/** The JavaScript of a page, gzipped, in bytes: what it loads by itself, and the largest part that pages load on demand. */
export interface Weight {
  own: number;
  largestPart: number;
}

/** Follows the page's scripts through everything that they import; parts imported on demand are counted apart. */
export async function scriptsOf(base: string, path: string): Promise<Weight> {
  const html = await (await fetch(base + path)).text();
  const first = [...html.matchAll(/<(?:script[^>]*\ssrc|link[^>]*rel="modulepreload"[^>]*href)="([^"]+)"/g)];
  const own = new Map<string, number>();
  const parts = new Set<string>();
  await follow(
    first.map(([, url]) => new URL(url as string, base + path).href),
    own,
    parts,
  );
  const sum = (sizes: Map<string, number>) => [...sizes.values()].reduce((all, size) => all + size, 0);
  let largest = 0;
  for (const part of parts) {
    const more = new Map(own);
    await follow([part], more, new Set());
    largest = Math.max(largest, sum(more) - sum(own));
  }
  return { own: sum(own), largestPart: largest };
}

async function follow(urls: string[], sizes: Map<string, number>, parts: Set<string>): Promise<void> {
  for (const url of urls) {
    if (sizes.has(url)) continue;
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} was answered ${response.status}.`);
    const code = await response.text();
    sizes.set(url, gzipSync(code).length);
    const at = (matches: Iterable<RegExpMatchArray>) =>
      [...matches].map(([, name]) => new URL(name as string, url).href);
    for (const part of at(code.matchAll(/import\(\s*[`"']([^`"']+\.js)[`"']\s*\)/g))) parts.add(part);
    await follow(at(code.matchAll(/(?:from|import)\s*[`"']([^`"']+\.js)[`"']/g)), sizes, parts);
  }
}

import type { ShellFacts } from '#shell/shell-facts.ts';

/** What is kept of somebody, as a file to keep: never in a cache on the way. */
export function dataFile(data: unknown, name: string, mode: ShellFacts['mode']): Response {
  const notice = mode === 'demo' ? { notice: 'Demonstration: not real police information' } : {};
  return new Response(JSON.stringify({ ...notice, ...(data as object) }, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

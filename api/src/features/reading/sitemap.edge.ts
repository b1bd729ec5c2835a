import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { londonDate } from '@patchwork/calendar';
import type { Response } from 'express';
import { Clock } from '#platform/clock.ts';
import { Reads } from '#platform/database.ts';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { hasIt, kept } from '#platform/public-cache.ts';

/** The most addresses that one file may name (sitemaps.org). */
const AT_MOST = 50_000;

/**
 * What crawlers should find: areas that have not ended, what their teams work on today, meetings to come, votes and what was agreed for
 * quarters that are not over. $1 is now, $2 today in London.
 */
const ADDRESSES = `
  select address from (
    select 1 as rank, '/areas/' || path as address from area where kind <> 'PLACE' and (ended_on is null or ended_on > $2::date)
    union all select 2, '/priorities/' || p.id from priority p join quarter q on q.id = p.quarter_id where q.starts_on <= $2 and q.ends_on >= $2
    union all select 3, '/meetings/' || id from meeting where ends_at > $1
    union all select 3, '/ballots/' || b.id from ballot b join quarter q on q.id = b.quarter_id where q.ends_on >= $2
    union all select 3, '/decisions/' || d.id from decision d join quarter q on q.id = d.quarter_id where q.ends_on >= $2
    union all select 4, '/areas/' || path from area where kind = 'PLACE' and (ended_on is null or ended_on > $2::date)) known
  order by rank, address limit ${AT_MOST}`;

/** The addresses that a crawler should look at; none of a demonstration, which is not to be found. */
@Controller()
export class SitemapEdge {
  constructor(
    private readonly reads: Reads,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Get('sitemap.xml')
  async sitemap(@Headers('if-none-match') ifNoneMatch: string | undefined, @Res() response: Response): Promise<void> {
    const now = this.clock.now();
    const { mode, publicUrl } = this.environment;
    const values = [now, londonDate(now)];
    const rows = mode === 'demo' ? [] : await this.reads.prepared<{ address: string }>('sitemap', ADDRESSES, values);
    const urls = rows.map(({ address }) => `<url><loc>${publicUrl}${address}</loc></url>`);
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
    const { etag, body } = kept(Buffer.from(xml), {});
    response.set({ 'content-type': 'application/xml; charset=utf-8', 'access-control-allow-origin': '*', etag });
    if (hasIt(ifNoneMatch, etag)) response.status(304).end();
    else response.send(body);
  }
}

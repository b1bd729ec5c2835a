import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, Header, Query } from '@nestjs/common';
import { inboxPage } from './inbox-page.tsx';
import { KeptMail } from './kept-mail.entity.ts';

/** How many mails one page shows. */
const PAGE = 20;
/** How many the JSON answers at the most. */
const AT_MOST = 200;

/** The demo's inbox: every mail that the demo would have sent. In production there is no such page. */
@Controller('dev')
export class InboxEdge {
  constructor(private readonly em: EntityManager) {}

  /** Newest first, twenty a page. */
  @Get('inbox')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('x-robots-tag', 'noindex')
  async page(@Query('page') asked?: string, @Query('to') to?: string): Promise<string> {
    const page = Math.min(Math.max(Number.parseInt(asked ?? '1', 10) || 1, 1), 10_000);
    const mails = await this.#newest(to, PAGE + 1, (page - 1) * PAGE);
    return inboxPage({ mails: mails.slice(0, PAGE), page, hasOlder: mails.length > PAGE, to: to ?? '' });
  }

  /** Newest first, at most 200; those to one address with `?to=`. */
  @Get('inbox.json')
  @Header('cache-control', 'no-store')
  @Header('x-robots-tag', 'noindex')
  json(@Query('to') to?: string): Promise<KeptMail[]> {
    return this.#newest(to, AT_MOST, 0);
  }

  #newest(to: string | undefined, limit: number, offset: number): Promise<KeptMail[]> {
    const where = to ? { to: String(to).replaceAll('\0', '').trim().toLowerCase() } : {};
    return this.em.fork().find(KeptMail, where, { orderBy: { sentAt: 'desc', id: 'desc' }, limit, offset });
  }
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, Header, NotFoundException, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { inboxPage } from './inbox-page.tsx';
import { KeptMail } from './kept-mail.entity.ts';

/** How many mails one page shows. */
const PAGE = 20;
/** How many the JSON answers at the most. */
const AT_MOST = 200;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The demo's inbox: every mail that the demo would have sent. In production there is no such page. */
@Controller('dev')
export class InboxEdge {
  constructor(private readonly em: EntityManager) {}

  /** Newest first, twenty a page. */
  @Get('inbox')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  async page(@Query('page') asked?: string, @Query('to') to?: string): Promise<string> {
    const page = Math.min(Math.max(Number.parseInt(asked ?? '1', 10) || 1, 1), 10_000);
    const mails = await this.#newest(to, PAGE + 1, (page - 1) * PAGE);
    return inboxPage({ mails: mails.slice(0, PAGE), page, hasOlder: mails.length > PAGE, to: to ?? '' });
  }

  /** Newest first, at most 200; those to one address with `?to=`. */
  @Get('inbox.json')
  @Header('cache-control', 'no-store')
  json(@Query('to') to?: string): Promise<KeptMail[]> {
    return this.#newest(to, AT_MOST, 0);
  }

  /** The calendar that a mail carries, as the file that its reader would open. */
  @Get('inbox/:id/invite.ics')
  @Header('cache-control', 'no-store')
  @Header('content-disposition', 'attachment; filename="invite.ics"')
  async invitation(@Param('id') id: string, @Res({ passthrough: true }) response: Response): Promise<string> {
    const mail = await this.#byId(id);
    if (!mail.calendar) throw new NotFoundException();
    response.type(`text/calendar; charset=utf-8; method=${mail.calendar.method}`);
    return mail.calendar.content;
  }

  /** The mail as a mail program shows it: no script, nothing from elsewhere, in a frame of the inbox alone. */
  @Get('inbox/:id/mail.html')
  @Header('cache-control', 'no-store')
  @Header(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups",
  )
  async mail(@Param('id') id: string, @Res({ passthrough: true }) response: Response): Promise<string> {
    const { html } = await this.#byId(id);
    // A frame without an origin can have no agent of its own, and the browser would complain.
    response.removeHeader('Origin-Agent-Cluster');
    response.type('html');
    return html;
  }

  async #byId(id: string): Promise<KeptMail> {
    const mail = UUID.test(id) ? await this.em.fork().findOne(KeptMail, { id }) : null;
    if (!mail) throw new NotFoundException();
    return mail;
  }

  #newest(to: string | undefined, limit: number, offset: number): Promise<KeptMail[]> {
    const where = to ? { to: String(to).replaceAll('\0', '').trim().toLowerCase() } : {};
    return this.em.fork().find(KeptMail, where, { orderBy: { sentAt: 'desc', id: 'desc' }, limit, offset });
  }
}

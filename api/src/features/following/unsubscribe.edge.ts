import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import express, { type Request, type Response } from 'express';
import { NotFound } from '#platform/faults.ts';
import { ANONYMOUS } from '#platform/viewer.ts';
import { FollowsService } from './follows.service.ts';
import { MailLinks } from './mail-links.ts';

/** As a form of either encoding says it (RFC 8058 §3.1). */
const ONE_CLICK = /List-Unsubscribe\b[^\w]+One-Click/i;
const asText = express.text({ type: () => true, limit: '4kb' });

/** What was posted, as it came; nothing where it is more than such a form. */
function bodyOf(request: Request, response: Response): Promise<string> {
  return new Promise((tell) => {
    asText(request, response, () => tell(typeof request.body === 'string' ? request.body : ''));
  });
}

/** The address of `List-Unsubscribe`: a mail program’s one POST ends all mails about areas (RFC 8058). */
@Controller('unsubscribe')
export class UnsubscribeEdge {
  constructor(
    private readonly em: EntityManager,
    private readonly follows: FollowsService,
    private readonly links: MailLinks,
  ) {}

  /**
   * Without cookies, without asking back, and without a redirect, as the RFC has it. A POST that does not say what the RFC
   * has it say is of a program that presses whatever it finds, and ends nothing.
   */
  @Post(':token')
  @HttpCode(200)
  async end(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    response.set('Cache-Control', 'no-store').type('text/plain');
    if (!ONE_CLICK.test(await bodyOf(request, response))) {
      response
        .status(400)
        .send('Nothing was changed. To stop mails, post List-Unsubscribe=One-Click, or open this link.\n');
      return;
    }
    try {
      await RequestContext.create(this.em, () => this.follows.stopAll(ANONYMOUS, token));
      response.send('You will get no more mails about areas.\n');
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      response.status(404).send('This link is old or not whole. Sign in to choose which mails you get.\n');
    }
  }

  /** Somebody who opened it, or a program that looks: the page where all of it is chosen. Nothing changes. */
  @Get(':token')
  look(@Param('token') token: string, @Res() response: Response): void {
    response.set('Cache-Control', 'no-store').redirect(302, this.links.preferencesAt(encodeURIComponent(token)));
  }
}

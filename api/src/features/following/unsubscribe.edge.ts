import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { NotFound } from '#platform/faults.ts';
import { ANONYMOUS } from '#platform/viewer.ts';
import { FollowsService } from './follows.service.ts';
import { MailLinks } from './mail-links.ts';

/** The address of `List-Unsubscribe`: a mail program’s one POST ends all mails about areas (RFC 8058). */
@Controller('unsubscribe')
export class UnsubscribeEdge {
  constructor(
    private readonly em: EntityManager,
    private readonly follows: FollowsService,
    private readonly links: MailLinks,
  ) {}

  /** Without cookies, without asking back, and without a redirect, as the RFC has it. */
  @Post(':token')
  @HttpCode(200)
  async end(@Param('token') token: string, @Res() response: Response): Promise<void> {
    response.set('Cache-Control', 'no-store').type('text/plain');
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

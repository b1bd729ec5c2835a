import { Controller, Get, Inject, NotFoundException, Query, Req, Res } from '@nestjs/common';
import { toNodeHandler } from 'better-auth/node';
import type { Request, Response } from 'express';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { FORCE_PROVIDER } from './better-auth.ts';
import { SessionsService } from './sessions.service.ts';

/** The force's own sign-in (OIDC) for officers. Of better-auth's own routes only the way back is let through. */
@Controller('auth')
export class AuthEdge {
  constructor(
    private readonly sessions: SessionsService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** A plain link leads here: on to the force's sign-in, and then to `?to=`, a path of ours. 404 where none is set up. */
  @Get(FORCE_PROVIDER)
  async begin(@Query('to') to: string | undefined, @Res() response: Response): Promise<void> {
    const outgoing = new Headers();
    const address = await this.sessions.beginAtForce(`${this.environment.publicUrl}${pathOf(to)}`, outgoing);
    if (!address) throw new NotFoundException();
    for (const cookie of outgoing.getSetCookie()) response.append('set-cookie', cookie);
    response.setHeader('cache-control', 'no-store');
    response.redirect(303, address);
  }

  /** The way back from the provider: signs an officer in post in; anybody else goes to `/sign-in?error=…`. */
  @Get(`callback/${FORCE_PROVIDER}`)
  async back(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!this.environment.oidc) throw new NotFoundException();
    response.setHeader('cache-control', 'no-store');
    await toNodeHandler(this.sessions.auth)(request, response);
  }
}

/** A path of ours; never another site, whatever the link said. */
function pathOf(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])[\w\-/.?=&%]*$/.test(to) ? to : '/desk';
}

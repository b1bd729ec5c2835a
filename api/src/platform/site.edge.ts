import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from './environment.ts';

/** How long a security.txt may be believed, in days; RFC 9116 advises less than a year. */
const BELIEVED = 180;

/** What crawlers and finders of faults look for at fixed addresses. */
@Controller()
export class SiteEdge {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /** Nothing of a demonstration is to be found by searching; of the real thing everything public is. */
  @Get('robots.txt')
  @Header('content-type', 'text/plain; charset=utf-8')
  robots(): string {
    const { mode, publicUrl } = this.environment;
    const closed = mode === 'demo' ? ['/'] : ['/desk', '/me', '/sign-in', '/graphql'];
    const map = mode === 'demo' ? [] : [`Sitemap: ${publicUrl}/sitemap.xml`];
    return ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), ...map, ''].join('\n');
  }

  /** Where to tell us of a weakness (RFC 9116). */
  @Get('.well-known/security.txt')
  @Header('content-type', 'text/plain; charset=utf-8')
  security(): string {
    const { mailFrom, publicUrl } = this.environment;
    const address = mailFrom.match(/<([^>]+)>/)?.[1] ?? mailFrom;
    const expires = new Date(Date.now() + BELIEVED * 86_400_000).toISOString();
    const lines = [
      `Contact: mailto:${address}`,
      `Expires: ${expires}`,
      'Preferred-Languages: en',
      `Canonical: ${publicUrl}/.well-known/security.txt`,
    ];
    return `${lines.join('\n')}\n`;
  }
}

import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { BadRequestException, Controller, Get, Inject, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Clock } from '#platform/clock.ts';
import { DEMONSTRATION } from '#platform/demonstration.ts';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { BadUserInput, Fault } from '#platform/faults.ts';
import { headersOf, keyOfPage, send } from '#platform/front.ts';
import { type Kept, kept, PublicCache } from '#platform/public-cache.ts';
import { EvidenceQueries } from './evidence.queries.ts';
import { evidenceFile } from './evidence-file.ts';
import { ATTRIBUTION } from './export-tables.ts';

/** `/areas/<force>/evidence.csv`: what the page of the evidence shows, for a spreadsheet. */
@Controller()
export class EvidenceEdge {
  constructor(
    private readonly em: EntityManager,
    private readonly evidence: EvidenceQueries,
    private readonly cache: PublicCache,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** The same bytes for everybody, so they are kept with the public pages, and dropped with them at any change. */
  @Get('areas/:force/evidence.csv')
  async file(@Param('force') force: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    response.setHeader('access-control-allow-origin', '*');
    const key = keyOfPage(request.url);
    const make = async () => {
      const [from, until] = [dayAsked(request, 'from'), dayAsked(request, 'until')];
      const read = () => this.evidence.of(force, { from, until }, this.clock.now());
      const evidence = await RequestContext.create(this.em, read);
      const name = `evidence-${evidence.force.path}-${evidence.from}-${evidence.until}.csv`;
      const note = this.environment.mode === 'demo' ? `${DEMONSTRATION}.` : ATTRIBUTION;
      return kept(Buffer.from(evidenceFile(evidence, note)), {
        ...headersOf(response),
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': `inline; filename="${name}"`,
        'access-control-allow-origin': '*',
        'cache-control': 'public, max-age=0, must-revalidate',
        link: `</areas/${evidence.force.path}/evidence?from=${evidence.from}&until=${evidence.until}#columns>; rel="describedby"`,
        vary: 'accept-encoding',
      });
    };
    const answer = this.cache.get(key) ?? (await this.cache.shared(key, make).catch(notTold));
    send(answer as Kept, request, response);
  }
}

/** A day of the query; asked twice it is no day. */
function dayAsked({ query }: Request, name: string): string | null {
  const asked = query[name];
  return asked === undefined ? null : typeof asked === 'string' ? asked : 'twice';
}

/** What is not there is a 404, and what cannot be told of a 400, each with its sentence. */
function notTold(error: unknown): never {
  if (error instanceof BadUserInput) throw new BadRequestException(error.message);
  if (error instanceof Fault) throw new NotFoundException(error.message);
  throw error;
}

import { pipeline } from 'node:stream/promises';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, Headers, NotFoundException, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Fault } from '#platform/faults.ts';
import { log } from '#platform/log.ts';
import { hasIt } from '#platform/public-cache.ts';
import { ResultsQueries } from './results.queries.ts';

const NONE =
  'There is no such file. A vote’s files are published once it is sealed, where at least 30 people took part.';

/** The files of a sealed vote, for whoever wants to count it again. They never change. */
@Controller()
export class ResultsEdge {
  constructor(
    private readonly em: EntityManager,
    private readonly results: ResultsQueries,
  ) {}

  @Get('ballots/:id/result.json')
  async result(
    @Param('id') id: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const text = await this.#read(response, () => this.results.resultFile(id));
    const { auditHead } = JSON.parse(text) as { auditHead: string };
    if (head(response, ifNoneMatch, 'application/json; charset=utf-8', auditHead)) response.send(Buffer.from(text));
  }

  @Get('ballots/:id/ballots.csv')
  async ballots(
    @Param('id') id: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const { sha256, text } = await this.#read(response, () => this.results.ballotsFile(id));
    response.setHeader('content-disposition', `inline; filename="ballots-${id.toLowerCase()}.csv"`);
    if (!head(response, ifNoneMatch, 'text/csv; charset=utf-8; header=present', sha256)) return;
    // Somebody who goes away in the middle is nobody’s trouble; a database that does, ends the file short of its hash.
    await pipeline(text, response).catch((error) => log.info({ err: error }, 'A file was not sent to its end.'));
  }

  /** Reads with entities of this request's own. What is not there is a 404 that says why. */
  async #read<T>(response: Response, file: () => Promise<T | null>): Promise<T> {
    response.setHeader('access-control-allow-origin', '*');
    try {
      const found = await RequestContext.create(this.em, file);
      if (found !== null) return found;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
    }
    throw new NotFoundException(NONE);
  }
}

/** Sets what both files carry. False where the reader has it already and was told so. */
function head(response: Response, ifNoneMatch: string | undefined, type: string, hash: string): boolean {
  const etag = `"${hash}"`;
  response.set({
    'content-type': type,
    'cache-control': 'public, max-age=0, must-revalidate',
    etag,
  });
  if (!hasIt(ifNoneMatch, etag)) return true;
  response.status(304).end();
  return false;
}

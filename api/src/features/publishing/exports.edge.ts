import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, NotFoundException, Req, Res, ServiceUnavailableException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isDatabaseGone } from '#platform/database.ts';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { Fault } from '#platform/faults.ts';
import { log } from '#platform/log.ts';
import { hasIt } from '#platform/public-cache.ts';
import { ExportFiles, type MadeFile } from './export-files.ts';
import type { ExportTable } from './export-table.ts';
import { FORMS, type Form, TABLES, tableNamed } from './export-tables.ts';
import { type Asked, writingOf } from './export-writing.ts';
import { ExportsQueries, type Scope } from './exports.queries.ts';

/** Under each of these every table is, in every form: all of it, or an area's. */
const UNDER = ['data', 'areas/:a', 'areas/:a/:b', 'areas/:a/:b/:c'];
const ADDRESSES = UNDER.flatMap((under) =>
  TABLES.flatMap(({ name }) => FORMS.map((form) => `${under}/${name}.${form}`)),
);

const TYPES: Readonly<Record<Form, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
};

/** The tables as files: of all areas, or of a force, a neighbourhood or a place; of all quarters, or of one. */
@Controller()
export class ExportsEdge {
  constructor(
    private readonly queries: ExportsQueries,
    private readonly files: ExportFiles,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** The same bytes for everybody, and the same for as long as their rows are. */
  @Get(ADDRESSES)
  async table(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { table, form, path } = askedAt(request.path);
    response.set('access-control-allow-origin', '*');
    const scope = await this.queries.scopeOf(path, quarterAsked(request)).catch(absent);
    const asked: Asked = {
      ...{ table, areaPath: scope.areaPath, quarterId: scope.quarterId },
      ...{ publicUrl: this.environment.publicUrl, isDemo: this.environment.mode === 'demo' },
    };
    const rows = () => this.queries.rowsOf(table, scope);
    const make = { isLarge: scope.neighbourhoodIds.length > 1, make: () => textOf(asked, form, rows()) };
    const key = JSON.stringify([table.name, form, scope.areaPath, scope.quarterId]);
    const headers = {
      'content-type': TYPES[form],
      'content-disposition': `inline; filename="${fileName(scope, table)}.${form}"`,
      'cache-control': 'public, max-age=0, must-revalidate',
      vary: 'accept-encoding',
      link: '</data/datapackage.json>; rel="describedby"',
    };
    await sendFile(() => this.files.at(key, make).catch(absent), headers, request, response);
  }
}

/** The table, its form and the area's path; null for all areas. */
function askedAt(address: string): { table: ExportTable; form: Form; path: string | null } {
  const [, path, name = '', form] = /^\/(?:areas\/(.+)|data)\/(\w+)\.(\w+)\/?$/i.exec(decodeURI(address)) ?? [];
  return {
    table: tableNamed(name.toLowerCase()) as ExportTable,
    form: form?.toLowerCase() as Form,
    path: path ?? null,
  };
}

/** `?quarter=`, once; null where all are asked for. */
function quarterAsked({ query }: Request): string | null {
  const asked = query['quarter'];
  return asked === undefined || asked === '' ? null : String(asked);
}

/** What is not there is a 404 that says what; a database that does not answer in time is a 503. */
function absent(error: unknown): never {
  if (error instanceof Fault) throw new NotFoundException(error.message);
  if (isDatabaseGone(error))
    throw new ServiceUnavailableException('This cannot be made just now. Try again in a moment.');
  throw error;
}

/** `south-cambridgeshire-2022-08-01-priorities`. */
function fileName({ areaPath, from }: Scope, { name }: ExportTable): string {
  return [areaPath?.split('/').at(-1), from, name].filter(Boolean).join('-');
}

async function* textOf(asked: Asked, form: Form, lots: ReturnType<ExportsQueries['rowsOf']>): AsyncGenerator<string> {
  const writing = writingOf(asked, form);
  yield writing.begin();
  for await (const rows of lots) yield writing.rows(rows);
  yield writing.end();
}

/** Nothing but its tag to whoever has it, zipped to whoever takes gzip. */
async function sendFile(
  ask: () => Promise<MadeFile>,
  headers: Record<string, string>,
  request: Request,
  response: Response,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    const made = await ask();
    response.set({ ...headers, etag: made.etag });
    if (hasIt(request.headers['if-none-match'], made.etag)) return void response.status(304).end();
    const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    if (zipped) response.set('content-encoding', 'gzip');
    response.set('content-length', String(zipped ? made.zippedSize : made.size));
    if (request.method === 'HEAD') return void response.end();
    try {
      const body = await made.open(zipped);
      // Somebody who goes away in the middle is nobody’s trouble.
      return await pipeline(body, response).catch((error) =>
        log.info({ err: error }, 'An export was not sent to its end.'),
      );
    } catch (error) {
      // It was removed between being found and being opened.
      if (tries === 3 || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { headersOf, send } from '#platform/front.ts';
import { type Kept, kept } from '#platform/public-cache.ts';
import { dataPackage } from './export-package.ts';
import { openApi } from './open-api.ts';

/** What describes the rest, for programs. They say what the program has, so they are made once. */
@Controller()
export class OpenApiEdge {
  readonly #environment: { publicUrl: string; isDemo: boolean };
  #package: Kept | undefined;
  #openApi: Kept | undefined;

  constructor(@Inject(ENVIRONMENT) { publicUrl, mode }: Environment) {
    this.#environment = { publicUrl, isDemo: mode === 'demo' };
  }

  @Get('data/datapackage.json')
  package(@Req() request: Request, @Res() response: Response): void {
    this.#package ??= described(dataPackage(this.#environment), response);
    send(this.#package, request, response);
  }

  @Get('openapi.json')
  openApi(@Req() request: Request, @Res() response: Response): void {
    this.#openApi ??= described(openApi(this.#environment), response);
    send(this.#openApi, request, response);
  }
}

function described(what: object, response: Response): Kept {
  return kept(Buffer.from(JSON.stringify(what)), {
    ...headersOf(response),
    'content-type': 'application/json; charset=utf-8',
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=0, must-revalidate',
    vary: 'accept-encoding',
  });
}

import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Environment } from '../environment.ts';
import { Jobs } from '../jobs/jobs.ts';
import { InboxEdge } from './inbox.edge.ts';
import { MailService } from './mail.service.ts';
import { Mails } from './mail.ts';

/** Jobs, and the mails that they carry. */
@Global()
@Module({
  providers: [Jobs, MailService, { provide: Mails, useExisting: MailService }],
  exports: [Jobs, Mails],
})
export class MailModule {
  /** In the demo with its inbox; in production there is no such page. */
  static with({ mode }: Environment): DynamicModule {
    return { module: MailModule, controllers: mode === 'demo' ? [InboxEdge] : [] };
  }
}

import { Global, Module } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.ts';
import { InboxEdge } from './inbox.edge.ts';
import { MailService } from './mail.service.ts';
import { Mails } from './mail.ts';

/** Jobs, and the mails that they carry. */
@Global()
@Module({
  controllers: [InboxEdge],
  providers: [Jobs, MailService, { provide: Mails, useExisting: MailService }],
  exports: [Jobs, Mails],
})
export class MailModule {}

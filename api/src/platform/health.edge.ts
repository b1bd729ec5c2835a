import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import { Reads } from './database.ts';

/** What a load balancer asks. */
@Controller()
export class HealthEdge {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  /** The process is up. */
  @Get('livez')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can serve: PostgreSQL answers. 503 where it does not. */
  @Get('readyz')
  async ready(): Promise<{ status: 'ok'; database: 'up' }> {
    try {
      await this.reads.prepared('ready', 'select 1', []);
    } catch {
      throw new ServiceUnavailableException({ status: 'error', database: 'down' });
    }
    return { status: 'ok', database: 'up' };
  }
}

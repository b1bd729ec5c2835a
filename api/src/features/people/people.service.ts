import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#platform/viewer.ts';
import { SessionsService } from './sessions.service.ts';

/** What a person does about themselves. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly em: EntityManager,
    private readonly sessions: SessionsService,
  ) {}

  /** Signs out on this device. */
  signOut(incoming: Headers, outgoing: Headers): Promise<void> {
    return this.sessions.end(incoming, outgoing);
  }

  /** Signs out on every device at once. */
  async signOutEverywhere(viewer: Viewer, incoming: Headers, outgoing: Headers): Promise<void> {
    await this.em.transactional((em) => this.sessions.endAll(em, viewer.personId as string));
    await this.sessions.end(incoming, outgoing);
  }
}

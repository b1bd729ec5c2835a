import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#platform/audit.ts';
import { BallotKeys } from './ballot-keys.ts';
import { type Means, sealedIn } from './seal.ts';

/** Seals votes that closed, and forgets their keys. */
@Injectable()
export class SealingService {
  constructor(
    private readonly em: EntityManager,
    private readonly keys: BallotKeys,
    private readonly audit: Audit,
  ) {}

  /**
   * Seals a ballot, once, whichever process does it: all of it or nothing. False where it was sealed already, is not
   * there or has not closed. Throws where votes and those who took part do not agree: then nothing is published.
   */
  async seal(ballotId: string): Promise<boolean> {
    const means: Means = {
      keyOf: (id, check) => this.keys.of(id, check),
      append: (em, deed) => this.audit.append(em, deed),
    };
    const sealed = await this.em.fork().transactional((em) => sealedIn(em, ballotId, means));
    if (sealed) await this.keys.forget(ballotId);
    return sealed;
  }
}

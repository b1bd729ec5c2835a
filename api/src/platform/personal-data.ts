import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** Whose data: somebody with an account, or an address that may be known without one. */
export interface Subject {
  readonly personId: string | null;
  /** Lower-cased. */
  readonly email: string;
}

/** Thrown by a holding that cannot erase now: nothing is erased then. The message is a sentence for the person. */
export class CannotErase extends Error {}

/** What one table holds of a person. The privacy page is printed from the words, so that it says no less and no more. */
export interface Holding {
  /** What it is, in the words of whoever it is about. */
  readonly what: string;
  /** `session`, or `pgboss.job` outside the ordinary schema. */
  readonly table: string;
  /** The columns that say whose a row is, or name a person: every such column of the table. */
  readonly columns: readonly string[];
  readonly purpose: string;
  readonly lawfulBasis: string;
  readonly seenBy: string;
  readonly deleted: string;
  /** The subject's rows, nobody else's data in them, secrets left out. */
  exportOf(em: EntityManager, subject: Subject): Promise<object[]>;
  /**
   * Leaves nothing of the subject in the table, or nothing that says who they were; in the transaction of `em`. Throws
   * CannotErase.
   */
  erase(em: EntityManager, subject: Subject): Promise<void>;
}

/**
 * What the service holds of people, table by table. Each feature registers its own when its module starts; a table
 * with a person's column and no entry fails a test.
 */
@Injectable()
export class PersonalData {
  readonly #holdings: Holding[] = [];

  register(...holdings: readonly Holding[]): void {
    this.#holdings.push(...holdings);
  }

  get holdings(): readonly Holding[] {
    return this.#holdings;
  }

  /** Every row of the subject, by table; tables without one are empty lists. */
  async exportOf(em: EntityManager, subject: Subject): Promise<Record<string, object[]>> {
    const sections: Record<string, object[]> = {};
    for (const holding of this.#holdings) {
      sections[holding.table] = [...(sections[holding.table] ?? []), ...(await holding.exportOf(em, subject))];
    }
    return sections;
  }

  /** Erases the subject everywhere, later features first, so that nothing is left pointing at what has gone. */
  async erase(em: EntityManager, subject: Subject): Promise<void> {
    for (const holding of this.#holdings.toReversed()) await holding.erase(em, subject);
  }
}

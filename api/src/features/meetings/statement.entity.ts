import { defineEntity, p } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Area } from '#features/areas/area.entity.ts';
import { Officer } from '#features/people/officer.entity.ts';
import { htmlOf } from '#platform/markdown.ts';
import { mentionsIn } from '#platform/screening/second-person.ts';

const schema = defineEntity({
  name: 'Statement',
  checks: [
    { name: 'statement_words', expression: 'withdrawn_at is not null or (body is not null and body_html is not null)' },
    { name: 'statement_body', expression: 'body is null or char_length(body) between 1 and 5000' },
    { name: 'statement_second_person', expression: 'approved_by_id is null or approved_by_id <> written_by_id' },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    /** The neighbourhood whose team says it. */
    area: () => p.manyToOne(Area).ref().index(),
    /** The words as typed (Markdown); null once purged. Not shown once withdrawn. */
    body: p.text().nullable(),
    bodyHtml: p.text().nullable(),
    writtenBy: () => p.manyToOne(Officer).ref(),
    writtenAt: p.datetime(),
    /** Why it waits, or waited, for a second person ("arrest", a name); empty for one that never did. */
    flags: p.array().$type<string[]>().default([]),
    isWaiting: p.boolean().default(false),
    approvedBy: () => p.manyToOne(Officer).ref().nullable(),
    /** When it became public: at once, or when a second person let it out. Null while it waits. */
    publishedAt: p.datetime().nullable(),
    withdrawnAt: p.datetime().nullable(),
    withdrawnBy: () => p.manyToOne(Officer).ref().nullable(),
    /** Shown to everybody in place of the words. */
    withdrawnReason: p.text().nullable(),
    /** What it corrects: the words before it, for the team to read. */
    replaces: () => p.manyToOne(Statement).ref().nullable().index(),
  },
});

/** New words of the team. */
interface Said {
  body: string;
  area: Area;
  officerId: string;
  /** What they correct. */
  replaces: Statement | null;
  now: Date;
}

/** What the team says for good: the answer to a question, the minutes of a meeting, the reason of a decision. */
export class Statement extends schema.class {
  /** New words of the team, in the deed's transaction: public at once, or waiting where they mention somebody. */
  static said(em: EntityManager, { body, area, officerId, replaces, now }: Said): Statement {
    const flags = mentionsIn(body);
    const isWaiting = flags.length > 0;
    return em.create(Statement, {
      ...{ area, body, bodyHtml: htmlOf(body), writtenBy: em.getReference(Officer, officerId), writtenAt: now },
      ...{ flags, isWaiting, publishedAt: isWaiting ? null : now, replaces },
    });
  }

  /** True once everybody may know of it; a withdrawn one shows as a dated stub. */
  isPublic(): boolean {
    return !this.isWaiting;
  }
}
schema.setClass(Statement);

import { defineEntity, p } from '@mikro-orm/core';
import { Area } from '#features/areas/area.entity.ts';
import { Officer } from '#features/people/officer.entity.ts';

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

/** What the team says for good: the answer to a question, or the minutes of a meeting. */
export class Statement extends schema.class {
  /** True once everybody may know of it; a withdrawn one shows as a dated stub. */
  isPublic(): boolean {
    return !this.isWaiting;
  }
}
schema.setClass(Statement);

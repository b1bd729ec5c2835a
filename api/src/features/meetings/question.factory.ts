import type { EntityManager } from '@mikro-orm/postgresql';
import { anArea } from '../areas/area.factory.ts';
import type { Officer } from '../people/officer.entity.ts';
import { anOfficer } from '../people/officer.factory.ts';
import type { Meeting } from './meeting.entity.ts';
import { Question } from './question.entity.ts';
import { aPerson } from './registration.factory.ts';
import { Statement } from './statement.entity.ts';

type Facts = Partial<
  Pick<Question, 'text' | 'askedAt' | 'status' | 'declineReason' | 'answeredAt' | 'answeredAloud' | 'reviewedAt'>
> & { area?: string; meeting?: Meeting; email?: string; by?: Officer; groupedInto?: Question; answer?: Statement };

let asked = 0;

/** A question of a new person to the team of testshire/north at 9am on 10 September 2022, unread unless told otherwise. */
export async function aQuestion(em: EntityManager, facts: Facts = {}): Promise<Question> {
  const { area: path = 'testshire/north', meeting, email, by, groupedInto, answer, ...rest } = facts;
  const { status = 'UNREAD', askedAt = new Date('2022-09-10T08:00:00Z') } = rest;
  const area = await anArea(em, path);
  const reader = status === 'UNREAD' ? null : (by ?? (await anOfficer(em, { areas: [path] })));
  const question = em.create(Question, {
    text: `When will the lamps be mended? (${++asked})`,
    reviewedAt: reader && new Date(askedAt.getTime() + 3_600_000),
    ...rest,
    area,
    status,
    askedAt,
    meeting: meeting?.id ?? null,
    asker: await aPerson(em, email ?? `asker${asked}@x.test`),
    reviewedBy: reader?.id ?? null,
    groupedInto: groupedInto?.id ?? null,
    answer: answer?.id ?? null,
  });
  await em.flush();
  return question;
}

/** What an officer of testshire/north said at noon on 12 September 2022, public unless told otherwise. */
export async function aStatement(
  em: EntityManager,
  facts: Partial<Pick<Statement, 'body' | 'flags' | 'isWaiting' | 'withdrawnAt' | 'withdrawnReason'>> & {
    by?: Officer;
    approvedBy?: Officer;
    replaces?: Statement;
  } = {},
): Promise<Statement> {
  const { by, approvedBy, replaces, ...rest } = facts;
  const area = await anArea(em, 'testshire/north');
  const writtenAt = new Date('2022-09-12T11:00:00Z');
  const body = rest.body ?? 'The council mends them this week.';
  const statement = em.create(Statement, {
    ...rest,
    body,
    bodyHtml: `<p>${body}</p>`,
    area,
    writtenBy: (by ?? (await anOfficer(em, { areas: [area.path] }))).id,
    approvedBy: approvedBy?.id ?? null,
    replaces: replaces?.id ?? null,
    writtenAt,
    publishedAt: rest.isWaiting ? null : writtenAt,
  });
  await em.flush();
  return statement;
}

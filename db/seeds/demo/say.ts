import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type Area,
  htmlOf,
  type Meeting,
  mentionsIn,
  type Officer,
  type Person,
  Question,
  QuestionSupport,
  Statement,
} from '@patchwork/api/seeding';
import { idOf } from './ids.ts';

const HOUR = 3_600_000;

/** What a team says for good, as these files tell it. */
export interface Said {
  /** names it among the demonstration's answers and minutes */
  name: string;
  area: Area;
  by: Officer;
  body: string;
  at: Date;
  /** who lets it out, where its words wait for a second person; absent: it still waits */
  approvedBy?: Officer;
}

/** Says it as the service would: made safe, and waiting where it mentions somebody. What is approved was written three hours before. */
export function say(em: EntityManager, { name, area, by, body, at, approvedBy }: Said): Statement {
  const flags = mentionsIn(body);
  const isFlagged = flags.length > 0;
  const isWaiting = isFlagged && !approvedBy;
  return em.create(Statement, {
    id: idOf(`statement ${name}`),
    area,
    body,
    bodyHtml: htmlOf(body),
    writtenBy: by,
    writtenAt: isFlagged && approvedBy ? new Date(at.getTime() - 3 * HOUR) : at,
    flags,
    isWaiting,
    approvedBy: isFlagged ? approvedBy : null,
    publishedAt: isWaiting ? null : at,
  });
}

/** A question as these files tell it. */
export interface Asked {
  /** names it among the demonstration's questions */
  name: string;
  area: Area;
  meeting?: Meeting;
  /** absent once forgotten, thirty days after the answer */
  asker?: Person;
  text: string;
  at: Date;
  /** who of the team read it, an hour later, and let it through; absent: it is unread */
  readBy?: Officer;
  supporters?: Person[];
  /** the words that answer it, or wait for a second person to do so */
  answer?: Pick<Said, 'by' | 'body' | 'at' | 'approvedBy'>;
  /** when it was answered aloud at its meeting */
  aloudAt?: Date;
}

/** Asks as the service would, and answers. */
export function ask(em: EntityManager, told: Asked): Question {
  const { name, at, readBy, supporters = [], answer, aloudAt, ...facts } = told;
  const said = answer && say(em, { name: `answer ${name}`, area: told.area, ...answer });
  const question = em.create(Question, {
    id: idOf(`question ${name}`),
    ...facts,
    askedAt: at,
    ...(readBy && { status: 'PUBLISHED', reviewedBy: readBy, reviewedAt: new Date(at.getTime() + HOUR) }),
    answer: said,
    answeredAloud: Boolean(aloudAt),
    answeredAt: said?.publishedAt ?? aloudAt,
  });
  for (const person of supporters) em.create(QuestionSupport, { question, person });
  return question;
}

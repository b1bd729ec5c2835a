import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { Officer } from '#features/people/officer.entity.ts';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { toPlainWords } from '#platform/mail/letter.tsx';
import { Mails } from '#platform/mail/mail.ts';
import { answeredMail, declinedMail } from './meetings.mails.tsx';
import { Question } from './question.entity.ts';
import { DECLINED_BECAUSE } from './question.rules.ts';
import type { Statement } from './statement.entity.ts';

/** Tells those who asked what became of their question. Nobody else is ever told who asked. */
@Injectable()
export class AnsweringService {
  constructor(
    private readonly mails: Mails,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** The answer to everyone who asked it, those of the questions grouped into it included; null where it was aloud. */
  async tellAskers(em: EntityManager, question: Question, answer: Statement | null): Promise<void> {
    const by = answer && (await em.findOneOrFail(Officer, answer.writtenBy.id));
    const words = answer && by && { text: toPlainWords(answer.bodyHtml as string), by: by.publicName() ?? by.title };
    const asked = await em.find(
      Question,
      { $or: [{ id: question.id }, { groupedInto: question.id }], asker: { $ne: null } },
      { populate: ['asker'] },
    );
    for (const { id, text, asker } of asked) {
      const told = { to: asker?.unwrap().email as string, id: `${id}.answered.${answer?.id ?? 'aloud'}`, text };
      await this.mails.send(
        em,
        await answeredMail(this.environment, { ...told, path: `/questions/${question.id}` }, words),
      );
    }
  }

  /** Why their question is not published, to whoever asked it. */
  async tellDeclined(em: EntityManager, question: Question, areaPath: string): Promise<void> {
    const asker = await question.asker?.load();
    if (!asker || !question.declineReason) return;
    const told = {
      to: asker.email,
      id: `${question.id}.declined`,
      text: question.text,
      path: `/areas/${areaPath}/ask`,
    };
    await this.mails.send(em, await declinedMail(this.environment, told, DECLINED_BECAUSE[question.declineReason]));
  }
}

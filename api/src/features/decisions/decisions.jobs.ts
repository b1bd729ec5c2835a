import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Jobs } from '#platform/jobs/jobs.ts';
import { Mails } from '#platform/mail/mail.ts';
import { Decision } from './decision.entity.ts';
import { decidedMail } from './decisions.mails.tsx';

/** The queue of the decisions that those are told of who suggested something and want to hear what came of it. */
export const DECIDED_QUEUE = 'tell-of-decision';

/** How many people are told in one transaction. */
const AT_ONCE = 100;

/** Who suggested what stands behind an option of the vote, themselves or by what was merged into it, a page at a time. */
const WAITING = `
  select s.id, p.email, s.title, o.title as option, pr.title as adopted, r.audit_head as "auditHead"
  from decision d join ballot_option o on o.ballot_id = d.ballot_id join ballot_result r on r.ballot_id = d.ballot_id
  join ballot_option_suggestion u on u.option_id = o.id
  join suggestion s on s.id = u.suggestion_id or s.merged_into_id = u.suggestion_id
  join person p on p.id = s.suggester_id
  left join decision_priority dp on dp.decision_id = d.id and dp.option_id = o.id left join priority pr on pr.id = dp.priority_id
  where d.id = ? and s.wants_news and s.title is not null
  order by s.id limit ? for update of s skip locked`;

/** What a decision brings about: the loop is closed for those who began it. */
@Injectable()
export class DecisionsJobs implements OnApplicationBootstrap {
  constructor(
    private readonly em: EntityManager,
    private readonly jobs: Jobs,
    private readonly mails: Mails,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.queue(DECIDED_QUEUE, { retryLimit: 20, retryDelay: 5, retryBackoff: true });
    await this.jobs.work<{ decisionId: string }>(DECIDED_QUEUE, ({ decisionId }) => this.tell(decisionId));
  }

  /**
   * Tells everybody who asked to be told what came of their suggestion, once: that they want news ends in the transaction
   * that their mail is in.
   */
  async tell(decisionId: string): Promise<void> {
    while (await this.em.fork().transactional((em) => this.#tellPage(em, decisionId)));
  }

  async #tellPage(em: EntityManager, decisionId: string): Promise<boolean> {
    const decision = await em.findOneOrFail(Decision, decisionId, { populate: ['quarter.area'] });
    const people = await em.execute<Told[]>(WAITING, [decisionId, AT_ONCE]);
    for (const told of people) {
      await this.mails.send(em, await decidedMail(this.mails.facts, decision, told));
      await em.execute('update suggestion set wants_news = false where id = ?', [told.id]);
    }
    return people.length > 0;
  }
}

/** Somebody who suggested something, and what came of it. */
export interface Told {
  /** The suggestion's. */
  id: string;
  email: string;
  title: string;
  option: string;
  /** The priority that its option became; null where it became none. */
  adopted: string | null;
  /** The head of the audit when the vote was sealed: whoever keeps the mail holds it. */
  auditHead: string;
}

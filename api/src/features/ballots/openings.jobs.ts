import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { arrayOf } from '#platform/database.ts';
import { Jobs } from '#platform/jobs/jobs.ts';
import { Mails } from '#platform/mail/mail.ts';
import { Ballot } from './ballot.entity.ts';
import { openedMail } from './ballots.mails.tsx';

/** The queue of the votes that those are told of who suggested what is voted on: one job for each, at its opening. */
export const OPENED_QUEUE = 'tell-of-vote';

/** How many people are told in one transaction. */
const AT_ONCE = 100;

/**
 * Who suggested what stands behind an option of a vote that is open, themselves or by what was merged into it, wants to
 * hear of it and has not: a page of them. Waits for who holds a row: somebody passed by would be told by nobody.
 */
const WAITING = `
  select s.id, p.email, s.title, o.title as option
  from ballot b join ballot_option o on o.ballot_id = b.id join ballot_option_suggestion u on u.option_id = o.id
  join suggestion s on s.id = u.suggestion_id or s.merged_into_id = u.suggestion_id
  join person p on p.id = s.suggester_id
  where b.id = ? and b.opens_at <= clock_timestamp() and b.closes_at > clock_timestamp()
    and s.wants_news and s.title is not null and s.told_of_ballot is distinct from b.id
  order by s.id limit ? for update of s`;

/** What the opening of a vote brings about: who suggested what it is on hears of it. */
@Injectable()
export class OpeningsJobs implements OnApplicationBootstrap {
  constructor(
    private readonly em: EntityManager,
    private readonly jobs: Jobs,
    private readonly mails: Mails,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.queue(OPENED_QUEUE, { retryLimit: 20, retryDelay: 5, retryBackoff: true });
    await this.jobs.work<{ ballotId: string }>(OPENED_QUEUE, ({ ballotId }) => this.tell(ballotId));
    await this.remindOfOpening();
  }

  /**
   * Leaves each vote that is still to open a job for its opening: one that came out of a backup has none. Whichever job
   * comes second finds everybody told. How many there are.
   */
  async remindOfOpening(): Promise<number> {
    if (!this.jobs.works) return 0;
    return this.em.fork().transactional(async (em) => {
      const planned = await em.execute<{ id: string; opens_at: string }[]>(
        'select id, opens_at from ballot where opens_at > clock_timestamp()',
      );
      for (const { id, opens_at } of planned) {
        await this.jobs.send(em, OPENED_QUEUE, { ballotId: id }, { startAfter: new Date(opens_at) });
      }
      return planned.length;
    });
  }

  /**
   * Tells everybody who asked to hear later what became of their suggestion that it is voted on, once, while the vote
   * is open: that they were told is written in the transaction that their mail is in.
   */
  async tell(ballotId: string): Promise<void> {
    while (await this.em.fork().transactional((em) => this.#tellPage(em, ballotId)));
  }

  async #tellPage(em: EntityManager, ballotId: string): Promise<boolean> {
    const ballot = await em.findOneOrFail(Ballot, ballotId, { populate: ['quarter.area'] });
    const people = await em.execute<VotedOn[]>(WAITING, [ballotId, AT_ONCE]);
    if (people.length === 0) return false;
    for (const told of people) await this.mails.send(em, await openedMail(this.mails.facts, ballot, told));
    const ids = people.map(({ id }) => id);
    await em.execute('update suggestion set told_of_ballot = ? where id = any(?::uuid[])', [ballotId, arrayOf(ids)]);
    return true;
  }
}

/** Somebody who suggested something that is voted on. */
export interface VotedOn {
  /** The suggestion's. */
  id: string;
  email: string;
  title: string;
  option: string;
}

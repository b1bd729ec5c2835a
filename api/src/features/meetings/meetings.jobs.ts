import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '#platform/clock.ts';
import { isDatabaseGone } from '#platform/database.ts';
import { Jobs } from '#platform/jobs/jobs.ts';
import { log } from '#platform/log.ts';
import { LineService } from './line.service.ts';
import { DOORS_OPEN_MINUTES, Meeting } from './meeting.entity.ts';
import type { Notice } from './meetings.mails.tsx';
import { NoticesService } from './notices.service.ts';
import { Registration } from './registration.entity.ts';
import { TELL_QUEUE } from './telling.ts';

/** How many people are told in one transaction. */
const AT_ONCE = 100;
const DAY = 24 * 3_600_000;
/** trust.md §4: access needs are kept so many days after the meeting, rosters so many. */
const NEEDS_KEPT = 7;
const ROSTERS_KEPT = 90;
/** Who asked is forgotten so many days after the answer was mailed. */
const ASKERS_KEPT = 30;
/** Thanks go out so long after the end, in minutes. */
const THANKS_AFTER = 60;

/** Who is due which reminder: `$1` is now; offsets are counted from the present start, so a moved meeting moves them. */
const DUE = `
  select r.id, d.reminder, m.starts_at from meeting m
  cross join lateral (
    select o.minutes::text as reminder, m.starts_at - make_interval(mins => o.minutes) as at from unnest(m.reminder_minutes) o (minutes)
    union all select 'JOINING', m.starts_at - make_interval(mins => ?) where m.mode <> 'IN_PERSON' and m.join_url is not null) d
  join registration r on r.meeting_id = m.id and r.status = 'CONFIRMED' and r.person_id is not null
  where m.cancelled_at is null and m.starts_at > ? and d.at <= ?
    and d.at >= greatest(m.timed_at, r.confirmed_at)
    and (d.reminder = 'JOINING' or not exists (
      select 1 from unnest(m.reminder_minutes) s (minutes)
      where s.minutes < d.reminder::int and m.starts_at - make_interval(mins => s.minutes) <= ?))
    and not exists (select 1 from reminder_sent s where s.registration_id = r.id and s.reminder = d.reminder and s.starts_at = m.starts_at)
  union all
  select r.id, 'THANKS', m.starts_at from meeting m join registration r on r.meeting_id = m.id
  where m.cancelled_at is null and r.status in ('CONFIRMED', 'ATTENDED') and r.person_id is not null
    and m.ends_at <= ? and m.ends_at > ?
    and not exists (select 1 from reminder_sent s where s.registration_id = r.id and s.reminder = 'THANKS' and s.starts_at = m.starts_at)
  limit ?`;

/** What time brings about: offers lapse, reminders fall due, what was kept long enough goes. */
@Injectable()
export class MeetingsJobs implements OnApplicationBootstrap {
  constructor(
    private readonly em: EntityManager,
    private readonly jobs: Jobs,
    private readonly line: LineService,
    private readonly notices: NoticesService,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.queue(TELL_QUEUE, { retryLimit: 20, retryDelay: 5, retryBackoff: true });
    await this.jobs.work<{ meetingId: string }>(TELL_QUEUE, ({ meetingId }) => this.tellOfChange(meetingId));
    await this.jobs.regularly('meetings-minute', '* * * * *', () => this.everyMinute());
    await this.jobs.regularly('meetings-tidy', '37 3 * * *', () => this.tidy());
  }

  /** Settles lines that time has changed, and sends what is due. */
  async everyMinute(): Promise<void> {
    await this.settleLines();
    await this.remind();
  }

  /** Brings every line in order in which an offer is over, or a free seat waits for nobody. How many there were. */
  async settleLines(): Promise<number> {
    const now = this.clock.now();
    const meetings = await this.em.fork().execute<{ id: string }[]>(
      `select m.id from meeting m where m.cancelled_at is null and m.ends_at > ? and (
         exists (select 1 from registration r where r.meeting_id = m.id and r.status = 'OFFERED' and r.offer_ends_at <= ?)
         or m.starts_at > ? and exists (select 1 from registration r where r.meeting_id = m.id and r.status = 'WAITING' and r.seats <= m.capacity
           - (select coalesce(sum(t.seats), 0) from registration t where t.meeting_id = m.id and t.status in ('CONFIRMED', 'OFFERED', 'ATTENDED'))))`,
      [now, now, now],
    );
    for (const { id } of meetings) {
      await unharmed(`The line of meeting ${id} could not be settled.`, () =>
        this.em.fork().transactional(async (em) => this.line.settle(em, await this.line.lock(em, id), now)),
      );
    }
    return meetings.length;
  }

  /**
   * Tells everyone with a place, an offer or a place in the line how the meeting has changed since they were last told,
   * a page at a time: a page and the note that its people were told commit together, so nobody is told twice or missed.
   * Who rang is told by the team, which notes it on the roster.
   */
  async tellOfChange(meetingId: string): Promise<void> {
    while (await this.em.fork().transactional((em) => this.#tellPage(em, meetingId)));
  }

  async #tellPage(em: EntityManager, meetingId: string): Promise<boolean> {
    const meeting = await em.findOneOrFail(Meeting, meetingId, { populate: ['area'] });
    const ids = await em.execute<{ id: string }[]>(
      `select id from registration where meeting_id = ? and told_sequence < ? and person_id is not null
         and status in ('CONFIRMED', 'OFFERED', 'WAITING', 'ATTENDED')
       order by line limit ? for update skip locked`,
      [meetingId, meeting.sequence, AT_ONCE],
    );
    const people = await em.find(Registration, { id: { $in: ids.map(({ id }) => id) } }, { populate: ['person'] });
    for (const registration of people) {
      const notice = newsOf(meeting, registration);
      await this.notices.tell(em, meeting, registration, notice, String(meeting.sequence));
      em.assign(registration, { toldSequence: meeting.sequence, toldStartsAt: meeting.startsAt });
    }
    await em.flush();
    return people.length > 0;
  }

  /** Sends every reminder that is due, once. How many. */
  async remind(): Promise<number> {
    let sent = 0;
    for (;;) {
      const now = this.clock.now();
      const thanksBefore = new Date(now.getTime() - THANKS_AFTER * 60_000);
      const values = [DOORS_OPEN_MINUTES, now, now, now, thanksBefore, new Date(now.getTime() - 7 * DAY), AT_ONCE];
      const due = await this.em.fork().execute<Due[]>(DUE, values);
      const before = sent;
      for (const one of due) {
        const mine = () => this.em.fork().transactional((em) => this.#remind(em, one));
        if (await unharmed(`Registration ${one.id} could not be reminded.`, mine)) sent++;
      }
      // What is left could not be sent: the next minute tries again.
      if (sent === before) return sent;
    }
  }

  /** True where this process sent it: the row says that it is sent, and of two processes one writes it. */
  async #remind(em: EntityManager, { id, reminder, starts_at: startsAt }: Due): Promise<boolean> {
    const mine = await em.execute<unknown[]>(
      'insert into reminder_sent (registration_id, reminder, starts_at) values (?, ?, ?) on conflict do nothing returning 1',
      [id, reminder, startsAt],
    );
    if (mine.length === 0) return false;
    const registration = await em.findOneOrFail(Registration, id, { populate: ['person', 'meeting.area'] });
    const notice = reminder === 'JOINING' || reminder === 'THANKS' ? reminder : 'REMINDER';
    const once = `${reminder}.${new Date(startsAt).getTime()}`;
    await this.notices.tell(em, registration.meeting.unwrap(), registration, notice, once);
    return true;
  }

  /** Deletes what the privacy page says is deleted by now. How many rows went, or lost what they said, by kind. */
  async tidy(): Promise<Record<'needs' | 'rosters' | 'askers' | 'corrections', number>> {
    const em = this.em.fork();
    const before = (days: number) => new Date(this.clock.now().getTime() - days * DAY);
    const needs = await em.execute<unknown[]>(
      `update registration r set needs = null from meeting m
       where m.id = r.meeting_id and r.needs is not null and coalesce(m.cancelled_at, m.ends_at) < ? returning 1`,
      [before(NEEDS_KEPT)],
    );
    const rosters = await em.transactional(async (within) => {
      // The number who came outlives their names.
      await within.execute(
        `update meeting m set head_count = (select coalesce(sum(seats), 0) from registration r where r.meeting_id = m.id and r.status = 'ATTENDED')
         where m.head_count is null and m.ends_at < ? and exists (select 1 from registration r where r.meeting_id = m.id)`,
        [before(ROSTERS_KEPT)],
      );
      return within.execute<unknown[]>(
        `delete from registration r using meeting m
         where m.id = r.meeting_id and coalesce(m.cancelled_at, m.ends_at) < ? returning 1`,
        [before(ROSTERS_KEPT)],
      );
    });
    const askers = await em.execute<unknown[]>(
      `update question q set asker_id = null where asker_id is not null
         and coalesce(answered_at, case when status = 'DECLINED' then reviewed_at end,
           (select i.answered_at from question i where i.id = q.grouped_into_id)) < ? returning 1`,
      [before(ASKERS_KEPT)],
    );
    const corrections = await em.execute<unknown[]>('delete from correction_request where closed_at < ? returning 1', [
      before(ROSTERS_KEPT),
    ]);
    return {
      needs: needs.length,
      rosters: rosters.length,
      askers: askers.length,
      corrections: corrections.length,
    };
  }
}

/** A reminder that somebody is due. */
interface Due {
  id: string;
  reminder: string;
  starts_at: Date;
}

/** Does one of many: where it fails, that is in the log, and the others are done all the same. */
async function unharmed<T>(failed: string, act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (isDatabaseGone(error)) throw error;
    log.error({ err: error }, failed);
    return undefined;
  }
}

function newsOf(meeting: Meeting, { toldStartsAt }: Registration): Notice {
  if (meeting.cancelledAt) return 'CANCELLED';
  return meeting.startsAt.getTime() === toldStartsAt.getTime() ? 'CHANGED' : 'MOVED';
}

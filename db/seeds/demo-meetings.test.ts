import { describe, expect, jest, test } from '@jest/globals';
import { htmlOf, isRefusal, meetingWordsFor, mentionsIn, questionFor, timesFor } from '@patchwork/api/seeding';
import { londonClock } from '@patchwork/calendar';
import { aDatabase } from '../../api/src/testing/a-database.ts';
import { AWKWARD_DAYS, onADatabase } from '../jest/on-a-database.ts';

// Databases are made and filled here, on machines that may have other things to do.
jest.setTimeout(60_000);

/** Each meeting by its title's first words, with its seats. */
const SEATS = `
  select m.title, a.path, m.mode, m.capacity, m.head_count,
    coalesce(sum(r.seats) filter (where r.status in ('CONFIRMED', 'OFFERED', 'ATTENDED')), 0)::int as taken,
    coalesce(sum(r.seats) filter (where r.status = 'ATTENDED'), 0)::int as attended,
    count(*) filter (where r.status = 'OFFERED')::int as offered,
    count(*) filter (where r.status = 'WAITING')::int as waiting,
    count(r.needs)::int as needs, m.cancelled_at is not null as cancelled
  from meeting m join area a on a.id = m.area_id left join registration r on r.meeting_id = m.id
  where (m.starts_at > $1) = $2 group by m.id, a.path order by m.starts_at`;

describe.each(AWKWARD_DAYS)('on %s', (_, moment) => {
  const now = new Date(moment);
  const { rows } = onADatabase(aDatabase, now);

  test('every meeting is at a time that the service would have taken, and the coming ones are in the evening midweek', async () => {
    const meetings = await rows(
      `select m.*, a.path from meeting m join area a on a.id = m.area_id order by m.starts_at`,
    );
    expect(meetings).toHaveLength(6);
    for (const meeting of meetings) {
      expect(timesFor(meeting.starts_at, meeting.ends_at, meeting.timed_at)).toEqual({
        startsAt: meeting.starts_at,
        endsAt: meeting.ends_at,
      });
      expect(meeting.timed_at.getTime()).toBeLessThan(now.getTime());
      const { day, time } = londonClock(meeting.starts_at);
      expect([1, 2, 3, 4]).toContain(new Date(`${day}T12:00:00Z`).getUTCDay());
      expect(['18:30', '19:00', '19:30']).toContain(time);
    }
    const coming = meetings.filter(({ starts_at: startsAt }) => startsAt > now);
    const daysAhead = coming.map(({ starts_at: startsAt }) => (startsAt.getTime() - now.getTime()) / 86_400_000);
    expect(daysAhead).toHaveLength(3);
    expect(Math.min(...daysAhead)).toBeGreaterThan(8);
    expect(Math.max(...daysAhead)).toBeLessThan(36);
  });

  test('the next quarter is spoken of before it begins, and the one under way was agreed on after its vote', async () => {
    const [next] = await rows(
      `select m.starts_at < q.starts_on as before, m.starts_at > q.vote_until as voted, m.ends_at - m.starts_at = interval '90 minutes' as long
       from meeting m join quarter q on q.id = m.quarter_id where m.mode = 'ONLINE' and m.starts_at > $1`,
      now,
    );
    expect(next).toEqual({ before: true, voted: true, long: true });
    const opened = await rows(
      `select m.starts_at > q.vote_until and (m.starts_at at time zone 'Europe/London')::date < q.starts_on as between
       from meeting m join quarter q on q.id = m.quarter_id where m.mode = 'ONLINE' and m.starts_at < $1`,
      now,
    );
    expect(opened).toEqual([{ between: true }, { between: true }]);
  });

  test('nothing has happened that has not happened yet, and each thing in its order', async () => {
    const wrong = await rows(
      `select 'registration', r.id from registration r join meeting m on m.id = r.meeting_id
       where r.registered_at > $1 or r.registered_at < m.timed_at or r.registered_at >= m.starts_at
         or greatest(r.confirmed_at, r.withdrawn_at, r.attended_at) > $1
         or r.withdrawn_at < r.registered_at or r.attended_at < m.starts_at or r.attended_at > m.ends_at
       union all
       select 'line', r.id from registration r join registration b on b.meeting_id = r.meeting_id and b.line < r.line
       where b.registered_at > r.registered_at
       union all
       select 'next', m.id from meeting m join registration r on r.meeting_id = m.id and r.line >= m.next_in_line
       union all
       select 'question', q.id from question q left join meeting m on m.id = q.meeting_id
       where greatest(q.asked_at, q.reviewed_at, q.answered_at) > $1 or q.reviewed_at < q.asked_at
         or q.answered_at < q.reviewed_at or q.asked_at > m.starts_at or q.asked_at < m.timed_at
       union all
       select 'statement', s.id from statement s where greatest(s.written_at, s.published_at) > $1
       union all
       select 'feedback', f.registration_id from meeting_feedback f where f.given_at > $1
       union all
       select 'correction', c.id from correction_request c where c.requested_at > $1`,
      now,
    );
    expect(wrong).toEqual([]);
  });

  test('the offered place is held for hours yet, and ends before the meeting', async () => {
    const offers = await rows(
      `select r.offer_ends_at > $1::timestamptz + interval '12 hours' and r.offer_ends_at < m.starts_at as held
       from registration r join meeting m on m.id = r.meeting_id where r.status = 'OFFERED'`,
      now,
    );
    expect(offers).toEqual([{ held: true }]);
  });

  test('of the questions to the team two are open in time, one is late, and the median is of eight', async () => {
    const [hours] = await rows(
      `select count(q.answered_at)::int as answered, count(*)::int as published,
              percentile_cont(0.5) within group (order by extract(epoch from q.answered_at - q.asked_at) / 3600) as median,
              count(*) filter (where q.answered_at > q.asked_at + interval '72 hours')::int as late,
              count(*) filter (where q.answered_at is null and q.asked_at < $1::timestamptz - interval '72 hours')::int as overdue
       from question q join area a on a.id = q.area_id
       where a.path like '%/south-cambridgeshire' and q.meeting_id is null and q.status = 'PUBLISHED'`,
      now,
    );
    expect(hours).toEqual({ answered: 8, published: 11, median: 34, late: 1, overdue: 1 });
  });

  test('keeps no longer than the privacy page says what people need, who asked, and who came', async () => {
    const kept = await rows(
      `select 'needs' as what from registration r join meeting m on m.id = r.meeting_id
       where r.needs is not null and m.ends_at < $1::timestamptz - interval '7 days'
       union all select 'roster' from registration r join meeting m on m.id = r.meeting_id where m.ends_at < $1::timestamptz - interval '90 days'
       union all select 'asker' from question where asker_id is not null and answered_at < $1::timestamptz - interval '30 days'`,
      now,
    );
    expect(kept).toEqual([]);
  });
});

describe('the meetings', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  const { rows } = onADatabase(aDatabase, now);

  test('to come: an online one with places left, a full one with a line and an offer, and one both ways', async () => {
    const coming = await rows(SEATS, now, true);
    const of = (wanted: string) => coming.find(({ mode }) => mode === wanted);
    const [online, both, village] = [of('ONLINE'), of('BOTH'), of('IN_PERSON')];
    expect(coming[0]).toBe(online);
    expect(coming).toHaveLength(3);
    expect(village).toMatchObject({ mode: 'IN_PERSON', capacity: 12, taken: 12, offered: 1, waiting: 4 });
    expect(both).toMatchObject({ path: 'cambridgeshire/east-cambridgeshire', mode: 'BOTH', capacity: 60, waiting: 0 });
    expect(online).toMatchObject({
      path: 'cambridgeshire/south-cambridgeshire',
      mode: 'ONLINE',
      capacity: 100,
      offered: 0,
      waiting: 0,
    });
    expect(online.taken).toBeGreaterThan(35);
    expect(online.taken).toBeLessThan(online.capacity);
    expect(online.needs).toBeGreaterThan(2);
  });

  test('over: one that counts as many as came, one that only its number is left of, one cancelled with a reason', async () => {
    const [before, opening, cancelled, ...others] = await rows(SEATS, now, false);
    expect(others).toEqual([]);
    expect(before).toMatchObject({ head_count: 41, taken: 0, cancelled: false });
    expect(opening).toMatchObject({ head_count: 64, attended: 64, cancelled: false });
    expect(cancelled).toMatchObject({ head_count: null, attended: 0, cancelled: true });
    expect(cancelled.taken).toBeGreaterThan(0);
    const told = await rows(
      `select r.told_sequence = m.sequence as told, m.sequence, m.changed_at = m.cancelled_at as dated
       from registration r join meeting m on m.id = r.meeting_id where m.cancelled_at is not null group by 1, 2, 3`,
    );
    expect(told).toEqual([{ told: true, sequence: 1, dated: true }]);
  });

  test('have words that the service would have taken, an agenda, and a way to join', async () => {
    const meetings = await rows(
      `select m.*, array(select title from agenda_item i where i.meeting_id = m.id order by position) as agenda from meeting m`,
    );
    for (const meeting of meetings) {
      const { join_url: joinUrl, dial_in: dialIn, getting_there: gettingThere, agenda } = meeting;
      expect(isRefusal(meetingWordsFor({ ...meeting, joinUrl, dialIn, gettingThere }))).toBe(false);
      expect(meeting.description_html).toBe(meeting.description && htmlOf(meeting.description));
      expect(agenda.length).toBeGreaterThan(1);
      if (meeting.mode !== 'IN_PERSON')
        expect([new URL(joinUrl).hostname, dialIn]).toEqual(['meet.example.org', expect.stringContaining('aptions')]);
      if (meeting.mode !== 'ONLINE')
        expect([meeting.address, gettingThere]).toEqual([expect.any(String), expect.any(String)]);
    }
    const codes = meetings.map(({ check_in_code: code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{6}$/);
  });

  test('are registered for by residents with reserved addresses, or by those who rang', async () => {
    const people = await rows(
      `select p.email, r.name, r.phone, r.registered_by_id from registration r left join person p on p.id = r.person_id`,
    );
    expect(people.length).toBeGreaterThan(100);
    for (const { email, name, phone, registered_by_id: by } of people) {
      if (email) expect([email, phone, by]).toEqual([expect.stringMatching(/@resident\.patchwork\.test$/), null, null]);
      else expect([name, by]).toEqual([expect.any(String), expect.any(String)]);
      // Ofcom keeps these numbers for drama.
      if (phone) expect(phone).toMatch(/^(01632 960|07700 900) \d{3}$/);
    }
  });

  test('the coming online one has six questions to support, one grouped and one for the team to read', async () => {
    const questions = await rows(
      `select q.status, count(s.person_id)::int as supporters, q.grouped_into_id is not null as grouped
       from question q join meeting m on m.id = q.meeting_id left join question_support s on s.question_id = q.id
       where m.starts_at > $1 group by q.id order by q.status, supporters desc`,
      now,
    );
    const published = questions.filter(({ status }) => status === 'PUBLISHED').map(({ supporters }) => supporters);
    expect(published).toEqual([17, 12, 9, 6, 4, 2]);
    expect(questions.filter(({ status }) => status !== 'PUBLISHED')).toEqual([
      { status: 'GROUPED', supporters: 0, grouped: true },
      { status: 'UNREAD', supporters: 0, grouped: false },
    ]);
  });

  test('nobody asks what would be refused', async () => {
    for (const { text } of await rows('select text from question')) expect(questionFor(text)).toBe(text);
  });

  test('what the team says for good is safe to show, and seen by a second person where it mentions somebody', async () => {
    const statements = await rows('select * from statement order by written_at');
    for (const { body, body_html: html, flags, is_waiting: waits, published_at: at } of statements) {
      expect(html).toBe(htmlOf(body));
      expect(flags).toEqual(mentionsIn(body));
      expect(waits).toBe(at === null);
    }
    const flagged = statements.filter(({ flags }) => flags.length > 0);
    expect(flagged.map((one) => [one.is_waiting, one.approved_by_id !== null])).toEqual([
      [false, true],
      [true, false],
    ]);
    const [minutes] = await rows(
      `select s.body from statement s join meeting m on m.minutes_id = s.id where m.head_count = 64`,
    );
    expect(minutes.body).toContain('Fen Ditton, Fulbourn, Milton, Waterbeach, Histon and Impington');
  });
});

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  alertWordsFor,
  differsFrom,
  htmlOf,
  isRefusal,
  meetingWordsFor,
  mentionsIn,
  questionFor,
  suggestionFor,
  timesFor,
  titlesFor,
} from '@patchwork/api/seeding';
import pg from 'pg';
import { aDatabase, type TestDatabase } from '../../../api/src/testing/a-database.ts';
import { BROKEN_AUDIT, failedIn, filesOf, SEALED } from '../../jest/sealed-votes.ts';
import { seedDemo } from '../demo.ts';
import { seedCountry } from './seed-country.ts';
import { tableNames } from './tables.ts';

// Databases are made and filled here, on machines that may have other things to do.
jest.setTimeout(60_000);

const now = new Date('2026-11-23T12:00:00Z');
const asked = { scale: 2, seed: 7 };

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
async function rowsOf(database: TestDatabase, sql: string, ...values: unknown[]): Promise<any[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** One hash of every row of every table; what the database itself dates is left out. */
async function hashOf(database: TestDatabase): Promise<string[]> {
  const hashes = tableNames.map((table) => {
    const row = `to_jsonb(t) - '{appointed_at,created_at,updated_at}'::text[]`;
    return rowsOf(
      database,
      `select md5(string_agg((${row})::text, '|' order by (${row})::text)) as hash from ${table} t`,
    );
  });
  return (await Promise.all(hashes)).map(([{ hash }]) => hash);
}

const UNTOLD = `select n.key from news n
  where n.at <= $1 and n.at > $1::timestamptz - interval '3 days' and not exists (select from mailing m where m.key = n.key) order by n.key`;

/** Also in the digests to come. */
const HEARD = `select from news n
  cross join lateral who_hears(n.area_id, n.place_ids, n.topic, n.theme, n.importance, n.at) where n.at <= $1`;

describe('a made-up country', () => {
  let first: TestDatabase;
  let second: TestDatabase;
  let rows: number | null;
  const all = (sql: string, ...values: unknown[]) => rowsOf(first, sql, ...values);

  beforeAll(async () => {
    [first, second] = await Promise.all([aDatabase(), aDatabase()]);
    rows = await seedCountry(first.ownerUrl, asked, now);
  });
  afterAll(() => Promise.all([first.drop(), second.drop()]));

  test('is as large as was asked for, and says how large', async () => {
    const counts = await Promise.all(
      tableNames.map(async (table) => [table, (await all(`select count(*)::int from ${table}`))[0].count]),
    );
    expect(counts.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(rows);
    expect(Object.fromEntries(counts)).toMatchObject({
      area: 1 + 2 + 2 * 6,
      officer: 2 + 2 * 3,
      person: 2 * 40,
      quarter: 2 * 8,
      priority: 2 * 8 * 5,
      progress_update: 2 * 8 * 5 * 6,
      meeting: 2 * 5,
      agenda_item: 2 * 5 * 3,
      question: 2 * 10,
      suggestion: 2 * 8 + 8 * 2,
      ballot: 8,
      ballot_result: 8,
      decision: 8,
      decision_priority: 8 * 5,
      audit_entry: 8 * 3,
    });
    const { follow, alert, delivery } = Object.fromEntries(counts);
    expect([follow >= 15 && follow <= 40, alert >= 2 * 8 * 2 && alert <= 2 * 8 * 4, delivery > 0]).toEqual([
      true,
      true,
      true,
    ]);
    const [{ least, most }] = await all(
      `select min(n)::int as least, max(n)::int as most
       from (select count(*) as n from registration group by meeting_id) r`,
    );
    expect([least >= 34, most <= 48]).toEqual([true, true]);
    const bare = await all(
      `select count(*) filter (where not exists (select from measure where update_id = u.id))::int as measureless,
              count(*) filter (where not exists (select from update_place where update_id = u.id))::int as placeless
       from progress_update u`,
    );
    expect(bare).toEqual([{ measureless: 0, placeless: 0 }]);
  });

  test('comes out equal in another database', async () => {
    await seedCountry(second.ownerUrl, asked, now);
    expect(await hashOf(second)).toEqual(await hashOf(first));
  });

  test('has one running quarter a neighbourhood, and nothing that has not happened yet', async () => {
    const running = await all(
      `select count(*)::int from quarter where '2026-11-23' between starts_on and ends_on group by area_id`,
    );
    expect(running).toEqual([{ count: 1 }, { count: 1 }]);
    const wrong = await all(
      `select u.id from progress_update u join priority p on p.id = u.priority_id join quarter q on q.id = p.quarter_id
       where greatest(u.posted_at, u.written_at, u.corrected_at, u.withdrawn_at) > $1
          or (u.posted_at at time zone 'Europe/London')::date not between q.starts_on and q.ends_on`,
      now,
    );
    expect(wrong).toEqual([]);
  });

  test('is judged by its residents when a quarter is over, here with numbers and there by too few', async () => {
    const wrong = await all(
      `select from verdict v join priority p on p.id = v.priority_id join quarter q on q.id = p.quarter_id
       where v.judged_on <= q.ends_on or v.judged_on > '2026-11-23'`,
    );
    expect(wrong).toEqual([]);
    const counts = await all(
      `select p.outcome is not null as ended, count(v)::int as n from priority p left join verdict v on v.priority_id = p.id group by p.id`,
    );
    for (const { ended, n } of counts) expect(ended ? n >= 6 && n <= 20 : n === 0).toBe(true);
    expect(counts.some(({ n }) => n > 0 && n < 10) && counts.some(({ n }) => n >= 10)).toBe(true);
  });

  test('has one meeting to come and four that are over in each neighbourhood, at times the service would take', async () => {
    const meetings = await all('select * from meeting');
    for (const { starts_at: startsAt, ends_at: endsAt, timed_at: timedAt, ...meeting } of meetings) {
      expect(timesFor(startsAt, endsAt, timedAt)).toEqual({ startsAt, endsAt });
      expect(meeting.minutes_id === null).toBe(startsAt > now);
      expect(isRefusal(meetingWordsFor({ ...meeting, title: meeting.title, joinUrl: meeting.join_url }))).toBe(false);
    }
    const coming = await all(
      `select count(*) filter (where starts_at > $1)::int as coming, count(*) filter (where ends_at < $1)::int as over
       from meeting group by area_id`,
      now,
    );
    expect(coming).toEqual([
      { coming: 1, over: 4 },
      { coming: 1, over: 4 },
    ]);
  });

  test('gives no place twice, leaves none free while somebody waits, and knows nothing that has not happened yet', async () => {
    const wrong = await all(
      `select from meeting m join lateral (
         select coalesce(sum(seats) filter (where status in ('CONFIRMED', 'ATTENDED')), 0) as taken,
           coalesce(sum(seats) filter (where status = 'ATTENDED'), 0) as came,
           min(seats) filter (where status = 'WAITING') as wanted, max(line) as line
         from registration where meeting_id = m.id) r on true
       where r.taken > m.capacity or r.wanted <= m.capacity - r.taken or r.line >= m.next_in_line or r.came <> m.head_count
       union all
       select from registration r join meeting m on m.id = r.meeting_id
       where r.registered_at not between m.timed_at and least(m.starts_at, $1)
       union all
       select from question q left join meeting m on m.id = q.meeting_id
       where greatest(q.asked_at, q.reviewed_at, q.answered_at) > $1 or q.asked_at < m.timed_at
         or q.reviewed_at < q.asked_at or q.answered_at < q.reviewed_at
       union all
       select from statement where greatest(written_at, published_at) > $1`,
      now,
    );
    expect(wrong).toEqual([]);
    const [{ waiting, answered }] = await all(
      `select (select count(*) from registration where status = 'WAITING')::int as waiting,
              (select count(*) from question where answer_id is not null)::int as answered`,
    );
    expect(waiting).toBeGreaterThan(0);
    expect(answered).toBeGreaterThan(10);
  });

  test('keeps to its own neighbourhood, and continues what was before', async () => {
    const elsewhere = await all(
      `select from update_place up join area a on a.id = up.area_id join progress_update u on u.id = up.update_id
       join priority p on p.id = u.priority_id join quarter q on q.id = p.quarter_id where a.neighbourhood_id <> q.area_id
       union all
       select from priority p join priority b on b.id = p.continues_id join quarter q on q.id = p.quarter_id
       join quarter bq on bq.id = b.quarter_id
       where b.lineage_id <> p.lineage_id or b.theme <> p.theme or bq.area_id <> q.area_id or bq.ends_on >= q.starts_on
       union all
       select from registration r join meeting m on m.id = r.meeting_id join person p on p.id = r.person_id
       join area h on h.id = p.home_area_id where h.neighbourhood_id <> m.area_id
       union all
       select from verdict v join priority p on p.id = v.priority_id join quarter q on q.id = p.quarter_id
       join person who on who.id = v.person_id join area h on h.id = who.home_area_id
       where h.neighbourhood_id <> q.area_id
       union all
       select from follow f join person p on p.id = f.person_id join area h on h.id = p.home_area_id
       where f.area_id not in (h.id, h.neighbourhood_id)
       union all
       select from alert t join alert_place l on l.alert_id = t.id join area p on p.id = l.area_id
       where p.neighbourhood_id <> t.area_id
       union all
       select from question q left join meeting m on m.id = q.meeting_id left join statement s on s.id = q.answer_id
       where m.area_id <> q.area_id or s.area_id <> q.area_id`,
    );
    expect(elsewhere).toEqual([]);
    const [{ longest }] = await all(
      'select max(n)::int as longest from (select count(*) as n from priority group by lineage_id) l',
    );
    expect(longest).toBeGreaterThan(2);
  });

  test('reads as the service would have written it, in need of no second person', async () => {
    const updates = await all(
      `select body, body_html from progress_update union select body, body_html from update_version
       union select body, body_html from statement union select body, body_html from alert`,
    );
    expect(updates.length).toBeGreaterThan(100);
    for (const { body, body_html: html } of updates) {
      expect(html).toBe(htmlOf(body));
      expect(mentionsIn(body)).toEqual([]);
    }
    for (const { text } of await all('select text from question')) expect(questionFor(text)).toBe(text);
  });

  test('has sealed votes whose files whoever counts them again accepts, some of so few that there is only an order', async () => {
    const sealed = await all(SEALED);
    expect(sealed).toHaveLength(8);
    for (const row of sealed) {
      const { voters, turnout, residents } = row;
      const wrong = (await failedIn(filesOf(row))).map((one) => one.slice(0, 23));
      expect(wrong).toEqual(voters < 30 ? ['At least 30 people vote'] : []);
      expect(residents).toBe(40);
      const told = turnout.places.reduce(
        (sum: number, place: { voters: number }) => sum + place.voters,
        turnout.others,
      );
      expect(told).toBe(voters);
    }
    expect(sealed.some(({ voters }) => voters < 30) && sealed.some(({ voters }) => voters >= 30)).toBe(true);
    const [counted] = await all(
      `select bool_and(r.voters = (select count(*) from participation t where t.ballot_id = r.ballot_id)
         and r.voters * 3 = (select count(*) from sealed_line l where l.ballot_id = r.ballot_id)) as agree from ballot_result r`,
    );
    expect(counted).toEqual({ agree: true });
    expect(await all(BROKEN_AUDIT)).toEqual([]);
  });

  test('decides before each quarter on what its vote says, with a reason where it differs', async () => {
    const decisions = await all(
      `select d.differs, d.reason_id is not null as reasoned, r.counts->'options' as options,
         array(select option_id::text from decision_priority p where p.decision_id = d.id) as adopted,
         (select bool_and(p.quarter_id = d.quarter_id) from decision_priority dp join priority p on p.id = dp.priority_id
           where dp.decision_id = d.id) as own,
         b.opened_at < b.opens_at and b.closes_at < b.sealed_at and b.sealed_at < d.decided_at
           and (d.decided_at at time zone 'Europe/London')::date < q.starts_on and d.decided_at < $1 as road
       from decision d join ballot b on b.id = d.ballot_id and b.quarter_id = d.quarter_id
       join quarter q on q.id = d.quarter_id join ballot_result r on r.ballot_id = b.id`,
      now,
    );
    expect(decisions).toHaveLength(8);
    for (const { differs, reasoned, options, adopted, own, road } of decisions) {
      expect([differs, own, road]).toEqual([differsFrom(options, adopted), true, true]);
      expect(reasoned).toBe(differs);
    }
    const options = await all('select title from ballot_option order by ballot_id, position limit 14');
    expect(titlesFor(options)).toEqual(options.map(({ title }) => title));
  });

  test('has suggestions of every standing, in words that the service would take, and nobody behind those read long ago', async () => {
    const suggestions = await all('select * from suggestion');
    for (const { title, why, review_words: words } of suggestions) {
      expect(suggestionFor(title, why)).toEqual({ title, why });
      expect(mentionsIn(words ?? '')).toEqual([]);
    }
    const standing = await all('select status, count(*)::int as n from suggestion group by 1 order by 1');
    expect(standing).toEqual([
      { status: 'ACCEPTED', n: 22 },
      { status: 'DECLINED', n: 4 },
      { status: 'MERGED', n: 2 },
      { status: 'UNREAD', n: 4 },
    ]);
    const wrong = await all(
      `select s.id from suggestion s left join ballot_option_suggestion u on u.suggestion_id = s.id
         left join ballot_option o on o.id = u.option_id left join ballot b on b.id = o.ballot_id
       where greatest(s.suggested_at, s.reviewed_at, s.taken_up_at) > $1 or s.reviewed_at < s.suggested_at
         or s.taken_up_at <> b.opened_at or s.reviewed_at > s.taken_up_at
         or (s.suggester_id is not null and s.reviewed_at < $1::timestamptz - interval '30 days')`,
      now,
    );
    expect(wrong).toEqual([]);
  });

  test('warns as the service would, of what has happened, and leaves nobody anything to be mailed', async () => {
    const alerts = await all(
      `select t.*, m.recipients, (select count(*)::int from delivery d where d.mailing_id = m.id and d.sent_at >= t.sent_at) as known
       from alert t join mailing m on m.key = 'alert:' || t.id`,
    );
    expect(alerts).toHaveLength((await all('select from alert')).length);
    for (const alert of alerts) {
      const { title, body } = alert;
      expect(alertWordsFor({ title, body }, [])).toEqual({ title, body });
      expect(mentionsIn(`${title}\n${body}`)).toEqual([]);
      expect(`${alert.title} ${alert.body}`).not.toContain('PLACE');
      expect(alert.written_at < alert.goes_at && alert.sent_at <= now).toBe(true);
      expect(alert.valid_until === null || alert.valid_until > alert.sent_at).toBe(true);
      expect(alert.recipients).toBe(alert.expected_recipients);
      expect(alert.known).toBe(now.getTime() - alert.sent_at.getTime() > 30 * 86_400_000 ? 0 : alert.recipients);
    }
    expect(await all(UNTOLD, now)).toEqual([]);
    expect(await all(HEARD, now)).toEqual([]);
    expect(await all('select from delivery where sent_at is null')).toEqual([]);
  });

  test('leaves no summary of a quarter that has just ended, and nothing of that day, to be mailed', async () => {
    const database = await aDatabase();
    try {
      // A third of the neighbourhoods begin a quarter in this month, and decided on it two days before.
      const first = new Date('2026-12-01T08:00:00Z');
      await seedCountry(database.ownerUrl, { scale: 12, seed: 4 }, first);
      expect(await rowsOf(database, UNTOLD, first)).toEqual([]);
      const ended = await rowsOf(
        database,
        `select exists (select from mailing m where m.key = 'quarter:' || q.id) as told from quarter q where q.ends_on = '2026-11-30'`,
      );
      expect(ended.length).toBeGreaterThan(0);
      for (const { told } of ended) expect(told).toBe(true);
    } finally {
      await database.drop();
    }
  });

  test('is made once', async () => {
    const before = await hashOf(first);
    expect(await seedCountry(first.ownerUrl, asked, now)).toBeNull();
    expect(await hashOf(first)).toEqual(before);
  });
});

describe('beside each other', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(() => database.drop());

  test('the demonstration and countries of other seeds and sizes have their own addresses, people and ids', async () => {
    expect(await seedDemo(database.ownerUrl, now)).toBe(true);
    // A country says of its own news only that it was told.
    await rowsOf(database, `delete from mailing where key like 'update:%'`);
    const untold = await rowsOf(database, UNTOLD, now);
    expect(untold.length).toBeGreaterThan(0);
    const told: number[] = [];
    for (const other of [asked, { scale: 2, seed: 8 }, { scale: 1, seed: 7 }, { scale: 51, seed: 71 }]) {
      expect(await seedCountry(database.ownerUrl, other, now, ({ rows }) => told.push(rows))).toBe(told.at(-1));
    }
    const forces = await rowsOf(database, `select path from area where kind = 'FORCE' order by path`);
    expect(forces.map(({ path }) => path)).toEqual([
      'cambridgeshire',
      'made-up-1-7-1',
      'made-up-2-7-1',
      'made-up-2-8-1',
      'made-up-51-71-1',
      'made-up-51-71-2',
    ]);
    expect(await rowsOf(database, BROKEN_AUDIT)).toEqual([]);
    expect(await rowsOf(database, UNTOLD, now)).toEqual(untold);
    const namesOf = async (force: string) =>
      (await rowsOf(database, 'select name from area where path like $1 order by name', `${force}/%`)).map(
        ({ name }) => name,
      );
    expect(await namesOf('made-up-2-7-1')).not.toEqual(await namesOf('made-up-2-8-1'));
  });

  test('a country that fails half-way leaves nothing', async () => {
    const stop = () => {
      throw new Error('stopped');
    };
    await expect(seedCountry(database.ownerUrl, { scale: 3, seed: 3 }, now, stop)).rejects.toThrow('stopped');
    expect(await rowsOf(database, `select from area where path like 'made-up-3-3%'`)).toEqual([]);
  });
});

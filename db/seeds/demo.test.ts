import { describe, expect, jest, test } from '@jest/globals';
import { addDays, londonDate } from '@patchwork/calendar';
import pg from 'pg';
import { aDatabase } from '../../api/src/testing/a-database.ts';
import { AWKWARD_DAYS, onADatabase } from '../jest/on-a-database.ts';
import { seedDemo } from './demo.ts';

// Databases are made and filled here, on machines that may have other things to do.
jest.setTimeout(60_000);

const today = new Date('2026-11-23T12:00:00Z');

describe.each(AWKWARD_DAYS)('on %s', (_, moment) => {
  const now = new Date(moment);
  const day = londonDate(now);
  const { rows } = onADatabase(aDatabase, now);

  test('two quarters of the south have ended, one runs, and the vote on the next is open', async () => {
    const quarters = await rows(
      `select starts_on::text, ends_on::text, vote_from <= $1 and vote_until > $1 as voting, vote_until
       from quarter q join area a on a.id = q.area_id where a.path = 'cambridgeshire/south-cambridgeshire'
       order by starts_on`,
      now,
    );
    const stages = quarters.map(({ starts_on: from, ends_on: to }) => (to < day ? -1 : from > day ? 1 : 0));
    expect(stages).toEqual([-1, -1, 0, 1]);
    expect(quarters.map(({ voting }) => voting)).toEqual([false, false, false, true]);
    for (const [i, quarter] of quarters.entries()) {
      if (i > 0) expect(quarter.starts_on).toBe(addDays(quarters[i - 1].ends_on, 1));
      expect(londonDate(quarter.vote_until) < quarter.starts_on).toBe(true);
    }
  });

  test('what was posted lies in its quarter and in the past, but for one update of tomorrow', async () => {
    const updates = await rows(
      `select u.posted_at, u.written_at, u.corrected_at, u.withdrawn_at, q.starts_on::text, q.ends_on::text
       from progress_update u join priority p on p.id = u.priority_id join quarter q on q.id = p.quarter_id`,
    );
    const scheduled = updates.filter(({ posted_at: posted }) => posted > now);
    expect(scheduled.map(({ posted_at: posted }) => londonDate(posted))).toEqual([addDays(day, 1)]);
    for (const update of updates) {
      expect([update.starts_on, londonDate(update.posted_at), update.ends_on].toSorted()[1]).toBe(
        londonDate(update.posted_at),
      );
      if (scheduled.includes(update)) continue;
      for (const at of [update.written_at, update.corrected_at ?? now, update.withdrawn_at ?? now]) {
        expect(at.getTime()).toBeLessThanOrEqual(now.getTime());
      }
    }
  });

  test('residents have judged what is over, since it was, with numbers for all but one', async () => {
    const judged = await rows(
      `select count(*)::int as n, min(v.judged_on) > q.ends_on and max(v.judged_on) < $1 as after,
         bool_and(h.neighbourhood_id = q.area_id) as residents
       from priority p join quarter q on q.id = p.quarter_id join verdict v on v.priority_id = p.id
       join person who on who.id = v.person_id join area h on h.id = who.home_area_id
       group by p.id, q.id order by n`,
      day,
    );
    expect(judged.map(({ n }) => n)).toEqual([8, 27, 30, 34, 38, 41]);
    for (const { after, residents } of judged) expect([after, residents]).toEqual([true, true]);
  });

  test('one priority is due, one is late, one is paused, and two are on time', async () => {
    const promises = await rows(
      `select p.theme, p.paused_until::text, p.update_every_days as every, max(u.posted_at) as newest
       from priority p join quarter q on q.id = p.quarter_id and $1 between q.starts_on and q.ends_on
       join progress_update u on u.priority_id = p.id and not u.is_waiting and u.posted_at <= $2
       group by p.id order by p.theme`,
      day,
      now,
    );
    const overdue = promises.map(({ theme, paused_until: paused, every, newest }) => {
      if (paused > day) return [theme, 'paused'];
      const due = addDays(londonDate(newest), every);
      return [theme, due >= day ? 'on time' : addDays(due, 7) >= day ? 'due' : 'late'];
    });
    expect(Object.fromEntries(overdue)).toEqual({
      ASB: 'on time',
      DRUGS: 'due',
      PARKING: 'late',
      RURAL_CRIME: 'paused',
      SPEEDING: 'on time',
    });
  });
});

describe('the demonstration', () => {
  const { rows } = onADatabase(aDatabase, today);

  test('knows every place the newsletter names, with its point and its codes', async () => {
    const names =
      `Fen Ditton,Fulbourn,Milton,Waterbeach,Histon,Impington,Girton,Cambourne,Bassingbourn,Knapwell,Sawston,
      Meldreth,Foxton,Melbourn,Eltisley,Litlington,Guilden Morden,Hardwick,Comberton,Orwell,Pampisford,Barton`.split(
        /,\s*/,
      );
    const known = await rows(
      `select a.name from area a join area_code c on c.area_id = a.id and c.kind = 'PARISH' and c.code = a.gss_code
       where a.path like 'cambridgeshire/south-cambridgeshire/%' and a.name = any($1)
         and a.latitude between 52 and 52.4 and a.longitude between -0.3 and 0.5`,
      names,
    );
    expect(known.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    const wards = await rows(
      `select a.path, c.code from area a join area_code c on c.area_id = a.id and c.kind = 'WARD' order by a.path`,
    );
    expect(wards.map(({ path, code }) => [path.split('/').at(-1), code])).toEqual([
      ['fen-ditton', 'E05011291'],
      ['fulbourn', 'E05011291'],
      ['girton', 'E05011294'],
      ['histon', 'E05011297'],
      ['impington', 'E05011297'],
      ['milton', 'E05011301'],
      ['waterbeach', 'E05011301'],
    ]);
  });

  test('has the newsletter’s priorities as the current ones, in its places', async () => {
    const priorities = await rows(
      `select p.theme, array_remove(array_agg(a.name order by a.name), null) as places
       from priority p join quarter q on q.id = p.quarter_id and '2026-11-23' between q.starts_on and q.ends_on
       join area n on n.id = q.area_id and n.path = 'cambridgeshire/south-cambridgeshire'
       left join priority_place pp on pp.priority_id = p.id left join area a on a.id = pp.area_id
       group by p.id order by p.position`,
    );
    expect(priorities).toEqual([
      { theme: 'ASB', places: ['Fen Ditton', 'Fulbourn', 'Histon', 'Impington', 'Milton', 'Waterbeach'] },
      { theme: 'DRUGS', places: [] },
      { theme: 'SPEEDING', places: ['Girton'] },
    ]);
  });

  test('goes on with speeding for three quarters, and says what became of all that ended', async () => {
    const lines = await rows(
      `select p.theme, count(*)::int as quarters, count(p.continues_id)::int as continued
       from priority p group by p.lineage_id, p.theme having count(*) > 1 order by p.theme`,
    );
    expect(lines).toEqual([
      { theme: 'ASB', quarters: 2, continued: 1 },
      { theme: 'DRUGS', quarters: 2, continued: 1 },
      { theme: 'SPEEDING', quarters: 3, continued: 2 },
    ]);
    const outcomes = await rows(
      `select (q.ends_on < '2026-11-23') as ended, p.outcome is not null as recorded, count(*)::int
       from priority p join quarter q on q.id = p.quarter_id group by 1, 2 order by 1`,
    );
    expect(outcomes).toEqual([
      { ended: false, recorded: false, count: 5 },
      { ended: true, recorded: true, count: 6 },
    ]);
  });

  test('tells charges and warrants as what was reported, seen by a second person', async () => {
    const flagged = await rows(
      `select body, flags, is_waiting, approved_by_id is not null and approved_by_id <> author_id as approved
       from progress_update where flags <> '{}' order by posted_at`,
    );
    expect(flagged).toHaveLength(2);
    expect(flagged[0]).toMatchObject({ is_waiting: false, approved: true });
    expect(flagged[0].flags).toEqual(expect.arrayContaining(['charged', 'warrant']));
    expect(flagged[0].body).toMatch(/^At the meeting .* the team reported/);
    expect(flagged[1]).toMatchObject({ is_waiting: true, approved: false });
  });

  test('has the newsletter’s figures, a correction with what was said before, and a withdrawal with its reason', async () => {
    const figures = await rows(
      `select m.name, m.value, m.out_of, m.before from measure m join progress_update u on u.id = m.update_id
       where u.body like '%26 of 330%' order by m.position`,
    );
    expect(figures).toEqual([
      { name: 'vehicles over 35 mph', value: 26, out_of: 330, before: null },
      { name: 'average speed', value: 33, out_of: null, before: 38 },
    ]);
    const [corrected, ...others] = await rows(
      `select u.version, u.corrected_at > u.posted_at as later, v.version as earlier, v.body <> u.body as differs,
              v.measures->0->>'value' as was, m.value as is
       from progress_update u join update_version v on v.update_id = u.id join measure m on m.update_id = u.id`,
    );
    expect(corrected).toEqual({ version: 2, later: true, earlier: 1, differs: true, was: '41', is: 14 });
    expect(others).toEqual([]);
    const withdrawn = await rows(
      'select withdrawn_reason from progress_update where withdrawn_at is not null and withdrawn_by_id is not null',
    );
    expect(withdrawn).toEqual([{ withdrawn_reason: expect.stringContaining('another road') }]);
  });

  test('has officers by role alone, one with the name withheld, each with somebody’s areas', async () => {
    const officers = await rows(
      `select o.email, o.role, o.name_withheld, array_agg(a.path) as areas from officer o
       join officer_area oa on oa.officer_id = o.id join area a on a.id = oa.area_id group by o.id order by o.email`,
    );
    const south = ['cambridgeshire/south-cambridgeshire'];
    const [east, force] = [['cambridgeshire/east-cambridgeshire'], ['cambridgeshire']];
    expect(officers).toEqual([
      { email: 'admin@patchwork.test', role: 'FORCE_ADMIN', name_withheld: false, areas: force },
      { email: 'comms@patchwork.test', role: 'COMMS', name_withheld: false, areas: force },
      { email: 'inspector.east@patchwork.test', role: 'INSPECTOR', name_withheld: true, areas: east },
      { email: 'inspector@patchwork.test', role: 'INSPECTOR', name_withheld: false, areas: south },
      { email: 'officer@patchwork.test', role: 'OFFICER', name_withheld: false, areas: south },
    ]);
  });

  test('shows its words as the service makes them safe', async () => {
    const [update] = await rows(`select body_html from progress_update where body like '%26 of 330%'`);
    expect(update.body_html).toContain('<strong>26 of 330 vehicles</strong>');
  });
});

describe('filling', () => {
  const { rows, database } = onADatabase(aDatabase);

  const everyId = `select id from area union all select id from officer union all select id from quarter
    union all select id from priority union all select id from progress_update union all select id from measure
    union all select id from person union all select id from meeting union all select id from registration
    union all select id from question union all select id from statement union all select id from suggestion union all select id from ballot
    union all select id from ballot_option union all select id from paper_batch union all select id from decision
    union all select id from alert union all select id from follow order by 1`;

  test('happens once, also when two start at once, and leaves alone what is there', async () => {
    const filled = await Promise.all([seedDemo(database().ownerUrl, today), seedDemo(database().ownerUrl, today)]);
    expect(filled.toSorted()).toEqual([false, true]);
    await rows(`update area set name = 'Renamed' where path = 'cambridgeshire'`);
    expect(await seedDemo(database().ownerUrl, today)).toBe(false);
    expect(await rows(`select name from area where path = 'cambridgeshire'`)).toEqual([{ name: 'Renamed' }]);
  });

  test('gives the same ids in another database and another month, so links outlive it', async () => {
    const first = await rows(everyId);
    const other = await aDatabase();
    try {
      await seedDemo(other.ownerUrl, new Date('2027-02-14T12:00:00Z'));
      const elsewhere = new pg.Client({ connectionString: other.ownerUrl });
      await elsewhere.connect();
      expect((await elsewhere.query(everyId)).rows).toEqual(first);
      await elsewhere.end();
    } finally {
      await other.drop();
    }
  });
});

import { describe, expect, jest, test } from '@jest/globals';
import { alertWordsFor, htmlOf, mentionsIn, needsSecondPerson } from '@patchwork/api/seeding';
import { aDatabase } from '../../api/src/testing/a-database.ts';
import { AWKWARD_DAYS, onADatabase } from '../jest/on-a-database.ts';

// Databases are made and filled here, on machines that may have other things to do.
jest.setTimeout(60_000);

const UNTOLD = `select n.key from news n
  where n.at <= $1 and n.at > $1::timestamptz - interval '3 days' and not exists (select from mailing m where m.key = n.key)`;

const HEARD = `select distinct p.email, f.frequency from news n
  cross join lateral who_hears(n.area_id, n.place_ids, n.topic, n.theme, n.importance, n.at) f
  join person p on p.id = f.person_id where n.at <= $1 order by p.email`;

describe.each(AWKWARD_DAYS)('on %s', (_, moment) => {
  const now = new Date(moment);
  const { rows } = onADatabase(aDatabase, now);

  test('nothing waits to be mailed, at once or in a digest, before something happens', async () => {
    expect(await rows(UNTOLD, now)).toEqual([]);
    expect(await rows(HEARD, now)).toEqual([]);
    expect(await rows('select * from delivery where sent_at is null')).toEqual([]);
    const told = await rows(
      `select m.key like 'alert:%' as alerts, count(*)::int as n, bool_and(n.key is not null) as real
       from mailing m left join news n on n.key = m.key group by 1 order by 1`,
    );
    expect(told).toEqual([
      { alerts: false, n: expect.any(Number), real: true },
      { alerts: true, n: 6, real: true },
    ]);
  });

  test('the update that is set for tomorrow is the first that they hear of', async () => {
    const tomorrow = new Date(now.getTime() + 36 * 3_600_000);
    const heard = await rows(HEARD, tomorrow);
    expect(heard).toEqual([
      { email: 'resident-03@resident.patchwork.test', frequency: 'WEEKLY' },
      { email: 'resident@patchwork.test', frequency: 'DAILY' },
    ]);
  });

  test('five alerts of 2022 have ended, and one that went out some days ago has not', async () => {
    const alerts = await rows('select sent_at, valid_until, goes_at, written_at, approved_at from alert');
    expect(alerts).toHaveLength(6);
    const ended = alerts.filter(({ valid_until: until }) => until <= now);
    expect(ended.map(({ sent_at: at }) => at.getFullYear())).toEqual([2022, 2022, 2022, 2022, 2022]);
    const [current, ...others] = alerts.filter(({ valid_until: until }) => until > now);
    expect(others).toEqual([]);
    const days = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 86_400_000;
    expect(days(current.sent_at, now)).toBeGreaterThan(3);
    expect(days(current.sent_at, now)).toBeLessThan(6);
    expect(days(now, current.valid_until)).toBeGreaterThan(20);
    for (const alert of alerts) {
      const { written_at: written, approved_at: approved, goes_at: goes, sent_at: sent, valid_until: until } = alert;
      const road = [written, approved ?? goes, goes, sent, until].map((at) => at.getTime());
      expect(road).toEqual(road.toSorted((a, b) => a - b));
    }
  });
});

describe('the demonstration’s alerts', () => {
  const { rows } = onADatabase(aDatabase, new Date('2026-11-23T12:00:00Z'));

  test('are the newsletter’s five, with their figures, and their places where it names some', async () => {
    const alerts = await rows(
      `select t.title, t.theme, a.path, (t.sent_at at time zone 'Europe/London')::date::text as day,
         array(select p.name from alert_place l join area p on p.id = l.area_id where l.alert_id = t.id order by p.name) as places
       from alert t join area a on a.id = t.area_id where t.sent_at < '2023-01-01' order by t.sent_at`,
    );
    const [force, south] = ['cambridgeshire', 'cambridgeshire/south-cambridgeshire'];
    const villages = `Barton,Bassingbourn,Comberton,Eltisley,Foxton,Guilden Morden,Hardwick,Litlington,Melbourn,Meldreth,Orwell,Pampisford`;
    expect(alerts.map(({ day, title, theme, path, places }) => [day, title, theme, path, places.join()])).toEqual([
      ['2022-07-01', '“Hello Mum”: messages that pretend to be your child', 'FRAUD', force, ''],
      ['2022-08-09', 'Doorstep crime: callers who are not who they say they are', 'FRAUD', south, ''],
      ['2022-09-29', 'Fake texts about an energy bill discount', 'FRAUD', force, ''],
      ['2022-10-12', 'Catalytic converter thefts in a village near you', 'VEHICLE_CRIME', south, villages],
      ['2022-10-28', 'Burglary warning as the clocks go back', 'BURGLARY', force, ''],
    ]);
    const bodies = (await rows('select string_agg(body, chr(10)) as all from alert'))[0].all;
    for (const figure of [
      '139 reports',
      '7726',
      '£400',
      '1,235 reports',
      '£1.5 million',
      '10 burglaries',
      '£18.7 million',
    ])
      expect(bodies).toContain(figure);
    for (const village of villages.split(',')) expect(bodies).toContain(village);
  });

  test('are as the service would have sent them: safe, seen by a second person where due, told once', async () => {
    const alerts =
      await rows(`select t.*, m.recipients, (select count(*)::int from delivery d where d.mailing_id = m.id) as known
       from alert t left join mailing m on m.key = 'alert:' || t.id`);
    for (const alert of alerts) {
      expect(alert.body_html).toBe(htmlOf(alert.body));
      expect(alert.flags).toEqual(mentionsIn(`${alert.title}\n${alert.body}`));
      const { title, body, flags, expected_recipients: recipients, approved_by_id: approvedBy } = alert;
      expect(alertWordsFor({ title, body }, [])).toEqual({ title, body });
      expect(needsSecondPerson(recipients, flags)).toBe(approvedBy !== null);
      expect(alert.recipients).toBe(alert.expected_recipients);
      // To whom it went is forgotten after thirty days.
      expect(alert.known).toBe(alert.sent_at.getFullYear() === 2022 ? 0 : alert.recipients);
    }
    expect(alerts.filter(({ approved_by_id: by }) => by)).toHaveLength(3);
  });

  test('have few followers, none of them in the east', async () => {
    const follows = await rows(
      `select p.email, a.path, f.frequency, f.followed_at from follow f join person p on p.id = f.person_id
       join area a on a.id = f.area_id order by p.email, a.path`,
    );
    expect(
      follows.map(({ email, path, frequency }) => [email.split('@')[0], path.split('/').at(-1), frequency]),
    ).toEqual([
      ['resident-03', 'south-cambridgeshire', 'WEEKLY'],
      ['resident-09', 'girton', 'INSTANT'],
      ['resident-24', 'sawston', 'QUARTERLY'],
      ['resident', 'south-cambridgeshire', 'DAILY'],
      ['resident', 'girton', 'INSTANT'],
    ]);
  });
});

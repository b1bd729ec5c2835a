import { describe, expect, jest, test } from '@jest/globals';
import { countsOf, onTestshire } from './on-testshire.factory.ts';
import { type Answers, aFolder, testshire } from './testshire.factory.ts';

jest.setTimeout(60_000);

type Item = Record<string, unknown>;
const listOf = (answers: Answers, address: string) => answers.get(address) as Item[];

describe('what changed at the source', () => {
  const { rows, everything, importFrom } = onTestshire();

  test('is brought in, over edits of ours that are said, and nothing else', async () => {
    await importFrom(await aFolder(testshire()));
    await rows(`update area set name = 'The Centre', about = 'Ours' where path = 'testshire/city-centre'`);
    await rows(`update officer set title = 'Acting inspector' where display_name = 'Sam Cole'`);
    const [figure] = await rows(
      `insert into measure (update_id, position, name, value, unit, from_day, to_day, source)
       select id, 1, 'Patrols', 12, 'COUNT', '2026-10-01', '2026-10-31', 'Our own count' from progress_update
       where body like 'Twelve patrols%' returning id`,
    );
    const later = testshire();
    const centre = later.get('testshire/NC04') as Item;
    centre.name = 'City Centre West';
    Object.assign(listOf(later, 'testshire/NC04/people')[0] as Item, { bio: 'New words' });
    const [surgery] = listOf(later, 'testshire/NC04/events') as [Item];
    surgery.start_date = '2099-06-15T12:30:00';
    const [parks, drugs] = listOf(later, 'testshire/NC04/priorities') as [Item, Item];
    parks.action = '<p>Thirteen patrols.</p>';
    drugs.action = 'A warrant.';
    drugs['action-date'] = '2026-11-20T00:00:00';
    later.set('testshire/55.CB3001/boundary', [
      ...(later.get('testshire/55.CB3001/boundary') as Item[]).slice(0, 3),
      { latitude: '52.31', longitude: '0.12' },
      ...(later.get('testshire/55.CB3001/boundary') as Item[]).slice(3),
    ]);
    const report = await importFrom(await aFolder(later), { now: new Date('2026-11-25T12:00:00Z') });
    expect(countsOf(report, 'neighbourhoods')).toEqual([0, 1, 0, 3, 0]);
    expect(countsOf(report, 'people')).toEqual([0, 1, 0, 5, 0]);
    expect(countsOf(report, 'events')).toEqual([0, 1, 0, 3, 0]);
    expect(countsOf(report, 'priorities')).toEqual([0, 2, 0, 2, 0]);
    expect(countsOf(report, 'boundaries')).toEqual([0, 1, 0, 3, 0]);
    expect(report).toMatch(
      /NC04 City Centre West: It was changed here and at the source: what the source says now stands \(name\)/,
    );
    expect(await rows(`select name, about from area where path = 'testshire/city-centre'`)).toEqual([
      { name: 'City Centre West', about: 'Ours' },
    ]);
    expect(await rows(`select title from officer where display_name = 'Sam Cole'`)).toEqual([
      { title: 'Acting inspector' },
    ]);
    expect(await rows(`select starts_at, moved_from, sequence from meeting where title = 'Beat surgery'`)).toEqual([
      { starts_at: new Date('2099-06-15T11:30:00Z'), moved_from: new Date('2099-06-15T11:00:00Z'), sequence: 1 },
    ]);
    const updates =
      await rows(`select p.position, u.body, u.version, u.corrected_at is not null as corrected from progress_update u
      join priority p on p.id = u.priority_id join quarter q on q.id = p.quarter_id order by p.position, u.posted_at`);
    expect(updates).toEqual([
      { position: 1, body: 'Thirteen patrols.', version: 2, corrected: true },
      { position: 2, body: 'A warrant.', version: 1, corrected: false },
    ]);
    const [version] = await rows('select body, measures from update_version');
    expect(version.body).toMatch(/^Twelve patrols/);
    expect(version.measures).toEqual([expect.objectContaining({ id: figure.id, name: 'Patrols', value: 12 })]);
    expect(
      await rows(`select b.valid_from::text, b.valid_until::text, json_array_length(b.geometry->0->0) as points from area_boundary b
        join area a on a.id = b.area_id where a.path = 'testshire/histon-and-impington' order by 1`),
    ).toEqual([
      { valid_from: '2026-11-23', valid_until: '2026-11-25', points: 5 },
      { valid_from: '2026-11-25', valid_until: null, points: 6 },
    ]);
    expect(await rows('select key from news n where not exists (select from mailing m where m.key = n.key)')).toEqual(
      [],
    );
    const after = await everything();
    await importFrom(await aFolder(later), { now: new Date('2026-11-26T12:00:00Z') });
    expect(await everything()).toBe(after);
  });

  test('what is listed no more goes, each as it should', async () => {
    const fewer = testshire();
    fewer.set('testshire/NC04/people', listOf(fewer, 'testshire/NC04/people').slice(1));
    fewer.set('testshire/NC04/events', listOf(fewer, 'testshire/NC04/events').slice(1));
    fewer.set('testshire/NC04/priorities', listOf(fewer, 'testshire/NC04/priorities').slice(1));
    fewer.set('testshire/neighbourhoods', listOf(fewer, 'testshire/neighbourhoods').slice(0, 3));
    const report = await importFrom(await aFolder(fewer), { now: new Date('2026-11-27T12:00:00Z') });
    expect(countsOf(report, 'people')).toEqual([0, 0, 4, 1, 1]);
    expect(report).toMatch(/Sam Cole: The source lists them no more/);
    expect(report).toMatch(
      /The event “Beat surgery”: The source lists it no more: the meeting is shown as cancelled\./,
    );
    expect(report).toMatch(/The priority “Anti-social behaviour.*It stays on our pages/);
    expect(report).toMatch(/x\/y Alerts: The source lists it no more\. It stays here/);
    expect(await rows(`select dismissed_at is not null as gone from officer where display_name = 'Sam Cole'`)).toEqual([
      { gone: true },
    ]);
    expect((await rows(`select cancel_reason from meeting where title = 'Beat surgery'`))[0].cancel_reason).toMatch(
      /no longer lists it/,
    );
    expect(await rows(`select count(*)::int as n from priority where title like 'Anti-social%'`)).toEqual([{ n: 1 }]);
    expect(await rows(`select count(*)::int as n from police_uk_record where key = 'x/y'`)).toEqual([{ n: 1 }]);
    expect(await rows('select key from news n where not exists (select from mailing m where m.key = n.key)')).toEqual(
      [],
    );
  });
});

describe('what is known again', () => {
  const { rows, importFrom } = onTestshire();
  const surgery = (day: string) => ({
    ...{ title: 'Weekly surgery', start_date: `${day}T10:00:00`, end_date: `${day}T11:00:00`, type: 'meeting' },
  });
  const priority = (issue: string, date = '2026-11-01') => ({ issue, 'issue-date': `${date}T00:00:00`, action: null });
  const of = async (day: string, ...issues: string[]) => {
    const answers = testshire();
    answers.set('testshire/55.CB3001/events', [surgery(day)]);
    answers.set(
      'testshire/55.CB3001/priorities',
      issues.map((issue) => priority(issue)),
    );
    return aFolder(answers);
  };
  const surgeries = () =>
    rows(`select starts_at, moved_from, cancelled_at from meeting where title = 'Weekly surgery' order by starts_at`);
  const titles = async () =>
    (
      await rows(`select p.title from priority p join police_uk_record r on r.priority_id = p.id join area a on a.id = r.area_id
      where a.name like 'Histon%' and r.position >= 0 order by r.position`)
    ).map(({ title }) => title);

  test('a surgery that is to come has moved, and so has a priority in other words', async () => {
    await importFrom(await of('2026-12-01', 'Speeding in Hston', 'Burglaries'));
    await importFrom(await of('2026-12-02', 'Speeding in Histon', 'Burglaries'));
    expect(await surgeries()).toEqual([
      {
        starts_at: new Date('2026-12-02T10:00:00Z'),
        moved_from: new Date('2026-12-01T10:00:00Z'),
        cancelled_at: null,
      },
    ]);
    expect(await titles()).toEqual(['Speeding in Histon', 'Burglaries']);
  });

  test('the next surgery is another, and so is a priority about something else', async () => {
    const report = await importFrom(await of('2026-12-09', 'Fly-tipping', 'Burglaries'), {
      now: new Date('2026-12-03T12:00:00Z'),
    });
    expect((await surgeries()).map(({ starts_at: at, cancelled_at: off }) => [at.toISOString(), off])).toEqual([
      ['2026-12-02T10:00:00.000Z', null],
      ['2026-12-09T10:00:00.000Z', null],
    ]);
    expect(await titles()).toEqual(['Fly-tipping', 'Burglaries']);
    expect(report).toContain('The priority “Speeding in Histon”: The source lists it no more.');
  });
});

describe('what is known again by more than its key', () => {
  const { rows, importFrom } = onTestshire();
  const event = (title: string) => ({
    ...{ title, type: 'meeting', address: 'The hall' },
    ...{ start_date: '2026-12-09T10:00:00', end_date: '2026-12-09T11:00:00' },
  });
  const of = async (title: string, ...priorities: [issue: string, day: string][]) => {
    const answers = testshire();
    answers.set('testshire/55.CB3001/events', [event(title)]);
    answers.set(
      'testshire/55.CB3001/priorities',
      priorities.map(([issue, day]) => ({ issue, 'issue-date': `${day}T00:00:00`, action: '<p>Walks</p>' })),
    );
    return aFolder(answers);
  };
  const listed = () =>
    rows(`select p.title, r.position from priority p join police_uk_record r on r.priority_id = p.id
      join area a on a.id = r.area_id where a.name like 'Histon%' order by p.title`);

  test('a meeting under another title, and a priority of another day, are the same ones', async () => {
    await importFrom(await of('Surgery', ['Dog fouling', '2026-10-01'], ['Speeding', '2026-10-01']));
    await importFrom(await of('Police surgery', ['Dog fouling', '2026-11-01'], ['Speeding', '2026-10-01']));
    expect(
      await rows(`select title, cancelled_at from meeting where title like '%urgery' and address = 'The hall'`),
    ).toEqual([{ title: 'Police surgery', cancelled_at: null }]);
    expect(await listed()).toEqual([
      { title: 'Dog fouling', position: 0 },
      { title: 'Speeding', position: 1 },
    ]);
    const updates = `select count(*)::int as n from progress_update u join priority p on p.id = u.priority_id where p.title = 'Dog fouling'`;
    expect(await rows(updates)).toEqual([{ n: 1 }]);
  });

  test('a priority that its source drops leaves the answers of programs, once, and comes back as itself', async () => {
    const dropped = await of('Police surgery', ['Dog fouling', '2026-11-01']);
    expect(await importFrom(dropped)).toContain('The priority “Speeding”: The source lists it no more.');
    const withoutIt = [
      { title: 'Dog fouling', position: 0 },
      { title: 'Speeding', position: -1 },
    ];
    expect(await listed()).toEqual(withoutIt);
    expect(await importFrom(dropped)).not.toContain('Speeding”: The source lists it no more.');
    expect(await listed()).toEqual(withoutIt);
    await importFrom(await of('Police surgery', ['Speeding', '2026-10-01'], ['Dog fouling', '2026-11-01']));
    expect(await listed()).toEqual([
      { title: 'Dog fouling', position: 1 },
      { title: 'Speeding', position: 0 },
    ]);
  });
});

describe('a force that is here already', () => {
  const { rows, importFrom } = onTestshire();

  test('keeps its areas, its officers and its quarter, and each is said', async () => {
    await rows(`with force as (insert into area (id, path, kind, name, force_id)
        select id, 'testshire', 'FORCE', 'Our Police', id from (select gen_random_uuid() as id) i returning id),
      centre as (insert into area (id, path, kind, name, parent_id, force_id, neighbourhood_id)
        select n.id, 'testshire/city-centre', 'NEIGHBOURHOOD', 'The centre', force.id, force.id, n.id
        from force, (select gen_random_uuid() as id) n returning id),
      sam as (insert into officer (email, role, title, display_name) values ('sam@force.test', 'OFFICER', 'Inspector', 'sam cole') returning id),
      theirs as (insert into officer_area (officer_id, area_id) select sam.id, centre.id from sam, centre),
      quarter as (insert into quarter (area_id, starts_on, ends_on) select id, '2026-11-01', '2027-01-31' from centre returning id)
      insert into priority (id, quarter_id, theme, title, lineage_id) select n.id, quarter.id, 'PARKING', 'Speeding on Mill Road', n.id
        from quarter, (select gen_random_uuid() as id) n`);
    const report = await importFrom(await aFolder(testshire()));
    expect(report).toMatch(/The force: It is taken to be testshire, which is here already; it keeps its own name\./);
    expect(report).toMatch(
      /NC04 City Centre: It is taken to be testshire\/city-centre, which is here already; it keeps its own name\./,
    );
    expect(report).toMatch(/1 Sam Cole: They are taken to be sam cole, Inspector/);
    expect(report).toMatch(/“Speeding on Mill Road”: The quarter that runs has a priority of this title already/);
    expect(
      await rows(`select name, website from area where path in ('testshire', 'testshire/city-centre') order by path`),
    ).toEqual([
      { name: 'Our Police', website: 'http://www.testshire.police.example/' },
      { name: 'The centre', website: 'http://www.testshire.police.example/city-centre' },
    ]);
    expect(await rows(`select count(*)::int as n from officer where lower(display_name) = 'sam cole'`)).toEqual([
      { n: 1 },
    ]);
    const quarters = `select q.starts_on::text, count(p.id)::int as n from quarter q join area a on a.id = q.area_id
      join priority p on p.quarter_id = q.id where a.path = 'testshire/city-centre' group by 1`;
    expect(await rows(quarters)).toEqual([{ starts_on: '2026-11-01', n: 3 }]);
  });

  test('an officer who can sign in is not dismissed by what the source lists no more', async () => {
    const fewer = testshire();
    fewer.set('testshire/NC04/people', []);
    const report = await importFrom(await aFolder(fewer));
    expect(report).toMatch(/sam cole: The source lists them no more\. They can sign in here/);
    expect(await rows(`select dismissed_at from officer where email = 'sam@force.test'`)).toEqual([
      { dismissed_at: null },
    ]);
  });
});

describe('what cannot be mapped', () => {
  const { rows, importFrom } = onTestshire();

  test('is said, kept, and made safe', async () => {
    const odd = testshire();
    odd.set('testshire/Ab 1/events', [
      { title: 'No start', start_date: null, description: '<script>alert(1)</script>Come', type: 'meeting' },
      { title: '', start_date: '2099-01-01T10:00:00', end_date: '2099-01-01T11:00:00' },
    ]);
    odd.set('testshire/Ab 1/people', [{ name: '', rank: '' }]);
    odd.set('testshire/Ab 1/priorities', [{ issue: null }]);
    const [first, second, third] = odd.get('testshire/Ab 1/boundary') as unknown[];
    odd.set('testshire/Ab 1/boundary', [first, second, third]);
    Object.assign(odd.get('testshire/Ab 1') as Item, {
      url_force: 'javascript:alert(1)',
      centre: { latitude: '0', longitude: '0' },
    });
    Object.assign(odd.get('testshire/NC04') as Item, { description: '<p onclick="x()">Fine</p>' });
    const report = await importFrom(await aFolder(odd));
    for (const said of [
      'Ab 1 City Centre › events › 1 “No start”: It has no start, so no meeting could be made of it. It is kept as it came.',
      'Ab 1 City Centre › events › 1 “No start” › description: It held HTML that is not safe',
      'Ab 1 City Centre › events › 2: It has no title: it is shown as “Meet the team”.',
      'Ab 1 City Centre › people › 1: It has no name',
      'Ab 1 City Centre › priorities › 1: It has no words: it is shown as “Untitled priority”.',
      'Ab 1 City Centre › url_force: It was an address that runs something, and was left out.',
      'Ab 1 City Centre › centre: “0, 0” is no point of the United Kingdom',
      'NC04 City Centre › description: It held HTML that is not safe',
    ]) {
      expect(report).toContain(said);
    }
    expect(report).toMatch(
      /Ab 1 City Centre › boundary: .*(closed|four).*It is kept as it came, and no map shows it\./,
    );
    const kept = await rows(
      `select r.kind, r.record, r.meeting_id from police_uk_record r join area a on a.id = r.area_id
       where a.path = 'testshire/city-centre-ab-1' and r.kind in ('EVENT', 'BOUNDARY') order by r.kind, r.position`,
    );
    expect(kept.map(({ record }) => record)).toEqual([
      [first, second, third],
      { title: 'No start', start_date: null, description: 'Come', type: 'meeting' },
      { title: '', start_date: '2099-01-01T10:00:00', end_date: '2099-01-01T11:00:00' },
    ]);
    expect(kept[1].meeting_id).toBeNull();
    const [{ record }] = await rows(`select record from police_uk_record where key = 'NC04'`);
    expect(record.description).toBe('<p>Fine</p>');
  });
});

describe('a quarter that is over', () => {
  const { rows, importFrom } = onTestshire();

  test('hands what the source still lists on to the one that runs once there is one', async () => {
    await importFrom(await aFolder(testshire()));
    const later = testshire();
    listOf(later, 'testshire/NC04/priorities').push({
      issue: 'Parking',
      'issue-date': '2027-01-10T00:00:00',
      action: null,
      'action-date': null,
    });
    const next = new Date('2027-01-15T12:00:00Z');
    const report = await importFrom(await aFolder(later), { now: next });
    expect(report).toMatch(/“Speeding on Mill Road”: Its quarter is over and the source still lists it/);
    const running = `select p.title, c.title as continues, u.body is not null as told from priority p join quarter q on q.id = p.quarter_id
      left join priority c on c.id = p.continues_id left join progress_update u on u.priority_id = p.id
      where q.starts_on = '2027-01-01' order by p.position`;
    expect(
      (await rows(running)).map(({ title, continues, told }) => [title.slice(0, 7), continues?.slice(0, 7), told]),
    ).toEqual([
      ['Parking', undefined, false],
      ['Anti-so', 'Anti-so', true],
      ['Drug de', 'Drug de', false],
      ['Speedin', 'Speedin', false],
    ]);
    await importFrom(await aFolder(later), { now: next });
    expect(await rows(`select count(*)::int as n from priority`)).toEqual([{ n: 8 }]);
  });
});

describe('the day from which boundaries hold', () => {
  const { rows, importFrom } = onTestshire();
  const held = `select b.valid_from::text, b.valid_until::text from area_boundary b join area a on a.id = b.area_id
    where a.path = 'testshire/city-centre' order by 1`;

  test('is today unless another is given, and never before one that is there', async () => {
    await importFrom(await aFolder(testshire()), { validFrom: '2026-04-01' });
    expect(await rows(held)).toEqual([{ valid_from: '2026-04-01', valid_until: null }]);
    const later = testshire();
    const ring = later.get('testshire/NC04/boundary') as Item[];
    later.set('testshire/NC04/boundary', ring.toSpliced(1, 0, { latitude: '52.19', longitude: '0.12' }));
    const report = await importFrom(await aFolder(later), { validFrom: '2026-03-01' });
    expect(report).toContain('NC04 City Centre › boundary: A boundary that holds from 2026-04-01 is here already');
    expect(await rows(held)).toEqual([{ valid_from: '2026-04-01', valid_until: null }]);
    await importFrom(await aFolder(later), { validFrom: '2026-05-01' });
    expect(await rows(held)).toHaveLength(2);
  });

  test('twice on one day is one boundary', async () => {
    for (const latitude of ['52.18', '52.17']) {
      const later = testshire();
      const ring = later.get('testshire/NC04/boundary') as Item[];
      later.set('testshire/NC04/boundary', ring.toSpliced(1, 0, { latitude, longitude: '0.12' }));
      await importFrom(await aFolder(later));
    }
    expect(await rows(held)).toEqual([
      { valid_from: '2026-04-01', valid_until: '2026-05-01' },
      { valid_from: '2026-05-01', valid_until: '2026-11-23' },
      { valid_from: '2026-11-23', valid_until: null },
    ]);
  });
});

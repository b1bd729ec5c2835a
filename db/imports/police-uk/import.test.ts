import { describe, expect, jest, test } from '@jest/globals';
import { aLog, aTerminal } from '../../jest/a-stream.ts';
import { progressOn } from '../../progress.ts';
import { countsOf, onTestshire } from './on-testshire.factory.ts';
import { aFolder, testshire } from './testshire.factory.ts';

jest.setTimeout(60_000);

describe('a force that was not here', () => {
  const { rows, everything, importFrom } = onTestshire();
  let report: string;

  test('a dry run says what would come, and leaves everything as it is', async () => {
    const before = await everything();
    const said = await importFrom(await aFolder(testshire()), { isDryRun: true });
    expect(said).toMatch(/^Nothing is changed/);
    expect(countsOf(said, 'neighbourhoods')).toEqual([4, 0, 0, 0, 0]);
    expect(await everything()).toBe(before);
  });

  test('comes with all it has', async () => {
    report = await importFrom(await aFolder(testshire()));
    expect(countsOf(report, 'force')).toEqual([1, 0, 0, 0, 0]);
    expect(countsOf(report, 'people of the force')).toEqual([1, 0, 0, 0, 0]);
    expect(countsOf(report, 'neighbourhoods')).toEqual([4, 0, 0, 0, 0]);
    expect(countsOf(report, 'boundaries')).toEqual([4, 0, 0, 0, 0]);
    expect(countsOf(report, 'people')).toEqual([6, 0, 0, 0, 0]);
    expect(countsOf(report, 'events')).toEqual([4, 0, 0, 0, 0]);
    expect(countsOf(report, 'priorities')).toEqual([4, 0, 0, 0, 0]);
  });

  test('has its neighbourhoods under slugs of their names, in plain words', async () => {
    expect(
      await rows(
        'select path, kind, name, about, latitude, longitude, website, contact_email, contact_phone from area order by path',
      ),
    ).toEqual([
      {
        ...nothing,
        path: 'testshire',
        kind: 'FORCE',
        name: 'Testshire Constabulary',
        website: 'http://www.testshire.police.example/',
        contact_phone: '101',
      },
      { ...nothing, path: 'testshire/alerts-x-y', kind: 'NEIGHBOURHOOD', name: 'Alerts', about: 'No tags' },
      {
        ...{
          path: 'testshire/city-centre',
          kind: 'NEIGHBOURHOOD',
          name: 'City Centre',
          about: 'The city’s centre & its parks.',
        },
        ...{ latitude: 52.2053, longitude: 0.1218, website: 'http://www.testshire.police.example/city-centre' },
        ...{ contact_email: 'city@testshire.police.example', contact_phone: '101' },
      },
      { ...nothing, path: 'testshire/city-centre-ab-1', kind: 'NEIGHBOURHOOD', name: 'City Centre' },
      {
        ...nothing,
        path: 'testshire/histon-and-impington',
        kind: 'NEIGHBOURHOOD',
        name: 'Histon & Impington',
        latitude: 52.255,
        longitude: 0.105,
      },
    ]);
  });

  test('has boundaries from today on, whose neighbours share a border', async () => {
    const boundaries = await rows(
      `select a.path, b.valid_from::text, b.valid_until, b.source, length(b.outline) > 10 as drawn, json_array_length(b.geometry->0->0) as points
       from area_boundary b join area a on a.id = b.area_id order by 1`,
    );
    const source = 'Neighbourhood boundaries of Testshire Constabulary from data.police.uk';
    const each = { valid_from: '2026-11-23', valid_until: null, source, drawn: true, points: 5 };
    expect(boundaries).toEqual([
      { path: 'testshire/city-centre', ...each },
      { path: 'testshire/city-centre-ab-1', ...each },
      { path: 'testshire/histon-and-impington', ...each },
    ]);
  });

  test('has its people as officers who cannot sign in', async () => {
    expect(
      await rows(`select a.path, o.display_name, o.title, o.role from officer o join officer_area oa on oa.officer_id = o.id
        join area a on a.id = oa.area_id where o.dismissed_at is null and o.email is null order by 1, 2, 3`),
    ).toEqual([
      { path: 'testshire', display_name: "Ann O'Neil", title: 'Chief Constable', role: 'OFFICER' },
      { path: 'testshire/city-centre', display_name: 'Jo Day', title: 'Police officer', role: 'OFFICER' },
      { path: 'testshire/city-centre', display_name: 'No Rank', title: 'Police officer', role: 'OFFICER' },
      { path: 'testshire/city-centre', display_name: 'Pat Lee', title: 'PCSO', role: 'OFFICER' },
      { path: 'testshire/city-centre', display_name: 'Pat Lee', title: 'PCSO', role: 'OFFICER' },
      { path: 'testshire/city-centre', display_name: 'Sam Cole', title: 'Sergeant', role: 'OFFICER' },
      { path: 'testshire/city-centre-ab-1', display_name: 'Kit Ray', title: 'PC', role: 'OFFICER' },
    ]);
  });

  test('has its events as meetings with an open door, at London’s times', async () => {
    const meetings = await rows(
      `select m.title, m.description, m.description_html, m.starts_at, m.ends_at, m.is_open_door, m.mode, o.title as by, o.dismissed_at is not null as gone
       from meeting m join officer o on o.id = m.scheduled_by_id join area a on a.id = m.area_id order by m.starts_at`,
    );
    const each = { is_open_door: true, mode: 'IN_PERSON', by: 'Neighbourhood policing team', gone: true };
    const long = `A meeting of ${'very '.repeat(30)}many words`;
    expect(meetings).toEqual([
      {
        ...each,
        title: 'In the hour that never comes',
        description: null,
        description_html: null,
        starts_at: new Date('2099-03-29T01:30:00Z'),
        ends_at: new Date('2099-03-29T02:30:00Z'),
      },
      {
        ...each,
        title: 'Beat surgery',
        description: 'Come & talk to the team (http://www.testshire.police.example/team).',
        description_html:
          '<p>Come &amp; talk to <a href="http://www.testshire.police.example/team" rel="nofollow noopener">the team</a>.</p>',
        ...{ starts_at: new Date('2099-06-15T11:00:00Z'), ends_at: new Date('2099-06-15T13:00:00Z') },
      },
      {
        ...each,
        title: expect.stringMatching(/^A meeting of (very )+very…$/),
        description: `${long}\n\nPlain words`,
        description_html: `<p>${long}</p>\n<p>Plain words</p>`,
        ...{ starts_at: new Date('2099-07-01T18:00:00Z'), ends_at: new Date('2099-07-01T19:30:00Z') },
      },
      {
        ...each,
        title: 'Café with a cop',
        description: null,
        description_html: null,
        starts_at: new Date('2099-10-25T00:30:00Z'),
        ends_at: new Date('2099-10-25T01:30:00Z'),
      },
    ]);
    expect(report).toMatch(
      /NC04 City Centre › events › 2 “Café with a cop”: It has no end: it is taken to last an hour\./,
    );
    expect(report).toMatch(/“In the hour that never comes”: London’s clocks skip its start/);
    expect(report).toMatch(/“In the hour that never comes”: It does not end after it starts/);
    expect(report).toMatch(/title: It has more than 120 characters/);
  });

  test('has its priorities in the quarter that runs, each action an update of its day', async () => {
    const priorities = await rows(
      `select a.path, q.starts_on::text, q.ends_on::text, p.position, p.theme, p.title, p.promise, u.body, u.body_html, u.posted_at, u.is_waiting
       from priority p join quarter q on q.id = p.quarter_id join area a on a.id = q.area_id
       left join progress_update u on u.priority_id = p.id order by 1, p.position`,
    );
    const quarter = { starts_on: '2026-10-01', ends_on: '2026-12-31' };
    const none = { body: null, body_html: null, posted_at: null, is_waiting: null };
    expect(priorities).toEqual([
      {
        ...{
          path: 'testshire/city-centre',
          ...quarter,
          position: 1,
          theme: 'ASB',
          title: 'Anti-social behaviour in the parks & squares',
        },
        ...{ promise: null, body: 'Twelve patrols.\n\n\\- three arrests\\\n\\- \\* no stars \\*', is_waiting: false },
        ...{
          body_html: '<p>Twelve patrols.</p>\n<p>- three arrests<br />\n- * no stars *</p>',
          posted_at: new Date('2026-10-13T23:00:00Z'),
        },
      },
      {
        ...{
          path: 'testshire/city-centre',
          ...quarter,
          position: 2,
          theme: 'DRUGS',
          title: expect.stringMatching(/^Drug dealing: .*…$/),
        },
        ...{ promise: `Drug dealing: ${'we will be there. '.repeat(20)}`.trim(), ...none },
      },
      {
        path: 'testshire/city-centre',
        ...quarter,
        position: 3,
        theme: 'SPEEDING',
        title: 'Speeding on Mill Road',
        promise: null,
        ...none,
      },
      {
        path: 'testshire/city-centre-ab-1',
        ...quarter,
        position: 1,
        theme: 'BURGLARY',
        title: 'Burglaries – sheds and garages',
        promise: null,
        ...none,
      },
    ]);
    expect(report).toMatch(/“Speeding on Mill Road”: Its theme is guessed: SPEEDING\./);
  });

  test('is in the audit once, by its counts, and in nobody’s mails', async () => {
    const audited = await rows('select deed, actor_id, facts from audit_entry');
    expect(audited).toMatchObject([{ deed: 'importPoliceUk', actor_id: null, facts: { by: 'command line' } }]);
    expect(audited[0].facts.counts.PERSON.new).toBe(6);
    const untold =
      'select count(*)::int as n from news n where not exists (select from mailing m where m.key = n.key and m.for_nobody)';
    expect(await rows(untold)).toEqual([{ n: 0 }]);
    expect(await rows('select count(*)::int as n from news')).toEqual([{ n: 5 }]);
  });

  test('comes again without a trace, and says so', async () => {
    const before = await everything();
    const again = await importFrom(await aFolder(testshire()), { now: new Date('2026-11-24T12:00:00Z') });
    expect(await everything()).toBe(before);
    expect(countsOf(again, 'people')).toEqual([0, 0, 0, 6, 0]);
    expect(again).not.toMatch(/theme is guessed/);
    expect(again).toMatch(/notes about what has not changed since are not repeated/);
  });

  test('nor does it undo what was edited here', async () => {
    await rows(`update area set name = 'The Centre' where path = 'testshire/city-centre'`);
    await rows(`update officer set title = 'Acting inspector' where display_name = 'Sam Cole'`);
    const before = await everything();
    await importFrom(await aFolder(testshire()));
    expect(await everything()).toBe(before);
  });
});

const nothing = {
  about: null,
  latitude: null,
  longitude: null,
  website: null,
  contact_email: null,
  contact_phone: null,
};

describe('whoever waits sees how many neighbourhoods are read, and then what is done with them', () => {
  const { importFrom } = onTestshire();
  const seen = async (aStream: typeof aLog, isDryRun: boolean) => {
    const { stream, text } = aStream();
    await importFrom(await aFolder(testshire()), { isDryRun, shown: (look) => progressOn(stream, look) });
    return text();
  };

  test.each([
    ['a dry run compares', true, 'Compared'],
    ['an import imports', false, 'Imported'],
  ])('%s', async (_, isDryRun, deed) => {
    const told = ['Read', deed].flatMap((word) => [1, 2, 3, 4].map((n) => `${word} ${n} of 4 neighbourhoods\n`));
    expect(await seen(aLog, isDryRun)).toBe(told.join(''));
    const bars = await seen(aTerminal, isDryRun);
    // The first bar has ended before the second begins.
    expect(bars).toMatch(
      new RegExp(`Read █+ 4 of 4 neighbourhoods, 0s to go.*\\n.*${deed} █+ 4 of 4 neighbourhoods, 0s to go`, 's'),
    );
  });
});

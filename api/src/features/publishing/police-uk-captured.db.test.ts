import { jest } from '@jest/globals';
import { anArea } from '#features/areas/area.factory.ts';
import { aBoundary } from '#features/areas/boundary.factory.ts';
import { aMeeting } from '#features/meetings/meeting.factory.ts';
import { anOfficer } from '#features/people/officer.factory.ts';
import { Priority } from '#features/priorities/priority.entity.ts';
import { anUpdate, aPriority } from '#features/priorities/priority.factory.ts';
import { aQuarter } from '#features/quarters/quarter.factory.ts';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import { aRecord } from './police-uk-record.factory.ts';

jest.setTimeout(60_000);

let patch: Patch;
const hood = 'testshire/city-centre';

beforeAll(async () => {
  patch = await aPatch();
});
afterAll(() => patch?.close());

async function ask(path: string): Promise<unknown> {
  const response = await fetch(`${patch.url}/api/${path}`, { headers: { cookie: 'some=body' } });
  const text = await response.text();
  return response.ok ? JSON.parse(text) : `${response.status} ${text}`;
}

const change = (sql: string, values: unknown[] = []) => patch.em().execute(sql, values);

const CENTRE = {
  id: '55.CB3001',
  name: 'City Centre &amp; Castle',
  url_force: 'http://www.force.test/city',
  description: '<p>Shops &amp;amp; bars&nbsp;&hellip;</p>',
  population: '0',
  contact_details: {
    email: 'city@force.test',
    twitter: 'http://twitter.test/city',
    telephone: '101',
    web: null,
    rss: '',
  },
  centre: { latitude: '52.6389', longitude: '-1.13619' },
  links: [{ url: 'http://x.test', title: 'X &lt;3', description: null }],
  locations: [
    {
      name: '',
      type: 'station',
      postcode: 'LE1 1AA',
      address: 'Mansfield House\n74 Belgrave Gate',
      latitude: null,
      longitude: null,
      description: null,
    },
  ],
  something_new: { nested: [1, null, ''] },
};

/** As the import writes one: its columns in the area, and what it wrote beside the record. */
async function captured(path: string, key: string, record: object, position = 0): Promise<void> {
  const area = await anArea(patch.em(), path);
  const written = {
    name: area.name,
    about: 'Shops & bars…',
    latitude: 52.6389,
    longitude: -1.13619,
    website: 'http://www.force.test/city',
  };
  const contact = { contact_email: 'city@force.test', contact_phone: '101' };
  await change(
    'update area set about = ?, latitude = ?, longitude = ?, website = ?, contact_email = ?, contact_phone = ? where id = ?',
    [
      written.about,
      written.latitude,
      written.longitude,
      written.website,
      contact.contact_email,
      contact.contact_phone,
      area.id,
    ],
  );
  await aRecord(patch.em(), path, 'NEIGHBOURHOOD', record, { key, position, written: { ...written, ...contact } });
}

test('a force as it was captured, and field by field what was changed here', async () => {
  const record = {
    id: 'testshire',
    name: 'Testshire Constabulary &amp; Co',
    description: null,
    url: 'http://www.force.test/',
    telephone: '101',
    engagement_methods: [
      { url: 'http://fb.test', type: 'facebook', description: '<p>Become friends</p>', title: 'facebook' },
      { url: '', title: '' },
    ],
  };
  await anArea(patch.em(), 'testshire');
  await change(`update area set website = 'http://www.force.test/', contact_phone = '101' where path = 'testshire'`);
  const written = { name: 'testshire', website: 'http://www.force.test/', contact_phone: '101' };
  await aRecord(patch.em(), 'testshire', 'FORCE', record, { key: 'testshire', written });
  const [first, second] = record.engagement_methods;
  const whole = { ...record, engagement_methods: [first, { ...second, type: '', description: null }] };
  expect(await ask('forces')).toEqual([{ id: 'testshire', name: record.name }]);
  expect(await ask('forces/testshire')).toEqual(whole);
  await change(`update area set name = 'Testshire Police', website = null where path = 'testshire'`);
  expect(await ask('forces')).toEqual([{ id: 'testshire', name: 'Testshire Police' }]);
  const url = expect.stringMatching(/\/areas\/testshire$/);
  expect(await ask('forces/testshire')).toEqual({ ...whole, name: 'Testshire Police', url });
});

test('those who speak for a force, who are nobody’s desk here', async () => {
  await aRecord(patch.em(), 'testshire', 'FORCE_PERSON', { name: 'Second', rank: null, bio: null }, { position: 1 });
  const chief = {
    name: 'Ann O&#39;Neil',
    rank: 'Chief Constable',
    bio: '<p>Joined…</p>',
    contact_details: { email: 'a@b.test' },
  };
  await aRecord(patch.em(), 'testshire', 'FORCE_PERSON', chief);
  expect(await ask('forces/testshire/people')).toEqual([
    chief,
    { name: 'Second', rank: '', bio: null, contact_details: {} },
  ]);
});

test('a neighbourhood as it was captured, letter for letter, under the id it has there', async () => {
  await captured(hood, '55.CB3001', CENTRE, 1);
  expect(await ask('testshire/55.CB3001')).toEqual(CENTRE);
  // Its path here is no address there, nor is its id in other letters.
  expect(await ask('testshire/city-centre')).toBe('404 Not Found');
  expect(await ask('testshire/55.cb3001')).toBe('404 Not Found');
});

test.each(['NC 04', 'Ab.1', 'a/b', '50%', 'ç+1', 'constructor'])('the id %p', async (id) => {
  const name = `odd-${Buffer.from(id).toString('hex')}`;
  await captured(`testshire/${name}`, id, { ...CENTRE, id, name: id, __listName: `${id} in the list` }, 7);
  const { __listName, ...record } = { ...CENTRE, id, name: id, __listName: '' };
  expect(await ask(`testshire/${encodeURIComponent(id)}`)).toEqual(record);
  expect(await ask(`testshire/${encodeURIComponent(id)}/priorities`)).toEqual([]);
  expect(await ask('testshire/neighbourhoods')).toContainEqual({ id, name: `${id} in the list` });
});

test('the list is in the order of its source; what is ours alone comes after', async () => {
  await anArea(patch.em(), 'testshire/aaa');
  await captured('testshire/zzz', 'Z1', { ...CENTRE, id: 'Z1', name: 'First there' }, 0);
  const list = (await ask('testshire/neighbourhoods')) as { id: string }[];
  expect(list.slice(0, 2)).toEqual([
    { id: 'Z1', name: 'First there' },
    { id: '55.CB3001', name: CENTRE.name },
  ]);
  expect(list.at(-1)).toEqual({ id: 'aaa', name: 'aaa' });
});

test('a key that was missing is there, as the empty thing of its kind', async () => {
  await captured('testshire/bare', 'B1', {
    id: 'B1',
    links: [{ url: 'http://x.test' }],
    locations: [{ name: 'Here' }],
  });
  const nothing = {
    name: '',
    url_force: '',
    description: '',
    population: '0',
    contact_details: {},
    centre: { latitude: '', longitude: '' },
  };
  expect(await ask('testshire/B1')).toEqual({
    ...nothing,
    id: 'B1',
    links: [{ url: 'http://x.test', title: '', description: null }],
    locations: [
      { name: 'Here', type: null, postcode: '', address: '', latitude: null, longitude: null, description: null },
    ],
  });
});

test.each<[string, string, object]>([
  ['name', `name = 'Renamed'`, { name: 'Renamed' }],
  ['about', `about = 'Ours <3'`, { description: '<p>Ours &lt;3</p>' }],
  ['point', 'latitude = 52.7', { centre: { latitude: '52.7', longitude: '-1.13619' } }],
  ['website', `website = 'https://new.test'`, { url_force: 'https://new.test' }],
  [
    'address',
    `contact_email = 'new@force.test'`,
    { contact_details: { ...CENTRE.contact_details, email: 'new@force.test' } },
  ],
])(
  'of a neighbourhood whose %s was changed here, that field is ours, and the others are as captured',
  async (_, set, ours) => {
    const id = `C${Math.random()}`;
    const path = `testshire/changed-${id.slice(4)}`;
    await captured(path, id, { ...CENTRE, id });
    await change(`update area set ${set} where path = ?`, [path]);
    expect(await ask(`testshire/${id}`)).toEqual({ ...CENTRE, id, ...ours });
  },
);

test('a telephone that was taken away here is not served', async () => {
  await captured('testshire/quiet', 'Q1', { ...CENTRE, id: 'Q1' });
  await change(`update area set contact_phone = null where path = 'testshire/quiet'`);
  const { telephone, ...others } = CENTRE.contact_details;
  expect(await ask('testshire/Q1')).toMatchObject({ contact_details: others });
  expect(await ask('testshire/Q1')).not.toHaveProperty('contact_details.telephone');
});

test('the captured ring, spelled as it was, until another boundary holds', async () => {
  const ring = [
    { latitude: '52.6394052587', longitude: '-1.1458618876' },
    { latitude: '52.63891720', longitude: '-1.0' },
    { latitude: '52.7', longitude: '-1.1' },
    { latitude: '52.6394052587', longitude: '-1.1458618876' },
  ];
  const points = ring.map(({ latitude, longitude }): [number, number] => [Number(longitude), Number(latitude)]);
  await aBoundary(patch.em(), hood, [[points]], { until: '2022-10-01' });
  await aRecord(patch.em(), hood, 'BOUNDARY', ring, { key: 'boundary' });
  expect(await ask('testshire/55.CB3001/boundary')).toEqual(ring);
  patch.clock.set('2022-10-02T12:00:00Z');
  expect(await ask('testshire/55.CB3001/boundary')).toBe('404 Not Found');
  await aBoundary(patch.em(), hood, [[points.with(1, [-1.001, 52.6389172])]], { from: '2022-10-01' });
  expect(await ask('testshire/55.CB3001/boundary')).toEqual(
    ring.with(1, { latitude: '52.6389172', longitude: '-1.001' }),
  );
  patch.clock.set('2022-09-14T12:00:00Z');
});

test('a team as it was captured: ranks are strings, who left is gone, who is new comes after', async () => {
  const em = patch.em();
  const officerNamed = async (displayName: string, title: string) => {
    const officer = await anOfficer(em, { role: 'OFFICER', title, areas: [hood] });
    await change('update officer set display_name = ? where id = ?', [displayName, officer.id]);
    return officer;
  };
  const people = [
    { name: 'Zoë  Young ', rank: 'PCSO&nbsp;', bio: '<p>Since 2001</p>', contact_details: { email: 'z@force.test' } },
    { name: 'Al', rank: '', bio: null, contact_details: {} },
    { name: 'Bo' },
  ];
  const officers = [
    await officerNamed('Zoë Young', 'PCSO'),
    await officerNamed('Al', 'Officer'),
    await officerNamed('Bo', 'Officer'),
  ];
  for (const [position, record] of people.entries()) {
    const officer = officers[position];
    const written = { display_name: ['Zoë Young', 'Al', 'Bo'][position], title: position === 0 ? 'PCSO' : 'Officer' };
    await aRecord(em, hood, 'PERSON', record, { position, written, officer });
  }
  await officerNamed('New', 'Inspector');
  const ours = { name: 'New', rank: 'Inspector', bio: null, contact_details: {} };
  const [zoe, al] = people;
  const bo = { name: 'Bo', rank: '', bio: null, contact_details: {} };
  expect(await ask('testshire/55.CB3001/people')).toEqual([zoe, al, bo, ours]);
  await change(`update officer set dismissed_at = now() where display_name = 'Al'`);
  await change(`update officer set title = 'Sergeant' where display_name = 'Zoë Young'`);
  await change(`update officer set name_withheld = true where display_name = 'Bo'`);
  expect(await ask('testshire/55.CB3001/people')).toEqual([
    { ...zoe, rank: 'Sergeant' },
    { ...bo, name: 'Officer' },
    ours,
  ]);
});

test('events as they were captured, until they are moved, cancelled or over', async () => {
  const em = patch.em();
  const record = {
    title: 'Beat &amp; surgery',
    description: null,
    address: 'Library, LE1',
    type: 'meeting',
    start_date: '2022-09-17T12:00:00',
    end_date: null,
    contact_details: { telephone: '' },
  };
  const startsAt = new Date('2022-09-17T11:00:00Z');
  const endsAt = new Date('2022-09-17T12:00:00Z');
  const facts = { area: hood, title: 'Beat & surgery', address: 'Library, LE1', startsAt, endsAt };
  const written = {
    title: facts.title,
    description: null,
    address: facts.address,
    starts_at: startsAt.toISOString(),
    ends_at: endsAt.toISOString(),
  };
  const meeting = await aMeeting(em, { ...facts, mode: 'IN_PERSON' });
  await aRecord(em, hood, 'EVENT', record, { meeting, written });
  await aRecord(em, hood, 'EVENT', { title: 'No time', start_date: 'soon' }, { position: 2 });
  await aRecord(em, hood, 'EVENT', { title: 'Over', start_date: '2022-09-14T12:59:00' }, { position: 3 });
  const untimed = {
    title: 'No time',
    start_date: 'soon',
    description: null,
    address: '',
    type: 'meeting',
    end_date: null,
    contact_details: {},
  };
  expect(await ask('testshire/55.CB3001/events')).toEqual([record, untimed]);
  await change(`update meeting set starts_at = '2022-09-17T10:00:00Z' where id = ?`, [meeting.id]);
  expect(await ask('testshire/55.CB3001/events')).toEqual([{ ...record, start_date: '2022-09-17T11:00:00' }, untimed]);
  await change(`update meeting set cancelled_at = now(), cancel_reason = 'Snow' where id = ?`, [meeting.id]);
  expect(await ask('testshire/55.CB3001/events')).toEqual([untimed]);
});

describe('a captured priority', () => {
  const record = {
    issue: '<p>Speeding &amp;amp; parking</p>',
    'issue-date': '2018-09-20T00:00:00',
    action: '<p>Done &ndash; mostly</p>',
    'action-date': '2019-01-14T09:30:00',
  };
  const idle = { ...record, issue: '<p>Idle</p>', action: null, 'action-date': null };
  let ids: { priority: string; update: string };
  const first = async () => ((await ask('testshire/55.CB3001/priorities')) as unknown[])[0];

  beforeAll(async () => {
    const em = patch.em();
    const quarter = await aQuarter(em, { area: hood });
    const of = { title: 'Speeding & parking', promise: 'We will', body: 'Done – mostly' };
    const priority = await aPriority(em, { quarter, title: of.title, promise: of.promise });
    const update = await anUpdate(em, { priority, body: of.body });
    await aRecord(em, hood, 'PRIORITY', record, { position: 0, priority, update, written: of });
    const other = await aPriority(em, { quarter, title: 'Idle' });
    await aRecord(em, hood, 'PRIORITY', idle, {
      position: 1,
      priority: other,
      written: { title: 'Idle', promise: null },
    });
    ids = { priority: priority.id, update: update.id };
  });

  test('is served as it was', async () => {
    expect(await ask('testshire/55.CB3001/priorities')).toEqual([record, idle]);
  });

  test('has our title once that was changed here', async () => {
    await change(`update priority set title = 'Parking' where id = ?`, [ids.priority]);
    expect(await first()).toEqual({ ...record, issue: '<p>Parking</p><p>We will</p>' });
    await change(`update priority set title = 'Speeding & parking' where id = ?`, [ids.priority]);
    expect(await first()).toEqual(record);
  });

  test('has our words once its update was corrected', async () => {
    await change(`update progress_update set body = 'Done', body_html = '<p>Done</p>' where id = ?`, [ids.update]);
    expect(await first()).toEqual({ ...record, action: '<p>Done</p>' });
    await change(`update progress_update set body = 'Done – mostly' where id = ?`, [ids.update]);
  });

  test('has a newer update as its action, and none once all are withdrawn', async () => {
    const em = patch.em();
    const priority = await em.findOneOrFail(Priority, ids.priority);
    const newer = await anUpdate(em, { priority, body: 'More', postedAt: new Date('2022-09-10T12:00:00Z') });
    expect(await first()).toEqual({ ...record, action: '<p>More</p>', 'action-date': '2022-09-10T13:00:00' });
    const withdraw = `update progress_update set withdrawn_at = now(), withdrawn_reason = 'Wrong' where id = ?`;
    await change(withdraw, [newer.id]);
    expect(await first()).toEqual(record);
    await change(withdraw, [ids.update]);
    expect(await first()).toEqual({ ...record, action: null, 'action-date': null });
  });

  test('always says since when, and is gone when another quarter has begun', async () => {
    await change(`update police_uk_record set record = '{"issue": "", "issue-date": null}' where priority_id = ?`, [
      ids.priority,
    ]);
    expect(await first()).toEqual({
      issue: '',
      'issue-date': '2022-08-01T00:00:00',
      action: null,
      'action-date': null,
    });
    patch.clock.set('2022-11-02T12:00:00Z');
    const next = await aQuarter(patch.em(), { area: hood, startsOn: '2022-11-01', endsOn: '2023-01-31' });
    await aPriority(patch.em(), { quarter: next, title: 'Next' });
    expect(await ask('testshire/55.CB3001/priorities')).toMatchObject([{ issue: '<p>Next</p>' }]);
    patch.clock.set('2022-09-14T12:00:00Z');
  });
});

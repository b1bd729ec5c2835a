import { jest } from '@jest/globals';
import { anArea } from '#features/areas/area.factory.ts';
import { aBoundary, aSquare } from '#features/areas/boundary.factory.ts';
import { Decision } from '#features/decisions/decision.entity.ts';
import { aMeeting } from '#features/meetings/meeting.factory.ts';
import { anOfficer } from '#features/people/officer.factory.ts';
import { anUpdate, aPriority } from '#features/priorities/priority.factory.ts';
import { aQuarter } from '#features/quarters/quarter.factory.ts';
import { aPatch, type Patch } from '../../testing/a-patch.ts';

jest.setTimeout(60_000);

let patch: Patch;
const south = 'testshire/south';

// Noon on 14 September 2022 UTC; in London it is one o'clock.
beforeAll(async () => {
  patch = await aPatch();
});
afterAll(() => patch?.close());

const get = (path: string, init?: RequestInit) => fetch(`${patch.url}/api/${path}`, init);

/** The answer at an address, past the cache, whatever it is. */
async function ask(path: string): Promise<unknown> {
  const response = await get(path, { headers: { cookie: 'some=body' } });
  const text = await response.text();
  return response.ok ? JSON.parse(text) : `${response.status} ${text}`;
}

const change = (sql: string, values: unknown[] = []) => patch.em().execute(sql, values);

describe('what is ours alone', () => {
  beforeAll(async () => {
    await anArea(patch.em(), `${south}/village`);
    await anArea(patch.em(), 'testshire/east');
    await change(`update area set name = 'Testshire Police', website = 'https://force.test' where path = 'testshire'`);
    await change(`update area set name = 'South', about = 'Hills & "fens"', latitude = 52.5, longitude = -0.0000004,
      contact_email = 'south@force.test', report_url = 'https://force.test/report' where path = '${south}'`);
  });

  test('forces, a force, and those who speak for it', async () => {
    await anOfficer(patch.em(), { role: 'COMMS', title: 'Head of news', areas: ['testshire'] });
    expect(await ask('forces')).toEqual([{ id: 'testshire', name: 'Testshire Police' }]);
    expect(await ask('forces/testshire')).toEqual({
      id: 'testshire',
      name: 'Testshire Police',
      description: null,
      url: 'https://force.test',
      telephone: '101',
      engagement_methods: [
        {
          url: expect.stringMatching(/\/areas\/testshire$/),
          type: 'web',
          title: 'Testshire Police',
          description: expect.stringContaining('what was done'),
        },
        { url: 'https://force.test', type: 'web', title: 'Website', description: expect.any(String) },
      ],
    });
    expect(await ask('forces/testshire/people')).toEqual([
      { name: 'Head of news', rank: 'Head of news', bio: null, contact_details: {} },
    ]);
  });

  test('neighbourhoods, and one: every key there, strings everywhere', async () => {
    expect(await ask('testshire/neighbourhoods')).toEqual([
      { id: 'south', name: 'South' },
      { id: 'east', name: 'east' },
    ]);
    expect(await ask('testshire/south')).toEqual({
      id: 'south',
      name: 'South',
      url_force: 'https://force.test',
      description: '<p>Hills &amp; "fens"</p>',
      population: '0',
      contact_details: { email: 'south@force.test' },
      centre: { latitude: '52.5', longitude: '-0.0000004' },
      links: [
        { url: expect.stringMatching(/\/areas\/testshire\/south$/), title: 'South', description: expect.any(String) },
        { url: 'https://force.test/report', title: 'Report something', description: expect.any(String) },
      ],
      locations: [],
    });
  });

  test('without a point the centre is the middle of the boundary; without either it is empty', async () => {
    expect(await ask('testshire/east')).toMatchObject({
      centre: { latitude: '', longitude: '' },
      contact_details: {},
      description: '',
    });
    await aBoundary(patch.em(), 'testshire/east', [[aSquare(51.5, 0.25, 0.05)], [aSquare(51.5, 0.5, 0.001)]]);
    expect(await ask('testshire/east')).toMatchObject({ centre: { latitude: '51.5', longitude: '0.25' } });
  });

  test('the boundary is the largest ring, closed, in strings; without one there is none', async () => {
    expect(await ask('testshire/south/boundary')).toBe('404 Not Found');
    await aBoundary(patch.em(), `${south}/village`, [[aSquare(52, 0, 0.01)]]);
    expect(await ask('testshire/south/boundary')).toBe('404 Not Found');
    await aBoundary(patch.em(), south, [
      [aSquare(52, 1, 0.25)],
      [aSquare(53, 1, 0.5).slice(0, 4), aSquare(53, 1, 0.125)],
    ]);
    expect(await ask('testshire/south/boundary')).toEqual([
      { latitude: '52.5', longitude: '0.5' },
      { latitude: '52.5', longitude: '1.5' },
      { latitude: '53.5', longitude: '1.5' },
      { latitude: '53.5', longitude: '0.5' },
      { latitude: '52.5', longitude: '0.5' },
    ]);
    await aBoundary(patch.em(), 'testshire/past', [[aSquare(50, 1, 0.25)]], { until: '2022-09-14' });
    expect(await ask('testshire/past/boundary')).toBe('404 Not Found');
  });

  test('the team: names unless withheld, and nobody who left or acts elsewhere', async () => {
    const named = await anOfficer(patch.em(), { role: 'OFFICER', title: 'PCSO', areas: [`${south}/village`] });
    const withheld = await anOfficer(patch.em(), { role: 'INSPECTOR', title: 'Inspector', areas: [south] });
    const gone = await anOfficer(patch.em(), { role: 'OFFICER', areas: [south] });
    await anOfficer(patch.em(), { role: 'OFFICER', areas: ['testshire/east'] });
    await change(`update officer set display_name = 'Sam Lee' where id in (?, ?)`, [named.id, withheld.id]);
    await change(`update officer set name_withheld = true where id = ?`, [withheld.id]);
    await change(`update officer set dismissed_at = now() where id = ?`, [gone.id]);
    expect(await ask('testshire/south/people')).toEqual([
      { name: 'Inspector', rank: 'Inspector', bio: null, contact_details: {} },
      { name: 'Sam Lee', rank: 'PCSO', bio: null, contact_details: {} },
    ]);
    expect(await ask('testshire/past/people')).toEqual([]);
  });

  test('meetings that are neither over nor cancelled, by London’s clocks, in summer and in winter', async () => {
    const at = (startsAt: string, more: object = {}) =>
      aMeeting(patch.em(), { area: south, startsAt: new Date(startsAt), ...more });
    await at('2022-09-14T10:00:00Z', { title: 'Over' });
    await at('2022-09-14T11:00:00Z', { title: 'Under way', mode: 'IN_PERSON', address: 'Hall, 1 High Street' });
    await at('2022-12-01T19:30:00Z', { title: 'Winter' });
    await at('2022-09-20T11:00:00Z', { cancelledAt: new Date(), cancelReason: 'Snow' });
    expect(await ask('testshire/south/events')).toEqual([
      {
        title: 'Under way',
        description: null,
        address: 'Hall, 1 High Street',
        type: 'meeting',
        start_date: '2022-09-14T12:00:00',
        end_date: '2022-09-14T14:00:00',
        contact_details: {},
      },
      expect.objectContaining({ title: 'Winter', address: 'Online', start_date: '2022-12-01T19:30:00' }),
    ]);
    patch.clock.set('2022-09-14T13:00:00Z');
    expect(await ask('testshire/south/events')).toMatchObject([{ title: 'Winter' }]);
    patch.clock.set('2022-09-14T12:00:00Z');
  });

  test('priorities of the newest quarter that has begun and has some, each with its newest published update', async () => {
    const em = patch.em();
    await aPriority(em, { quarter: await aQuarter(em, { area: south, startsOn: '2022-05-01', endsOn: '2022-07-31' }) });
    const quarter = await aQuarter(em, { area: south, startsOn: '2022-08-01', endsOn: '2022-09-10' });
    await aQuarter(em, { area: south, startsOn: '2022-09-11', endsOn: '2022-12-10' });
    await aPriority(em, { quarter: await aQuarter(em, { area: south, startsOn: '2022-12-11', endsOn: '2023-01-10' }) });
    const priority = await aPriority(em, { quarter, title: 'Speeding <20 & up', promise: 'Patrols' });
    const dogs = await aPriority(em, { quarter, title: 'Dogs' });
    await change('update priority set position = 2 where id = ?', [dogs.id]);

    const bare = { 'issue-date': '2022-08-01T00:00:00', action: null, 'action-date': null };
    const speeding = { issue: '<p>Speeding &lt;20 &amp; up</p><p>Patrols</p>', ...bare };
    expect(await ask('testshire/south/priorities')).toEqual([speeding, { issue: '<p>Dogs</p>', ...bare }]);

    await anUpdate(em, {
      priority,
      body: '**Out** twice',
      postedAt: new Date('2022-09-02T12:30:15Z'),
      measures: [
        {
          name: 'vehicles over 35 mph',
          value: 26,
          outOf: 330,
          fromDay: '2022-09-01',
          toDay: '2022-09-01',
          source: 'A & B',
        },
        { name: 'average speed', value: 33, before: 38, unit: 'mph' },
        { name: 'fines', value: 1234 },
      ],
    });
    const withdrawn = { withdrawnAt: new Date('2022-09-04T12:00:00Z'), withdrawnReason: 'Wrong road' };
    await anUpdate(em, { priority, body: 'Withdrawn', postedAt: new Date('2022-09-03T12:00:00Z'), ...withdrawn });
    await anUpdate(em, { priority, body: 'Waits', postedAt: new Date('2022-09-05T12:00:00Z'), isWaiting: true });
    await anUpdate(em, { priority, body: 'Tomorrow', postedAt: new Date('2022-09-15T12:00:00Z') });
    const [first] = (await ask('testshire/south/priorities')) as [Record<string, string>];
    expect(first).toEqual({ ...speeding, action: expect.any(String), 'action-date': '2022-09-02T13:30:15' });
    expect(first['action']?.replaceAll('\n', '')).toBe(
      '<p><strong>Out</strong> twice</p><p>vehicles over 35 mph: 26 of 330 (1 September 2022, counted by A &amp; B)</p>' +
        '<p>average speed: 33 mph, before: 38</p><p>fines: 1,234</p>',
    );
    patch.clock.set('2022-09-15T12:00:00Z');
    expect(await ask('testshire/south/priorities')).toMatchObject([
      { action: expect.stringContaining('Tomorrow') },
      {},
    ]);
    patch.clock.set('2022-09-14T12:00:00Z');

    const decidedBy = await anOfficer(em, { areas: [south] });
    em.create(Decision, { quarter, decidedBy, decidedAt: new Date('2022-07-20T18:15:00Z'), differs: false });
    await em.flush();
    expect(await ask('testshire/south/priorities')).toMatchObject([
      { 'issue-date': '2022-07-20T19:15:00' },
      { 'issue-date': '2022-07-20T19:15:00' },
    ]);
    expect(await ask('testshire/east/priorities')).toEqual([]);
  });

  test('the neighbourhood at a point, by the boundaries of today', async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const found = { force: 'testshire', neighbourhood: 'south' };
    expect(await ask('locate-neighbourhood?q=53.3,1.2')).toEqual(found);
    // In a village of it, and beside everything.
    expect(await ask('locate-neighbourhood?q=52,0.005')).toEqual(found);
    expect(await ask('locate-neighbourhood?q=54.3,1.2')).toBe('404 Not Found');
    expect(await ask(`locate-neighbourhood?q=${encodeURIComponent(' 53.3 , 1.2 ')}`)).toEqual(found);
    // Twice without a cookie: the second from what is kept.
    for (const _ of [1, 2]) expect(await (await get('locate-neighbourhood?q=53.31,1.21')).json()).toEqual(found);
  });

  test('an area that ended is not there', async () => {
    await anArea(patch.em(), 'testshire/ended');
    await anArea(patch.em(), 'gone/part');
    await change(`update area set ended_on = '2022-09-14' where path in ('testshire/ended', 'gone')`);
    expect(await ask('testshire/ended')).toBe('404 Not Found');
    expect(await ask('gone/neighbourhoods')).toBe('404 Not Found');
    expect(await ask('gone/part/events')).toBe('404 Not Found');
    expect(JSON.stringify([await ask('forces'), await ask('testshire/neighbourhoods')])).not.toMatch(/gone|ended/);
  });
});

test.each([
  '',
  'nowhere',
  'forces/',
  'forces/nowhere',
  'forces/Testshire',
  'forces/testshire/nowhere',
  'forces/testshire/people/1',
  'nowhere/neighbourhoods',
  'testshire',
  'testshire/',
  'testshire/nowhere',
  'testshire/South',
  'testshire/south/',
  'testshire/south/village',
  'testshire/south%2Fvillage',
  'testshire/people',
  'testshire/priorities',
  'testshire/south/neighbourhoods',
  'testshire/neighbourhoods/south',
  'testshire/south/priorities/1',
  'testshire/so%00uth',
  'testshire/%E0%A4%A',
  "testshire/south'--/events",
  'nowhere/south/priorities',
  'testshire/nowhere/boundary',
  'testshire/nowhere/people',
  'testshire/nowhere/events',
  'testshire/nowhere/priorities',
  'locate-neighbourhood',
  'locate-neighbourhood/x',
  'locate-neighbourhood?q=',
  'locate-neighbourhood?q=53.3',
  'locate-neighbourhood?q=53.3,1.2,3',
  'locate-neighbourhood?q=north,1.2',
  'locate-neighbourhood?q=,',
  'locate-neighbourhood?q=NaN,Infinity',
  'locate-neighbourhood?q=1e400,1.2',
  `locate-neighbourhood?q=${'9'.repeat(400)},1.2`,
])('nothing is at /api/%s', async (path) => {
  const response = await get(path);
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    404,
    'text/plain',
    'Not Found',
  ]);
});

test.each(['forces', 'testshire/south/priorities', 'locate-neighbourhood?q=53.3,1.2'])(
  '/api/%s is tagged, for every origin, and dressed as every answer is',
  async (path) => {
    const first = await get(path);
    const { status, headers } = first;
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/json',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      etag: expect.stringMatching(/^".{27}"$/),
    });
    const tag = headers.get('etag') as string;
    const again = await get(path, { headers: { 'if-none-match': tag } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    const head = await get(path, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', tag]);
    expect(head.headers.get('content-type')).toBe('application/json');
    const page = await fetch(`${patch.url}/livez`);
    for (const name of page.headers.keys())
      if (/^(x-|cross-|origin-|referrer)/.test(name)) expect(headers.get(name)).toBe(page.headers.get(name));
  },
);

test('a change is in the very next answer of whoever asks without a cookie', async () => {
  const names = async () => JSON.stringify(await (await get('testshire/neighbourhoods')).json());
  expect(await names()).not.toContain('Renamed');
  await change(`update area set name = 'Renamed' where path = 'testshire/east'`);
  for (const end = Date.now() + 2_000; !(await names()).includes('Renamed'); ) {
    if (Date.now() > end) throw new Error('It was not heard.');
  }
});

import { expect, jest } from '@jest/globals';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import { allNews, anAlert, aVote } from '../../testing/all-news.ts';
import { readAtom, readJsonFeed } from '../../testing/feed-readers.ts';
import { anArea } from '../areas/area.factory.ts';
import { aMeeting } from '../meetings/meeting.factory.ts';
import { Statement } from '../meetings/statement.entity.ts';
import { anUpdate, aPriority } from '../priorities/priority.factory.ts';
import { aQuarter } from '../quarters/quarter.factory.ts';
import { idOf } from './news-feed.ts';

jest.setTimeout(60_000);

const HERE = 'https://patchwork.example';
const NORTH = 'testshire/north';
const DEMONSTRATION = 'Demonstration: not real police information';

let patch: Patch;
let said: Map<string, string[]>;
beforeAll(async () => {
  patch = await aPatch(undefined, { env: { ROLE: 'web', PUBLIC_URL: HERE } });
  for (const path of ['girton', 'milton']) await anArea(patch.em(), `${NORTH}/${path}`);
  await anArea(patch.em(), 'testshire/east/ely');
  said = await allNews(patch.em());
});
afterAll(() => patch?.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(patch.url + path, { headers });
const atomAt = async (area: string, query = '') =>
  readAtom(await (await get(`/areas/${area}/feed.atom${query}`)).text());
const jsonAt = async (area: string, query = '') =>
  readJsonFeed(await (await get(`/areas/${area}/feed.json${query}`)).text());
const idsAt = async (area: string, query = '') => (await jsonAt(area, query)).items.map(({ id }) => id);
const north = async (title = 'Speeding') => aPriority(patch.em(), { title, places: [`${NORTH}/girton`] });

describe('every kind of news', () => {
  test('is there in full, with its page, the newest first, and once', async () => {
    const { entries } = await jsonAt(NORTH);
    expect(entries.map(({ id }) => id).toSorted()).toEqual([...said.keys()].map(idOf).toSorted());
    expect(entries.map(({ published }) => published)).toEqual(
      entries
        .map(({ published }) => published)
        .toSorted()
        .reverse(),
    );
    for (const [key, words] of said) {
      const entry = entries.find(({ id }) => id === idOf(key));
      const page = words.pop() as string;
      expect(entry?.url).toBe(HERE + page);
      for (const each of words) expect(entry?.html).toContain(each);
      words.push(page);
    }
  });

  test('is the same in Atom and in JSON, to the byte and the second', async () => {
    const [atom, json] = [await atomAt(NORTH), await jsonAt(NORTH)];
    const seen = ({ id, url, html, updated, published, from }: (typeof atom.entries)[number]) => ({
      id,
      url,
      html,
      updated,
      published,
      from,
    });
    expect(atom.entries.map(seen)).toEqual(json.entries.map(seen));
    expect([atom.title, atom.subtitle, atom.page]).toEqual([json.title, json.description, json.home_page_url]);
    expect(atom.page).toBe(`${HERE}/areas/${NORTH}`);
    expect(atom.updated).toBe('2022-09-09T12:00:00.000Z');
  });

  test('says whose it is, and that this is a demonstration', async () => {
    const { entries, title, subtitle } = await atomAt(NORTH);
    expect(title).toBe(`north: news from the police team (${DEMONSTRATION})`);
    expect(subtitle).toContain(DEMONSTRATION);
    expect([...new Set(entries.map(({ from }) => from))]).toEqual(['north neighbourhood team']);
  });

  test('has the id that it had in September 2022: another would show it to every reader anew', () => {
    expect(idOf('update:00000000-0000-4000-8000-000000000000')).toBe('urn:uuid:291c49a2-f77a-5532-b7f8-7cf9a291e16a');
  });

  test('names nobody’s address and no way in', async () => {
    for (const form of ['atom', 'json']) {
      const text = await (await get(`/areas/${NORTH}/feed.${form}`)).text();
      expect(text).not.toMatch(/secret-room|ABC234|@(x|force)\.test/);
    }
  });
});

test.each([
  `/areas/${NORTH}/feed.atom`,
  '/areas/testshire/feed.atom',
  `/areas/${NORTH}/girton/feed.atom`,
  `/areas/${NORTH}/feed.atom?topic=ALERTS`,
  `/areas/${NORTH}/feed.atom?topic=alerts&from=%22%3Cmail%3E`,
  '/areas/Testshire/NORTH/feed.atom',
])('rel=self and feed_url are where %s is served', async (path) => {
  expect((await readAtom(await (await get(path)).text())).self).toBe(HERE + path);
  const json = path.replace('.atom', '.json');
  expect(readJsonFeed(await (await get(json)).text()).feed_url).toBe(HERE + json);
});

describe('topics', () => {
  test.each([
    ['UPDATES', /^update:/],
    ['VOTES', /^vote-/],
    ['MEETINGS', /^(meeting|minutes)/],
    ['DECISIONS', /^decision:/],
    ['ALERTS', /^alert:/],
  ])('%s has its own and nothing else, in capitals or not', async (topic, kind) => {
    const ids = [...said.keys()].filter((key) => kind.test(key)).map(idOf);
    for (const query of [`?topic=${topic}`, `?topic=${topic.toLowerCase()}`]) {
      expect((await idsAt(NORTH, query)).toSorted()).toEqual(ids.toSorted());
      expect((await atomAt(NORTH, query)).entries).toHaveLength(ids.length);
    }
  });

  test('each is a feed of its own', async () => {
    const ids = await Promise.all(
      ['', '?topic=ALERTS', '?topic=alerts', '?topic=VOTES'].map(async (query) => {
        const [, id] = /<id>(.*?)<\/id>/.exec(await (await get(`/areas/${NORTH}/feed.atom${query}`)).text()) ?? [];
        return id;
      }),
    );
    expect(ids[1]).toBe(ids[2]);
    expect(new Set(ids).size).toBe(3);
  });

  test.each(['?topic=GOSSIP', '?topic=', '?topic=ALERTS&topic=VOTES'])('there is none called %s', async (query) => {
    const response = await get(`/areas/${NORTH}/feed.json${query}`);
    expect(response.status).toBe(404);
    expect(((await response.json()) as Error).message).toBe(
      'There is no such topic. The topics are UPDATES, VOTES, MEETINGS, DECISIONS, ALERTS.',
    );
  });
});

test.each(['testshire/nowhere', 'nowhere', `${NORTH}/nowhere`, '%00', `${NORTH}/girton/deeper`])(
  'there is no feed of %s',
  async (area) => {
    for (const form of ['atom', 'json']) {
      const response = await get(`/areas/${area}/feed.${form}`);
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('urn:uuid');
    }
  },
);

describe('who hears', () => {
  beforeAll(async () => {
    const em = patch.em();
    const priority = await north();
    for (const places of [[], [NORTH], [`${NORTH}/girton`], [`${NORTH}/girton`, `${NORTH}/milton`]])
      await anUpdate(em, { priority, places });
    const east = await aPriority(em, { quarter: await aQuarter(em, { area: 'testshire/east' }) });
    await anUpdate(em, { priority: east, places: ['testshire/east/ely'] });
    for (const places of [[], [NORTH], [`${NORTH}/girton`, 'testshire/east']])
      await anAlert(em, { area: 'testshire', places });
    await anAlert(em, { area: 'elsewhere/west' });
  });

  // What mails go by, against what feeds go by.
  test.each([
    'testshire',
    NORTH,
    `${NORTH}/girton`,
    `${NORTH}/milton`,
    'testshire/east',
    'testshire/east/ely',
    'elsewhere',
    'elsewhere/west',
  ])('%s has in its feed what its followers are told', async (path) => {
    const heard = await patch.em().execute<{ key: string }[]>(
      `select n.key from news n, area a where a.path = ? and n.at <= ?
         and a.id in (select areas_that_hear(n.area_id, n.place_ids))`,
      [path, patch.clock.now()],
    );
    expect(heard.length).toBeGreaterThan(0);
    expect((await idsAt(path)).toSorted()).toEqual(heard.map(({ key }) => idOf(key)).toSorted());
  });

  test('a place hears its own and what is said to all, not what is said of the next place', async () => {
    const [girton, milton, force] = [
      await idsAt(`${NORTH}/girton`),
      await idsAt(`${NORTH}/milton`),
      await idsAt('testshire'),
    ];
    expect(girton.length).toBeGreaterThan(milton.length);
    for (const key of said.keys()) expect(force).toContain(idOf(key));
    expect(milton).toContain(idOf([...said.keys()].find((key) => key.startsWith('alert:')) as string));
  });
});

describe('what is not public', () => {
  test('is not there: what waits, what is to come, what was stopped, what was withdrawn before it was there', async () => {
    const em = patch.em();
    const before = await idsAt(NORTH);
    const priority = await north();
    const [past, coming] = [new Date('2022-09-09T12:00:00Z'), new Date('2022-09-14T12:00:01Z')];
    await anUpdate(em, { priority, flags: ['arrest'], isWaiting: true });
    await anUpdate(em, { priority, postedAt: coming });
    await anUpdate(em, { priority, postedAt: coming, withdrawnAt: past, withdrawnReason: 'A mistake.' });
    await anAlert(em, { sentAt: null, goesAt: null });
    await anAlert(em, { sentAt: null });
    await anAlert(em, { sentAt: null, withdrawnAt: past });
    await aVote(em, '2023-05-01', coming);
    const meeting = await aMeeting(em, { timedAt: coming });
    const words = { body: 'Ann Example was arrested.', officerId: meeting.scheduledBy.id, replaces: null, now: past };
    meeting.minutes = Statement.said(em, { ...words, area: meeting.area.unwrap() }) as never;
    await em.flush();
    expect(await idsAt(NORTH)).toEqual(before);
    expect((await atomAt(NORTH)).entries.map(({ id }) => id)).toEqual(before);
    patch.clock.set('2022-09-14T12:00:02Z');
    expect(await idsAt(NORTH)).toHaveLength(before.length + 3);
    patch.clock.set('2022-09-14T12:00:00Z');
  });

  test('is a dated stub at once when it is withdrawn, under the same id, with nothing of its words', async () => {
    const em = patch.em();
    const [posted, back] = [new Date('2022-09-10T09:00:00Z'), new Date('2022-09-11T09:00:00Z')];
    const { id } = await anUpdate(em, {
      priority: await north(),
      body: 'Words that are taken back.',
      postedAt: posted,
    });
    const alert = await anAlert(em, { title: 'A title that is taken back', sentAt: posted });
    const keys = [idOf(`update:${id}`), idOf(`alert:${alert.id}`)];
    expect(await idsAt(NORTH)).toEqual(expect.arrayContaining(keys));
    for (const table of ['progress_update', 'alert']) {
      await em.execute(
        `update ${table} set withdrawn_at = ?, withdrawn_reason = 'It was <b>wrong</b>.' where id in (?, ?)`,
        [...[back, id, alert.id]],
      );
    }
    for (const form of ['atom', 'json']) {
      expect(await (await get(`/areas/${NORTH}/feed.${form}`)).text()).not.toContain('taken back');
    }
    const { entries } = await atomAt(NORTH);
    const stubs = keys.map((key) => entries.find((entry) => entry.id === key));
    const { items } = readJsonFeed(await (await get(`/areas/${NORTH}/feed.json`)).text());
    expect(keys.map((key) => items.find((item) => item.id === key)?.title)).toEqual([
      expect.stringMatching(/^Withdrawn: What was done: /),
      'Withdrawn: an alert',
    ]);
    for (const stub of stubs) {
      expect(stub).toMatchObject({ published: posted.toISOString(), updated: back.toISOString() });
      expect(stub?.html).toBe(
        '<p>The team took this back on Sunday 11 September 2022. The reason it gave: “It was &lt;b&gt;wrong&lt;/b&gt;.”</p>',
      );
    }
  });
});

test('a corrected update is the same one, changed since', async () => {
  const { id } = await anUpdate(patch.em(), { priority: await north(), body: 'At first.' });
  const read = async () => (await atomAt(NORTH)).entries.find((entry) => entry.id === idOf(`update:${id}`));
  const before = await read();
  expect(before?.updated).toBe(before?.published);
  await patch
    .em()
    .execute(`update progress_update set corrected_at = ?, body_html = '<p>Put right.</p>' where id = ?`, [
      new Date('2022-09-12T08:00:00Z'),
      id,
    ]);
  expect(await read()).toMatchObject({
    ...{ published: before?.published, updated: '2022-09-12T08:00:00.000Z', url: before?.url },
    html: expect.stringContaining('Put right.'),
  });
  expect((await atomAt(NORTH)).updated).toBe('2022-09-12T08:00:00.000Z');
});

test('whatever is typed is text in both, and their links lead out of any reader', async () => {
  const title = `<script>alert('1')</script> & "quotes" ]]> é 😀 &amp;`;
  const body = `${title}\n\n[ours](/areas/testshire?a=1&b=2) [theirs](https://www.gov.uk/) [none](javascript:alert(1)) ]]> ]]>`;
  const { id } = await anAlert(patch.em(), { title, body });
  // Words are screened for these; a row that was written otherwise must not end everybody's feed.
  await patch.em().execute(`update alert set title = title || chr(1) || chr(11) || chr(65535) where id = ?`, [id]);
  const [atom, json] = [await atomAt(NORTH), await jsonAt(NORTH)];
  const mine = ({ id: key }: { id: string }) => key === idOf(`alert:${id}`);
  const [inAtom, inJson] = [atom.entries.find(mine), json.entries.find(mine)];
  expect(inJson?.title).toBe(title);
  const asHtml = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  expect(inAtom?.title).toBe(asHtml);
  expect(inAtom?.html).toBe(inJson?.html);
  expect(inJson?.html).not.toMatch(/<script|javascript:/);
  expect(inJson?.html).toContain(`<a href="${HERE}/areas/testshire?a=1&amp;b=2"`);
  expect(inJson?.html).toContain('<a href="https://www.gov.uk/"');
  const text = await (await get(`/areas/${NORTH}/feed.atom`)).text();
  for (const code of [1, 11, 65_535]) expect(text).not.toContain(String.fromCharCode(code));
});

test('an area of which nothing is said has an empty feed, always the same', async () => {
  await anArea(patch.em(), 'silentshire/quiet');
  const atom = await get('/areas/silentshire/quiet/feed.atom');
  expect(await readAtom(await atom.text())).toMatchObject({ entries: [], updated: '1970-01-01T00:00:00.000Z' });
  expect((await get('/areas/silentshire/quiet/feed.atom')).headers.get('etag')).toBe(atom.headers.get('etag'));
  expect((await jsonAt('silentshire/quiet')).items).toEqual([]);
});

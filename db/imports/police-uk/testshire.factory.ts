import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { written } from './address.ts';

/** Answers by their address, parts joined with `/`; a string is sent as it is, whatever it is. */
export type Answers = Map<string, unknown>;

const point = (latitude: string, longitude: string) => ({ latitude, longitude });
/** A square of a twentieth of a degree, with its corners written as the source wrote them. */
const square = (south: string, west: string, north: string, east: string) => [
  point(south, west),
  point(south, east),
  point(north, east),
  point(north, west),
  point(south, west),
];

/**
 * A force as data.police.uk has them, with what is awkward about its answers: keys that are null, empty or missing,
 * entities, ids with spaces and dots, a name that the list writes otherwise, two of one name, extra keys.
 */
export function testshire(): Answers {
  return new Map<string, unknown>([
    [
      'forces',
      [
        { id: 'northshire', name: 'Northshire Police' },
        { id: 'testshire', name: 'Testshire Constabulary' },
      ],
    ],
    [
      'forces/testshire',
      {
        description: null,
        url: 'http://www.testshire.police.example/',
        engagement_methods: [
          { url: 'http://www.facebook.example/testshire', type: 'facebook', description: '', title: 'facebook' },
          { url: 'http://www.testshire.police.example/rss', type: 'rss', description: null, title: 'rss' },
        ],
        telephone: '101',
        id: 'testshire',
        name: 'Testshire Constabulary',
      },
    ],
    [
      'forces/testshire/people',
      [
        {
          bio: '<p>Joined in 1991.</p>',
          contact_details: { twitter: 'http://www.twitter.example/chief' },
          name: 'Ann O&#39;Neil',
          rank: 'Chief Constable',
        },
      ],
    ],
    [
      'testshire/neighbourhoods',
      [
        { id: 'NC04', name: 'City Centre' },
        { id: '55.CB3001', name: 'Histon &amp; Impington' },
        { id: 'Ab 1', name: 'City Centre' },
        { id: 'x/y', name: 'Alerts' },
      ],
    ],
    [
      'testshire/NC04',
      {
        url_force: 'http://www.testshire.police.example/city-centre',
        contact_details: {
          email: 'city@testshire.police.example',
          telephone: '101',
          twitter: 'http://www.twitter.example/city',
        },
        name: 'City Centre',
        links: [{ url: 'http://www.council.example/', description: null, title: 'The council' }],
        centre: point('52.2053', '0.1218'),
        locations: [
          {
            name: 'Parkside',
            longitude: null,
            postcode: 'CB1 1JG',
            address: 'Parkside, Testford',
            latitude: null,
            type: 'station',
            description: null,
          },
        ],
        description: '<p>The city&rsquo;s <strong>centre</strong> &amp; its parks.</p>',
        id: 'NC04',
        population: '7985',
        twitter_feed: { handle: '@city' },
      },
    ],
    ['testshire/NC04/boundary', square('52.20', '0.10', '52.25', '0.15')],
    [
      'testshire/NC04/people',
      [
        { bio: null, contact_details: {}, name: 'Sam Cole', rank: 'Sergeant' },
        { bio: '', contact_details: { telephone: '101' }, name: 'Pat Lee', rank: 'PCSO' },
        { bio: null, contact_details: {}, name: 'Pat Lee', rank: 'PCSO' },
        { bio: null, contact_details: {}, name: 'Jo Day', rank: null },
        { contact_details: {}, name: 'No Rank' },
      ],
    ],
    [
      'testshire/NC04/events',
      [
        {
          contact_details: { telephone: '101' },
          description: '<p>Come &amp; talk to <a href="http://www.testshire.police.example/team">the team</a>.</p>',
          title: 'Beat surgery',
          address: 'Central Library',
          type: 'meeting',
          end_date: '2099-06-15T14:00:00',
          start_date: '2099-06-15T12:00:00',
        },
        {
          contact_details: {},
          description: null,
          title: 'Caf&eacute; with a cop',
          address: 'Market Square',
          type: 'beat-surgery',
          end_date: null,
          start_date: '2099-10-25T01:30:00',
        },
        {
          title: 'In the hour that never comes',
          description: '',
          address: null,
          type: 'meeting',
          start_date: '2099-03-29T01:30:00',
          end_date: '2099-03-29T01:00:00',
          contact_details: {},
        },
        {
          title: `A meeting of ${'very '.repeat(30)}many words`,
          description: 'Plain words',
          address: '',
          type: 'meeting',
          start_date: '2099-07-01T19:00:00',
          end_date: '2099-07-01T20:30:00',
          contact_details: {},
        },
      ],
    ],
    [
      'testshire/NC04/priorities',
      [
        {
          action: '<p>Twelve patrols.</p><ul><li>three arrests</li><li>* no stars *</li></ul>',
          'issue-date': '2026-09-20T00:00:00',
          'action-date': '2026-10-14T00:00:00',
          issue: '<p>Anti-social behaviour in the parks &amp; squares</p>',
        },
        {
          action: null,
          'issue-date': '2026-09-20T00:00:00',
          'action-date': null,
          issue: `Drug dealing: ${'we will be there. '.repeat(20)}`,
        },
        { 'issue-date': '2026-09-20T00:00:00', issue: 'Speeding on Mill Road' },
      ],
    ],
    [
      'testshire/55.CB3001',
      {
        url_force: null,
        contact_details: {},
        name: 'Histon & Impington',
        links: [],
        centre: point('52.2550', '0.1050'),
        locations: [],
        description: null,
        id: '55.CB3001',
        population: '0',
      },
    ],
    ['testshire/55.CB3001/boundary', square('52.25', '0.10', '52.30', '0.15')],
    ['testshire/55.CB3001/people', []],
    ['testshire/55.CB3001/events', []],
    ['testshire/55.CB3001/priorities', []],
    // Keys that are missing altogether.
    ['testshire/Ab 1', { id: 'Ab 1', name: 'City Centre', centre: null, description: '' }],
    ['testshire/Ab 1/boundary', square('52.20', '0.15', '52.25', '0.20')],
    ['testshire/Ab 1/people', [{ name: 'Kit Ray', rank: 'PC' }]],
    ['testshire/Ab 1/events', []],
    [
      'testshire/Ab 1/priorities',
      [
        {
          issue: 'Burglaries &#8211; sheds and garages',
          'issue-date': '2026-08-01T00:00:00',
          action: '',
          'action-date': '2026-08-02T00:00:00',
        },
      ],
    ],
    [
      'testshire/x/y',
      {
        id: 'x/y',
        name: 'Alerts',
        url_force: '',
        description: 'No tags',
        population: '0',
        contact_details: {},
        centre: {},
        links: [],
        locations: [],
      },
    ],
    ['testshire/x/y/boundary', []],
    ['testshire/x/y/people', []],
    ['testshire/x/y/events', []],
    ['testshire/x/y/priorities', []],
  ]);
}

/** The parts of an address in `testshire`: one of its ids has a slash. */
export function partsOf(address: string): string[] {
  return address
    .replace('/x/y', '/x%2Fy')
    .split('/')
    .map((part) => part.replace('%2F', '/'));
}

/** As the source would send it. */
export function textOf(answer: unknown): string {
  return typeof answer === 'string' ? answer : JSON.stringify(answer);
}

const made: string[] = [];

/** An empty folder, until `removeFolders`. */
export async function aNewFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'patchwork-police-uk-'));
  made.push(folder);
  return folder;
}

/** Removes every folder that was made here. */
export async function removeFolders(): Promise<void> {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
}

/** The answers as files of a new folder, in the layout that `--save` writes unless told otherwise. */
export async function aFolder(
  answers: Answers,
  nameOf: (parts: string[]) => string = (parts) => `${written(parts)}.json`,
): Promise<string> {
  const folder = await aNewFolder();
  for (const [address, answer] of answers) {
    const file = join(folder, nameOf(partsOf(address)));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, textOf(answer));
  }
  return folder;
}

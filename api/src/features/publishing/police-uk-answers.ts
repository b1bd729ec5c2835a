import type { Parts } from '#features/areas/boundary.entity.ts';
import { Measure, type MeasureFacts } from '#features/priorities/progress-update.entity.ts';
import { asHtml } from '#platform/html.ts';
import { type Captured, inOrder, type Json, served, stillSays, type Unmade } from './police-uk-captured.ts';
import { isStillOf, largestRing, middleOf, pointOf, pointsOf } from './police-uk-ring.ts';

// From the facts of `police-uk.sql.ts` to the answers of data.police.uk: each field as it was captured while nothing was
// changed here, else ours; every documented key always there.

/** What a list inside a record has, and what stands for what was missing in it. */
const OF_METHOD = { url: '', type: '', description: null, title: '' };
const OF_LINK = { url: '', title: '', description: null };
const OF_LOCATION = {
  ...{ name: '', type: null, postcode: '', address: '' },
  ...{ latitude: null, longitude: null, description: null },
};
const OF_FORCE = { id: '', name: '', description: null, url: '', telephone: '', engagement_methods: [] };
const OF_PERSON = { name: '', rank: '', bio: null, contact_details: {} };
const OF_NEIGHBOURHOOD = {
  ...{ id: '', name: '', url_force: '', description: '', population: '0', contact_details: {} },
  ...{ centre: { latitude: '', longitude: '' }, links: [], locations: [] },
};
const OF_EVENT = {
  ...{ title: '', description: null, address: '', type: 'meeting' },
  ...{ start_date: null, end_date: null, contact_details: {} },
};
const OF_PRIORITY = { issue: '', 'issue-date': null, action: null, 'action-date': null };

/** What we hold of an area. */
interface Contact {
  path: string;
  name: string;
  about: string | null;
  website: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
  reportUrl: string | null;
  chatUrl: string | null;
}

/** Plain words as HTML, a paragraph each; nothing for none. */
function paragraphs(...words: (string | null)[]): string {
  return words.map((each) => (each ? `<p>${asHtml(each)}</p>` : '')).join('');
}

/** A list inside a record, whose things have documented keys, too; nothing where it was missing. */
function eachServed(record: Json, key: string, defaults: Json): Json {
  const list = record[key];
  if (!Array.isArray(list)) return {};
  return { [key]: list.map((one) => (isObject(one) ? served(one, defaults) : one)) };
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function forcesOf(facts: { path: string; name: string; captured: unknown; written: Json | null }[]): Json[] {
  return facts.map(({ path, name, captured, written }) => ({
    id: path,
    name: stillSays({ record: { name: captured }, written }, { name }) ? (captured ?? null) : name,
  }));
}

export function forceOf(force: Contact & Captured, publicUrl: string): Json {
  const { name, website, contactPhone } = force;
  const ours = {
    name,
    url: website ?? pageOf(force, publicUrl),
    // The national number: every force in the country answers it.
    telephone: contactPhone ?? '101',
  };
  const { record } = force;
  if (!record) {
    const methods = waysOf(force, publicUrl).map((way) => ({ ...way, type: 'web' }));
    const description = force.about ? paragraphs(force.about) : null;
    return { id: force.path, description, ...ours, engagement_methods: methods };
  }
  return served(record, OF_FORCE, {
    ...changed(force, { name }, { name: ours.name }),
    ...changed(force, { website }, { url: ours.url }),
    ...changed(force, { contact_phone: contactPhone }, { telephone: ours.telephone }),
    ...eachServed(record, 'engagement_methods', OF_METHOD),
  });
}

/** Our words for a field that somebody changed here; nothing while it still says what was captured. */
function changed(captured: Captured, columns: Json, ours: Json): Json {
  return stillSays(captured, columns) ? {} : ours;
}

const pageOf = ({ path }: Pick<Contact, 'path'>, publicUrl: string): string => `${publicUrl}/areas/${path}`;

/** Where people read on, and how they reach the team. */
function waysOf(area: Contact, publicUrl: string): { url: string; title: string; description: string }[] {
  const { name, website, reportUrl, chatUrl } = area;
  const ways = [
    { url: pageOf(area, publicUrl), title: name, description: `What the police in ${name} work on, and what was done` },
    { url: website, title: 'Website', description: `The police’s own page on ${name}` },
    { url: reportUrl, title: 'Report something', description: 'The police’s own form' },
    { url: chatUrl, title: 'Chat', description: 'The police’s own chat' },
  ];
  return ways.flatMap(({ url, ...words }) => (url ? [{ url, ...words }] : []));
}

/** `__listName` is what the list called a neighbourhood where its own page called it something else. */
export function neighbourhoodsOf(facts: ({ id: string; name: string } & Captured)[]): Json[] {
  return facts.map((hood) => {
    const { id, name, record } = hood;
    return { id, name: stillSays(hood, { name }) ? (record?.['__listName'] ?? record?.['name'] ?? null) : name };
  });
}

type Hood = Contact &
  Captured & { id: string; latitude: number | null; longitude: number | null; geometry: Parts | null; force: Contact };

export function neighbourhoodOf(hood: Hood, publicUrl: string): Json {
  const { id, name, about, website, contactEmail, contactPhone, latitude, longitude, force, record } = hood;
  const ours = {
    name,
    url_force: website ?? force.website ?? pageOf(hood, publicUrl),
    description: paragraphs(about),
    centre: centreOf(hood),
  };
  if (!record) {
    const contacts = { email: contactEmail ?? force.contactEmail, telephone: contactPhone ?? force.contactPhone };
    return {
      id,
      ...ours,
      population: '0',
      contact_details: withoutNulls(contacts),
      links: waysOf(hood, publicUrl),
      locations: [],
    };
  }
  const { __listName, ...captured } = record;
  return served(captured, OF_NEIGHBOURHOOD, {
    ...changed(hood, { name }, { name }),
    ...changed(hood, { about }, { description: ours.description }),
    ...changed(hood, { website }, { url_force: ours.url_force }),
    ...changed(hood, { latitude, longitude }, { centre: ours.centre }),
    ...contactsOf(hood, captured['contact_details']),
    ...eachServed(captured, 'links', OF_LINK),
    ...eachServed(captured, 'locations', OF_LOCATION),
  });
}

/** The captured ways to reach a team, but for those that were changed here. */
function contactsOf(hood: Hood, captured: unknown): Json {
  const ours = {
    ...changed(hood, { contact_email: hood.contactEmail }, { email: hood.contactEmail }),
    ...changed(hood, { contact_phone: hood.contactPhone }, { telephone: hood.contactPhone }),
  };
  if (Object.keys(ours).length === 0) return {};
  return { contact_details: withoutNulls({ ...(isObject(captured) ? captured : {}), ...ours }, Object.keys(ours)) };
}

/** Without these keys where they are null; without any such key unless told which. */
function withoutNulls(object: Json, keys = Object.keys(object)): Json {
  return Object.fromEntries(Object.entries(object).filter(([key, value]) => value !== null || !keys.includes(key)));
}

/** The area's point, else the middle of its boundary; empty where neither is known. */
function centreOf({ latitude, longitude, geometry }: Hood): Json {
  if (latitude !== null && longitude !== null) return { ...pointOf(latitude, longitude) };
  const ring = geometry && largestRing(geometry);
  return ring ? { ...middleOf(ring) } : { latitude: '', longitude: '' };
}

interface Boundary {
  geometry: Parts | null;
  record: unknown;
  /** Nothing could be drawn of what was captured: no points, or a ring that is none. */
  isUnmade: boolean;
}

/** Null where no boundary holds today, but for what was captured and became nothing here. */
export function boundaryOf({ geometry, record, isUnmade }: Boundary): unknown[] | null {
  if (!geometry) return isUnmade && Array.isArray(record) ? record : null;
  if (isStillOf(record, geometry)) return record;
  const ring = largestRing(geometry);
  return ring ? pointsOf(ring) : null;
}

type Person = Captured & { displayName: string | null; title: string };

export function peopleOf({ things, unmade }: { things: Person[]; unmade: Unmade[] }): Json[] {
  const asCaptured = (record: Json, ours: Json = {}) => {
    const person = served(record, OF_PERSON, ours);
    // `rank` is always a string.
    return { ...person, rank: person['rank'] ?? '' };
  };
  const of = (person: Person) => {
    const { displayName, title, record } = person;
    // Whose name is withheld is known by their title alone, as everywhere.
    const name = displayName ?? title;
    if (!record) return { name, rank: title, bio: null, contact_details: {} };
    return asCaptured(record, {
      ...changed(person, { display_name: displayName }, { name }),
      ...changed(person, { title }, { rank: title }),
    });
  };
  return inOrder(things, unmade, of, asCaptured);
}

type Event = Captured & {
  title: string;
  description: string | null;
  descriptionHtml: string | null;
  address: string | null;
  mode: string;
  startsAt: string;
  endsAt: string;
  starts: string;
  ends: string;
};

/** `now` as London's clocks show it: what was captured and became no meeting is over by its own words. */
export function eventsOf({ things, unmade, now }: { things: Event[]; unmade: Unmade[]; now: string }): Json[] {
  const asCaptured = (record: Json, ours: Json = {}) => served(record, OF_EVENT, ours);
  const of = (event: Event) => {
    const { title, description, address, mode, startsAt, endsAt, record } = event;
    const ours = {
      title,
      description: event.descriptionHtml,
      address: address ?? (mode === 'IN_PERSON' ? '' : 'Online'),
      type: 'meeting',
      start_date: event.starts,
      end_date: event.ends,
      contact_details: {},
    };
    if (!record) return ours;
    return asCaptured(record, {
      ...changed(event, { title }, { title }),
      ...changed(event, { description }, { description: ours.description }),
      ...changed(event, { address }, { address: ours.address }),
      ...changed(event, { starts_at: startsAt }, { start_date: ours.start_date }),
      ...changed(event, { ends_at: endsAt }, { end_date: ours.end_date }),
    });
  };
  const isToCome = ({ record }: Unmade) => {
    const ends = record['end_date'] ?? record['start_date'];
    return !(typeof ends === 'string' && /^\d{4}-\d\d-\d\dT/.test(ends) && ends <= now);
  };
  return inOrder(things, unmade.filter(isToCome), of, (record) => asCaptured(record));
}

interface Update {
  id: string;
  body: string | null;
  bodyHtml: string;
  posted: string;
  measures: MeasureFacts[];
}

type Priority = Captured & {
  title: string;
  promise: string | null;
  agreed: string;
  updateId: string | null;
  update: Update | null;
};

export function prioritiesOf({ things, unmade }: { things: Priority[]; unmade: Unmade[] }): Json[] {
  return inOrder(things, unmade, priorityOf, (record) => served(record, OF_PRIORITY));
}

function priorityOf(priority: Priority): Json {
  const { title, promise, agreed, update, record } = priority;
  const action =
    update && [update.bodyHtml, ...update.measures.map((each) => paragraphs(Measure.inWords(each)))].join('');
  const ours = {
    issue: paragraphs(title, promise),
    'issue-date': agreed,
    action,
    'action-date': update?.posted ?? null,
  };
  if (!record) return ours;
  return served(record, OF_PRIORITY, {
    ...changed(priority, { title, promise }, { issue: ours.issue }),
    'issue-date': record['issue-date'] ?? agreed,
    ...actionOf(priority, ours),
  });
}

/** The captured action while the update that it became is the newest and says the same; null once that was withdrawn. */
function actionOf(priority: Priority, { action, ...ours }: Json): Json {
  const { update, updateId } = priority;
  if ((update?.id ?? null) !== updateId) return { action, 'action-date': ours['action-date'] };
  return update ? changed(priority, { body: update.body }, { action }) : {};
}

import { Topic } from '#features/following/follow.entity.ts';
import { type Address, day, listOf, OF_AREAS, object, text, uuid } from './open-api-address.ts';

const NO_AREA = { 404: 'There is no such area.' };
const instant = { type: 'string', format: 'date-time' };
const whole = { type: 'integer' };
const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' };

const TOPIC = {
  name: 'topic',
  description: 'On one topic alone, in capitals or not.',
  schema: { enum: Object.values(Topic) },
};
const jsonFeed = object(
  {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text,
    items: listOf(object({ id: text, url: text, title: text, content_html: text, date_published: instant }, false)),
  },
  false,
);

const feeds = OF_AREAS.flatMap((area): Address[] => [
  {
    ...{ path: `${area}/feed.atom`, tag: 'News', summary: 'The news of an area as Atom 1.0', query: [TOPIC] },
    ...{ answers: { 'application/atom+xml': text }, else: NO_AREA, isTagged: true },
  },
  {
    ...{ path: `${area}/feed.json`, tag: 'News', summary: 'The news of an area as JSON Feed 1.1', query: [TOPIC] },
    ...{ answers: { 'application/feed+json': jsonFeed }, else: NO_AREA, isTagged: true },
  },
]);

const CALENDAR = { 'text/calendar': text };
const calendars: Address[] = [
  ...OF_AREAS.map((area) => ({
    ...{ path: `${area}/meetings.ics`, tag: 'Calendars', summary: 'The meetings of an area, to be subscribed to' },
    ...{ answers: CALENDAR, else: NO_AREA, isTagged: true },
  })),
  {
    ...{ path: '/meetings/{id}.ics', tag: 'Calendars', summary: 'A meeting for a calendar', answers: CALENDAR },
    ...{ else: { 404: 'There is no such meeting.' }, isTagged: true },
  },
];

const votes = listOf(object({ id: uuid, votes: whole }, false));
const result = object(
  {
    ...{ ballotId: uuid, areaPath: text, maxChoices: whole, tieSeed: text, closesAt: instant, sealedAt: instant },
    ...{ voters: whole, residents: whole, options: votes, noneOfThese: whole, noFurtherChoice: whole },
    levels: listOf(object({ level: { enum: ['EMAIL', 'PAPER', 'ALL'] }, voters: whole, options: votes }, false)),
    ...{ sha256: hash, audit: object({}, false), auditHead: hash },
  },
  false,
);
const UNSEALED = { 404: 'It is not sealed, or fewer than 30 took part.' };
const ballots: Address[] = [
  {
    ...{
      path: '/ballots/{id}/ballots.csv',
      tag: 'Votes',
      summary: 'Every choice of a sealed vote, to be counted again',
    },
    ...{
      description: '`receipt,option_id,option,level`',
      answers: { 'text/csv': text },
      else: UNSEALED,
      isTagged: true,
    },
  },
  {
    ...{ path: '/ballots/{id}/result.json', tag: 'Votes', summary: 'What a sealed vote came to, with its audit entry' },
    ...{ answers: { 'application/json': result }, else: UNSEALED, isTagged: true },
  },
];

const evidence: Address = {
  ...{
    path: '/areas/{force}/evidence.csv',
    tag: 'Tables',
    summary: 'What is on record of each neighbourhood of a force',
  },
  query: [
    { name: 'from', description: 'The first day; three months before the last where left out.', schema: day },
    { name: 'until', description: 'The last day.', schema: day },
  ],
  answers: { 'text/csv': text },
  else: { 400: 'The days are none, or too far apart.', 404: 'There is no such force.' },
  isTagged: true,
};

const UNDER_EMBED = ['/embed/{force}', '/embed/{force}/{neighbourhood}', '/embed/{force}/{neighbourhood}/{place}'];
const HTML = { 'text/html': text };

/** Of web, which is mounted behind the api: an area on other people’s pages. */
export const EMBEDS: readonly Address[] = UNDER_EMBED.flatMap((area): Address[] => [
  {
    ...{ path: area, tag: 'On other sites', summary: 'An area for an iframe: read-only, no cookie, no form' },
    ...{ answers: HTML, else: NO_AREA },
  },
  {
    ...{ path: `${area}/fragment.html`, tag: 'On other sites', summary: 'An area as a piece of HTML without a script' },
    ...{ answers: HTML, else: NO_AREA },
  },
  {
    ...{ path: `${area}/paragraph.txt`, tag: 'On other sites', summary: 'An area in one paragraph, for minutes' },
    ...{ answers: { 'text/plain': text }, else: NO_AREA },
  },
]);

const SITE = { tag: 'The site' };
const site: Address[] = [
  {
    ...SITE,
    path: '/openapi.json',
    summary: 'This file',
    answers: { 'application/json': object({ openapi: text }, false) },
    isTagged: true,
  },
  { ...SITE, path: '/sitemap.xml', summary: 'For searching', answers: { 'application/xml': text }, isTagged: true },
  { ...SITE, path: '/robots.txt', summary: 'For searching', answers: { 'text/plain': text } },
  {
    ...{ ...SITE, path: '/.well-known/security.txt', summary: 'Where to tell of a weakness (RFC 9116)' },
    answers: { 'text/plain': text },
  },
  {
    ...{ ...SITE, path: '/livez', summary: 'Whether the process is up' },
    answers: { 'application/json': object({ status: { const: 'ok' } }) },
  },
  {
    ...{ ...SITE, path: '/readyz', summary: 'Whether it can serve' },
    answers: { 'application/json': object({ status: { const: 'ok' }, database: { const: 'up' } }) },
    else: { 503: 'The database does not answer.' },
  },
];

const SAYS_SO = { 'application/x-www-form-urlencoded': object({ 'List-Unsubscribe': { const: 'One-Click' } }, false) };
const people: Address[] = [
  {
    ...{ path: '/unsubscribe/{token}', tag: 'Mails', summary: 'Ends all mails about areas (RFC 8058)', method: 'post' },
    ...{ sends: SAYS_SO, answers: { 'text/plain': text } },
    else: {
      400: 'It does not say what the RFC has it say: nothing was changed.',
      404: 'The link is old or not whole.',
    },
  },
  {
    ...{
      path: '/unsubscribe/{token}',
      tag: 'Mails',
      summary: 'Leads to the page where mails are chosen. Changes nothing',
    },
    ...{ status: 302, answers: {} },
  },
  {
    ...{ path: '/auth/force', tag: 'Signing in', summary: 'Leads an officer to the force’s own sign-in', status: 303 },
    query: [{ name: 'to', description: 'A path of this site, to come back to.', schema: text }],
    ...{ answers: {}, else: { 404: 'None is set up.' } },
  },
  {
    ...{ path: '/auth/callback/force', tag: 'Signing in', summary: 'Where that leads back to', status: 302 },
    ...{ answers: {}, else: { 404: 'None is set up.' } },
  },
];

const INBOX = { tag: 'The demonstration' };
const NO_MAIL = { 404: 'There is no such mail, or none with a calendar.' };
const TO = { name: 'to', description: 'Those to this address alone.', schema: text };
const mail = object(
  {
    ...{ id: uuid, to: text, from: text, subject: text, text, html: text, headers: object({}, false) },
    sentAt: instant,
  },
  false,
);

/** What there is in a demonstration alone. */
export const OF_DEMO: readonly Address[] = [
  {
    ...{ ...INBOX, path: '/dev/inbox', summary: 'The mails that were not sent, newest first', answers: HTML },
    query: [TO, { name: 'page', description: 'From 1.', schema: whole }],
  },
  {
    ...{ ...INBOX, path: '/dev/inbox.json', summary: 'The newest 200 of them', query: [TO] },
    answers: { 'application/json': listOf(mail) },
  },
  { ...INBOX, path: '/dev/inbox/{id}/mail.html', summary: 'A mail as it looks', answers: HTML, else: NO_MAIL },
  { ...INBOX, path: '/dev/inbox/{id}/invite.ics', summary: 'Its calendar', answers: CALENDAR, else: NO_MAIL },
];

/** Everything of the api but tables and the API of data.police.uk. */
export const OTHERS: readonly Address[] = [evidence, ...feeds, ...calendars, ...ballots, ...site, ...people];

import { type Address, listOf, object, orNull, type Schema, text } from './open-api-address.ts';

/** London wall time without a zone. */
const time: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$' };
const point = object({ latitude: text, longitude: text });
const contacts: Schema = { type: 'object', additionalProperties: true };

const person = object({ name: text, rank: text, bio: orNull(text), contact_details: contacts });
const link = object({ url: orNull(text), title: orNull(text), description: orNull(text) }, false);

const force = object(
  {
    ...{ id: text, name: text, description: orNull(text), url: orNull(text), telephone: orNull(text) },
    engagement_methods: listOf(
      object({ url: orNull(text), type: orNull(text), description: orNull(text), title: orNull(text) }, false),
    ),
  },
  false,
);
const neighbourhood = object(
  {
    ...{ id: text, name: text, url_force: orNull(text), description: orNull(text), population: orNull(text) },
    ...{
      contact_details: contacts,
      centre: object({ latitude: orNull(text), longitude: orNull(text) }),
      links: listOf(link),
    },
    locations: listOf(
      object({ name: orNull(text), type: orNull(text), postcode: orNull(text), address: orNull(text) }, false),
    ),
  },
  false,
);
const event = object(
  {
    ...{ title: orNull(text), description: orNull(text), address: orNull(text), type: orNull(text) },
    ...{ start_date: orNull(time), end_date: orNull(time), contact_details: contacts },
  },
  false,
);
const priority = object(
  { issue: orNull(text), 'issue-date': time, action: orNull(text), 'action-date': orNull(time) },
  false,
);

const NOT_FOUND = { 404: 'There is none: `Not Found`.', 429: 'More than 15 a second, or 30 at once.' };
const at = (path: string, summary: string, schema: Schema, more: Partial<Address> = {}): Address => ({
  ...{
    path: `/api/${path}`,
    tag: 'As data.police.uk',
    summary,
    answers: { 'application/json': schema },
    isTagged: true,
  },
  ...{ else: NOT_FOUND, ...more },
});

/** The neighbourhood API of data.police.uk: what clients written for it ask here. */
export const POLICE_UK: readonly Address[] = [
  at('forces', 'The forces', listOf(object({ id: text, name: text })), { else: { 429: NOT_FOUND[429] } }),
  at('forces/{force}', 'A force', force),
  at('forces/{force}/people', 'Who leads a force', listOf(person)),
  at('{force}/neighbourhoods', 'The neighbourhoods of a force', listOf(object({ id: text, name: text }))),
  at('{force}/{neighbourhood}', 'A neighbourhood', neighbourhood),
  at('{force}/{neighbourhood}/boundary', 'Where a neighbourhood lies', listOf(point), {
    description: 'Of several parts the largest: a closed ring.',
  }),
  at('{force}/{neighbourhood}/people', 'The team of a neighbourhood', listOf(person)),
  at('{force}/{neighbourhood}/events', 'What is to come in a neighbourhood', listOf(event)),
  at('{force}/{neighbourhood}/priorities', 'What a neighbourhood’s team works on', listOf(priority)),
  at('locate-neighbourhood', 'In which neighbourhood a point lies', object({ force: text, neighbourhood: text }), {
    query: [{ name: 'q', description: 'Latitude and longitude: `52.2,0.1`.', schema: text, isRequired: true }],
  }),
];

import * as z from 'zod';

/**
 * The answers of the data.police.uk neighbourhood API, as those who publish there really send them: a key may be
 * missing or null, and keys we do not know stay; what is there is of its documented type, else it is another API.
 */

const text = z.string().nullish();
const listOf = <T extends z.ZodType>(one: T) => z.array(one);
const contacts = z.record(z.string(), text).nullish();
const page = z.looseObject({ url: text, title: text, description: text });

/** `forces/{force}` */
export const ForceShape = z.looseObject({
  id: z.string(),
  name: text,
  description: text,
  url: text,
  telephone: text,
  engagement_methods: listOf(page.extend({ type: text })).nullish(),
});

/** `forces`, and `{force}/neighbourhoods`. */
export const NamedShape = z.looseObject({ id: z.string().min(1), name: text });
export const NamedListShape = listOf(NamedShape);

/** One of `forces/{force}/people` and `{force}/{id}/people`. */
export const PersonShape = z.looseObject({ name: text, rank: text, bio: text, contact_details: contacts });
export const PeopleShape = listOf(PersonShape);

const place = z.looseObject({
  name: text,
  type: text,
  postcode: text,
  address: text,
  latitude: text,
  longitude: text,
  description: text,
});

/** `{force}/{id}` */
export const NeighbourhoodShape = z.looseObject({
  id: z.string(),
  name: text,
  url_force: text,
  description: text,
  population: text,
  contact_details: contacts,
  centre: z.looseObject({ latitude: text, longitude: text }).nullish(),
  links: listOf(page).nullish(),
  locations: listOf(place).nullish(),
});

/** `{force}/{id}/boundary`: one ring. What is wrong with its points is for whoever draws it to say. */
export const BoundaryShape = listOf(z.looseObject({ latitude: text, longitude: text }));

/** One of `{force}/{id}/events`. Times are London's, without a zone. */
export const EventShape = z.looseObject({
  title: text,
  description: text,
  address: text,
  type: text,
  start_date: text,
  end_date: text,
  contact_details: contacts,
});
export const EventsShape = listOf(EventShape);

/** One of `{force}/{id}/priorities`. */
export const PriorityShape = z.looseObject({ issue: text, 'issue-date': text, action: text, 'action-date': text });
export const PrioritiesShape = listOf(PriorityShape);

/** One of the shapes above, and what is of it. */
export type Shape = z.ZodType;
export type Said<S extends Shape> = z.output<S>;

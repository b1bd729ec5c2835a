/** A JSON Schema (2020-12). */
export type Schema = Readonly<Record<string, unknown>>;

/** What an address answers with, by its media type. */
export type Answers = Readonly<Record<string, Schema>>;

/** One REST address, as `/openapi.json` has it. */
export interface Address {
  /** `/areas/{force}/feed.atom`. */
  readonly path: string;
  /** What it is of, on the list of addresses. */
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly query?: readonly Parameter[];
  readonly answers: Answers;
  /** What else it may answer: by status, in words. */
  readonly else?: Readonly<Record<number, string>>;
  /** True where it has an ETag, and answers 304 to whoever has it. */
  readonly isTagged?: boolean;
  /** Where it is no GET that answers 200. */
  readonly method?: 'post';
  readonly status?: number;
  /** Of a POST: what is sent, by its media type. */
  readonly sends?: Answers;
}

export interface Parameter {
  readonly name: string;
  readonly description: string;
  readonly schema: Schema;
  readonly isRequired?: boolean;
}

export const text: Schema = { type: 'string' };
export const uuid: Schema = { type: 'string', format: 'uuid' };
export const day: Schema = { type: 'string', format: 'date' };

/** An object that has all of these, and may have nothing or anything else. */
export function object(properties: Record<string, Schema>, isWhole = true): Schema {
  return {
    type: 'object',
    required: Object.keys(properties),
    properties,
    ...(isWhole && { additionalProperties: false }),
  };
}

export const listOf = (items: Schema): Schema => ({ type: 'array', items });
export const orNull = (schema: Schema): Schema => ({ ...schema, type: [schema['type'], 'null'] });

/** What the parts of addresses stand for. */
export const PARTS: Readonly<Record<string, Parameter>> = {
  force: { name: 'force', description: 'A police force, as in its path: `cambridgeshire`.', schema: text },
  neighbourhood: {
    name: 'neighbourhood',
    description: 'A neighbourhood of the force, as in its path: `south-cambridgeshire`.',
    schema: text,
  },
  place: { name: 'place', description: 'A place of the neighbourhood, as in its path: `girton`.', schema: text },
  id: { name: 'id', description: 'The id of the thing.', schema: uuid },
  token: { name: 'token', description: 'From a mail.', schema: text },
};

/** The three levels of areas: an address of each. */
export const OF_AREAS = [
  '/areas/{force}',
  '/areas/{force}/{neighbourhood}',
  '/areas/{force}/{neighbourhood}/{place}',
] as const;

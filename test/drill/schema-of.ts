import { ask } from './wire.ts';

/** A type as introspection wraps it: NON_NULL and LIST around a name. */
export interface TypeRef {
  kind: string;
  name: string | null;
  ofType: TypeRef | null;
}

export interface Argument {
  name: string;
  type: TypeRef;
}

export interface Field extends Argument {
  args: Argument[];
}

export interface Type {
  kind: string;
  name: string;
  fields: Field[] | null;
  inputFields: Argument[] | null;
  enumValues: { name: string }[] | null;
  possibleTypes: { name: string }[] | null;
}

const WRAPPED = 'kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
const INTROSPECTION = `{ __schema { types { kind name
  fields { name type { ${WRAPPED} } args { name type { ${WRAPPED} } } }
  inputFields { name type { ${WRAPPED} } } enumValues { name } possibleTypes { name } } } }`;

/** The schema as the running product tells it, its own machinery left out. */
export async function schemaOf(url: string): Promise<Map<string, Type>> {
  const { data, body } = await ask(url, INTROSPECTION);
  if (!data) throw new Error(`No schema: ${body.slice(0, 300)}`);
  const types = data.__schema.types as Type[];
  return new Map(types.filter(({ name }) => !name.startsWith('__')).map((type) => [type.name, type]));
}

/** The type inside all lists and marks. */
export function named(type: TypeRef): string {
  return type.ofType ? named(type.ofType) : (type.name ?? '');
}

/** As the type is written in a document: `[Theme!]!`. */
export function written(type: TypeRef): string {
  if (type.kind === 'NON_NULL') return `${written(type.ofType as TypeRef)}!`;
  if (type.kind === 'LIST') return `[${written(type.ofType as TypeRef)}]`;
  return type.name ?? '';
}

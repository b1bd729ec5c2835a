import { type Known, scalar, wrong } from './odd-values.ts';
import { type Argument, type Field, named, type Type, type TypeRef, written } from './schema-of.ts';
import type { Chance } from './size.ts';

/** A document with its variables. */
export interface Operation {
  query: string;
  variables: Record<string, unknown>;
}

/** Deeds that would end the session which the drill needs for its next thousand operations. */
const ENDS_A_SESSION = new Set(['signOut', 'signOutEverywhere', 'eraseMe', 'dismissOfficer', 'changeEmail']);

/** Makes operations out of a schema: mostly ones that a client could mean, some bent, all the same for a seed. */
export class Operations {
  readonly #types: Map<string, Type>;
  readonly #known: Known;
  readonly #chance: Chance;
  #variables: Map<string, { type: string; value: unknown }> = new Map();
  #bends = 0;

  constructor(types: Map<string, Type>, known: Known, chance: Chance) {
    this.#types = types;
    this.#known = known;
    this.#chance = chance;
  }

  /** @param bends how many arguments in a hundred get something that is none of their type */
  next(bends: number, mayEndSession: boolean): Operation {
    const chance = this.#chance;
    this.#variables = new Map();
    this.#bends = bends;
    const kind = chance.percent(55) ? 'Query' : 'Mutation';
    const fields = (this.#types.get(kind)?.fields ?? []).filter(
      ({ name }) => mayEndSession || !ENDS_A_SESSION.has(name),
    );
    const roots = Array.from({ length: 1 + (chance.percent(25) ? chance.int(4) : 0) }, (_, i) =>
      this.#field(chance.of(fields), 1 + chance.int(chance.percent(5) ? 14 : 5), `r${i}: `),
    );
    const declared = [...this.#variables].map(([name, { type }]) => `$${name}: ${type}`).join(', ');
    const head = `${kind.toLowerCase()} Drill${declared && `(${declared})`}`;
    const variables = Object.fromEntries([...this.#variables].map(([name, { value }]) => [name, value]));
    return { query: `${head} { ${roots.join(' ')} }`, variables };
  }

  #field(field: Field, depth: number, alias = ''): string {
    const args = field.args.filter(({ type }) => type.kind === 'NON_NULL' || this.#chance.percent(60));
    const inside = args.map((arg) => `${arg.name}: ${this.#argument(arg)}`).join(', ');
    const body = this.#selection(field.type, depth);
    return `${alias}${field.name}${inside && `(${inside})`}${body}`;
  }

  #selection(type: TypeRef, depth: number): string {
    const found = this.#types.get(named(type));
    if (!found || found.kind === 'SCALAR' || found.kind === 'ENUM') return '';
    const parts = ['__typename'];
    if (found.possibleTypes?.length) {
      for (const { name } of found.possibleTypes)
        if (this.#chance.percent(80)) parts.push(`... on ${name} { ${this.#fieldsOf(name, depth - 1)} }`);
    } else parts.push(this.#fieldsOf(found.name, depth - 1));
    return ` { ${parts.join(' ')} }`;
  }

  #fieldsOf(typeName: string, depth: number): string {
    const all = this.#types.get(typeName)?.fields ?? [];
    const isLeaf = ({ type }: Field) => ['SCALAR', 'ENUM'].includes(this.#types.get(named(type))?.kind ?? '');
    const fields = depth > 0 ? all : all.filter(isLeaf);
    const wanted = new Set(Array.from({ length: 1 + this.#chance.int(5) }, () => this.#chance.of(fields)));
    return [...wanted].map((field) => (field ? this.#field(field, depth) : '__typename')).join(' ');
  }

  #argument({ name, type }: Argument): string {
    const value = this.#chance.percent(this.#bends) ? wrong(this.#chance) : this.#value(type, name, 4);
    if (this.#chance.percent(40)) return literal(value, this.#types.get(named(type))?.kind === 'ENUM');
    const variable = `v${this.#variables.size}`;
    const declared = this.#chance.percent(this.#bends) ? this.#chance.of(['String', 'Int!', '[ID]']) : written(type);
    this.#variables.set(variable, { type: declared, value });
    return `$${variable}`;
  }

  /** A value of a type, as JSON. Enumerations are marked, since a document writes them without quotes. */
  #value(type: TypeRef, name: string, depth: number): unknown {
    if (this.#chance.percent(this.#bends / 4)) return wrong(this.#chance);
    if (type.kind === 'NON_NULL') return this.#value(type.ofType as TypeRef, name, depth);
    if (type.kind === 'LIST')
      return Array.from({ length: this.#chance.int(this.#chance.percent(3) ? 60 : 4) }, () =>
        this.#value(type.ofType as TypeRef, name, depth),
      );
    const found = this.#types.get(type.name ?? '');
    if (found?.enumValues) return this.#chance.of(found.enumValues).name;
    if (!found?.inputFields) return scalar(this.#chance, type.name ?? '', name, this.#known);
    const given = found.inputFields.filter(
      (field) => (field.type.kind === 'NON_NULL' || this.#chance.percent(45)) && depth > 0,
    );
    return Object.fromEntries(given.map((field) => [field.name, this.#value(field.type, field.name, depth - 1)]));
  }
}

/** A value as a document writes it. A word in capitals goes bare where it may be of an enumeration. */
function literal(value: unknown, isEnum = false): string {
  if (Array.isArray(value)) return `[${value.map((one) => literal(one, isEnum)).join(', ')}]`;
  if (value !== null && typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([name, one]) => `${name}: ${literal(one)}`)
      .join(', ')} }`;
  if (typeof value === 'string' && /^[A-Z][A-Z_]+$/.test(value)) return value;
  return JSON.stringify(value) ?? 'null';
}

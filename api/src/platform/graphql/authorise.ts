import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { Forbidden, Unauthenticated } from '../faults.ts';
import type { Context } from './context.ts';
import type { Rule } from './rules.ts';

/** Thrown at boot: names each field that says nothing about who may. */
export class FieldsWithoutRule extends Error {}

/** The rule of a field: its own, else (plain fields only) its type's; undefined where nobody wrote one. */
export function ruleOf(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  isPlain = true,
): Rule | undefined {
  const own = field.extensions['rule'] as Rule | undefined;
  return own ?? (isPlain ? (type.extensions['rule'] as Rule | undefined) : undefined);
}

/** Each field of each object type, introspection left out. */
export function fieldsOf(schema: GraphQLSchema): [GraphQLObjectType, GraphQLField<unknown, unknown>][] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !isIntrospectionType(type))
    .flatMap((type) => Object.values((type as GraphQLObjectType).getFields()).map((field) => [type, field] as never));
}

/**
 * The one layer of authorisation: wraps every resolver of the schema, and where a subscription begins, in its field's
 * rule, deny by default, because guards on field resolvers are not run by Nest. A value planned by `reading` (a plain
 * object that already holds the field) is handed on without resolving it again. `resolved` names the fields
 * (`Type.field`) with a resolver of their own. Throws FieldsWithoutRule.
 */
export function authorise(schema: GraphQLSchema, resolved: ReadonlySet<string>): GraphQLSchema {
  const isPlain = (type: GraphQLObjectType, { name }: { name: string }) => !resolved.has(`${type.name}.${name}`);
  const bare = fieldsOf(schema).filter(([type, field]) => !ruleOf(type, field, isPlain(type, field)));
  if (bare.length > 0) {
    const names = bare.map(([type, field]) => `${type.name}.${field.name}`).join(', ');
    throw new FieldsWithoutRule(`Nobody said who may read or do: ${names}. Give each a rule with @May.`);
  }
  for (const [type, field] of fieldsOf(schema)) {
    const rule = ruleOf(type, field) as Rule;
    field.resolve = guarded(rule, isPlain(type, field) ? undefined : field.resolve, field.name);
    // Before anything is listened to; each event is asked again, by the field's `resolve`.
    if (field.subscribe) field.subscribe = asked(rule, field.subscribe);
  }
  return schema;
}

type Resolve = GraphQLFieldResolver<unknown, unknown>;

function guarded(rule: Rule, resolve: Resolve | undefined, name: string): Resolve | undefined {
  const isOpen = rule.name === 'anyone';
  if (isOpen && !resolve) return undefined;
  const answer: Resolve = resolve ? unlessPlanned(resolve, name) : defaultFieldResolver;
  return isOpen ? answer : asked(rule, answer);
}

/** Asks the rule before the resolver. Throws Unauthenticated or Forbidden. */
function asked(rule: Rule, resolve: Resolve): Resolve {
  return (source, args, context, info) => {
    const { viewer } = context as Context;
    if (rule.roles.includes(viewer.role)) return resolve(source, args, context, info);
    throw viewer.role === 'ANONYMOUS' ? new Unauthenticated() : new Forbidden();
  };
}

/** Hands on what a plain tree already holds, null included; entities' relations are resolved. */
function unlessPlanned(resolve: Resolve, name: string): Resolve {
  return (source, args, context, info) => {
    if (source !== null && typeof source === 'object' && Object.getPrototypeOf(source) === Object.prototype) {
      const held = (source as Record<string, unknown>)[name];
      if (held !== undefined) return held;
    }
    return resolve(source, args, context, info);
  };
}

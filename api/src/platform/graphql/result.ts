import { createUnionType, Field, InterfaceType, ObjectType } from '@nestjs/graphql';
import { isRefusal } from '../refusal.ts';
import { anyone, May } from './rules.ts';

/** The rules say no, and why; each feature's own type adds a coded `reason`. */
@InterfaceType('Refusal', {
  description: 'Understood, and the rules say no. `message` is a sentence for the person; `field` names the input.',
  resolveType: () => undefined,
})
export abstract class RefusalType {
  @Field({ description: 'A full sentence for the person.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'The input that it is about, if one.' })
  field?: string | null;
}

/** A deed that leaves nothing to show. */
@ObjectType('Done', { description: 'It is done; `message` says what happened.' })
@May(anyone)
export class Done {
  @Field({ description: 'A full sentence for the person.' })
  message!: string;
}

type Class = new (...args: never[]) => object;

/** The union of a deed's two answers: the thing, or its feature's refusal. */
export function resultOf(name: string, thing: Class, refusal: Class): object {
  return createUnionType({
    name,
    types: () => [thing, refusal] as const,
    resolveType: (value: unknown) => (isRefusal(value) ? refusal : thing) as never,
  }) as object;
}

import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Connection } from '../paging.ts';
import { anyone, May } from './rules.ts';

@ObjectType('PageInfo')
@May(anyone)
export class PageInfoType {
  @Field() hasNextPage!: boolean;
  @Field() hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) startCursor?: string | null;
  @Field(() => String, { nullable: true }) endCursor?: string | null;
}

type Class = new (...args: never[]) => object;

/** The two GraphQL classes of a list of `node`: `<name>Connection` and `<name>Edge`. */
export function connectionOf(name: string, node: () => Class): new () => Connection<never> {
  @ObjectType(`${name}Edge`)
  @May(anyone)
  class Edge {
    @Field() cursor!: string;
    @Field(node) node!: object;
  }

  @ObjectType(`${name}Connection`)
  @May(anyone)
  class ConnectionType {
    @Field(() => [node()]) nodes!: object[];
    @Field(() => [Edge]) edges!: Edge[];
    @Field(() => PageInfoType) pageInfo!: PageInfoType;
    @Field(() => Int) totalCount!: number;
  }
  return ConnectionType as never;
}

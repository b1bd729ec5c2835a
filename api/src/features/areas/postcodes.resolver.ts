import { Args, Query, Resolver } from '@nestjs/graphql';
import { anyone, May } from '#platform/graphql/rules.ts';
import { PostcodeAnswerType } from './postcodes.graphql.ts';
import { type FoundByPostcode, PostcodesQueries } from './postcodes.queries.ts';

@Resolver(() => PostcodeAnswerType)
export class PostcodesResolver {
  constructor(private readonly postcodes: PostcodesQueries) {}

  @May(anyone)
  @Query(() => PostcodeAnswerType, {
    description: 'Areas by a postcode, or by its beginning: `CB3 0QH`, `cb30qh`, `CB3`, `CB3 0`.',
  })
  findByPostcode(@Args('text') text: string): Promise<FoundByPostcode> {
    return this.postcodes.find(text);
  }

  @May(anyone)
  @Query(() => String, {
    nullable: true,
    description:
      'Whose data areas are found by postcode with, for its attribution; null where no postcodes are known here.',
  })
  postcodeSource(): Promise<string | null> {
    return this.postcodes.source();
  }
}

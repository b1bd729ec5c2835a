import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { anyone, May } from '#platform/graphql/rules.ts';
import { AreaType } from './areas.graphql.ts';
import { PostcodeStanding } from './postcode-areas.rules.ts';

registerEnumType(PostcodeStanding, {
  name: 'PostcodeStanding',
  description: 'What a typed text came to, looked up as a postcode.',
  valuesMap: {
    NOT_ONE: { description: 'It is no postcode: a name perhaps, for `findAreas`.' },
    MALFORMED: { description: 'It seems meant as a postcode, and none is written so.' },
    TOO_SHORT: { description: 'One letter or two: where half a country begins.' },
    NO_DATA: { description: 'No postcodes were imported here: ask for a name instead.' },
    UNKNOWN: { description: 'No postcode in use is that, or begins so.' },
    ELSEWHERE: { description: 'It lies in no neighbourhood that uses Patchwork.' },
    FOUND: { description: 'It leads to one area.' },
    CHOICES: { description: 'It leads to several areas, or is a part of a postcode: let people choose.' },
  },
});

@ObjectType('PostcodeArea', { description: 'An area in which a postcode lies, or postcodes that begin so.' })
@May(anyone)
export class PostcodeAreaType {
  @Field(() => AreaType) area!: AreaType;
  @Field(() => Int, { description: 'How many of the postcodes lie there: one for a whole postcode.' })
  postcodes!: number;
}

@ObjectType('PostcodeAnswer', {
  description: 'Where a postcode leads, or why nowhere. What was typed is neither logged nor kept.',
})
@May(anyone)
export class PostcodeAnswerType {
  @Field(() => PostcodeStanding) standing!: PostcodeStanding;
  @Field(() => String, {
    nullable: true,
    description: 'As it was understood: `CB3 0QH`, `CB3 0`; null where it was none.',
  })
  postcode?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What to tell whoever typed it; null where there are areas to show, and where it was no postcode.',
  })
  message?: string | null;
  @Field(() => AreaType, {
    nullable: true,
    description: 'The one area that a whole postcode leads to; null where there are several.',
  })
  area?: AreaType | null;
  @Field(() => [PostcodeAreaType], {
    description:
      'For a whole postcode its place, then its neighbourhood; for a part the areas of its postcodes, those with most first, at most 50. No area that has ended.',
  })
  areas!: PostcodeAreaType[];
  @Field(() => String, {
    nullable: true,
    description: 'Whose data led there, for its attribution; null where none did.',
  })
  source?: string | null;
}

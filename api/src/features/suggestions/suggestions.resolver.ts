import { Args, Context as Ctx, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Area } from '#features/areas/area.entity.ts';
import { AreaType } from '#features/areas/areas.graphql.ts';
import { AreasQueries } from '#features/areas/areas.queries.ts';
import type { Officer } from '#features/people/officer.entity.ts';
import { OfficerType } from '#features/people/people.graphql.ts';
import { Theme } from '#features/priorities/priority.entity.ts';
import { Clock } from '#platform/clock.ts';
import { BadUserInput } from '#platform/faults.ts';
import { batched } from '#platform/graphql/batch.ts';
import type { Context } from '#platform/graphql/context.ts';
import { anyone, May, signedIn, team } from '#platform/graphql/rules.ts';
import { type Connection, pageOf } from '#platform/paging.ts';
import { isRefusal, type Refusal } from '#platform/refusal.ts';
import type { Viewer } from '#platform/viewer.ts';
import type { Suggestion } from './suggestion.entity.ts';
import { isTheirs, maySeeWords } from './suggestion.policy.ts';
import { suggestionFor } from './suggestion.rules.ts';
import * as page from './suggestions.graphql.ts';
import { type Similar, SuggestionsQueries } from './suggestions.queries.ts';
import { SuggestionsService } from './suggestions.service.ts';

type Answer = Promise<Suggestion | Refusal>;

/** How many that are alike are shown: more than this nobody reads while typing. */
const ALIKE_AT_MOST = 5;

/** Suggestions by themselves: to read, to make, to decide. */
@Resolver()
export class SuggestionsResolver {
  constructor(
    private readonly suggestions: SuggestionsQueries,
    private readonly areas: AreasQueries,
    private readonly service: SuggestionsService,
    private readonly clock: Clock,
  ) {}

  @May(anyone)
  @Query(() => page.SuggestionType, {
    nullable: true,
    description: 'A suggestion by its id; one that nobody has read yet exists for its writer and the team only.',
  })
  suggestion(@Ctx() { viewer }: Context, @Args('id', { type: () => ID }) id: string): Promise<Suggestion> {
    return this.suggestions.byId(viewer, id);
  }

  @May(signedIn)
  @Query(() => [page.SuggestionType], { description: 'What the viewer suggested, the newest first; at most 100.' })
  mySuggestions(@Ctx() { viewer }: Context): Promise<Suggestion[]> {
    return this.suggestions.mine(viewer);
  }

  @May(anyone)
  @Query(() => page.SuggestionRefusalType, {
    nullable: true,
    description:
      'Why these words would not be taken, before anybody is asked who they are; null where they would be. Keeps nothing.',
  })
  suggestionRefusal(@Args('title') title: string, @Args('why') why: string): Refusal | null {
    const words = suggestionFor(title, why);
    return isRefusal(words) ? words : null;
  }

  @May(anyone)
  @Query(() => page.SimilarType, {
    description: 'What was suggested to a neighbourhood, or is worked on there, that reads like these words.',
  })
  async similarSuggestions(
    @Args('areaPath') areaPath: string,
    @Args('text') text: string,
    @Args('first', { type: () => Int, nullable: true, description: 'At most of each, from 1 to 5; 5 unless told.' })
    first?: number | null,
  ): Promise<Similar> {
    const wanted = first ?? ALIKE_AT_MOST;
    if (wanted < 1 || wanted > ALIKE_AT_MOST) throw new BadUserInput(`first must be from 1 to ${ALIKE_AT_MOST}.`);
    return this.suggestions.similar(await this.areas.at(areaPath), text, wanted, this.clock.now());
  }

  @May(signedIn)
  @Mutation(() => page.SuggestPriorityResult, {
    description: 'Suggests what a team should work on next. Public once a member of the team has read it.',
  })
  suggestPriority(@Ctx() { viewer }: Context, @Args('input') input: page.SuggestPriorityInput): Answer {
    return this.service.suggest(viewer, input);
  }

  @May(team)
  @Mutation(() => page.ReviewSuggestionResult, {
    description:
      'A member of the team has read it: accepted, merged with another or declined for a reason. Can be decided anew until a vote takes it up.',
  })
  reviewSuggestion(@Ctx() { viewer }: Context, @Args('input') input: page.ReviewSuggestionInput): Answer {
    return this.service.review(viewer, input);
  }
}

/** What a suggestion says, and to whom. */
@Resolver(() => page.SuggestionType)
export class SuggestionFieldsResolver {
  constructor(private readonly suggestions: SuggestionsQueries) {}

  @May(anyone)
  @ResolveField(() => AreaType, { description: 'The neighbourhood whose team it is for.' })
  area(@Parent() suggestion: Suggestion): Promise<Area> {
    return suggestion.area.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => Theme, { nullable: true })
  theme(@Parent() suggestion: Suggestion, @Ctx() { viewer }: Context): Promise<Theme | null> {
    return shown(viewer, suggestion, suggestion.theme);
  }

  @May(anyone)
  @ResolveField(() => String, { nullable: true, description: 'One line, at most 120 characters.' })
  title(@Parent() suggestion: Suggestion, @Ctx() { viewer }: Context): Promise<string | null> {
    return shown(viewer, suggestion, suggestion.title);
  }

  @May(anyone)
  @ResolveField(() => String, { nullable: true, description: 'At most 5,000 characters.' })
  why(@Parent() suggestion: Suggestion, @Ctx() { viewer }: Context): Promise<string | null> {
    return shown(viewer, suggestion, suggestion.why);
  }

  @May(anyone)
  @ResolveField(() => [AreaType], { description: 'What it is about, by name: places, or the neighbourhood itself.' })
  async places(@Parent() suggestion: Suggestion, @Ctx() { viewer }: Context): Promise<Area[]> {
    return (await shown(viewer, suggestion, true)) ? suggestion.places.loadItems() : [];
  }

  @May(anyone)
  @ResolveField(() => String, { nullable: true, description: 'What the team adds to its decision.' })
  reviewWords(@Parent() suggestion: Suggestion, @Ctx() { viewer }: Context): Promise<string | null> {
    return shown(viewer, suggestion, suggestion.reviewWords);
  }

  @May(anyone)
  @ResolveField(() => OfficerType, { nullable: true, description: 'The member of the team who read it.' })
  async reviewedBy(@Parent() suggestion: Suggestion): Promise<Officer | null> {
    return (await suggestion.reviewedBy?.load()) ?? null;
  }

  @May(anyone)
  @ResolveField(() => page.SuggestionType, {
    nullable: true,
    description: 'The accepted suggestion that asks for the same, with which this one goes on.',
  })
  async mergedInto(@Parent() suggestion: Suggestion): Promise<Suggestion | null> {
    return (await suggestion.mergedInto?.load()) ?? null;
  }

  @May(anyone)
  @ResolveField(() => [page.SuggestionType], { description: 'The suggestions merged into it, the oldest first.' })
  async mergedFrom(@Parent() suggestion: Suggestion, @Ctx() context: Context): Promise<Suggestion[]> {
    const load = (ids: readonly string[]) => this.suggestions.mergedInto(ids);
    return (await batched(context, 'Suggestion.mergedFrom', suggestion.id, load)) ?? [];
  }

  @May(anyone)
  @ResolveField(() => Boolean, { description: 'True where the viewer suggested it.' })
  isMine(@Parent() suggestion: Suggestion, @Ctx() { viewer }: Context): boolean {
    return isTheirs(viewer, suggestion);
  }
}

/** What suggestions add to an area. Those of a place are its neighbourhood's; a force has none. */
@Resolver(() => AreaType)
export class AreaSuggestionsResolver {
  constructor(private readonly queries: SuggestionsQueries) {}

  @May(anyone)
  @ResolveField(() => page.SuggestionConnectionType, {
    description: 'What was suggested to its team and what became of each, once the team has read it; the newest first.',
  })
  async suggestions(
    @Parent() area: Area,
    @Ctx() context: Context,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<Connection<Suggestion>> {
    const wanted = pageOf(first, after);
    const load = (ids: readonly string[]) => this.queries.ofAreas(ids, wanted);
    const name = `Area.suggestions:${wanted.first}:${wanted.offset}`;
    return (await batched(context, name, area.neighbourhood?.id ?? area.id, load)) as Connection<Suggestion>;
  }
}

/** What a suggestion says, where the viewer may see that; else null. */
async function shown<T>(viewer: Viewer, suggestion: Suggestion, value: T | null | undefined): Promise<T | null> {
  const isOpen = !suggestion.hidesWords() || maySeeWords(viewer, suggestion, (await suggestion.area.loadOrFail()).path);
  return isOpen ? (value ?? null) : null;
}

import { Args, Context as Ctx, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { batched } from '#platform/graphql/batch.ts';
import type { Context } from '#platform/graphql/context.ts';
import { anyone, May, signedIn } from '#platform/graphql/rules.ts';
import type { Refusal } from '#platform/refusal.ts';
import { PriorityType } from './priorities.graphql.ts';
import type { Priority } from './priority.entity.ts';
import { Verdict } from './verdict.entity.ts';
import { JudgePriorityResult, VerdictsType } from './verdicts.graphql.ts';
import { type VerdictCounts, VerdictsQueries } from './verdicts.queries.ts';
import { VerdictsService } from './verdicts.service.ts';

/** What residents say became of a priority. */
@Resolver(() => PriorityType)
export class VerdictsResolver {
  constructor(
    private readonly queries: VerdictsQueries,
    private readonly service: VerdictsService,
  ) {}

  @May(signedIn)
  @Mutation(() => JudgePriorityResult, {
    description:
      'Says, as a resident of the neighbourhood, whether it got better, once the quarter is over. Judging again changes it.',
  })
  judgePriority(
    @Ctx() { viewer }: Context,
    @Args('priorityId', { type: () => ID }) priorityId: string,
    @Args('verdict', { type: () => Verdict }) verdict: Verdict,
  ): Promise<Priority | Refusal> {
    return this.service.judge(viewer, priorityId, verdict);
  }

  @May(anyone)
  @ResolveField(() => VerdictsType, {
    nullable: true,
    description:
      'What residents say, beside the outcome and never mixed with it. Null while fewer than 10 have judged.',
  })
  async verdicts(@Parent() priority: Priority, @Ctx() context: Context): Promise<VerdictCounts | null> {
    return (await batched(context, 'Priority.verdicts', priority.id, (ids) => this.queries.countsOf(ids))) ?? null;
  }

  @May(anyone)
  @ResolveField(() => Verdict, {
    nullable: true,
    description: 'What the viewer said themselves; nobody else reads it.',
  })
  async myVerdict(@Parent() priority: Priority, @Ctx() context: Context): Promise<Verdict | null> {
    const load = (ids: readonly string[]) => this.queries.ownOf(context.viewer, ids);
    return (await batched(context, 'Priority.myVerdict', priority.id, load)) ?? null;
  }
}

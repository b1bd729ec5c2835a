import { Context as Ctx, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Area } from '#features/areas/area.entity.ts';
import { AreaType } from '#features/areas/areas.graphql.ts';
import type { Officer } from '#features/people/officer.entity.ts';
import { OfficerType } from '#features/people/people.graphql.ts';
import { Clock } from '#platform/clock.ts';
import { batched } from '#platform/graphql/batch.ts';
import type { Context } from '#platform/graphql/context.ts';
import { anyone, May } from '#platform/graphql/rules.ts';
import { DateTimeScalar } from '#platform/graphql/scalars.ts';
import type { Alert } from './alert.entity.ts';
import { AlertType } from './alerts.graphql.ts';
import { AlertsQueries, type Sending } from './alerts.queries.ts';
import { fromOf } from './news-words.tsx';

/** What an alert says, to whom. */
@Resolver(() => AlertType)
export class AlertWordsResolver {
  constructor(private readonly clock: Clock) {}

  @May(anyone)
  @ResolveField(() => AreaType, { description: 'The neighbourhood or the force whose alert it is.' })
  area(@Parent() alert: Alert): Promise<Area> {
    return alert.area.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => [AreaType], { description: 'Whom it concerns, by name; none means all of the area.' })
  async places(@Parent() alert: Alert): Promise<Area[]> {
    return alert.places.loadItems();
  }

  @May(anyone)
  @ResolveField(() => String, { nullable: true, description: 'Null once withdrawn.' })
  title(@Parent() alert: Alert): string | null {
    return alert.withdrawnAt ? null : (alert.title ?? null);
  }

  @May(anyone)
  @ResolveField(() => String, { nullable: true, description: 'The words as typed (Markdown); null once withdrawn.' })
  body(@Parent() alert: Alert): string | null {
    return alert.withdrawnAt ? null : (alert.body ?? null);
  }

  @May(anyone)
  @ResolveField(() => String, { nullable: true, description: 'The words as safe HTML; null once withdrawn.' })
  bodyHtml(@Parent() alert: Alert): string | null {
    return alert.withdrawnAt ? null : (alert.bodyHtml ?? null);
  }

  @May(anyone)
  @ResolveField(() => Boolean, { description: 'True once it no longer matters.' })
  hasEnded(@Parent() alert: Alert): boolean {
    return alert.hasEnded(this.clock.now());
  }

  @May(anyone)
  @ResolveField(() => String, { description: '“From”: the team of the neighbourhood, or the force.' })
  async fromName(@Parent() alert: Alert): Promise<string> {
    return fromOf(await alert.area.loadOrFail());
  }

  @May(anyone)
  @ResolveField(() => OfficerType, { description: '“Sent by”: who wrote it.' })
  sentBy(@Parent() alert: Alert): Promise<Officer> {
    return alert.writtenBy.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => OfficerType, { nullable: true, description: 'The second person, where one was needed.' })
  async approvedBy(@Parent() alert: Alert): Promise<Officer | null> {
    return (await alert.approvedBy?.load()) ?? null;
  }
}

/** What only the team of an alert sees of it: to everybody else it is null, or empty. */
@Resolver(() => AlertType)
export class AlertBehindResolver {
  constructor(private readonly queries: AlertsQueries) {}

  @May(anyone)
  @ResolveField(() => DateTimeScalar, {
    nullable: true,
    description: 'The team only: when it goes unless it is stopped; null while it waits for a second person.',
  })
  async goesAt(@Parent() alert: Alert, @Ctx() context: Context): Promise<Date | null> {
    return ((await this.#isTheirs(alert, context)) && alert.goesAt) || null;
  }

  @May(anyone)
  @ResolveField(() => [String], {
    description: 'The team only: the words for which it waits, or waited, for a second person.',
  })
  async flags(@Parent() alert: Alert, @Ctx() context: Context): Promise<string[]> {
    return (await this.#isTheirs(alert, context)) && !alert.withdrawnAt ? alert.flags : [];
  }

  @May(anyone)
  @ResolveField(() => String, {
    nullable: true,
    description: 'The team only: why it went at once and without a second person.',
  })
  async urgentReason(@Parent() alert: Alert, @Ctx() context: Context): Promise<string | null> {
    return ((await this.#isTheirs(alert, context)) && alert.urgentReason) || null;
  }

  @May(anyone)
  @ResolveField(() => Int, {
    nullable: true,
    description: 'The team only: how many it would have reached when it was written, at once or in a digest.',
  })
  async expectedRecipients(@Parent() alert: Alert, @Ctx() context: Context): Promise<number | null> {
    return (await this.#isTheirs(alert, context)) ? alert.expectedRecipients : null;
  }

  @May(anyone)
  @ResolveField(() => Int, {
    nullable: true,
    description: 'The team only: how many get a mail of it at once; null before those were queued.',
  })
  async recipients(@Parent() alert: Alert, @Ctx() context: Context): Promise<number | null> {
    return (await this.#sending(alert, context))?.recipients ?? null;
  }

  @May(anyone)
  @ResolveField(() => Int, {
    nullable: true,
    description: 'The team only: of these, how many mail servers have taken; forgotten after 30 days.',
  })
  async delivered(@Parent() alert: Alert, @Ctx() context: Context): Promise<number | null> {
    return (await this.#sending(alert, context))?.delivered ?? null;
  }

  @May(anyone)
  @ResolveField(() => Int, {
    nullable: true,
    description: 'The team only: of these, how many were refused for good; forgotten after 30 days.',
  })
  async refused(@Parent() alert: Alert, @Ctx() context: Context): Promise<number | null> {
    return (await this.#sending(alert, context))?.refused ?? null;
  }

  @May(anyone)
  @ResolveField(() => DateTimeScalar, { nullable: true, description: 'The team only: when it was stopped.' })
  async stoppedAt(@Parent() alert: Alert, @Ctx() context: Context): Promise<Date | null> {
    return ((await this.#isTheirs(alert, context)) && alert.stoppedAt) || null;
  }

  @May(anyone)
  @ResolveField(() => OfficerType, { nullable: true, description: 'The team only: who stopped it.' })
  async stoppedBy(@Parent() alert: Alert, @Ctx() context: Context): Promise<Officer | null> {
    return (await this.#isTheirs(alert, context)) ? ((await alert.stoppedBy?.load()) ?? null) : null;
  }

  #isTheirs(alert: Alert, { viewer }: Context): Promise<boolean> {
    return this.queries.isOfTeam(alert, viewer);
  }

  async #sending(alert: Alert, context: Context): Promise<Sending | undefined> {
    if (!(await this.#isTheirs(alert, context))) return undefined;
    return batched(context, 'Alert.sending', alert.id, (ids) => this.queries.sendings(ids));
  }
}

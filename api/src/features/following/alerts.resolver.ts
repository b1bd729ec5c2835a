import { Args, Context as Ctx, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Area } from '#features/areas/area.entity.ts';
import { AreaType } from '#features/areas/areas.graphql.ts';
import { DeskType } from '#features/people/people.graphql.ts';
import { Clock } from '#platform/clock.ts';
import { batched } from '#platform/graphql/batch.ts';
import type { Context } from '#platform/graphql/context.ts';
import { administrators, anyone, approvers, May, officers } from '#platform/graphql/rules.ts';
import { type Connection, connection, pageOf } from '#platform/paging.ts';
import type { Refusal } from '#platform/refusal.ts';
import type { Alert } from './alert.entity.ts';
import * as page from './alerts.graphql.ts';
import { type AlertPreview, AlertPreviews } from './alerts.preview.ts';
import { AlertsQueries } from './alerts.queries.ts';
import { AlertsService } from './alerts.service.ts';

type Answer = Promise<Alert | Refusal>;
const ALERT_ID = { type: () => ID } as const;

/** The deeds around alerts. */
@Resolver(() => page.AlertType)
export class AlertsResolver {
  constructor(
    private readonly queries: AlertsQueries,
    private readonly service: AlertsService,
    private readonly previews: AlertPreviews,
  ) {}

  @May(anyone)
  @Query(() => page.AlertType, {
    nullable: true,
    description: 'An alert by its id; NOT_FOUND also for one that has not gone out, to all but its team.',
  })
  alert(@Ctx() { viewer }: Context, @Args('id', ALERT_ID) id: string): Promise<Alert> {
    return this.queries.byId(id, viewer);
  }

  @May(approvers)
  @Mutation(() => page.PreviewAlertResult, { description: 'What would go out, and to how many. Changes nothing.' })
  previewAlert(@Ctx() { viewer }: Context, @Args('input') input: page.SendAlertInput): Promise<AlertPreview | Refusal> {
    return this.previews.of(viewer, input);
  }

  @May(approvers)
  @Mutation(() => page.SendAlertResult, {
    description:
      'Sends an alert. It waits for a second person above 500 recipients or where it mentions somebody, and then so long that it can be stopped.',
  })
  sendAlert(@Ctx() { viewer }: Context, @Args('input') input: page.SendAlertInput): Answer {
    return this.service.send(viewer, input);
  }

  @May(approvers)
  @Mutation(() => page.ApproveAlertResult, { description: 'The second person lets a waiting alert go.' })
  approveAlert(@Ctx() { viewer }: Context, @Args('alertId', ALERT_ID) alertId: string): Answer {
    return this.service.approve(viewer, alertId);
  }

  @May(approvers)
  @Mutation(() => page.StopAlertResult, { description: 'Keeps an alert that has not gone out from ever doing so.' })
  stopAlert(@Ctx() { viewer }: Context, @Args('alertId', ALERT_ID) alertId: string): Answer {
    return this.service.stop(viewer, alertId);
  }

  @May(approvers)
  @Mutation(() => page.WithdrawAlertResult, {
    description: 'Takes the words of a sent alert away everywhere and leaves a dated stub with the reason.',
  })
  withdrawAlert(
    @Ctx() { viewer }: Context,
    @Args('alertId', ALERT_ID) alertId: string,
    @Args('reason', { description: 'Shown to everybody in place of the words.' }) reason: string,
  ): Answer {
    return this.service.withdraw(viewer, alertId, reason);
  }

  @May(administrators)
  @Mutation(() => page.PurgeAlertResult, { description: 'Erases the words of an alert for good.' })
  purgeAlert(
    @Ctx() { viewer }: Context,
    @Args('alertId', ALERT_ID) alertId: string,
    @Args('reason', { description: 'Kept as a hash in the audit, never as words; not shown.' }) reason: string,
  ): Answer {
    return this.service.purge(viewer, alertId, reason);
  }
}

/** The alerts that concern an area. */
@Resolver(() => AreaType)
export class AreaAlertsResolver {
  constructor(
    private readonly queries: AlertsQueries,
    private readonly clock: Clock,
  ) {}

  @May(anyone)
  @ResolveField(() => page.AlertConnectionType, {
    description:
      'Sent alerts that concern it, the newest first, withdrawn ones as stubs: its own, those of areas inside it, and those of the areas it lies in that are about it or about all of them.',
  })
  async alerts(
    @Parent() area: Area,
    @Ctx() context: Context,
    @Args() { first, after, theme, placePath }: page.AlertsWanted,
  ): Promise<Connection<Alert>> {
    const wanted = { ...pageOf(first, after), theme, now: this.clock.now() };
    const of = placePath ? await this.queries.placeIn(area, placePath) : area;
    if (!of) return connection([], wanted.offset, 0);
    const name = `Area.alerts ${first} ${after} ${theme}`;
    const found = await batched(context, name, of.id, (ids) => this.queries.pages(ids, wanted));
    return found ?? connection([], wanted.offset, 0);
  }
}

/** What alerts add to a team's desk. */
@Resolver(() => DeskType)
export class DeskAlertsResolver {
  constructor(
    private readonly queries: AlertsQueries,
    private readonly clock: Clock,
  ) {}

  @May(officers)
  @ResolveField(() => [page.AlertType], {
    description:
      "Alerts of the officer's areas: those that wait (for inspectors also of the areas above) or can be stopped, then those of the last 30 days, each the newest first; at most 50.",
  })
  async alerts(@Ctx() { viewer }: Context): Promise<Alert[]> {
    return viewer.role === 'FORCE_ADMIN' ? [] : this.queries.onDesk(viewer, this.clock.now());
  }
}

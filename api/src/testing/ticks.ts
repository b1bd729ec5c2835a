import { EntityManager } from '@mikro-orm/postgresql';
import { type DynamicModule, Module } from '@nestjs/common';
import { Args, Int, Resolver, Subscription } from '@nestjs/graphql';
import pg from 'pg';
import { NotFound } from '#platform/faults.ts';
import type { Context } from '#platform/graphql/context.ts';
import { anyone, May, officers, signedIn } from '#platform/graphql/rules.ts';
import { Live } from '#platform/live/live.ts';
import { AreaType } from '../features/areas/areas.graphql.ts';
import type { TestDatabase } from './a-database.ts';
import type { TestService } from './a-service.ts';

/** How often a subscription was begun, whoever asked. */
export const begun = { times: 0 };

/** Subscriptions over a table of numbers, to show what holds for those of the features. */
@Resolver()
class TicksResolver {
  constructor(
    private readonly live: Live,
    private readonly em: EntityManager,
  ) {}

  @May(anyone)
  @Subscription(() => Int, {
    nullable: true,
    resolve(this: TicksResolver, _: unknown, { topic }: { topic: string }) {
      return this.read(topic);
    },
  })
  ticks(@Args('topic') topic: string): AsyncIterator<void> {
    return this.begin(topic);
  }

  @May(signedIn)
  @Subscription(() => String, { resolve: (_: unknown, __: object, { viewer }: Context) => viewer.email })
  mine(@Args('topic') topic: string): AsyncIterator<void> {
    return this.begin(topic);
  }

  @May(officers)
  @Subscription(() => String, { resolve: (_: unknown, __: object, { viewer }: Context) => viewer.role })
  officersOwn(@Args('topic') topic: string): AsyncIterator<void> {
    return this.begin(topic);
  }

  @May(anyone)
  @Subscription(() => AreaType, { nullable: true, resolve: () => null })
  areaTicks(@Args('topic') topic: string): AsyncIterator<void> {
    return this.begin(topic);
  }

  @May(anyone)
  @Subscription(() => Int, { nullable: true, resolve: (_: unknown, { how }: { how: string }) => fail(how) })
  failing(@Args('how') how: string, @Args('atOnce', { nullable: true }) atOnce?: boolean): AsyncIterator<void> {
    if (atOnce) fail(how);
    return this.begin('failing');
  }

  private begin(topic: string): AsyncIterator<void> {
    begun.times++;
    return this.live.on(topic);
  }

  private async read(topic: string): Promise<number | undefined> {
    const [row] = await this.em.execute<{ n: number }[]>('select n from tick where topic = ?', [topic]);
    return row?.n;
  }
}

function fail(how: string): never {
  if (how === 'fault') throw new NotFound('This meeting');
  throw new Error('insert into "person" ("email") values (…) at /srv/patchwork/api/dist/a.js:3:4');
}

@Module({})
class TicksModule {}

export const TICKS: DynamicModule = { module: TicksModule, providers: [TicksResolver] };

/** Makes the table of numbers. */
export async function aTableOfTicks(database: TestDatabase): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query('create table tick (topic text primary key, n int not null)');
  await owner.query('grant select, insert, update on tick to public');
  await owner.end();
}

/** The next number of a topic, told in the same transaction by this service; with `fails` it is rolled back. */
export async function tick({ app }: TestService, topic: string, fails = false): Promise<void> {
  const deed = app
    .get(EntityManager)
    .fork()
    .transactional(async (em) => {
      await em.execute('insert into tick values (?, 1) on conflict (topic) do update set n = tick.n + 1', [topic]);
      await app.get(Live).tell(em, topic);
      if (fails) throw new Error('The deed failed.');
    });
  await (fails ? deed.catch(() => undefined) : deed);
}

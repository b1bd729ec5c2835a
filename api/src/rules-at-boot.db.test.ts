import { jest } from '@jest/globals';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { Field, ObjectType, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { AppModule } from './app.module.ts';
import { AreaType } from './features/areas/areas.graphql.ts';
import { environmentOf } from './platform/environment.ts';
import { anyone, May } from './platform/graphql/rules.ts';
import { aDatabase, type TestDatabase } from './testing/a-database.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.drop());

@Module({})
class Planted {
  static with(resolver: Type): DynamicModule {
    return { module: Planted, providers: [resolver] };
  }
}

/** Starts the service with one more resolver; answers why it would not. */
async function bootWith(resolver: Type): Promise<string> {
  const source = {
    PATCHWORK_MODE: 'demo',
    DATABASE_URL: database.appUrl,
    SESSION_SECRET: 'a secret of the tests, long enough',
  };
  const imports = [AppModule.with(environmentOf(source)), Planted.with(resolver)];
  const app = (await Test.createTestingModule({ imports }).compile()).createNestApplication({ logger: false });
  try {
    await app.init();
    return 'started';
  } catch (error) {
    return `${(error as Error).name} ${(error as Error).message}`;
  } finally {
    await app.close();
  }
}

// In this order: what is decorated stays known, so the service that may start comes first.
test('a resolver with a rule of its own lets the service start', async () => {
  @Resolver(() => AreaType)
  class Ruled {
    @May(anyone)
    @ResolveField(() => String)
    ruled(): string {
      return 'x';
    }
  }
  expect(await bootWith(Ruled)).toBe('started');
});

test('a query without a rule stops the service', async () => {
  @Resolver()
  class Unruled {
    @Query(() => String)
    unruledQuery(): string {
      return 'x';
    }
  }
  expect(await bootWith(Unruled)).toMatch(/Nobody said who may read or do: .*Query\.unruledQuery/);
});

test('a subscription without a rule stops the service', async () => {
  @Resolver()
  class Unruled {
    @Subscription(() => String)
    unruledNews(): AsyncIterable<string> {
      throw new Error('It was begun.');
    }
  }
  expect(await bootWith(Unruled)).toMatch(/Nobody said who may read or do: .*Subscription\.unruledNews/);
});

test('the rule of a type does not cover a field with a resolver of its own', async () => {
  @Resolver(() => AreaType)
  class Unruled {
    @ResolveField(() => String)
    unruledField(): string {
      return 'x';
    }
  }
  expect(await bootWith(Unruled)).toMatch(/Nobody said who may read or do: .*Area\.unruledField/);
});

test('a type without a rule stops the service, plain fields and all', async () => {
  @ObjectType('Bare')
  class Bare {
    @Field() plain!: string;
  }
  @Resolver()
  class Ruled {
    @May(anyone)
    @Query(() => Bare)
    bare(): Bare {
      return { plain: 'x' };
    }
  }
  expect(await bootWith(Ruled)).toMatch(/Nobody said who may read or do: .*Bare\.plain/);
});

import { Migrator } from '@mikro-orm/migrations';
import { type AnyEntity, defineConfig, type EntityName, type Options } from '@mikro-orm/postgresql';

/**
 * How MikroORM sees the database from here, to migrate it and to compare it with the entities.
 *
 * Migrations are TypeScript and run as they lie, by Node's own type stripping. No snapshot file: what is, is read from
 * the database. Entities are not needed to migrate; who compares hands them in (`@patchwork/api/entities`), so that
 * migrating never waits for a build of the api.
 *
 * @param ownerUrl the role that owns the tables
 */
export function ormConfig(ownerUrl: string, entities: EntityName<AnyEntity>[] = []): Options {
  return defineConfig({
    clientUrl: ownerUrl,
    entities,
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false },
    pool: { min: 0, max: 2 },
    migrations: {
      path: `${import.meta.dirname}/migrations`,
      glob: '*.ts',
      emit: 'ts',
      snapshot: false,
      silent: true,
      // One transaction a migration: a big one does not hold the locks of all the others.
      allOrNothing: false,
    },
    schemaGenerator: { ignoreSchema: ['pgboss'] },
  });
}

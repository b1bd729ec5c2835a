import { MikroORM } from '@mikro-orm/postgresql';
import { entities } from '@patchwork/api/entities';
import pg from 'pg';
import { aDatabase } from '../api/src/testing/a-database.ts';
import { ormConfig } from './mikro-orm.config.ts';

/** Every column, constraint and index of the tables, as PostgreSQL itself writes them down. */
const WHAT_IS = `
  select format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
           case when a.attnotnull then ' not null' else '' end, ' default ' || pg_get_expr(d.adbin, d.adrelid)) as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
  union all
  select format('%s: %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 0
  union all
  select indexdef from pg_indexes where schemaname = 'public'
  order by 1`;

const OF_THE_MIGRATOR = /mikro_orm_migrations/;

async function whatIs(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ line: string }>(WHAT_IS);
    return rows.map(({ line }) => line).filter((line) => !OF_THE_MIGRATOR.test(line));
  } finally {
    await client.end();
  }
}

/** Empties the database and makes the tables straight from the entities. */
async function remadeFromEntities(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('drop schema public, ballot_box cascade; create schema public; create extension btree_gist');
  await client.end();
  const orm = await MikroORM.init(ormConfig(url, [...entities]));
  await orm.schema.execute(await orm.schema.getCreateSchemaSQL());
  await orm.close(true);
}

test('up from empty, the tables are what the entities say, exactly', async () => {
  const [migrated, made] = await Promise.all([aDatabase(), aDatabase()]);
  try {
    await remadeFromEntities(made.ownerUrl);
    const [is, said] = await Promise.all([whatIs(migrated.ownerUrl), whatIs(made.ownerUrl)]);
    expect(said.length).toBeGreaterThan(100);
    expect(is).toEqual(said);
  } finally {
    await Promise.all([migrated.drop(), made.drop()]);
  }
});

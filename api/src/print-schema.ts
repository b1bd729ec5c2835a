import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { FEATURES } from './app.module.ts';
import { holdingsOf } from './features/people/people.holdings.ts';
import { authorisationTable } from './platform/graphql/authorisation-table.ts';
import type { Holding } from './platform/personal-data.ts';

/** The schema as the features' classes say it, without a database: for printing, not for answering. */
export async function schemaOfFeatures(): Promise<GraphQLSchema> {
  const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const resolvers = providers().filter(
    (provider) => typeof provider === 'function' && Reflect.hasMetadata('graphql:resolver_type', provider),
  );
  return lexicographicSortSchema(await builder.get(GraphQLSchemaFactory).create(resolvers));
}

type Words = Omit<Holding, 'exportOf' | 'erase'>;

const providers = () => FEATURES.flatMap((feature) => Reflect.getMetadata('providers', feature) ?? []);

/** What the privacy page says is held of people: the words of what people and each later feature's `x.holdings` say. */
export function personalDataTable(): string {
  const later = providers().flatMap((provider: { holdings?: readonly Words[] }) => provider.holdings ?? []);
  const words = [...holdingsOf(String, String), ...later].map(({ what, purpose, lawfulBasis, seenBy, deleted }) => ({
    what,
    purpose,
    lawfulBasis,
    seenBy,
    deleted,
  }));
  return `${JSON.stringify(words, null, 2)}\n`;
}

/** Where the printed files live: what two sides must agree on. */
const LIBRARY = new URL('../../libs/schema/', import.meta.url);

if (import.meta.filename === process.argv[1]) {
  const schema = await schemaOfFeatures();
  await writeFile(
    new URL('schema.graphql', LIBRARY),
    `# Printed from the features of api by \`npm run generate\`.\n\n${printSchema(schema)}\n`,
  );
  await writeFile(new URL('personal-data.generated.json', LIBRARY), personalDataTable());
  await writeFile(new URL('authorisation.generated.md', LIBRARY), authorisationTable(schema));
}

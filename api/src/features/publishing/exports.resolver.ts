import { Query, Resolver } from '@nestjs/graphql';
import { anyone, May } from '#platform/graphql/rules.ts';
import { wordsOf } from './export-columns.ts';
import { ATTRIBUTION, LICENCE, TABLES } from './export-tables.ts';
import { OpenDataType } from './exports.graphql.ts';

/** The tables as the data page tells of them. They are what the program has, so nothing is read. */
@Resolver(() => OpenDataType)
export class OpenDataResolver {
  @May(anyone)
  @Query(() => OpenDataType, { description: 'What is published as CSV and JSON files, column by column.' })
  openData(): OpenDataType {
    return {
      licence: LICENCE.title,
      licenceUrl: LICENCE.path,
      attribution: ATTRIBUTION,
      tables: TABLES.map(({ name, title, description, ofPlace, key, columns }) => ({
        ...{ name, title, description, ofPlace, key },
        columns: columns.map((column) => ({ ...column, kind: wordsOf(column), values: [...(column.values ?? [])] })),
      })),
    };
  }
}

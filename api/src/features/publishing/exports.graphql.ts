import { Field, ObjectType } from '@nestjs/graphql';
import { anyone, May } from '#platform/graphql/rules.ts';

@ObjectType('OpenDataColumn', { description: 'A column of a table: the same in CSV and in JSON.' })
@May(anyone)
export class OpenDataColumnType {
  @Field() name!: string;
  @Field({ description: 'What its cells are, in words.' }) kind!: string;
  @Field() description!: string;
  @Field(() => String, { nullable: true, description: 'The field of this schema that says the same.' })
  from?: string | null;
  @Field({ description: 'True where some rows have nothing there.' }) isNullable!: boolean;
  @Field(() => [String], { description: 'All that it can be; empty where that is no list.' }) values!: string[];
}

@ObjectType('OpenDataTable', { description: 'A table that anybody can fetch, for all areas or for one.' })
@May(anyone)
export class OpenDataTableType {
  @Field({ description: 'As it stands in addresses: `/data/<name>.csv`.' }) name!: string;
  @Field() title!: string;
  @Field() description!: string;
  @Field({ description: 'What of it a place has.' }) ofPlace!: string;
  @Field({ description: 'The column that names a row, for ever.' }) key!: string;
  @Field(() => [OpenDataColumnType]) columns!: OpenDataColumnType[];
}

@ObjectType('OpenData', { description: 'What is published as files, and under which licence.' })
@May(anyone)
export class OpenDataType {
  @Field() licence!: string;
  @Field() licenceUrl!: string;
  @Field({ description: 'What whoever uses it is to say beside it.' }) attribution!: string;
  @Field(() => [OpenDataTableType]) tables!: OpenDataTableType[];
}

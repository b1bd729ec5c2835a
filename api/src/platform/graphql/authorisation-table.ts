import type { GraphQLSchema } from 'graphql';
import { ViewerRole } from '../viewer.ts';
import { fieldsOf, ruleOf } from './authorise.ts';

/** One field of the schema and who may have it. */
export interface Row {
  /** `Type.field`. */
  readonly field: string;
  readonly rule: string;
  readonly cells: Readonly<Record<ViewerRole, 'yes' | 'no'>>;
}

const ROLES = Object.values(ViewerRole);

/** Every field of every type × every role, in the order of their names. */
export function authorisationRows(schema: GraphQLSchema): Row[] {
  return fieldsOf(schema)
    .map(([type, field]) => {
      const rule = ruleOf(type, field);
      const cells = ROLES.map((role) => [role, rule?.roles.includes(role) ? 'yes' : 'no']);
      return {
        field: `${type.name}.${field.name}`,
        rule: rule?.name ?? 'nobody said',
        cells: Object.fromEntries(cells),
      };
    })
    .sort((a, b) => (a.field < b.field ? -1 : 1));
}

/** The rows as a page to read. A test executes each cell, and fails where this file and the schema differ. */
export function authorisationTable(schema: GraphQLSchema): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = authorisationRows(schema).map(({ field, rule, cells }) =>
    line([field, rule, ...ROLES.map((role) => cells[role])]),
  );
  const head = [line(['field', 'rule', ...ROLES]), line(Array<string>(ROLES.length + 2).fill('---'))];
  return [
    '# Who may read and do what',
    '',
    'Printed from the rules of the fields by `npm run generate`. `yes` lets the role as far as the deed: where it may act',
    '(its own areas, its own things), the policy of the feature says. `no` is answered UNAUTHENTICATED or FORBIDDEN.',
    '',
    ...head,
    ...rows,
    '',
  ].join('\n');
}

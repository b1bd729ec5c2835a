import { statementFor } from '@patchwork/api/pages';
import { READS_AT_ONCE } from '@patchwork/api/reads-at-once';

/** The prepared statement by which the service answers a public page, for who measures it (`npm run bench`). */
export const pageStatement = statementFor;

/** How many of them the service has PostgreSQL run at the same time. */
export const pageStatementsAtOnce = READS_AT_ONCE;
